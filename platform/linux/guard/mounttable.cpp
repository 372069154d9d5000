// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/mounttable.h"

#include <QFile>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace sobani::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostElsewhere = 4096;

constexpr std::array Keeping{"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "squashfs", "erofs"};
constexpr std::array Answering{"tmpfs", "ramfs",   "devtmpfs", "overlay", "vfat",  "exfat",
                               "ntfs3", "iso9660", "udf",      "zfs",     "hfsplus", "jfs",
                               "bcachefs", "minix", "msdos", "reiserfs", "nilfs2", "hugetlbfs"};
constexpr std::array Empty{"proc",   "sysfs",      "cgroup",  "cgroup2",    "devpts",  "mqueue",
                           "debugfs", "tracefs",   "pstore",  "securityfs", "configfs", "bpf",
                           "efivarfs", "fusectl",  "autofs",  "binfmt_misc", "selinuxfs", "nsfs",
                           "rpc_pipefs"};

template<std::size_t N>
bool isOneOf(const std::array<const char *, N> &list, const QByteArray &type)
{
    return std::any_of(list.begin(), list.end(), [&](const char *name) { return type == name; });
}

// udisks and fusermount attach for users with nosuid, always: such a medium can be the user's
// own file, whose blocks he changes without the file system noticing.
MountKind kindFor(const QByteArray &type, const QByteArray &options)
{
    if (isOneOf(Empty, type))
        return MountKind::Virtual;
    if (isOneOf(Keeping, type))
        return options.split(',').contains("nosuid") ? MountKind::Local : MountKind::Kept;
    return isOneOf(Answering, type) ? MountKind::Local : MountKind::Foreign;
}

// Blanks and backslashes are written as \040 and so on.
QByteArray unescaped(const QByteArray &field)
{
    QByteArray out;
    for (qsizetype i = 0; i < field.size(); ++i) {
        bool octal = false;
        const int code = field[i] == '\\' ? field.mid(i + 1, 3).toInt(&octal, 8) : 0;
        out += octal ? char(code) : field[i];
        i += octal ? 3 : 0;
    }
    return out;
}

// Numbers of mounts are used again; this one is not. Since Linux 6.8.
constexpr unsigned int UniqueMountId = 0x4000;

quint64 uniqueId(const Mount &mount)
{
    struct statx raw{};
    const int flags = AT_NO_AUTOMOUNT | AT_SYMLINK_NOFOLLOW | AT_STATX_DONT_SYNC;
    const bool asked = ::statx(AT_FDCWD, mount.point.constData(), flags, UniqueMountId, &raw) == 0;
    return asked && (raw.stx_mask & UniqueMountId) != 0 ? raw.stx_mnt_id : 0;
}

std::optional<Mount> parseLine(const QByteArray &line)
{
    const QList<QByteArray> fields = line.split(' ');
    const qsizetype dash = fields.indexOf("-");
    if (dash < 6 || fields.size() < dash + 3)
        return std::nullopt;
    const QList<QByteArray> numbers = fields[2].split(':');
    if (numbers.size() != 2)
        return std::nullopt;
    Mount mount;
    mount.id = fields[0].toULongLong();
    mount.device = (numbers[0].toULongLong() << 32U) | numbers[1].toULongLong();
    mount.point = unescaped(fields[4]);
    mount.type = fields[dash + 1];
    mount.kind = kindFor(mount.type, fields[5]);
    return mount;
}

} // namespace

std::vector<Mount> parseMountInfo(const QByteArray &text)
{
    std::vector<Mount> mounts;
    for (const QByteArray &line : text.split('\n')) {
        if (auto mount = parseLine(line))
            mounts.push_back(std::move(*mount));
    }
    return mounts;
}

QByteArray readMountInfo(qint64 pid)
{
    QFile file(u"/proc/%1/mountinfo"_s.arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

MountTable::MountTable() : m_file(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC))
{
    const FileDescriptor memory(::memfd_create("sobani", MFD_CLOEXEC));
    if (const auto state = stateOf(memory.get()))
        m_memoryDevice = state->key.device;
}

MountTable::Changes MountTable::reload()
{
    // Read through the watched descriptor, or the kernel goes on reporting the same change.
    ::lseek(m_file.get(), 0, SEEK_SET);
    QByteArray text;
    std::array<char, 16384> block{};
    for (ssize_t got = 0; (got = ::read(m_file.get(), block.data(), block.size())) > 0;)
        text.append(block.data(), qsizetype(got));
    Changes changes{parseMountInfo(text), {}};
    for (Mount &mount : changes.mounts)
        mount.unique = mount.kind == MountKind::Kept ? uniqueId(mount) : 0;

    const std::lock_guard lock(m_mutex);
    const auto before = std::exchange(m_byId, {});
    m_byDevice.clear();
    m_elsewhere.clear();
    for (const Mount &mount : changes.mounts) {
        const auto old = before.find(mount.id);
        if (old == before.end() || old->second.device != mount.device
            || mount.unique == 0 || old->second.unique != mount.unique)
            changes.devices.insert(mount.device);
        m_byId[mount.id] = mount;
        const auto [entry, fresh] = m_byDevice.try_emplace(mount.device, mount.kind);
        if (!fresh && entry->second == MountKind::Kept)
            entry->second = mount.kind;
    }
    return changes;
}

const Mount *MountTable::find(const FileState &file) const
{
    for (const auto *map : {&m_byId, &m_elsewhere}) {
        const auto found = map->find(file.mountId);
        if (found != map->end())
            return &found->second;
    }
    return nullptr;
}

bool MountTable::isOurs(const FileState &file) const
{
    const std::lock_guard lock(m_mutex);
    return file.key.device == m_memoryDevice || m_byDevice.contains(file.key.device)
           || m_byId.contains(file.mountId);
}

MountKind MountTable::kindOf(const FileState &file, qint64 pid)
{
    if (file.key.device == m_memoryDevice)
        return MountKind::Local;
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_byDevice.find(file.key.device);
        if (known != m_byDevice.end())
            return known->second;
        if (const Mount *mount = find(file))
            return mount->kind;
    }
    const std::vector<Mount> theirs = parseMountInfo(readMountInfo(pid));
    const std::lock_guard lock(m_mutex);
    if (m_elsewhere.size() + theirs.size() > MostElsewhere)
        m_elsewhere.clear();
    for (const Mount &mount : theirs) {
        // Made by whoever made that namespace, and gone with it: never remembered.
        Mount careful = mount;
        careful.kind = mount.kind == MountKind::Kept ? MountKind::Local : mount.kind;
        m_elsewhere.try_emplace(mount.id, careful);
    }
    const Mount *mount = find(file);
    return mount ? mount->kind : MountKind::Foreign;
}

} // namespace sobani::platform
