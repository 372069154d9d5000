// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/loopbackbroker.h"

#include "tests/fakes/loopbacklink.h"

#include <QMetaObject>

#include <algorithm>

namespace sobani::fakes {

LoopbackBroker::LoopbackBroker(QByteArray pin) : m_pin(std::move(pin)) {}

LoopbackBroker::~LoopbackBroker()
{
    setOnline(false);
}

void LoopbackBroker::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    const auto links = m_links;
    for (const auto &link : links) {
        if (!link)
            continue;
        if (online)
            link->tryConnect();
        else if (link->state() == RelayState::Online)
            QMetaObject::invokeMethod(
                link, [link] { link->disconnected(true); }, Qt::QueuedConnection);
    }
    if (!online) {
        // Wills stay unsaid: a broker that is away speaks for nobody.
        for (auto &[id, session] : m_sessions)
            session.link.clear();
    }
}

void LoopbackBroker::cut(const QByteArray &clientId, bool stayAway)
{
    const QPointer<LoopbackLink> link = m_sessions[clientId].link;
    if (!link)
        return;
    disconnectLink(link, true);
    QMetaObject::invokeMethod(
        link, [link, stayAway] { link->disconnected(!stayAway); }, Qt::QueuedConnection);
}

void LoopbackBroker::forgetQueues()
{
    for (auto &[id, session] : m_sessions)
        session.queue.clear();
}

void LoopbackBroker::release()
{
    m_hold = false;
    const auto held = std::exchange(m_held, {});
    for (const Packet &packet : held)
        deliver(packet);
}

void LoopbackBroker::inject(const Packet &packet)
{
    deliver(packet);
}

bool LoopbackBroker::isConnected(const QByteArray &clientId) const
{
    const auto found = m_sessions.find(clientId);
    return found != m_sessions.end() && found->second.link;
}

int LoopbackBroker::queued(const QByteArray &clientId) const
{
    const auto found = m_sessions.find(clientId);
    return found == m_sessions.end() ? 0 : int(found->second.queue.size());
}

QSet<QString> LoopbackBroker::subscriptions(const QByteArray &clientId) const
{
    const auto found = m_sessions.find(clientId);
    return found == m_sessions.end() ? QSet<QString>{} : found->second.topics;
}

std::optional<QByteArray> LoopbackBroker::retained(const QString &topic) const
{
    const auto found = m_retained.find(topic);
    if (found == m_retained.end())
        return std::nullopt;
    return found->second;
}

void LoopbackBroker::addLink(LoopbackLink *link)
{
    std::erase_if(m_links, [](const auto &known) { return !known; });
    m_links.emplace_back(link);
}

void LoopbackBroker::connectLink(LoopbackLink *link)
{
    Session &session = m_sessions[link->clientId()];
    // A second connection under one client id ends the first, which then stays away: two
    // links that threw each other out for ever would only keep the event loop busy.
    if (session.link && session.link != link)
        cut(link->clientId(), true);
    session.link = link;
    link->connected(m_pin);
    pump(link->clientId());
}

void LoopbackBroker::disconnectLink(LoopbackLink *link, bool publishWill)
{
    const auto found = m_sessions.find(link->clientId());
    if (found == m_sessions.end() || found->second.link != link)
        return;
    found->second.link.clear();
    if (publishWill && link->m_connectedWill)
        route(
            {link->m_connectedWill->topic, link->m_connectedWill->payload, true, link->clientId()});
}

void LoopbackBroker::accept(LoopbackLink *link, const Packet &packet, quint64 token)
{
    if (!isConnected(link->clientId()))
        return; // still pending at the link, which sends it again
    m_recorded.push_back(packet);
    route(packet);
    if (!m_acknowledging)
        return;
    QMetaObject::invokeMethod(
        link, [link, token] { link->acknowledged(token); }, Qt::QueuedConnection);
}

void LoopbackBroker::subscribe(LoopbackLink *link, const QString &topic)
{
    const bool exact = !topic.contains(u'+') && !topic.contains(u'#') && !topic.startsWith(u'$');
    if (!exact || !isConnected(link->clientId()))
        return;
    Session &session = m_sessions[link->clientId()];
    session.topics.insert(topic);
    QMetaObject::invokeMethod(
        link, [link, topic] { Q_EMIT link->subscribed(topic); }, Qt::QueuedConnection);
    if (const auto kept = retained(topic)) {
        session.queue.push_back({topic, *kept, true, {}});
        pump(link->clientId());
    }
}

void LoopbackBroker::unsubscribe(LoopbackLink *link, const QString &topic)
{
    if (isConnected(link->clientId()))
        m_sessions[link->clientId()].topics.remove(topic);
}

void LoopbackBroker::route(const Packet &packet)
{
    const auto packets = m_tamper ? m_tamper(packet) : std::vector<Packet>{packet};
    for (const Packet &each : packets) {
        if (m_hold)
            m_held.push_back(each);
        else
            deliver(each);
    }
}

void LoopbackBroker::deliver(const Packet &packet)
{
    if (packet.retain && packet.payload.isEmpty())
        m_retained.erase(packet.topic);
    else if (packet.retain)
        m_retained[packet.topic] = packet.payload;
    for (auto &[id, session] : m_sessions) {
        if (!session.topics.contains(packet.topic))
            continue;
        session.queue.push_back(packet);
        pump(id);
    }
}

void LoopbackBroker::pump(const QByteArray &clientId)
{
    Session &session = m_sessions[clientId];
    if (session.scheduled || session.queue.empty() || !session.link)
        return;
    session.scheduled = true;
    QMetaObject::invokeMethod(
        this, [this, clientId] { deliverNext(clientId); }, Qt::QueuedConnection);
}

void LoopbackBroker::deliverNext(const QByteArray &clientId)
{
    Session &session = m_sessions[clientId];
    session.scheduled = false;
    if (!session.link || session.queue.empty())
        return;
    const Packet packet = std::move(session.queue.front());
    session.queue.pop_front();
    pump(clientId); // before the signal: its receiver may do anything
    Q_EMIT session.link->received(packet.topic, packet.payload);
}

} // namespace sobani::fakes
