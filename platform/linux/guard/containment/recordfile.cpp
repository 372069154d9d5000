// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/recordfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sobani::guard {

namespace {

constexpr qint64 Largest = 65536;

class File
{
public:
    File(const QByteArray &path, int flags) : m_fd(::open(path.constData(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
    ~File()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

StoreError errorFrom(int number)
{
    return number == ENOSPC || number == EDQUOT ? StoreError::Full : StoreError::Failed;
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(fd, bytes.data(), std::size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(qsizetype(written));
    }
    return true;
}

} // namespace

Result<std::optional<QByteArray>, StoreError> RecordFile::load()
{
    const File file(QFile::encodeName(m_path), O_RDONLY | O_NONBLOCK);
    if (!file && errno == ENOENT)
        return std::optional<QByteArray>();
    struct stat facts{};
    if (!file || ::fstat(file.fd(), &facts) != 0 || !S_ISREG(facts.st_mode)
        || facts.st_uid != ::geteuid() || facts.st_size > Largest)
        return Failure{StoreError::Unreadable};
    QByteArray record(facts.st_size, '\0');
    const auto size = ::read(file.fd(), record.data(), std::size_t(record.size()));
    if (size != record.size())
        return Failure{StoreError::Unreadable};
    return std::optional(record);
}

Result<Done, StoreError> RecordFile::save(const QByteArray &record)
{
    const QByteArray target = QFile::encodeName(m_path);
    const QByteArray fresh = target + ".new";
    ::unlink(fresh.constData()); // of a process that died here
    {
        const File file(fresh, O_WRONLY | O_CREAT | O_EXCL);
        if (!file || !writeAll(file.fd(), record) || ::fsync(file.fd()) != 0)
            return Failure{errorFrom(errno)};
    }
    if (::rename(fresh.constData(), target.constData()) != 0)
        return Failure{errorFrom(errno)};
    const File folder(QFile::encodeName(QFileInfo(m_path).path()), O_RDONLY | O_DIRECTORY);
    if (!folder || ::fsync(folder.fd()) != 0)
        return Failure{errorFrom(errno)};
    return Done{};
}

} // namespace sobani::guard
