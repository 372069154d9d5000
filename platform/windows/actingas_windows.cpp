// SPDX-License-Identifier: MPL-2.0
#include "platform/common/actingas.h"

#include "platform/common/peercredentials.h"

#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace sobani::platform {

// Acting as somebody else needs that person's token here, which an installer does not have: it
// runs elevated as the person itself, or not at all.
ActingAs::ActingAs(const QString &user) : m_before(ownUser()), m_ok(user == m_before) {}

ActingAs::~ActingAs() = default;

QString ownerOf(const QString &folder)
{
    std::wstring name = QDir::toNativeSeparators(folder).toStdWString();
    const DWORD attributes = ::GetFileAttributesW(name.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES || !(attributes & FILE_ATTRIBUTE_DIRECTORY)
        || (attributes & FILE_ATTRIBUTE_REPARSE_POINT))
        return {};
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (::GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner,
                                nullptr, nullptr, nullptr, &descriptor)
        != ERROR_SUCCESS)
        return {};
    LPWSTR text = nullptr;
    QString user;
    if (::ConvertSidToStringSidW(owner, &text)) {
        user = QString::fromWCharArray(text);
        ::LocalFree(text);
    }
    ::LocalFree(descriptor);
    return user;
}

} // namespace sobani::platform
