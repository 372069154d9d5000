// SPDX-License-Identifier: MPL-2.0
#include "core/authority/localauthority.h"

#include "core/authority/freshchallenge.h"

#include <QPointer>

#include <algorithm>

namespace sobani::authority {

using namespace std::chrono_literals;

namespace {

constexpr auto WatchRequests = 1s;
constexpr auto WatchHelpers = 60s;

/// What a refused write is told about.
QString subject(const Event &event)
{
    return std::visit(Overloaded{
                          [](const OpenRequest &e) { return e.id.toString(); },
                          [](const SubmitDecision &e) {
                              const auto body = access::DecisionBody::decode(e.statement.body);
                              return body ? body->of.request.toString() : QString();
                          },
                          [](const SubmitConsent &e) {
                              const auto body = ConsentBody::decode(e.statement.body);
                              return body ? body->consent.toString() : QString();
                          },
                          [](const Enrol &e) { return identity::deviceId(e.keys).toString(); },
                          [](const auto &) { return QString(); },
                      },
                      event.what);
}

bool isRefused(const std::vector<Effect> &effects)
{
    return std::any_of(effects.begin(), effects.end(),
                       [](const Effect &e) { return std::holds_alternative<Refused>(e); });
}

/// Nothing was ever decided here, so no circle's rules can be dodged.
bool wasNeverUsed(const State &state)
{
    return !state.everEnrolled && state.members.empty() && state.vetoed.empty()
           && state.requests.empty() && state.isolation == Isolation{};
}

} // namespace

LocalAuthority::LocalAuthority(identity::AuthorityKeys keys, const CircleId &circle, Store &store,
                               const Clock &clock, QObject *parent)
    : Authority(parent), m_keys(std::move(keys)), m_id(m_keys.id()), m_store(store),
      m_clock(clock)
{
    m_state.circle = circle;
    m_state.self = m_id;
    m_encoded = encode(m_state);
    m_written = m_encoded;
    connect(&m_timer, &QTimer::timeout, this, &LocalAuthority::tick);
}

Result<Done, StoreError> LocalAuthority::start(const std::optional<QByteArray> &stored)
{
    if (stored) {
        auto state = decode(*stored);
        if (!state || state->self != m_id)
            return Failure{StoreError::Unreadable};
        if (wasNeverUsed(*state))
            state->circle = m_state.circle; // killed while it joined one
        if (state->circle != m_state.circle)
            return Failure{StoreError::Unreadable};
        m_state = std::move(*state);
        m_encoded = encode(m_state);
        m_written = m_encoded;
    }
    m_started = true;
    tick();
    // What was shown before the restart is void; a containment needs a challenge in force.
    const auto &standing = m_state.isolation.standing;
    if (standing && standing->challenged.boot != m_clock.now().boot.boot)
        contain(ContainCause::Restored);
    return Done{};
}

void LocalAuthority::tick()
{
    if (!m_started)
        return;
    submit({m_clock.now(), Tick{}});
    submit({m_clock.now(), Mature{}});
    rewriteWhenStale();
}

void LocalAuthority::openRequest(const RequestId &id, AccessSource source,
                                 const AccessDetails &details, const QString &toolIdentity)
{
    submit({m_clock.now(), OpenRequest{id, crypto::randomBytes(access::NonceSize), freshDigits(),
                                       source, details, toolIdentity}});
}

void LocalAuthority::submitDecision(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitDecision{statement, from}});
}

void LocalAuthority::submitRevocation(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitRevocation{statement, from}});
}

void LocalAuthority::submitConsent(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitConsent{statement, from}});
}

void LocalAuthority::withdraw(const RequestId &id)
{
    submit({m_clock.now(), Withdraw{id}});
}

void LocalAuthority::enrol(const identity::DevicePublic &keys, const QString &name)
{
    submit({m_clock.now(), Enrol{keys, name, crypto::randomId<RequestId>()}});
}

void LocalAuthority::remove(const DeviceId &id)
{
    submit({m_clock.now(), Remove{id}});
}

void LocalAuthority::setIncident(bool on)
{
    submit({m_clock.now(), SetIncident{on}});
}

bool LocalAuthority::isPristine() const
{
    return wasNeverUsed(m_state) && m_loosening.empty();
}

bool LocalAuthority::joinCircle(const CircleId &circle)
{
    if (!isPristine())
        return false;
    State joined = m_state;
    joined.circle = circle;
    tighten({std::move(joined), {}});
    return true;
}

void LocalAuthority::submit(const Event &event)
{
    if (!m_started) {
        Q_EMIT refused(refusalId(Refusal::NotReady), subject(event));
        return;
    }
    // Time first and by itself: what it ends must not wait behind what the event opens.
    if (!std::holds_alternative<Tick>(event.what))
        tighten(step(m_state, {event.now, Tick{}}));
    Step next = step(m_state, event);
    // A revocation may be of the approval that is on its way to the disk: asked again behind it.
    const bool waits = !m_loosening.empty()
        && std::holds_alternative<SubmitRevocation>(event.what) && isRefused(next.effects);
    if (onlyTightens(next.effects) && !waits)
        tighten(std::move(next));
    else
        m_loosening.push_back({event, std::move(next), m_revision});
    loosenNext();
    schedule();
}

void LocalAuthority::tighten(Step step)
{
    if (step.state == m_state)
        return tell(step.effects);
    QByteArray bytes = encode(step.state);
    setState(std::move(step.state), std::move(bytes));
    write(m_encoded, [this, effects = std::move(step.effects)](const Committed &result) {
        if (!result)
            failed(result.error());
        tell(effects);
    });
}

void LocalAuthority::loosenNext()
{
    while (!m_inFlight && !m_loosening.empty()) {
        refresh(m_loosening.front());
        if (!onlyTightens(m_loosening.front().step.effects))
            return writeOldest();
        Step now = std::move(m_loosening.front().step);
        m_loosening.pop_front();
        tighten(std::move(now));
    }
}

void LocalAuthority::writeOldest()
{
    const QByteArray bytes = encode(m_loosening.front().step.state);
    m_inFlight = true;
    write(bytes, [this, bytes](const Committed &result) {
        m_inFlight = false;
        loosened(result, bytes);
        loosenNext();
        rewriteWhenStale();
        schedule();
    });
}

void LocalAuthority::loosened(const Committed &result, const QByteArray &written)
{
    Loosening &oldest = m_loosening.front();
    if (!result) {
        const Event event = oldest.event;
        m_loosening.pop_front();
        failed(result.error());
        Q_EMIT refused(refusalId(Refusal::NotWritten), subject(event));
        return;
    }
    // If something has tightened meanwhile, the rules are asked again, and only what they say
    // now, and what the disk has in these very bytes, comes into force.
    const bool isSame = oldest.revision == m_revision;
    refresh(oldest);
    const bool loosens = !onlyTightens(oldest.step.effects);
    if (loosens && (m_written != written || (!isSame && encode(oldest.step.state) != written)))
        return; // stays the oldest and is written again
    Step now = std::move(oldest.step);
    m_loosening.pop_front();
    if (!loosens)
        return tighten(std::move(now));
    setState(std::move(now.state), written);
    tell(now.effects);
}

void LocalAuthority::refresh(Loosening &loosening) const
{
    if (loosening.revision == m_revision)
        return;
    loosening.step = step(m_state, loosening.event);
    loosening.revision = m_revision;
}

void LocalAuthority::setState(State state, QByteArray encoded)
{
    m_state = std::move(state);
    m_encoded = std::move(encoded);
    ++m_revision;
}

void LocalAuthority::write(const QByteArray &bytes, std::function<void(const Committed &)> done)
{
    m_written = bytes;
    m_store.commit({{{StoreKey.toByteArray(), bytes}}, {}},
                   [self = QPointer<LocalAuthority>(this), done = std::move(done)](
                       const Committed &result) {
                       if (self)
                           done(result);
                   });
}

void LocalAuthority::failed(StoreError error)
{
    // Nobody knows what the disk has now; the next write settles it.
    m_written.clear();
    Q_EMIT writeFailed(error);
    schedule();
}

void LocalAuthority::rewriteWhenStale()
{
    if (m_inFlight || m_written == m_encoded)
        return;
    write(m_encoded, [this](const Committed &result) {
        if (!result)
            failed(result.error());
    });
}

void LocalAuthority::schedule()
{
    const bool open = std::any_of(m_state.requests.begin(), m_state.requests.end(),
                                  [](const Request &r) { return r.isOpen(); });
    const bool waiting = std::any_of(m_state.members.begin(), m_state.members.end(),
                                     [](const Member &m) { return m.waiting.has_value(); });
    const auto &standing = m_state.isolation.standing;
    if (open || m_written != m_encoded)
        startTimer(WatchRequests);
    else if (waiting || (standing && standing->breakGlass))
        startTimer(WatchHelpers);
    else
        m_timer.stop();
}

void LocalAuthority::startTimer(std::chrono::milliseconds interval)
{
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != interval)
        m_timer.start(interval);
}

} // namespace sobani::authority
