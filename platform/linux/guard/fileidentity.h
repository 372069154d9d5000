// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QtGlobal>

#include <compare>
#include <functional>
#include <optional>

namespace sobani::platform {

/// One content of one file. Writing to the file, by whatever means, makes another key as long
/// as the file system keeps its change time (which no user can set back), and the old change
/// time was settled when the content was read.
struct FileKey
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 changedNs = 0;  ///< change time, since 1970
    qint64 modifiedNs = 0; ///< modification time, since 1970

    friend auto operator<=>(const FileKey &, const FileKey &) = default;
    friend size_t qHash(const FileKey &k, size_t seed = 0)
    {
        return qHashMulti(seed, k.device, k.inode, k.size, k.changedNs, k.modifiedNs);
    }
};

struct FileState
{
    FileKey key;
    quint64 mountId = 0;
    bool regular = false;
    bool settled = false;  ///< unchanged for long enough that a change would show in the key
    bool onlyRoot = false; ///< nobody but root can write to it or change its permissions
};

/// Asks nothing of a file system that may not answer (FUSE, network): works on O_PATH, too.
[[nodiscard]] std::optional<FileState> stateOf(int fd);

/// While it lives nobody has the file open for writing, and whoever tries waits: what is read
/// meanwhile is one content. A mapping that was made for writing counts as open.
class NoWriters
{
public:
    explicit NoWriters(int fd);
    ~NoWriters();
    NoWriters(const NoWriters &) = delete;
    NoWriters &operator=(const NoWriters &) = delete;

    [[nodiscard]] bool held() const { return m_held; }

private:
    int m_fd;
    bool m_held;
};

inline constexpr qint64 LargestDigested = qint64(1) << 30;

/// SHA-256 of the whole file; empty when it is larger than LargestDigested, cannot be read or
/// \a goOn turns false.
[[nodiscard]] QByteArray digestOf(int fd, const std::function<bool()> &goOn);

} // namespace sobani::platform
