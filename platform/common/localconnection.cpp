// SPDX-License-Identifier: MPL-2.0
#include "platform/common/localconnection.h"

namespace sobani::platform {

using wire::LinkEnd;

namespace {

constexpr qint64 Chunk = 16 * 1024;

} // namespace

LocalConnection::LocalConnection(std::unique_ptr<QLocalSocket> socket, PeerCredentials peer,
                                 wire::LinkHello hello, const FrameLimits &limits,
                                 QObject *parent)
    : FrameLink(parent), m_socket(std::move(socket)), m_peer(std::move(peer)),
      m_hello(std::move(hello)), m_limits(limits), m_frames(limits.longestIn)
{
    m_socket->setReadBufferSize(Chunk);
    m_heard.start();
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { drop(LinkEnd::Garbage); });
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &LocalConnection::read);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, [this] {
        // It said its last words and hung up: they count. No more than a buffer is left.
        while (!m_ended && (m_socket->bytesAvailable() > 0 || m_turnDue)) {
            m_turnDue = false;
            read();
        }
        drop(LinkEnd::Closed);
    });
    m_patience.start(HelloWithin);
    m_socket->write(wire::framed(m_hello.encode()));
    // What came before anybody listened is read in the first turn.
    m_turnDue = true;
    QMetaObject::invokeMethod(
        this, [this] { m_turnDue = false; read(); }, Qt::QueuedConnection);
}

LocalConnection::~LocalConnection()
{
    m_socket->disconnect(this);
}

bool LocalConnection::send(const QByteArray &frame)
{
    if (!m_up || m_ended)
        return false;
    m_socket->write(wire::framed(frame));
    m_socket->flush(); // the last words of a process that ends have no event loop any more
    if (m_socket->bytesToWrite() > m_limits.mostUnsent) {
        drop(LinkEnd::Slow);
        return false;
    }
    return true;
}

void LocalConnection::drop(LinkEnd why)
{
    if (std::exchange(m_ended, true))
        return;
    m_up = false;
    m_patience.stop();
    m_socket->disconnect(this);
    if (why == LinkEnd::Version)
        m_socket->disconnectFromServer(); // the other end gets to read why
    else
        m_socket->abort();
    // Later: the owner may be in the middle of speaking to all of its connections.
    QMetaObject::invokeMethod(this, [this, why] { Q_EMIT down(why); }, Qt::QueuedConnection);
}

void LocalConnection::read()
{
    for (int frames = 0; !m_ended && frames < FramesPerTurn;) {
        if (const auto frame = m_frames.next()) {
            ++frames;
            take(*frame);
            continue;
        }
        if (m_frames.isBroken())
            return drop(LinkEnd::Garbage);
        if (m_socket->bytesAvailable() == 0)
            return;
        m_frames.feed(m_socket->read(Chunk));
    }
    if (m_ended || std::exchange(m_turnDue, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { m_turnDue = false; read(); }, Qt::QueuedConnection);
}

void LocalConnection::take(const QByteArray &frame)
{
    m_heard.restart();
    if (m_up)
        Q_EMIT received(frame);
    else
        greet(frame);
}

void LocalConnection::greet(const QByteArray &frame)
{
    const auto hello = wire::LinkHello::decode(frame);
    if (!hello)
        return drop(LinkEnd::Garbage);
    if (*hello != m_hello)
        return drop(LinkEnd::Version);
    m_patience.stop();
    m_up = true;
    Q_EMIT up();
}

} // namespace sobani::platform
