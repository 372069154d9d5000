// SPDX-License-Identifier: MPL-2.0
#include "core/engine/callservice.h"

#include "core/wire/cbor.h"

#include <algorithm>

namespace sobani::engine {

namespace {

using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray StateKey("help/call");
const QByteArray ClosedKey("help/closed");
constexpr std::size_t MaximumClosed = 64;

HelpState apiState(help::Reach reach)
{
    switch (reach) {
    case help::Reach::Waiting: return HelpState::Written;
    case help::Reach::Sent: return HelpState::Sent;
    case help::Reach::Delivered: return HelpState::Delivered;
    case help::Reach::Shown: return HelpState::Shown;
    case help::Reach::Answered: return HelpState::Answered;
    }
    return HelpState::Written;
}

} // namespace

CallService::CallService(Context context) : m_context(context) {}

void CallService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    if (const auto found = stored.find(StateKey); found != stored.end())
        m_state = help::restored(
            help::decodeCallState(found->second).value_or(help::Quiet{}));
    if (const auto found = stored.find(ClosedKey); found != stored.end()) {
        wire::CborReader in(found->second);
        const quint64 count = in.enterList(MaximumClosed);
        for (quint64 i = 0; i < count; ++i)
            m_closed.push_back(in.id<HelpId>());
    }
}

std::vector<help::Helper> CallService::helpers() const
{
    std::vector<help::Helper> list;
    for (const circle::Member *member : m_context.book.helpers())
        list.push_back({member->peer, member->rights == Rights::Full});
    return list;
}

void CallService::raise()
{
    run(help::Raise{crypto::randomId<HelpId>(), m_context.clock.now(), helpers()});
    const HelpId id = *currentCall();
    m_context.teller.promise(u"help/"_s + id.toString());
    m_context.scribe.note(u"help-raised"_s, m_context.book.self().peer.id, id.toString());
    m_context.work.afterCommit([this, id](bool durable) { reportWritten(id, durable); });
}

void CallService::reportWritten(const HelpId &id, bool durable)
{
    const QString ref = m_context.teller.redeem(u"help/"_s + id.toString());
    if (durable)
        m_context.teller.tell(api::HelpProgress{id, HelpState::Written, std::nullopt}, ref);
    else
        m_context.teller.tell(api::Error{u"not-written"_s,
                                         u"the help call could not be written to the disk"_s,
                                         id.toString(), -1},
                              ref);
}

void CallService::cancel(const HelpId &id)
{
    if (currentCall() != id || !isStanding()) {
        m_context.teller.fail(u"unknown-id"_s, u"no such help call is open"_s, id.toString());
        return;
    }
    m_context.scribe.note(u"help-cancelled"_s, m_context.book.self().peer.id, id.toString());
    run(help::Cancel{m_context.book.self().peer});
}

bool CallService::receive(const messaging::Received &message)
{
    const auto mark = help::MarkBody::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!mark)
        return false;
    if (!member || member->peer.role != Role::Helper)
        return true;
    const help::Helper helper{member->peer, member->rights == Rights::Full};
    if (currentCall() != mark->id && !adopt(*mark, helper))
        return true;
    if (!isStanding()) {
        // This helper does not know yet that it is over.
        m_context.messenger.send(message.from, MessageType::HelpUpdate,
                                 help::updateOf(m_state).encode());
        return true;
    }
    if (message.type == MessageType::HelpResolve) {
        if (helper.full)
            m_context.scribe.note(u"help-resolved"_s, message.from, mark->id.toString());
        run(help::Resolve{helper});
    } else {
        const bool answered = message.type == MessageType::HelpAnswer;
        if (answered && helper.full)
            m_context.scribe.note(u"help-answered"_s, message.from, mark->id.toString());
        run(help::Reached{helper, answered ? help::Reach::Answered : help::Reach::Shown});
    }
    return true;
}

bool CallService::adopt(const help::MarkBody &mark, const help::Helper &helper)
{
    if (!helper.full || isStanding()
        || std::find(m_closed.begin(), m_closed.end(), mark.id) != m_closed.end())
        return false;
    run(help::Adopt{mark.id, mark.raised, m_context.clock.now()});
    return true;
}

void CallService::progressed(const MessageId &message, const DeviceId &peer,
                             messaging::Stage stage)
{
    const help::Call *call = help::callOf(m_state);
    const circle::Member *member = m_context.book.find(peer);
    if (!call || !member)
        return;
    const auto sent = call->messages.find(peer);
    if (sent == call->messages.end() || sent->second != message)
        return;
    const help::Helper helper{member->peer, member->rights == Rights::Full};
    if (stage == messaging::Stage::Sent)
        run(help::Reached{helper, help::Reach::Sent});
    else if (stage == messaging::Stage::Delivered)
        run(help::Reached{helper, help::Reach::Delivered});
}

void CallService::tick()
{
    if (std::holds_alternative<help::Open>(m_state))
        run(help::Tick{m_context.clock.now(), helpers()});
}

std::optional<HelpId> CallService::currentCall() const
{
    const help::Call *call = help::callOf(m_state);
    return call ? std::optional(call->id) : std::nullopt;
}

void CallService::run(const help::CallEvent &event)
{
    auto step = help::step(std::move(m_state), event);
    m_state = std::move(step.state);
    for (const auto &effect : step.effects)
        perform(effect);
    if (!std::holds_alternative<help::Tick>(event) || !step.effects.empty())
        persist();
}

void CallService::persist()
{
    rememberClosed();
    m_context.work.put(StateKey, help::encode(m_state));
}

void CallService::rememberClosed()
{
    const auto *closed = std::get_if<help::Closed>(&m_state);
    if (!closed || (!m_closed.empty() && m_closed.back() == closed->call.id))
        return;
    m_closed.push_back(closed->call.id);
    if (m_closed.size() > MaximumClosed)
        m_closed.pop_front();
    wire::CborWriter out;
    out.startArray(m_closed.size());
    for (const HelpId &id : m_closed)
        out.id(id);
    out.endArray();
    m_context.work.put(ClosedKey, out.take());
}

void CallService::perform(const help::CallEffect &effect)
{
    std::visit(
        Overloaded{
            [this](const help::SendCall &e) {
                const auto id =
                    m_context.messenger.send(e.to, MessageType::HelpCall, e.body.encode());
                if (!id.isNull())
                    run(help::CallSent{e.to, id});
            },
            [this](const help::SendUpdate &) {
                const QByteArray body = help::updateOf(m_state).encode();
                for (const auto &[peer, member] : m_context.book.members())
                    m_context.messenger.send(peer, MessageType::HelpUpdate, body);
            },
            [this](const help::ReportReach &e) {
                m_context.teller.tell(api::HelpProgress{e.id, apiState(e.reach), e.by});
            },
            [this](const help::ReportCancelled &e) {
                m_context.teller.tell(api::HelpCancelled{e.id, e.by});
            },
            [this](const help::ReportResolved &e) {
                m_context.teller.tell(api::HelpResolved{e.id, e.by});
            },
            [this](const help::ReportUnanswered &e) {
                m_context.scribe.note(u"help-unanswered"_s, std::nullopt, e.id.toString());
                m_context.teller.tell(api::HelpUnanswered{e.id});
            },
        },
        effect);
}

void CallService::describe(api::StatusReport &report) const
{
    const help::Call *call = help::callOf(m_state);
    if (!call || !isStanding())
        return;
    api::HelpStatus status;
    status.id = call->id;
    status.circle = m_context.book.self().circle;
    status.from = m_context.book.self().peer;
    status.raised = call->raised;
    status.unanswered = call->unanswered;
    for (const auto &[peer, reached] : call->reach) {
        // An answer counts only through the state: it must come from somebody with rights.
        const help::Reach reach = std::min(reached, help::Reach::Shown);
        const circle::Member *member = m_context.book.find(peer);
        if (member && apiState(reach) >= status.state) {
            status.state = apiState(reach);
            status.by = member->peer;
        }
    }
    if (const auto *answered = std::get_if<help::Answered>(&m_state)) {
        status.state = HelpState::Answered;
        status.by = answered->by;
    }
    report.help.push_back(std::move(status));
}

} // namespace sobani::engine
