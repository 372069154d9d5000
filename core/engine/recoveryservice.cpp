// SPDX-License-Identifier: MPL-2.0
#include "core/engine/recoveryservice.h"

namespace sobani::engine {

namespace {

using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray OwnKey("recovery/own");
const QByteArray CopyPrefix("recovery/of/");

QByteArray copyKey(const DeviceId &peer)
{
    return CopyPrefix + peer.bytes().toHex();
}

QString stepDetail(int n, bool done)
{
    return QString::number(n) + (done ? u"+"_s : u"-"_s);
}

} // namespace

RecoveryService::RecoveryService(Context context) : m_context(context) {}

void RecoveryService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    if (const auto found = stored.find(OwnKey); found != stored.end()) {
        m_own = recovery::decodeChecklist(found->second).value_or(recovery::Checklist{});
        // Helpers may know changes that never reached our disk; what comes now is newer.
        m_own.revision += recovery::RevisionLeap;
    }
    for (const auto &[peer, member] : m_context.book.members()) {
        const auto found = stored.find(copyKey(peer));
        const auto list =
            found == stored.end() ? std::nullopt : recovery::decodeChecklist(found->second);
        if (list)
            m_copies.emplace(peer, *list);
    }
}

void RecoveryService::begin(const HelpId &call)
{
    if (m_own.call == call)
        return;
    m_own = recovery::forCall(m_own, call);
    m_context.work.put(OwnKey, recovery::encode(m_own));
}

void RecoveryService::change(const recovery::Checklist &next)
{
    m_own = next;
    const QByteArray encoded = recovery::encode(m_own);
    m_context.work.put(OwnKey, encoded);
    for (const auto &[peer, member] : m_context.book.members())
        m_context.messenger.send(peer, MessageType::RecoverySteps, encoded);
}

void RecoveryService::mark(int n, bool done)
{
    if (m_own.call.isNull()) {
        m_context.teller.fail(u"no-help-call"_s, u"the checklist begins with a help call"_s);
        return;
    }
    const auto next = recovery::mark(m_own, n, done);
    if (next) {
        m_context.scribe.note(u"step"_s, m_context.book.self().peer.id, stepDetail(n, done));
        change(*next);
    }
    // Told after the write: who has seen the tick finds it again after a crash. A disk that
    // refuses is told of by itself, and the tick is written again with what comes next.
    const api::StepChanged changed{m_own.call, n, done, false, m_context.book.self().peer};
    m_context.work.afterCommit([this, changed, ref = m_context.teller.currentRef()](bool) {
        m_context.teller.tell(changed, ref);
    });
}

void RecoveryService::push(const DeviceId &peer, const HelpId &call, int n, bool done)
{
    m_context.messenger.send(peer, MessageType::RecoveryPush,
                             recovery::PushBody{call, n, done}.encode());
    m_context.scribe.note(u"step-pushed"_s, m_context.book.self().peer.id, stepDetail(n, done));
}

void RecoveryService::peerLeft(const DeviceId &peer)
{
    if (m_copies.erase(peer) != 0)
        m_context.work.remove(copyKey(peer));
}

bool RecoveryService::receive(const messaging::Received &message)
{
    return message.type == MessageType::RecoveryPush ? receivePush(message)
                                                     : receiveSteps(message);
}

bool RecoveryService::receivePush(const messaging::Received &message)
{
    const auto body = recovery::PushBody::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!body)
        return false;
    // Only of the call that is on the senior's screen; and only from somebody enrolled.
    if (!member || member->peer.role != Role::Helper || member->rights != Rights::Full
        || body->call != m_own.call)
        return true;
    const auto next =
        body->done ? recovery::mark(m_own, body->n, true) : recovery::push(m_own, body->n);
    if (next) {
        m_context.scribe.note(u"step-pushed"_s, message.from, stepDetail(body->n, body->done));
        change(*next);
        const bool isDone = m_own.done[std::size_t(body->n)];
        m_context.teller.tell(
            api::StepChanged{m_own.call, body->n, isDone, !body->done, member->peer});
    }
    return true;
}

bool RecoveryService::receiveSteps(const messaging::Received &message)
{
    const auto list = recovery::decodeChecklist(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!list)
        return false;
    if (!member || member->peer.role != Role::Protected)
        return true;
    // An old call's list that comes late must not take the place of the present one's.
    quint64 &newest = m_newest[message.from];
    recovery::Checklist &copy = m_copies[message.from];
    if (message.sequence < newest || !recovery::isNewer(copy, *list))
        return true;
    newest = message.sequence;
    const auto before = recovery::forCall(copy, list->call).done;
    copy = *list;
    m_context.work.put(copyKey(message.from), recovery::encode(copy));
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != copy.done[i])
            m_context.teller.tell(
                api::StepChanged{copy.call, int(i), copy.done[i], false, member->peer});
    }
    return true;
}

void RecoveryService::describe(api::StatusReport &report) const
{
    for (api::HelpStatus &help : report.help) {
        const auto copy = m_copies.find(help.from.id);
        const recovery::Checklist &list = copy == m_copies.end() ? m_own : copy->second;
        if (list.call != help.id)
            continue;
        help.steps = list.done;
        help.pushed = list.pushed;
    }
}

} // namespace sobani::engine
