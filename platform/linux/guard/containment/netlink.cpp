// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/netlink.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace sobani::guard {

namespace {

constexpr qsizetype BufferSize = 65536; ///< the kernel fills at most 32 KiB at once

qsizetype aligned(qsizetype size)
{
    return (size + 3) & ~qsizetype(3);
}

} // namespace

Netlink::Netlink(int protocol) : m_fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol))
{
    const timeval patience{2, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Netlink::~Netlink()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

QByteArray Netlink::packed(quint16 type, quint16 flags, QByteArrayView payload)
{
    nlmsghdr header{};
    header.nlmsg_len = quint32(NLMSG_HDRLEN + payload.size());
    header.nlmsg_type = type;
    header.nlmsg_flags = quint16(flags | NLM_F_REQUEST);
    header.nlmsg_seq = ++m_sequence;
    QByteArray message;
    message.append(bytesOf(header)).append(payload);
    message.append(aligned(message.size()) - message.size(), '\0');
    return message;
}

int Netlink::send(const QByteArray &bytes) const
{
    const auto sent = ::send(m_fd, bytes.constData(), std::size_t(bytes.size()), 0);
    return sent == bytes.size() ? 0 : errno;
}

int Netlink::receive(const Handler &handler)
{
    QByteArray buffer(BufferSize, Qt::Uninitialized);
    for (;;) {
        const auto size = ::recv(m_fd, buffer.data(), std::size_t(buffer.size()), 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return size == 0 || errno == EAGAIN ? ETIMEDOUT : errno;
        QByteArrayView rest(buffer.constData(), qsizetype(size));
        while (rest.size() >= qsizetype(NLMSG_HDRLEN)) {
            const auto header = structFrom<nlmsghdr>(rest);
            const auto length = qsizetype(header.nlmsg_len);
            if (length < qsizetype(NLMSG_HDRLEN) || length > rest.size())
                return EBADMSG;
            const QByteArrayView payload = rest.first(length).sliced(NLMSG_HDRLEN);
            rest = rest.sliced(std::min(aligned(length), rest.size()));
            const bool inTransaction = m_oldest != 0 && header.nlmsg_seq >= m_oldest;
            if (header.nlmsg_seq != m_sequence && !inTransaction)
                continue; // of a request that was given up
            if (header.nlmsg_type == NLMSG_DONE)
                return 0;
            if (header.nlmsg_type == NLMSG_ERROR)
                return -structFrom<nlmsgerr>(payload).error;
            if (handler)
                handler(header.nlmsg_type, payload);
        }
    }
}

int Netlink::request(quint16 type, quint16 flags, QByteArrayView payload)
{
    const int failed = send(packed(type, quint16(flags | NLM_F_ACK), payload));
    return failed ? failed : receive({});
}

int Netlink::dump(quint16 type, QByteArrayView payload, const Handler &handler)
{
    const int failed = send(packed(type, NLM_F_DUMP, payload));
    return failed ? failed : receive(handler);
}

int Netlink::transaction(quint8 subsystem, const std::vector<Message> &messages)
{
    nfgenmsg bounds{};
    bounds.version = NFNETLINK_V0;
    bounds.res_id = htons(subsystem);
    QByteArray bytes = packed(NFNL_MSG_BATCH_BEGIN, 0, bytesOf(bounds));
    // Only the last is acknowledged, once all of them are in force; any may be refused.
    for (const Message &message : messages) {
        const bool last = &message == &messages.back();
        bytes += packed(message.type, quint16(message.flags | (last ? NLM_F_ACK : 0)), message.payload);
    }
    const quint32 acknowledged = m_sequence;
    bytes += packed(NFNL_MSG_BATCH_END, 0, bytesOf(bounds));
    m_oldest = acknowledged - quint32(messages.size());
    m_sequence = acknowledged;
    const int failed = send(bytes);
    const int answer = failed ? failed : receive({});
    m_sequence = acknowledged + 1;
    m_oldest = 0;
    return answer;
}

void appendAttribute(QByteArray &message, quint16 type, QByteArrayView value)
{
    nlattr header{};
    header.nla_len = quint16(NLA_HDRLEN + value.size());
    header.nla_type = type;
    message.append(bytesOf(header)).append(value);
    message.append(aligned(message.size()) - message.size(), '\0');
}

void forEachAttribute(QByteArrayView attributes, const Netlink::Handler &handler)
{
    while (attributes.size() >= NLA_HDRLEN) {
        const auto header = structFrom<nlattr>(attributes);
        if (header.nla_len < NLA_HDRLEN || header.nla_len > attributes.size())
            return;
        handler(header.nla_type & NLA_TYPE_MASK,
                attributes.first(header.nla_len).sliced(NLA_HDRLEN));
        attributes = attributes.sliced(std::min(aligned(header.nla_len), attributes.size()));
    }
}

QByteArrayView behind(QByteArrayView payload, std::size_t size)
{
    const qsizetype skipped = aligned(qsizetype(size));
    return payload.size() > skipped ? payload.sliced(skipped) : QByteArrayView();
}

} // namespace sobani::guard
