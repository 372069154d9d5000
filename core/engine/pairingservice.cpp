// SPDX-License-Identifier: MPL-2.0
#include "core/engine/pairingservice.h"

#include <utility>

namespace sobani::engine {

namespace {

using messaging::RelayHub;
using namespace Qt::StringLiterals;

QString offerCode(pairing::OfferError error)
{
    switch (error) {
    case pairing::OfferError::Malformed: return u"bad-code"_s;
    case pairing::OfferError::Checksum: return u"mistyped-code"_s;
    case pairing::OfferError::Version: return u"other-version"_s;
    }
    return u"bad-code"_s;
}

} // namespace

PairingService::PairingService(Context context, Hooks hooks, QObject *parent)
    : QObject(parent), m_context(context), m_hooks(std::move(hooks))
{
    connect(&m_context.hub, &RelayHub::stateChanged, this, &PairingService::relayChanged);
    connect(&m_context.hub, &RelayHub::subscribed, this, &PairingService::topicConfirmed);
}

void PairingService::invite()
{
    auto attempt = std::make_unique<Attempt>();
    attempt->relay = m_context.book.self().relay;
    begin(std::move(attempt));
}

void PairingService::join(const QString &text)
{
    auto offer = pairing::parseOffer(text, m_context.book.self().relay);
    if (!offer) {
        m_context.teller.fail(offerCode(offer.error()), u"no invite can be read from it"_s);
        return;
    }
    auto attempt = std::make_unique<Attempt>();
    attempt->side = pairing::Side::Joiner;
    attempt->relay = offer->relay;
    attempt->offer = std::move(*offer);
    begin(std::move(attempt));
}

void PairingService::begin(std::unique_ptr<Attempt> attempt)
{
    if (m_hooks.locked()) {
        m_context.teller.fail(u"locked"_s, u"nobody is enrolled while help is needed"_s);
        return;
    }
    if (attempt->relay.host.isEmpty()) {
        m_context.teller.fail(u"no-relay"_s, u"no relay is known"_s);
        return;
    }
    // The earlier attempt, if any, gives way.
    if (m_attempt && !m_attempt->over)
        refuse();
    release();
    attempt->ref = m_context.teller.currentRef();
    m_attempt = std::move(attempt);
    if (!adoptPin()) {
        ended(PairingEnd::Certificate);
        release();
        return;
    }
    m_context.hub.use(m_attempt->relay);
    relayChanged(RelayHub::keyOf(m_attempt->relay), m_context.hub.state(m_attempt->relay));
}

/// An invite can name a relay's key where none is known yet. Where the family's relay is known
/// by its key, an invite that says otherwise is wrong or hostile, and changes nothing.
bool PairingService::adoptPin()
{
    const QByteArray known = m_hooks.knownPin(m_attempt->relay);
    QByteArray &pin = m_attempt->relay.pin;
    if (!known.isEmpty()) {
        const bool same = pin.isEmpty() || pin == known;
        pin = known;
        return same;
    }
    m_attempt->pinned = !pin.isEmpty();
    if (m_attempt->pinned)
        m_context.hub.setPin(m_attempt->relay, pin);
    return true;
}

void PairingService::relayChanged(const QString &relayKey, RelayState state)
{
    if (!m_attempt || relayKey != RelayHub::keyOf(m_attempt->relay))
        return;
    if (state == RelayState::WrongCertificate && !m_attempt->over) {
        ended(PairingEnd::Certificate);
        release();
    } else if (state == RelayState::Online) {
        start();
    }
}

void PairingService::start()
{
    if (!m_attempt->state)
        startMachine();
    // Also after a reconnect: another key on the same address ends the attempt.
    feed(pairing::RelaySeen{m_context.hub.seenPin(m_attempt->relay)});
}

void PairingService::startMachine()
{
    Attempt &attempt = *m_attempt;
    const auto party = m_hooks.party(attempt.side);
    pairing::Step first;
    if (attempt.side == pairing::Side::Inviter) {
        attempt.relay.pin = m_context.hub.seenPin(attempt.relay);
        attempt.invite =
            pairing::Invite::create(attempt.relay, m_context.clock.now().wall);
        first = pairing::begin(pairing::makeInviter(*attempt.invite, party));
    } else {
        first = pairing::begin(
            pairing::makeJoiner(std::move(*std::exchange(attempt.offer, {})), party));
    }
    attempt.state = std::move(first.state);
    for (auto &effect : first.effects)
        perform(effect);
}

void PairingService::topicConfirmed(const QString &relayKey, const QString &topic)
{
    if (!m_attempt || relayKey != RelayHub::keyOf(m_attempt->relay)
        || m_attempt->unconfirmed.erase(topic) == 0)
        return;
    if (m_attempt->unconfirmed.empty() && m_attempt->invite)
        offerInvite();
}

/// Only now: a joiner who is quicker than our subscription would speak to nobody.
void PairingService::offerInvite()
{
    const pairing::Invite &invite = *m_attempt->invite;
    m_context.teller.tell(api::InviteReady{invite.code(), invite.uri(), invite.expires},
                          std::exchange(m_attempt->ref, {}));
}

void PairingService::confirm()
{
    if (!m_attempt || !m_attempt->state
        || !std::holds_alternative<pairing::Comparing>(*m_attempt->state)) {
        m_context.teller.fail(u"no-pairing"_s, u"there is nothing to compare"_s);
        return;
    }
    if (m_hooks.locked()) {
        feed(pairing::Refused{});
        return;
    }
    m_attempt->ref = m_context.teller.currentRef();
    feed(pairing::SasConfirmed{});
}

void PairingService::refuse()
{
    if (!m_attempt || m_attempt->over) {
        m_context.teller.fail(u"no-pairing"_s, u"there is nothing to refuse"_s);
        return;
    }
    if (m_attempt->state) {
        feed(pairing::Refused{});
    } else {
        ended(PairingEnd::Cancelled);
        release();
    }
}

void PairingService::giveWay()
{
    if (m_attempt && !m_attempt->over)
        refuse();
}

void PairingService::feed(const pairing::Event &event)
{
    if (!m_attempt || !m_attempt->state)
        return;
    auto step = pairing::step(std::move(*m_attempt->state), event);
    m_attempt->state = std::move(step.state);
    for (auto &effect : step.effects) {
        if (!m_attempt)
            return;
        perform(effect);
    }
    m_context.work.commit();
}

void PairingService::perform(pairing::Effect &effect)
{
    std::visit(
        Overloaded{
            [this](const pairing::Subscribe &e) { subscribe(e.topic); },
            [this](const pairing::Publish &e) {
                m_context.hub.publish(m_attempt->relay, e.topic, e.frame);
            },
            [this](const pairing::SetTimer &e) { setTimer(e.timer, e.after); },
            [this](const pairing::ShowSas &e) {
                m_context.teller.tell(api::SasReady{e.sas.digits, e.sas.pictures},
                                      std::exchange(m_attempt->ref, {}));
            },
            [this](const pairing::Complete &e) { complete(e.peer); },
            [this](const pairing::End &e) { ended(e.reason); },
            [this](const pairing::Release &) { release(); },
        },
        effect);
}

void PairingService::subscribe(const QString &topic)
{
    m_attempt->topics.insert(topic);
    m_attempt->unconfirmed.insert(topic);
    m_context.hub.subscribe(m_attempt->relay, topic, [this, topic](const QByteArray &frame) {
        feed(pairing::Received{topic, frame});
    });
}

void PairingService::setTimer(pairing::Timer timer, Milliseconds after)
{
    auto &slot = m_attempt->timers[timer];
    if (!slot) {
        slot = std::make_unique<QTimer>();
        slot->setSingleShot(true);
        connect(slot.get(), &QTimer::timeout, this,
                [this, timer] { feed(pairing::Fired{timer}); });
    }
    slot->start(after);
}

void PairingService::complete(const pairing::PairedPeer &peer)
{
    m_attempt->over = true;
    m_attempt->peer = identity::deviceId(peer.device);
    wire::RelayAddress relay = m_attempt->relay;
    relay.pin = peer.pin;
    const QString ref = std::exchange(m_attempt->ref, {});
    const PeerInfo info{*m_attempt->peer, peer.name, peer.role};
    m_hooks.paired(peer, relay);
    m_context.work.afterCommit([this, circle = peer.circle, info, ref](bool durable) {
        if (durable)
            m_context.teller.tell(api::Paired{circle, info}, ref);
        else
            m_context.teller.tell(
                api::Error{u"not-written"_s, u"the peer could not be stored"_s, {}, -1}, ref);
    });
}

void PairingService::ended(PairingEnd reason)
{
    m_attempt->over = true;
    if (m_attempt->peer)
        m_hooks.undone(*m_attempt->peer);
    m_context.teller.tell(api::PairingEnded{reason}, std::exchange(m_attempt->ref, {}));
}

void PairingService::release()
{
    if (!m_attempt)
        return;
    for (const QString &topic : m_attempt->topics)
        m_context.hub.unsubscribe(m_attempt->relay, topic);
    // A timer or a handler of this very attempt may be running.
    for (auto &[timer, object] : m_attempt->timers) {
        if (object)
            object.release()->deleteLater();
    }
    // A key that only this attempt vouched for is not kept.
    if (m_attempt->pinned && !m_attempt->peer)
        m_context.hub.setPin(m_attempt->relay, {});
    m_attempt.reset();
}

} // namespace sobani::engine
