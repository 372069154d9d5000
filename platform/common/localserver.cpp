// SPDX-License-Identifier: MPL-2.0
#include "platform/common/localserver.h"

#include <algorithm>

namespace sobani::platform {

namespace {

constexpr int AnswersWithinMs = 300;

} // namespace

/// Hands over descriptors as they come, without keeping a queue of its own.
class LocalServer::Listener final : public QLocalServer
{
public:
    explicit Listener(LocalServer &owner) : m_owner(owner) {}

protected:
    void incomingConnection(quintptr descriptor) override { m_owner.accept(descriptor); }

private:
    LocalServer &m_owner;
};

LocalServer::LocalServer(LocalServerOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_listener(std::make_unique<Listener>(*this))
{
    // Who may come in is decided by credentials; a mode could name one group at most.
    m_listener->setSocketOptions(QLocalServer::WorldAccessOption);
}

LocalServer::~LocalServer()
{
    for (LocalConnection *connection : m_connections) {
        connection->disconnect(this);
        delete connection;
    }
}

bool LocalServer::listen()
{
    QLocalSocket other;
    other.connectToServer(m_options.path);
    if (other.waitForConnected(AnswersWithinMs)) {
        m_problem = QStringLiteral("another process serves this socket");
        return false;
    }
    // Left behind by a process that was killed.
    QLocalServer::removeServer(m_options.path);
    if (m_listener->listen(m_options.path))
        return true;
    m_problem = m_listener->errorString();
    return false;
}

std::vector<LocalConnection *> LocalServer::connections() const
{
    std::vector<LocalConnection *> up;
    std::copy_if(m_connections.begin(), m_connections.end(), std::back_inserter(up),
                 [](const LocalConnection *connection) { return connection->isUp(); });
    return up;
}

void LocalServer::accept(quintptr descriptor)
{
    auto socket = std::make_unique<QLocalSocket>();
    if (!socket->setSocketDescriptor(qintptr(descriptor)))
        return;
    const auto peer = peerCredentials(qintptr(descriptor), SocketEnd::Server);
    if (!peer || !m_options.users.contains(peer->user)) {
        ++m_strangers;
        socket->abort();
        return;
    }
    makeRoom(peer->user);
    auto *connection = new LocalConnection(std::move(socket), *peer, m_options.hello,
                                           m_options.limits, this);
    m_connections.push_back(connection);
    connect(connection, &wire::FrameLink::up, this,
            [this, connection] { Q_EMIT arrived(connection); });
    connect(connection, &wire::FrameLink::down, this, [this, connection] {
        std::erase(m_connections, connection);
        connection->deleteLater();
    });
}

void LocalServer::makeRoom(const QString &user)
{
    const auto longestSilent = [this](auto &&belongs) -> LocalConnection * {
        LocalConnection *found = nullptr;
        for (LocalConnection *one : m_connections) {
            if (belongs(one) && (!found || one->silentFor() > found->silentFor()))
                found = one;
        }
        return found;
    };
    const auto ofUser = [&user](const LocalConnection *one) { return one->peer().user == user; };
    const auto evict = [this](LocalConnection *one) {
        // Its down() comes later; it counts no more from now on.
        std::erase(m_connections, one);
        one->drop(wire::LinkEnd::Crowded);
    };
    if (std::size_t(std::count_if(m_connections.begin(), m_connections.end(), ofUser))
        >= m_options.mostPerUser)
        evict(longestSilent(ofUser));
    else if (m_connections.size() >= m_options.most)
        evict(longestSilent([](const LocalConnection *) { return true; }));
}

} // namespace sobani::platform
