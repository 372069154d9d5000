// SPDX-License-Identifier: MPL-2.0
#include "core/authority/remoteauthority.h"

namespace sobani::authority {

using namespace Qt::StringLiterals;

namespace {

/// Worth saying late: a helper's own words, and what tightens. The rest is asked again by who
/// still wants it.
bool isKept(const CallBody &body)
{
    return std::holds_alternative<call::Decide>(body) || std::holds_alternative<call::Revoke>(body)
           || std::holds_alternative<call::Consent>(body)
           || std::holds_alternative<call::Withdraw>(body)
           || std::holds_alternative<call::Remove>(body)
           || std::holds_alternative<call::Repeat>(body);
}

/// Nobody waits for an answer: said anew after every break, or worthless by then.
bool isPassing(const CallBody &body)
{
    return std::holds_alternative<call::Begin>(body) || std::holds_alternative<call::Incident>(body)
           || std::holds_alternative<call::Beat>(body)
           || std::holds_alternative<call::JoinCircle>(body);
}

} // namespace

RemoteAuthority::RemoteAuthority(wire::FrameLink &link, QObject *parent)
    : Authority(parent), m_link(link)
{
    connect(&m_link, &wire::FrameLink::up, this, &RemoteAuthority::cameUp);
    connect(&m_link, &wire::FrameLink::received, this, &RemoteAuthority::take);
    connect(&m_link, &wire::FrameLink::down, this, &RemoteAuthority::wentDown);
}

void RemoteAuthority::begin(const CircleId &circle,
                            const std::optional<identity::AuthorityPublic> &known)
{
    m_circle = circle;
    m_known = known;
    m_begun = true;
    if (m_link.isUp())
        cameUp();
}

identity::AuthorityPublic RemoteAuthority::publicKeys() const
{
    return m_known.value_or(identity::AuthorityPublic{});
}

std::vector<RequestStatus> RemoteAuthority::openRequests() const
{
    std::vector<RequestStatus> requests = m_last.requests;
    // What nobody can vouch for is not in force.
    if (!m_live)
        std::erase_if(requests, [](const RequestStatus &r) { return r.approval.has_value(); });
    return requests;
}

void RemoteAuthority::openRequest(const RequestId &id, AccessSource source,
                                  const AccessDetails &details, const QString &toolIdentity)
{
    make(call::Ask{id, source, details, toolIdentity});
}

void RemoteAuthority::submitDecision(const wire::SignedByDevice &statement, const DeviceId &from)
{
    make(call::Decide{statement, from});
}

void RemoteAuthority::submitRevocation(const wire::SignedByDevice &statement, const DeviceId &from)
{
    make(call::Revoke{statement, from});
}

void RemoteAuthority::submitConsent(const wire::SignedByDevice &statement, const DeviceId &from)
{
    make(call::Consent{statement, from});
}

void RemoteAuthority::withdraw(const RequestId &id)
{
    make(call::Withdraw{id});
}

void RemoteAuthority::enrol(const identity::DevicePublic &keys, const QString &name)
{
    make(call::Enrol{keys, name});
}

void RemoteAuthority::remove(const DeviceId &id)
{
    make(call::Remove{id});
}

void RemoteAuthority::setIncident(bool on)
{
    if (std::exchange(m_incident, on) != on)
        make(call::Incident{on});
}

bool RemoteAuthority::joinCircle(const CircleId &circle)
{
    if (!isPristine())
        return false;
    m_circle = circle;
    m_last.circle = circle;
    make(call::JoinCircle{circle});
    return true;
}

void RemoteAuthority::repeat(const RequestId &id)
{
    make(call::Repeat{id});
}

void RemoteAuthority::signHeartbeat(const presence::Position &position, WallTime sent,
                                    presence::Sign sign)
{
    make(call::Beat{position, sent, sign});
}

void RemoteAuthority::make(CallBody body)
{
    const bool keep = isKept(body) && m_calls.size() < MostKept;
    if (!m_live && !keep) {
        if (!isPassing(body))
            refuseLater(subjectOf(body));
        return;
    }
    const Call call{++m_number, std::move(body)};
    if (!isPassing(call.body))
        m_calls.push_back(call);
    if (m_live)
        post(call);
}

void RemoteAuthority::post(const Call &call)
{
    m_link.send(call.encode()); // when it is not sent, the link is about to say that it is down
}

void RemoteAuthority::refuseLater(const QString &subject)
{
    // Like an authority that answers: after the call has returned.
    QMetaObject::invokeMethod(
        this, [this, subject] { Q_EMIT refused(u"authority-unreachable"_s, subject); },
        Qt::QueuedConnection);
}

void RemoteAuthority::cameUp()
{
    if (m_begun)
        post({++m_number, call::Begin{m_circle}});
}

void RemoteAuthority::wentDown()
{
    m_live = false;
    const std::deque<Call> calls = std::exchange(m_calls, {});
    for (const Call &call : calls) {
        if (isKept(call.body))
            m_calls.push_back(call);
        else
            refuseLater(subjectOf(call.body));
    }
}

void RemoteAuthority::take(const QByteArray &frame)
{
    auto body = decodeNews(frame);
    if (!body || !m_begun)
        return;
    if (auto *snapshot = std::get_if<Snapshot>(&*body))
        meet(std::move(*snapshot));
    else if (m_live)
        hear(*body);
}

void RemoteAuthority::meet(Snapshot snapshot)
{
    const bool same = snapshot.circle == m_circle && (!m_known || snapshot.keys == *m_known);
    if (!same) {
        m_live = false;
        return;
    }
    m_known = snapshot.keys;
    m_last = std::move(snapshot);
    if (!std::exchange(m_live, true))
        catchUp();
}

void RemoteAuthority::catchUp()
{
    if (m_incident)
        post({++m_number, call::Incident{*m_incident}});
    for (const Call &call : m_calls)
        post(call);
    // What is open, or was when it was last heard of: its news may have been lost with the link.
    std::set<RequestId> open = m_open;
    for (const RequestStatus &request : m_last.requests)
        open.insert(request.body.of.request);
    for (const RequestId &id : open)
        repeat(id);
    Q_EMIT recovered();
}

template<typename Body>
std::optional<Body> RemoteAuthority::opened(const wire::SignedByAuthority &statement) const
{
    return statement.signer == identity::authorityId(*m_known)
               ? access::open<Body>(statement, m_known->sign)
               : std::nullopt;
}

void RemoteAuthority::noteOpen(const NewsBody &body)
{
    if (const auto *n = std::get_if<news::Opened>(&body)) {
        if (const auto request = opened<access::AccessRequestBody>(n->statement))
            m_open.insert(request->of.request);
    } else if (const auto *verdict = std::get_if<news::Decided>(&body)) {
        const auto result = opened<access::ResultBody>(verdict->statement);
        if (result && result->verdict == Verdict::Deny)
            m_open.erase(result->of.request);
    } else if (const auto *over = std::get_if<news::Ended>(&body)) {
        if (const auto end = opened<access::EndedBody>(over->statement))
            m_open.erase(end->of.request);
    } else if (const auto *no = std::get_if<news::Refused>(&body)) {
        if (no->code == refusalId(Refusal::UnknownRequest))
            m_open.erase(RequestId::fromString(no->id).value_or(RequestId{}));
    }
}

void RemoteAuthority::hear(const NewsBody &body)
{
    noteOpen(body);
    std::visit(
        Overloaded{
            [](const Snapshot &) {},
            [&](const news::Handled &n) {
                std::erase_if(m_calls, [&n](const Call &call) { return call.number == n.number; });
            },
            [&](const news::Opened &n) {
                if (const auto request = opened<access::AccessRequestBody>(n.statement))
                    Q_EMIT requestOpened(n.statement, *request, n.digits);
            },
            [&](const news::Decided &n) {
                if (const auto result = opened<access::ResultBody>(n.statement))
                    Q_EMIT decided(n.statement, *result);
            },
            [&](const news::WrongNumber &n) {
                if (const auto wrong = opened<access::WrongNumberBody>(n.statement))
                    Q_EMIT wrongNumber(n.statement, *wrong, n.to);
            },
            [&](const news::Ended &n) {
                if (const auto end = opened<access::EndedBody>(n.statement))
                    Q_EMIT ended(n.statement, *end);
            },
            [&](const news::ConsentWanted &n) {
                if (const auto consent = opened<ConsentRequestBody>(n.statement))
                    Q_EMIT consentWanted(n.statement, *consent);
            },
            [&](const news::Enrolled &n) { Q_EMIT enrolled(n.id, n.rights); },
            [&](const news::RightsChanged &n) { Q_EMIT rightsChanged(n.id, n.rights); },
            [&](const news::Removed &n) { Q_EMIT removed(n.id, n.vetoed); },
            [&](const news::Refused &n) { Q_EMIT refused(n.code, n.id); },
            [&](const news::WriteFailed &n) { Q_EMIT writeFailed(n.error); },
            [&](const news::Beat &n) { Q_EMIT heartbeatSigned(n.heartbeat, n.signature); },
        },
        body);
}

} // namespace sobani::authority
