// SPDX-License-Identifier: MPL-2.0
#include "core/engine/accesshelperservice.h"

#include "core/api/words.h"

#include <chrono>

namespace sobani::engine {

namespace {

namespace machine = access::helper;
using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray Prefix("request/");
constexpr std::size_t MaximumKept = 64;

QByteArray requestKey(const RequestId &id)
{
    return Prefix + id.bytes().toHex();
}

QString promiseKey(const RequestId &id)
{
    return u"decide/"_s + id.toString();
}

bool isOver(const machine::State &state)
{
    if (const auto *decided = std::get_if<machine::Decided>(&state))
        return decided->result.verdict == Verdict::Deny;
    return std::holds_alternative<machine::Ended>(state)
        || std::holds_alternative<machine::None>(state);
}

const access::AccessRequestBody *requestOf(const machine::State &state)
{
    return std::visit(Overloaded{
                          [](const machine::None &) -> const access::AccessRequestBody * {
                              return nullptr;
                          },
                          [](const auto &other) -> const access::AccessRequestBody * {
                              return &other.request;
                          },
                      },
                      state);
}

} // namespace

AccessHelperService::AccessHelperService(Context context, const identity::DeviceKeys &keys)
    : m_context(context), m_keys(keys)
{
}

void AccessHelperService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    for (auto it = stored.lower_bound(Prefix);
         it != stored.end() && it->first.startsWith(Prefix); ++it) {
        const auto id = RequestId::fromBytes(QByteArray::fromHex(it->first.mid(Prefix.size())));
        const auto from = DeviceId::fromBytes(QByteArrayView(it->second).first(
            std::min<qsizetype>(DeviceId::Size, it->second.size())));
        const auto state = from ? machine::decode(it->second.mid(DeviceId::Size)) : std::nullopt;
        if (id && state)
            m_requests.emplace(*id, Entry{*from, *state});
    }
}

template<typename Body>
std::optional<Body> AccessHelperService::verified(const messaging::Received &message) const
{
    const auto statement = wire::SignedByAuthority::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!statement || !member || !member->authority
        || statement->signer != identity::authorityId(*member->authority))
        return std::nullopt;
    auto body = access::open<Body>(*statement, member->authority->sign);
    if (!body || body->of.circle != member->circle || body->of.authority != statement->signer)
        return std::nullopt;
    return body;
}

template<typename Body, typename Event>
void AccessHelperService::take(const messaging::Received &message, Event event)
{
    const auto body = verified<Body>(message);
    if (!body)
        return;
    const RequestId id = body->of.request;
    const auto known = m_requests.find(id);
    // The id of another device's request is that device's.
    if (known != m_requests.end() && known->second.from != message.from)
        return;
    if (known == m_requests.end())
        m_requests.emplace(id, Entry{message.from, machine::None{}});
    run(id, event(*body));
}

bool AccessHelperService::receive(const messaging::Received &message)
{
    if (!wire::SignedByAuthority::decode(message.body))
        return false;
    const Now now = m_context.clock.now();
    switch (message.type) {
    case MessageType::AccessRequest:
        take<access::AccessRequestBody>(
            message, [&](const auto &body) { return machine::RequestSeen{body, now}; });
        return true;
    case MessageType::AccessResult:
        take<access::ResultBody>(
            message, [&](const auto &body) { return machine::ResultSeen{body, now}; });
        return true;
    case MessageType::AccessWrongNumber:
        take<access::WrongNumberBody>(
            message, [](const auto &body) { return machine::WrongNumberSeen{body}; });
        return true;
    default:
        take<access::EndedBody>(message,
                                [](const auto &body) { return machine::EndedSeen{body}; });
        return true;
    }
}

void AccessHelperService::decide(const RequestId &id, Verdict verdict, int minutes,
                                 const QString &number, const QString &note)
{
    m_context.teller.promise(promiseKey(id));
    run(id, machine::Decide{verdict, minutes, number, note});
}

void AccessHelperService::revoke(const RequestId &id)
{
    run(id, machine::Revoke{});
}

void AccessHelperService::peerLeft(const DeviceId &peer)
{
    for (auto it = m_requests.begin(); it != m_requests.end();) {
        if (it->second.from == peer) {
            m_context.work.remove(requestKey(it->first));
            it = m_requests.erase(it);
        } else {
            ++it;
        }
    }
}

void AccessHelperService::tick()
{
    const Now now = m_context.clock.now();
    std::vector<RequestId> waiting;
    for (const auto &[id, entry] : m_requests) {
        if (!isOver(entry.state))
            waiting.push_back(id);
    }
    for (const RequestId &id : waiting)
        run(id, machine::Tick{now});
}

bool AccessHelperService::isWaiting() const
{
    return std::any_of(m_requests.begin(), m_requests.end(),
                       [](const auto &entry) { return !isOver(entry.second.state); });
}

void AccessHelperService::run(const RequestId &id, const machine::Event &event)
{
    const auto found = m_requests.find(id);
    if (found == m_requests.end()) {
        refuse(id, machine::Refusal::Unknown);
        return;
    }
    const DeviceId from = found->second.from;
    auto step = machine::step(std::move(found->second.state), event);
    found->second.state = std::move(step.state);
    if (std::holds_alternative<machine::None>(found->second.state))
        m_requests.erase(found);
    else if (!std::holds_alternative<machine::Tick>(event) || !step.effects.empty())
        m_context.work.put(requestKey(id),
                           from.bytes() + machine::encode(found->second.state));
    for (const auto &effect : step.effects)
        perform(id, from, effect);
    forgetOld();
}

void AccessHelperService::perform(const RequestId &id, const DeviceId &from,
                                  const machine::Effect &effect)
{
    auto &teller = m_context.teller;
    const DeviceId self = m_context.book.self().peer.id;
    std::visit(
        Overloaded{
            [&](const machine::ShowRequest &e) {
                teller.tell(shown(e.request, from, e.expires));
                m_context.scribe.note(u"access-requested"_s, from, id.toString());
            },
            [&](const machine::ShowWrongNumber &e) {
                teller.tell(api::Error{u"wrong-number"_s, u"the typed number does not match"_s,
                                       id.toString(), e.triesLeft},
                            teller.redeem(promiseKey(id)));
            },
            [&](const machine::ShowDecided &e) {
                teller.tell(shown(e.result, e.until), teller.redeem(promiseKey(id)));
                m_context.scribe.note(e.result.verdict == Verdict::Approve
                                          ? u"access-approved"_s
                                          : u"access-denied"_s,
                                      e.result.by, id.toString());
            },
            [&](const machine::ShowEnded &e) {
                teller.tell(api::AccessEnded{id, e.reason});
                m_context.scribe.note(u"access-ended"_s, e.by, id.toString());
            },
            [&](const machine::SendDecision &e) {
                m_context.messenger.send(from, MessageType::AccessDecision,
                                         access::seal(m_keys.sign, self, e.body).encode());
            },
            [&](const machine::SendRevocation &e) {
                m_context.messenger.send(from, MessageType::AccessRevocation,
                                         access::seal(m_keys.sign, self, e.body).encode());
            },
            [&](const machine::Refused &e) { refuse(id, e.why); },
        },
        effect);
}

void AccessHelperService::refuse(const RequestId &id, machine::Refusal why)
{
    const auto code = [why] {
        switch (why) {
        case machine::Refusal::Unknown: return u"unknown-id"_s;
        case machine::Refusal::Over: return u"over"_s;
        case machine::Refusal::Busy: return u"busy"_s;
        case machine::Refusal::BadMinutes: return u"bad-minutes"_s;
        case machine::Refusal::BadNumber: return u"bad-number"_s;
        case machine::Refusal::NotInForce: return u"not-in-force"_s;
        }
        return u"unknown-id"_s;
    };
    m_context.teller.tell(api::Error{code(), u"nothing was sent"_s, id.toString(), -1},
                          m_context.teller.redeem(promiseKey(id)));
}

void AccessHelperService::forgetOld()
{
    for (auto it = m_requests.begin(); m_requests.size() > MaximumKept && it != m_requests.end();) {
        if (isOver(it->second.state)) {
            m_context.work.remove(requestKey(it->first));
            it = m_requests.erase(it);
        } else {
            ++it;
        }
    }
}

api::AccessRequested AccessHelperService::shown(const access::AccessRequestBody &body,
                                                const DeviceId &from, WallTime expires) const
{
    return {body.of.request, body.of.circle, m_context.book.person(from), body.source,
            body.details,    body.flags,     expires,                     {}};
}

api::AccessDecided AccessHelperService::shown(const access::ResultBody &result,
                                              WallTime until) const
{
    std::optional<PeerInfo> by;
    if (result.by)
        by = m_context.book.person(*result.by);
    const bool approved = result.verdict == Verdict::Approve;
    return {result.of.request, result.verdict, by, result.minutes, result.reason, result.note,
            approved ? until : WallTime{}};
}

void AccessHelperService::describe(api::StatusReport &report) const
{
    for (const auto &[id, entry] : m_requests) {
        const auto *body = requestOf(entry.state);
        if (!body || isOver(entry.state))
            continue;
        api::AccessStatus status;
        const auto *decided = std::get_if<machine::Decided>(&entry.state);
        WallTime since;
        if (const auto *waiting = std::get_if<machine::Waiting>(&entry.state))
            since = waiting->since.wall;
        else if (const auto *sent = std::get_if<machine::DecisionSent>(&entry.state))
            since = sent->since.wall;
        status.request =
            shown(*body, entry.from, since + std::chrono::minutes(body->minutesToAnswer));
        if (decided)
            status.decision =
                shown(decided->result,
                      decided->since.wall + std::chrono::minutes(decided->result.minutes));
        report.access.push_back(std::move(status));
    }
}

} // namespace sobani::engine
