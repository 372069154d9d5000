// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/guard/onefilefs.h"

#include <fcntl.h>
#include <linux/fuse.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <vector>

namespace sobani::tests {

namespace {

constexpr std::uint64_t FileNode = 2;
constexpr std::size_t LargestRead = 128UL * 1024;

class Server
{
public:
    Server(int device, QByteArray content, const std::atomic<bool> &stalled)
        : m_device(device), m_content(std::move(content)), m_stalled(stalled) {}

    [[noreturn]] void serve()
    {
        std::vector<char> request(LargestRead + 4096);
        while (true) {
            const ssize_t got = ::read(m_device, request.data(), request.size());
            if (got < 0 && errno == ENODEV)
                ::_exit(0);
            while (m_stalled)
                ::usleep(1000);
            if (got >= ssize_t(sizeof(fuse_in_header)))
                answer(request.data());
        }
    }

private:
    void answer(const char *request)
    {
        fuse_in_header head{};
        std::memcpy(&head, request, sizeof head);
        const char *body = request + sizeof head;
        switch (head.opcode) {
        case FUSE_INIT:
            greet(head);
            return;
        case FUSE_LOOKUP:
            lookup(head, body);
            return;
        case FUSE_GETATTR: {
            fuse_attr_out out{};
            out.attr = attributes(head.nodeid);
            reply(head, out);
            return;
        }
        case FUSE_OPEN:
        case FUSE_OPENDIR:
            reply(head, fuse_open_out{});
            return;
        case FUSE_READ:
            read(head, body);
            return;
        case FUSE_STATFS:
            reply(head, fuse_statfs_out{});
            return;
        case FUSE_RELEASE:
        case FUSE_RELEASEDIR:
        case FUSE_FLUSH:
            send(head, 0, nullptr, 0);
            return;
        case FUSE_FORGET:
        case FUSE_BATCH_FORGET:
        case FUSE_INTERRUPT:
            return; // want no answer
        default:
            send(head, -ENOSYS, nullptr, 0);
        }
    }

    void greet(const fuse_in_header &head)
    {
        fuse_init_out out{};
        out.major = FUSE_KERNEL_VERSION;
        out.minor = 31;
        out.max_readahead = LargestRead;
        out.max_background = 8;
        out.congestion_threshold = 6;
        out.max_write = 4096;
        out.time_gran = 1;
        reply(head, out);
    }

    void lookup(const fuse_in_header &head, const char *name)
    {
        if (std::strcmp(name, "AppRun") != 0) {
            send(head, -ENOENT, nullptr, 0);
            return;
        }
        fuse_entry_out out{};
        out.nodeid = FileNode;
        out.attr = attributes(FileNode);
        reply(head, out);
    }

    void read(const fuse_in_header &head, const char *body)
    {
        fuse_read_in what{};
        std::memcpy(&what, body, sizeof what);
        const auto size = std::uint64_t(m_content.size());
        const std::uint64_t from = std::min(what.offset, size);
        send(head, 0, m_content.constData() + from, std::min<std::uint64_t>(what.size, size - from));
    }

    [[nodiscard]] fuse_attr attributes(std::uint64_t node) const
    {
        fuse_attr attributes{};
        attributes.ino = node;
        attributes.nlink = 1;
        attributes.size = node == FileNode ? std::uint64_t(m_content.size()) : 0;
        attributes.mode = node == FileNode ? S_IFREG | 0755U : S_IFDIR | 0755U;
        return attributes;
    }

    template<typename Out>
    void reply(const fuse_in_header &head, const Out &out)
    {
        send(head, 0, reinterpret_cast<const char *>(&out), sizeof out);
    }

    void send(const fuse_in_header &head, int error, const char *data, std::size_t size)
    {
        const fuse_out_header out{std::uint32_t(sizeof(fuse_out_header) + size), error, head.unique};
        std::vector<char> packet(sizeof out + size);
        std::memcpy(packet.data(), &out, sizeof out);
        if (size > 0)
            std::memcpy(packet.data() + sizeof out, data, size);
        (void)!::write(m_device, packet.data(), packet.size());
    }

    const int m_device;
    const QByteArray m_content;
    const std::atomic<bool> &m_stalled;
};

} // namespace

bool OneFileFs::mount(const QString &point, const QByteArray &content)
{
    m_point = point.toLocal8Bit();
    ::mkdir(m_point.constData(), 0755);
    void *memory = ::mmap(nullptr, sizeof(std::atomic<bool>), PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    m_shared = new (memory) std::atomic<bool>(false);
    const int device = ::open("/dev/fuse", O_RDWR | O_CLOEXEC);
    const QByteArray options = "fd=" + QByteArray::number(device)
                               + ",rootmode=40000,user_id=0,group_id=0,allow_other";
    if (::mount("AppRun", m_point.constData(), "fuse", MS_NOSUID | MS_NODEV, options.constData())
        != 0)
        return false;
    m_server = ::fork();
    if (m_server == 0)
        Server(device, content, *m_shared).serve();
    ::close(device);
    return true;
}

OneFileFs::~OneFileFs()
{
    if (m_server > 0) {
        ::kill(pid_t(m_server), SIGKILL); // whoever waits for an answer gets an error
        ::waitpid(pid_t(m_server), nullptr, 0);
    }
    if (!m_point.isEmpty())
        ::umount2(m_point.constData(), MNT_DETACH);
}

} // namespace sobani::tests
