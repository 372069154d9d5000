// SPDX-License-Identifier: MPL-2.0
#include "platform/common/localclient.h"

#include <algorithm>

namespace sobani::platform {

using namespace std::chrono_literals;
using wire::LinkEnd;

namespace {

constexpr std::chrono::milliseconds FirstPause = 100ms;
constexpr std::chrono::milliseconds LongestPause = 2s;
constexpr std::chrono::milliseconds ConnectsWithin = 3s;

} // namespace

LocalClient::LocalClient(LocalClientOptions options, QObject *parent)
    : FrameLink(parent), m_options(std::move(options)), m_next(FirstPause)
{
    m_pause.setSingleShot(true);
    m_pause.setParent(this); // moves to the thread that this moves to
    m_patience.setSingleShot(true);
    m_patience.setParent(this);
    connect(&m_pause, &QTimer::timeout, this, &LocalClient::attempt);
    connect(&m_patience, &QTimer::timeout, this, [this] { failed(LinkEnd::Closed); });
}

LocalClient::~LocalClient()
{
    if (m_connecting)
        m_connecting->disconnect(this);
    if (m_connection)
        m_connection->disconnect(this);
}

void LocalClient::start()
{
    if (!std::exchange(m_started, true))
        attempt();
}

void LocalClient::hurry()
{
    if (!m_started || !m_pause.isActive())
        return;
    m_pause.stop();
    m_next = FirstPause;
    attempt();
}

bool LocalClient::send(const QByteArray &frame)
{
    return m_connection && m_connection->send(frame);
}

void LocalClient::drop(LinkEnd why)
{
    if (m_connection)
        m_connection->drop(why);
}

void LocalClient::attempt()
{
    m_connection.reset();
    m_connecting = std::make_unique<QLocalSocket>();
    connect(m_connecting.get(), &QLocalSocket::connected, this, &LocalClient::connected,
            Qt::QueuedConnection);
    connect(m_connecting.get(), &QLocalSocket::errorOccurred, this,
            [this] { failed(LinkEnd::Closed); }, Qt::QueuedConnection);
    m_patience.start(ConnectsWithin);
    m_connecting->connectToServer(m_options.path);
}

void LocalClient::connected()
{
    if (!m_connecting || m_connecting->state() != QLocalSocket::ConnectedState)
        return;
    m_patience.stop();
    const auto peer = peerCredentials(m_connecting->socketDescriptor(), SocketEnd::Client);
    if (!peer || (m_options.servers && !m_options.servers->contains(peer->user)))
        return failed(LinkEnd::Stranger);
    m_connecting->disconnect(this);
    m_connection = std::make_unique<LocalConnection>(std::move(m_connecting), *peer,
                                                     m_options.hello, m_options.limits);
    connect(m_connection.get(), &FrameLink::up, this, [this] {
        m_next = FirstPause;
        m_told = false;
        Q_EMIT up();
    });
    connect(m_connection.get(), &FrameLink::received, this, &FrameLink::received);
    connect(m_connection.get(), &FrameLink::down, this, &LocalClient::failed);
}

void LocalClient::failed(LinkEnd why)
{
    m_patience.stop();
    if (m_pause.isActive())
        return;
    if (m_connecting) {
        m_connecting->disconnect(this);
        m_connecting.release()->deleteLater(); // it may be the one that is telling us
    }
    // An end that is not going to change by itself is not asked again every moment.
    const bool hopeless = why == LinkEnd::Stranger || why == LinkEnd::Version;
    m_pause.start(hopeless ? LongestPause : m_next);
    m_next = std::min(m_next * 2, LongestPause);
    if (!std::exchange(m_told, true))
        Q_EMIT down(why);
}

} // namespace sobani::platform
