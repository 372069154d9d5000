// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/examiner.h"

#include <elf.h>
#include <unistd.h>

#include <cstring>

namespace sobani::platform {

namespace {

constexpr qint64 LongestRead = qint64(16) * 1024 * 1024;

class OpenFile final : public guard::ProgramContent
{
public:
    OpenFile(int fd, qint64 size) : m_fd(fd), m_size(size) {}

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] QByteArray read(qint64 offset, qint64 length) const override
    {
        if (offset < 0 || length <= 0 || offset >= m_size)
            return {};
        QByteArray bytes(std::min({length, m_size - offset, LongestRead}), Qt::Uninitialized);
        const ssize_t got = ::pread(m_fd, bytes.data(), std::size_t(bytes.size()), offset);
        bytes.truncate(got > 0 ? got : 0);
        return bytes;
    }

private:
    int m_fd;
    qint64 m_size;
};

// A position-independent program that asks for no loader: ld.so itself, or a static program.
bool isLoaderLike(const guard::ProgramContent &content)
{
    const QByteArray head = content.read(0, 4096);
    Elf64_Ehdr elf{};
    if (head.size() < qsizetype(sizeof elf))
        return false;
    std::memcpy(&elf, head.constData(), sizeof elf);
    if (std::memcmp(elf.e_ident, ELFMAG, SELFMAG) != 0 || elf.e_ident[EI_CLASS] != ELFCLASS64)
        return elf.e_ident[EI_CLASS] == ELFCLASS32 && head.startsWith("\x7f" "ELF");
    if (elf.e_type != ET_DYN || elf.e_phentsize != sizeof(Elf64_Phdr))
        return false;
    const qint64 size = qint64(elf.e_phnum) * qint64(sizeof(Elf64_Phdr));
    const QByteArray table = content.read(qint64(elf.e_phoff), std::min<qint64>(size, 65536));
    for (qsizetype at = 0; at + qsizetype(sizeof(Elf64_Phdr)) <= table.size();
         at += qsizetype(sizeof(Elf64_Phdr))) {
        Elf64_Phdr header{};
        std::memcpy(&header, table.constData() + at, sizeof header);
        if (header.p_type == PT_INTERP)
            return false;
    }
    return true;
}

} // namespace

QString pathOf(int fd)
{
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(fd);
    QByteArray target(4096, '\0');
    const ssize_t size = ::readlink(link.constData(), target.data(), std::size_t(target.size()));
    return size > 0 ? QString::fromUtf8(target.constData(), size) : QString();
}

std::optional<Verdict> Examiner::known(const FileState &file)
{
    return m_cache.find(file.key);
}

Verdict Examiner::look(int fd, const FileState &file, qint64 pid, const guard::ProgramFacts &facts)
{
    const NoWriters still(fd);
    const OpenFile content(fd, file.key.size);
    Verdict verdict{m_judge.judge(facts, content), {}, false};
    if (verdict.tool && !guard::isToolId(verdict.tool->toolId))
        verdict.tool.reset(); // a judge's mistake: nobody could ever approve it
    verdict.loader = !verdict.tool && isLoaderLike(content);
    if (still.held())
        remember(fd, file, pid, verdict);
    return verdict;
}

void Examiner::identify(Verdict &verdict, int fd, const FileState &file, qint64 pid)
{
    const NoWriters still(fd);
    verdict.sha256 = digestOf(fd, [] { return true; });
    if (still.held())
        remember(fd, file, pid, verdict);
}

void Examiner::remember(int fd, const FileState &file, qint64 pid, const Verdict &verdict)
{
    if (!file.settled || m_mounts.kindOf(file, pid) != MountKind::Kept)
        return;
    // The state was taken before the lease: it must still be the one that was read.
    const auto after = stateOf(fd);
    if (after && after->key == file.key)
        m_cache.remember(file.key, verdict);
}

} // namespace sobani::platform
