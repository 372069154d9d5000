// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>

#include <cstring>
#include <functional>
#include <vector>

namespace sobani::guard {

/// One netlink socket of the calling thread's network namespace. Requests are answered before
/// a call returns; the kernel answers at once or, after two seconds, never (ETIMEDOUT).
class Netlink
{
public:
    using Handler = std::function<void(quint16 type, QByteArrayView payload)>;

    /// \a protocol: NETLINK_ROUTE and the like. Failing shows in the first request.
    explicit Netlink(int protocol);
    ~Netlink();
    Netlink(const Netlink &) = delete;
    Netlink &operator=(const Netlink &) = delete;

    /// Sends one message and waits for its acknowledgement. 0, or an errno.
    [[nodiscard]] int request(quint16 type, quint16 flags, QByteArrayView payload);
    /// Asks for a listing and hands each answer to \a handler. 0, or an errno.
    /// One nfnetlink transaction: all of \a messages or none. 0, or the first errno.
    struct Message { quint16 type = 0; quint16 flags = 0; QByteArray payload; };
    [[nodiscard]] int transaction(quint8 subsystem, const std::vector<Message> &messages);
    [[nodiscard]] int dump(quint16 type, QByteArrayView payload, const Handler &handler);

private:
    QByteArray packed(quint16 type, quint16 flags, QByteArrayView payload);
    int send(const QByteArray &bytes) const;
    int receive(const Handler &handler);

    int m_fd = -1;
    quint32 m_sequence = 0;
    quint32 m_oldest = 0; ///< of the messages of a transaction; 0: there is none
};

/// A struct of the kernel's as its bytes.
template<typename T>
[[nodiscard]] QByteArrayView bytesOf(const T &value)
{
    return {reinterpret_cast<const char *>(&value), qsizetype(sizeof value)};
}

/// The struct that \a payload begins with; zeros when it is too short.
template<typename T>
[[nodiscard]] T structFrom(QByteArrayView payload)
{
    T value{};
    if (payload.size() >= qsizetype(sizeof value))
        std::memcpy(&value, payload.data(), sizeof value);
    return value;
}

/// Appends one attribute (struct nlattr) with its padding.
void appendAttribute(QByteArray &message, quint16 type, QByteArrayView value);
/// Calls \a handler for each attribute in \a attributes; flags are taken off the types.
void forEachAttribute(QByteArrayView attributes, const Netlink::Handler &handler);
/// What is behind a fixed header of \a size bytes.
[[nodiscard]] QByteArrayView behind(QByteArrayView payload, std::size_t size);

} // namespace sobani::guard
