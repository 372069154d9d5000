// SPDX-License-Identifier: MPL-2.0
#include "core/authority/authorityservice.h"

namespace sobani::authority {

AuthorityService::AuthorityService(LocalAuthority &authority, QObject *parent)
    : QObject(parent), m_authority(authority)
{
    listen();
}

void AuthorityService::listen()
{
    using Statement = wire::SignedByAuthority;
    connect(&m_authority, &Authority::requestOpened, this,
            [this](const Statement &s, const auto &, const QString &digits) {
                tell(news::Opened{s, digits});
            });
    connect(&m_authority, &Authority::decided, this,
            [this](const Statement &s) { tell(news::Decided{s}); });
    connect(&m_authority, &Authority::wrongNumber, this,
            [this](const Statement &s, const auto &, const DeviceId &to) {
                tell(news::WrongNumber{s, to});
            });
    connect(&m_authority, &Authority::ended, this,
            [this](const Statement &s) { tell(news::Ended{s}); });
    connect(&m_authority, &Authority::consentWanted, this,
            [this](const Statement &s) { tell(news::ConsentWanted{s}); });
    connect(&m_authority, &Authority::enrolled, this,
            [this](const DeviceId &id, Rights rights) { tell(news::Enrolled{id, rights}); });
    connect(&m_authority, &Authority::rightsChanged, this,
            [this](const DeviceId &id, Rights rights) { tell(news::RightsChanged{id, rights}); });
    connect(&m_authority, &Authority::removed, this,
            [this](const DeviceId &id, bool vetoed) { tell(news::Removed{id, vetoed}); });
    connect(&m_authority, &Authority::refused, this,
            [this](const QString &code, const QString &id) { tell(news::Refused{code, id}); });
    connect(&m_authority, &Authority::writeFailed, this,
            [this](StoreError error) { tell(news::WriteFailed{error}); });
    connect(&m_authority, &Authority::heartbeatSigned, this,
            [this](const presence::Heartbeat &heartbeat, const QByteArray &signature) {
                tell(news::Beat{heartbeat, signature});
            });
}

void AuthorityService::serve(wire::FrameLink &link)
{
    m_engines.try_emplace(&link);
    connect(&link, &wire::FrameLink::received, this,
            [this, &link](const QByteArray &frame) { take(&link, frame); });
    connect(&link, &wire::FrameLink::down, this, [this, &link] { m_engines.erase(&link); });
}

void AuthorityService::setIncident(bool on)
{
    m_ownIncident = on;
    updateIncident();
}

void AuthorityService::updateIncident()
{
    m_authority.setIncident(m_ownIncident || m_engineIncident);
}

void AuthorityService::take(wire::FrameLink *link, const QByteArray &frame)
{
    const auto found = m_engines.find(link);
    if (found == m_engines.end())
        return;
    Engine &engine = found->second;
    const auto call = Call::decode(frame);
    const auto *first = call ? std::get_if<call::Begin>(&call->body) : nullptr;
    // One that speaks of another circle is told nothing, not even whose house this is.
    const bool sound = call && (first ? begin(engine, first->circle) : engine.begun);
    if (!sound)
        return Q_EMIT misbehaved(link);
    handle(engine, call->body);
    // What has changed without a word (a circle joined, an incident) is told here.
    tellState(link, engine);
    link->send(encodeNews(news::Handled{call->number}));
}

bool AuthorityService::begin(Engine &engine, const CircleId &circle)
{
    if (engine.begun)
        return false;
    if (circle != m_authority.circle() && !m_authority.joinCircle(circle))
        return false;
    engine.begun = true;
    return true;
}

void AuthorityService::handle(Engine &engine, const CallBody &body)
{
    std::visit(
        Overloaded{
            [](const call::Begin &) {},
            [&](const call::Ask &c) {
                m_authority.openRequest(c.id, c.source, c.details, c.toolIdentity);
            },
            [&](const call::Decide &c) { m_authority.submitDecision(c.statement, c.from); },
            [&](const call::Revoke &c) { m_authority.submitRevocation(c.statement, c.from); },
            [&](const call::Consent &c) { m_authority.submitConsent(c.statement, c.from); },
            [&](const call::Withdraw &c) { m_authority.withdraw(c.id); },
            [&](const call::Enrol &c) { m_authority.enrol(c.keys, c.name); },
            [&](const call::Remove &c) { m_authority.remove(c.id); },
            [&](const call::Incident &c) {
                m_engineIncident = c.on;
                updateIncident();
            },
            [&](const call::JoinCircle &c) { (void)m_authority.joinCircle(c.circle); },
            [&](const call::Repeat &c) { m_authority.repeat(c.id); },
            [&](const call::Beat &c) {
                if (mayBeat(engine, c))
                    m_authority.signHeartbeat(c.position, c.sent, c.sign);
            },
        },
        body);
}

bool AuthorityService::mayBeat(Engine &engine, const call::Beat &beat)
{
    // A will belongs to the beginning of a run; everything else goes on.
    if (beat.sign == presence::Sign::LastWill)
        return beat.position.counter == 0 && beat.position.run >= engine.signedUpTo.run;
    if (!(beat.position > engine.signedUpTo))
        return false;
    engine.signedUpTo = beat.position;
    return true;
}

void AuthorityService::tell(const NewsBody &news)
{
    const QByteArray bytes = encodeNews(news);
    for (auto &[link, engine] : m_engines) {
        if (!engine.begun)
            continue;
        // What the news is about can be looked up by who hears it.
        tellState(link, engine);
        link->send(bytes);
    }
}

void AuthorityService::tellState(wire::FrameLink *link, Engine &engine)
{
    const QByteArray state = encodeNews(
        Snapshot{m_authority.publicKeys(), m_authority.circle(), m_authority.isPristine(),
                 m_authority.roster(), m_authority.openRequests(), m_authority.consents()});
    if (state != std::exchange(engine.known, state))
        link->send(state);
}

} // namespace sobani::authority
