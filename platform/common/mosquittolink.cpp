// SPDX-License-Identifier: MPL-2.0
#include "platform/common/mosquittolink.h"

#include "core/base/result.h"
#include "platform/common/mosquittocallbacks.h"

#include <algorithm>
#include <chrono>

namespace sobani::platform {

namespace {
constexpr std::size_t PendingLimit = 1000;
}

MosquittoLink::MosquittoLink(const wire::RelayAddress &address, const QByteArray &clientId,
                             const MosquittoOptions &options)
{
    const auto trust =
        options.trustOnFirstUse ? RelayTls::Trust::FirstUse : RelayTls::Trust::Authorities;
    m_worker = std::make_shared<MosquittoWorker>(
        MosquittoWorker::Settings{address.host, address.port, clientId, options.caFile, trust,
                                  options.user, options.password},
        [this](RelayEvent event) {
            const auto turn = [this, event = std::move(event)] { handle(event); };
            QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
        });
    m_worker->setPin(address.pin);
    m_worker->start();
    m_again.setInterval(std::chrono::seconds(30));
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        const auto refused = std::exchange(m_refused, {});
        for (const QString &topic : refused)
            subscribe(topic);
        sendWaiting();
    });
}

MosquittoLink::~MosquittoLink()
{
    m_worker->stop();
}

void MosquittoLink::open()
{
    m_open = true;
    m_worker->setWanted(true);
}

void MosquittoLink::close()
{
    m_open = false;
    m_worker->setWanted(false);
}

void MosquittoLink::setPin(const QByteArray &pin)
{
    m_worker->setPin(pin);
}

void MosquittoLink::setWill(const std::optional<wire::Will> &will)
{
    const auto same = [](const wire::Will &a, const wire::Will &b) {
        return a.topic == b.topic && a.payload == b.payload;
    };
    if (will.has_value() == m_will.has_value() && (!will || same(*will, *m_will)))
        return;
    m_will = will;
    m_worker->setWill(will);
}

void MosquittoLink::subscribe(const QString &topic)
{
    m_topics.insert(topic);
    if (m_state != RelayState::Online)
        return; // up() asks for every topic
    if (const int mid = m_worker->subscribe(topic))
        m_asked.insert(mid, topic);
}

void MosquittoLink::unsubscribe(const QString &topic)
{
    m_topics.remove(topic);
    m_refused.remove(topic);
    m_worker->unsubscribe(topic);
}

void MosquittoLink::publish(const QString &topic, const QByteArray &payload, bool retain,
                            quint64 token)
{
    if (payload.size() > MosquittoWorker::PayloadLimit || m_pending.size() >= PendingLimit) {
        qCWarning(relayLog, "dropped a publish: %lld bytes, %zu waiting",
                  static_cast<long long>(payload.size()), m_pending.size());
        return;
    }
    m_pending.push_back({topic, payload, retain, token, 0});
    if (m_state == RelayState::Online)
        m_pending.back().mid = m_worker->publish(topic, payload, retain);
}

void MosquittoLink::handle(const RelayEvent &event)
{
    std::visit(Overloaded{
                   [this](const RelayAttempt &) {
                       if (m_open)
                           setState(RelayState::Connecting);
                   },
                   [this](const RelayUp &e) { up(e.pin); },
                   [this](const RelayDown &e) { down(e.wrongCertificate); },
                   [this](const RelayMessage &e) { Q_EMIT received(e.topic, e.payload); },
                   [this](const RelayAck &e) { acknowledged(e); },
                   [this](const RelaySubAck &e) { subscriptionAnswered(e); },
               },
               event);
}

void MosquittoLink::up(const QByteArray &pin)
{
    m_seenPin = pin;
    m_refused.clear();
    for (Pending &pending : m_pending)
        pending.mid = 0;
    // Asked before the state is told: whoever hears "online" and publishes finds the
    // subscriptions ahead of his own message.
    const auto topics = m_topics;
    for (const QString &topic : topics) {
        if (const int mid = m_worker->subscribe(topic))
            m_asked.insert(mid, topic);
    }
    setState(RelayState::Online);
    sendWaiting();
}

void MosquittoLink::down(bool wrongCertificate)
{
    m_asked.clear();
    m_again.stop();
    for (Pending &pending : m_pending)
        pending.mid = 0;
    setState(wrongCertificate && m_open ? RelayState::WrongCertificate : RelayState::Offline);
}

void MosquittoLink::acknowledged(const RelayAck &ack)
{
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [&](const Pending &p) { return p.mid == ack.mid; });
    if (found == m_pending.end())
        return;
    if (!ack.accepted) {
        qCWarning(relayLog, "the relay refused a publish");
        found->mid = 0;
        m_again.start();
        return;
    }
    const quint64 token = found->token;
    m_pending.erase(found);
    Q_EMIT published(token);
}

void MosquittoLink::subscriptionAnswered(const RelaySubAck &answer)
{
    const QString topic = m_asked.take(answer.mid);
    if (topic.isEmpty() || !m_topics.contains(topic))
        return;
    if (answer.accepted) {
        Q_EMIT subscribed(topic);
        return;
    }
    qCWarning(relayLog, "the relay refused a subscription");
    m_refused.insert(topic);
    m_again.start();
}

void MosquittoLink::sendWaiting()
{
    if (m_state != RelayState::Online)
        return;
    for (Pending &pending : m_pending) {
        if (pending.mid == 0)
            pending.mid = m_worker->publish(pending.topic, pending.payload, pending.retain);
    }
}

void MosquittoLink::setState(RelayState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

std::unique_ptr<wire::RelayLink> MosquittoFactory::create(const wire::RelayAddress &address,
                                                          const QByteArray &clientId)
{
    return std::make_unique<MosquittoLink>(address, clientId, m_options);
}

} // namespace sobani::platform
