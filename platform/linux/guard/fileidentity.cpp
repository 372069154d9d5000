// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/fileidentity.h"

#include <openssl/evp.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <memory>
#include <vector>

namespace sobani::platform {

namespace {

// A kernel without fine-grained change times keeps them to its tick, 10 ms at worst.
constexpr qint64 SettledAfterNs = 100'000'000;

constexpr qint64 nanoseconds(qint64 seconds, qint64 rest)
{
    return seconds * 1'000'000'000 + rest;
}

} // namespace

std::optional<FileState> stateOf(int fd)
{
    struct statx raw{};
    const int flags = AT_EMPTY_PATH | AT_STATX_DONT_SYNC;
    if (::statx(fd, "", flags, STATX_BASIC_STATS | STATX_MNT_ID, &raw) != 0)
        return std::nullopt;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    FileState state;
    state.key.device = (quint64(raw.stx_dev_major) << 32U) | raw.stx_dev_minor;
    state.key.inode = raw.stx_ino;
    state.key.size = qint64(raw.stx_size);
    state.key.changedNs = nanoseconds(raw.stx_ctime.tv_sec, raw.stx_ctime.tv_nsec);
    state.key.modifiedNs = nanoseconds(raw.stx_mtime.tv_sec, raw.stx_mtime.tv_nsec);
    state.mountId = raw.stx_mnt_id;
    state.regular = S_ISREG(raw.stx_mode);
    state.settled = nanoseconds(now.tv_sec, now.tv_nsec) - state.key.changedNs > SettledAfterNs;
    state.onlyRoot = raw.stx_uid == 0 && (raw.stx_mode & (S_IWGRP | S_IWOTH)) == 0;
    return state;
}

// A read lease is granted only when nobody has the file open for writing.
NoWriters::NoWriters(int fd) : m_fd(fd), m_held(::fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {}

NoWriters::~NoWriters()
{
    if (m_held)
        ::fcntl(m_fd, F_SETLEASE, F_UNLCK);
}

QByteArray digestOf(int fd, const std::function<bool()> &goOn)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        return {};
    std::vector<char> block(256UL * 1024);
    for (qint64 offset = 0; goOn() && offset <= LargestDigested;) {
        const ssize_t got = ::pread(fd, block.data(), block.size(), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return {};
        if (got == 0) {
            QByteArray digest(EVP_MAX_MD_SIZE, '\0');
            unsigned int size = 0;
            auto *out = reinterpret_cast<unsigned char *>(digest.data());
            return EVP_DigestFinal_ex(context.get(), out, &size) == 1 ? digest.left(qsizetype(size))
                                                                      : QByteArray();
        }
        EVP_DigestUpdate(context.get(), block.data(), std::size_t(got));
        offset += got;
    }
    return {};
}

} // namespace sobani::platform
