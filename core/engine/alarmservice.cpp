// SPDX-License-Identifier: MPL-2.0
#include "core/engine/alarmservice.h"

namespace sobani::engine {

namespace {

using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray StateKey("help/alarms");
const QByteArray RungPrefix("help/rung/");

} // namespace

AlarmService::AlarmService(Context context) : m_context(context) {}

void AlarmService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    if (const auto found = stored.find(StateKey); found != stored.end())
        m_state = help::decodeAlarmState(found->second).value_or(help::AlarmState{});
    for (auto it = stored.lower_bound(RungPrefix);
         it != stored.end() && it->first.startsWith(RungPrefix); ++it) {
        const auto id = HelpId::fromBytes(QByteArray::fromHex(it->first.mid(RungPrefix.size())));
        if (id)
            m_rung.insert(*id);
    }
}

void AlarmService::ringAgain()
{
    for (const auto &[id, alarm] : m_state.alarms) {
        if (alarm.isStanding() && alarm.nextRound != 0)
            ring(id, true);
    }
}

void AlarmService::shown(const HelpId &id)
{
    run(help::MarkShown{id});
}

void AlarmService::answer(const HelpId &id)
{
    m_context.teller.promise(u"answer/"_s + id.toString());
    run(help::MarkAnswered{id});
}

void AlarmService::resolve(const HelpId &id)
{
    m_context.teller.promise(u"resolve/"_s + id.toString());
    run(help::MarkResolved{id});
}

void AlarmService::peerLeft(const DeviceId &peer)
{
    run(help::PeerLeft{peer});
}

bool AlarmService::receive(const messaging::Received &message)
{
    const circle::Member *member = m_context.book.find(message.from);
    const bool fromProtected = member && member->peer.role == Role::Protected;
    if (message.type == MessageType::HelpCall) {
        const auto body = help::CallBody::decode(message.body);
        if (body && fromProtected)
            run(help::CallArrived{member->circle, member->peer, *body});
        return body.has_value();
    }
    const auto body = help::UpdateBody::decode(message.body);
    if (body && fromProtected)
        run(help::UpdateArrived{member->circle, member->peer, *body});
    return body.has_value();
}

std::optional<std::pair<DeviceId, HelpId>>
AlarmService::standingCall(const std::optional<DeviceId> &peer,
                           const std::optional<CircleId> &circle) const
{
    std::optional<std::pair<DeviceId, HelpId>> newest;
    WallTime raised;
    for (const auto &[id, alarm] : m_state.alarms) {
        if (!alarm.isStanding() || (peer && alarm.from.id != *peer)
            || (circle && alarm.circle != *circle))
            continue;
        if (!newest || raised < alarm.raised) {
            newest = {alarm.from.id, id};
            raised = alarm.raised;
        }
    }
    return newest;
}

void AlarmService::run(const help::AlarmEvent &event)
{
    auto step = help::step(std::move(m_state), event);
    m_state = std::move(step.state);
    // The alarm first: the disk can wait, the senior cannot.
    for (const auto &effect : step.effects)
        perform(effect);
    m_context.work.put(StateKey, help::encode(m_state));
}

void AlarmService::ring(const HelpId &id, bool repeat)
{
    const help::Alarm &alarm = m_state.alarms.at(id);
    // The disk is too slow to wait for, and a process killed before it has written would ring
    // as if for the first time: a note outlives the process, and costs no time.
    const bool rungBefore = !m_rung.insert(id).second;
    if (!rungBefore)
        m_context.work.note(RungPrefix + id.bytes().toHex(), QByteArray(1, '\1'));
    m_context.teller.tell(
        api::HelpCalled{id, alarm.circle, alarm.from, repeat || rungBefore, alarm.raised});
}

void AlarmService::send(const HelpId &id, MessageType type)
{
    const help::Alarm &alarm = m_state.alarms.at(id);
    m_context.messenger.send(alarm.from.id, type, help::MarkBody{id, alarm.raised}.encode());
}

void AlarmService::perform(const help::AlarmEffect &effect)
{
    auto &teller = m_context.teller;
    std::visit(
        Overloaded{
            [&](const help::Ring &e) {
                ring(e.id, e.repeat);
                m_context.scribe.note(u"help-called"_s, m_state.alarms.at(e.id).from.id,
                                      e.id.toString());
            },
            [&](const help::TellShown &e) { send(e.id, MessageType::HelpShown); },
            [&](const help::TellAnswered &e) { send(e.id, MessageType::HelpAnswer); },
            [&](const help::TellResolved &e) { send(e.id, MessageType::HelpResolve); },
            [&](const help::ReportAnswered &e) {
                teller.tell(api::HelpProgress{e.id, HelpState::Answered, e.by},
                            teller.redeem(u"answer/"_s + e.id.toString()));
            },
            [&](const help::ReportEnded &e) {
                const QString ref = teller.redeem(u"resolve/"_s + e.id.toString());
                if (e.phase == help::CallPhase::Cancelled)
                    teller.tell(api::HelpCancelled{e.id, e.by}, ref);
                else
                    teller.tell(api::HelpResolved{e.id, e.by}, ref);
                m_context.scribe.note(u"help-ended"_s, e.by.id, e.id.toString());
            },
            [&](const help::UnknownCall &e) {
                teller.fail(u"unknown-id"_s, u"no such help call is open"_s, e.id.toString());
            },
        },
        effect);
}

void AlarmService::describe(api::StatusReport &report) const
{
    for (const auto &[id, alarm] : m_state.alarms) {
        if (!alarm.isStanding())
            continue;
        api::HelpStatus status;
        status.id = id;
        status.circle = alarm.circle;
        status.from = alarm.from;
        status.raised = alarm.raised;
        status.by = alarm.by;
        status.state = alarm.phase == help::CallPhase::Answered ? HelpState::Answered
                       : alarm.shown                            ? HelpState::Shown
                                                                : HelpState::Delivered;
        report.help.push_back(std::move(status));
    }
}

} // namespace sobani::engine
