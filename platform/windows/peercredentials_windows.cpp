// SPDX-License-Identifier: MPL-2.0
#include "platform/common/peercredentials.h"

#include <windows.h>

#include <sddl.h>

#include <vector>

namespace sobani::platform {

namespace {

/// Closes what it holds.
class Handle
{
public:
    explicit Handle(HANDLE handle) : m_handle(handle) {}
    ~Handle()
    {
        if (m_handle)
            ::CloseHandle(m_handle);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

std::optional<QString> userOf(HANDLE process)
{
    HANDLE raw = nullptr;
    if (!::OpenProcessToken(process, TOKEN_QUERY, &raw))
        return std::nullopt;
    const Handle token(raw);
    DWORD size = 0;
    ::GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size);
    std::vector<unsigned char> buffer(size);
    if (size == 0 || !::GetTokenInformation(token.get(), TokenUser, buffer.data(), size, &size))
        return std::nullopt;
    LPWSTR text = nullptr;
    if (!::ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER *>(buffer.data())->User.Sid,
                                  &text))
        return std::nullopt;
    const QString user = QString::fromWCharArray(text);
    ::LocalFree(text);
    return user;
}

} // namespace

std::optional<PeerCredentials> peerCredentials(qintptr descriptor, SocketEnd own)
{
    const auto pipe = reinterpret_cast<HANDLE>(descriptor);
    ULONG id = 0;
    const BOOL known = own == SocketEnd::Server ? ::GetNamedPipeClientProcessId(pipe, &id)
                                                : ::GetNamedPipeServerProcessId(pipe, &id);
    if (!known)
        return std::nullopt;
    const Handle process(::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id));
    const auto user = process.get() ? userOf(process.get()) : std::nullopt;
    if (!user)
        return std::nullopt;
    return PeerCredentials{*user, qint64(id)};
}

QString ownUser()
{
    return userOf(::GetCurrentProcess()).value_or(QString());
}

QString engineSocketPath()
{
    // Administrators alone may make a pipe under this prefix.
    return QStringLiteral(R"(\\.\pipe\ProtectedPrefix\Administrators\sobani-engine)");
}

QString administrator()
{
    return QStringLiteral("S-1-5-18"); // LocalSystem
}

} // namespace sobani::platform
