// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/filedescriptor.h"
#include "platform/linux/guard/fileidentity.h"

#include <QByteArray>
#include <QString>

#include <mutex>
#include <set>
#include <unordered_map>
#include <vector>

namespace sobani::platform {

/// What kind of place a program comes from.
enum class MountKind {
    Kept,    ///< local, keeps change times, attached by root: verdicts may be remembered
    Local,   ///< answers at once, but verdicts are not remembered
    Foreign, ///< another machine or another program answers for it (network, FUSE), or unknown
    Virtual, ///< holds no programs (proc, sysfs)
};

struct Mount
{
    quint64 id = 0; ///< unique among all mount namespaces while it is mounted
    quint64 unique = 0; ///< never used twice; 0 where it does not matter or is not known
    quint64 device = 0; ///< as in FileKey
    QByteArray point;
    QByteArray type;
    MountKind kind = MountKind::Foreign;
};

/// The mounts in the text of a /proc/<pid>/mountinfo. Hostile input: odd lines are left out.
[[nodiscard]] std::vector<Mount> parseMountInfo(const QByteArray &text);
[[nodiscard]] QByteArray readMountInfo(qint64 pid);

/// Knows the mounts of this process's namespace and, one by one, those of others. Thread-safe.
class MountTable
{
public:
    MountTable();

    /// Readable with POLLPRI when mounts have changed since reload().
    [[nodiscard]] int watchedFd() const { return m_file.get(); }
    /// The mounts now, and which devices have a mount that was not there before.
    struct Changes { std::vector<Mount> mounts; std::set<quint64> devices; };
    [[nodiscard]] Changes reload();
    /// Where \a file is, as process \a pid sees it.
    [[nodiscard]] MountKind kindOf(const FileState &file, qint64 pid);
    /// Whether this process's namespace has a mount of its file system, or nobody has.
    [[nodiscard]] bool isOurs(const FileState &file) const;

private:
    [[nodiscard]] const Mount *find(const FileState &file) const;

    FileDescriptor m_file;
    quint64 m_memoryDevice = 0; ///< where memory files are; no mount shows it
    mutable std::mutex m_mutex;
    std::unordered_map<quint64, Mount> m_byId;
    std::unordered_map<quint64, MountKind> m_byDevice; ///< the most careful kind of its mounts
    std::unordered_map<quint64, Mount> m_elsewhere;    ///< by id, of other namespaces
};

} // namespace sobani::platform
