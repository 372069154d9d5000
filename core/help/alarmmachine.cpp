// SPDX-License-Identifier: MPL-2.0
#include "core/help/alarmmachine.h"

#include "core/base/result.h"

#include <algorithm>
#include <limits>

namespace sobani::help {

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MaximumAlarms = 1024;
constexpr auto MaximumWall = quint64(LatestWallMs);
constexpr auto MaximumCount = quint64(std::numeric_limits<quint32>::max());

void forgetOldEnds(AlarmState &state)
{
    std::vector<std::pair<WallTime, HelpId>> ended;
    for (const auto &[id, alarm] : state.alarms) {
        if (!alarm.isStanding())
            ended.emplace_back(alarm.raised, id);
    }
    if (ended.size() <= AlarmState::MaximumEnded)
        return;
    std::sort(ended.begin(), ended.end());
    ended.resize(ended.size() - AlarmState::MaximumEnded);
    for (const auto &[raised, id] : ended)
        state.alarms.erase(id);
}

/// A device that raises call after call must not fill this one's memory.
void makeRoom(AlarmState &state, const DeviceId &from)
{
    auto oldest = state.alarms.end();
    std::size_t count = 0;
    for (auto it = state.alarms.begin(); it != state.alarms.end(); ++it) {
        if (it->second.from.id != from)
            continue;
        ++count;
        // What is over goes before what still stands.
        if (oldest == state.alarms.end()
            || std::pair(it->second.isStanding(), it->second.raised)
                < std::pair(oldest->second.isStanding(), oldest->second.raised))
            oldest = it;
    }
    if (count >= AlarmState::MaximumPerPeer)
        state.alarms.erase(oldest);
}

void onCall(AlarmStep &step, const CallArrived &e)
{
    if (!step.state.alarms.contains(e.body.id))
        makeRoom(step.state, e.from.id);
    const auto [entry, isNew] = step.state.alarms.try_emplace(e.body.id);
    Alarm &alarm = entry->second;
    if (isNew) {
        alarm.circle = e.circle;
        alarm.from = e.from;
        alarm.raised = e.body.raised;
    }
    const bool over = !alarm.isStanding() && e.body.revision <= alarm.revision;
    // Another device's id, an ended call, or an earlier round that came late.
    if (alarm.from.id != e.from.id || over || e.body.round < alarm.nextRound)
        return;
    const bool repeat = alarm.nextRound != 0;
    alarm.nextRound = e.body.round + 1;
    alarm.answered = false;
    alarm.shown = false;
    step.effects.emplace_back(Ring{e.body.id, repeat});
    if (e.body.revision < alarm.revision) {
        // What was said later has come earlier, and stands.
        if (alarm.phase == CallPhase::Answered && alarm.by)
            step.effects.emplace_back(ReportAnswered{e.body.id, *alarm.by});
        return;
    }
    alarm.revision = e.body.revision;
    alarm.phase = CallPhase::Open;
    alarm.by.reset();
}

void onUpdate(AlarmStep &step, const UpdateArrived &e)
{
    if (!step.state.alarms.contains(e.body.id))
        makeRoom(step.state, e.from.id);
    const auto [entry, isNew] = step.state.alarms.try_emplace(e.body.id);
    Alarm &alarm = entry->second;
    if (isNew) {
        // It overtook the call itself; the call then joins what is known here.
        alarm.circle = e.circle;
        alarm.from = e.from;
        alarm.raised = e.body.raised;
    } else if (alarm.from.id != e.from.id || e.body.revision <= alarm.revision) {
        return;
    }
    alarm.revision = e.body.revision;
    const bool changed = isNew || alarm.phase != e.body.phase;
    alarm.phase = e.body.phase;
    alarm.by = e.body.by;
    if (!changed || !e.body.by)
        return;
    if (alarm.phase == CallPhase::Answered)
        step.effects.emplace_back(ReportAnswered{e.body.id, *e.body.by});
    else if (!alarm.isStanding())
        step.effects.emplace_back(ReportEnded{e.body.id, alarm.phase, *e.body.by});
}

template<typename Mark>
void onMark(AlarmStep &step, const HelpId &id, Mark mark)
{
    const auto found = step.state.alarms.find(id);
    if (found == step.state.alarms.end() || !found->second.isStanding())
        step.effects.emplace_back(UnknownCall{id});
    else
        mark(found->second);
}

} // namespace

AlarmStep step(AlarmState state, const AlarmEvent &event)
{
    AlarmStep next{std::move(state), {}};
    std::visit(Overloaded{
                   [&](const CallArrived &e) { onCall(next, e); },
                   [&](const UpdateArrived &e) { onUpdate(next, e); },
                   [&](const MarkShown &e) {
                       onMark(next, e.id, [&](Alarm &alarm) {
                           if (!std::exchange(alarm.shown, true))
                               next.effects.emplace_back(TellShown{e.id});
                       });
                   },
                   [&](const MarkAnswered &e) {
                       onMark(next, e.id, [&](Alarm &alarm) {
                           alarm.answered = true;
                           next.effects.emplace_back(TellAnswered{e.id});
                       });
                   },
                   [&](const MarkResolved &e) {
                       onMark(next, e.id, [&](Alarm &) {
                           next.effects.emplace_back(TellResolved{e.id});
                       });
                   },
                   [&](const PeerLeft &e) {
                       std::erase_if(next.state.alarms, [&](const auto &entry) {
                           return entry.second.from.id == e.peer;
                       });
                   },
               },
               event);
    forgetOldEnds(next.state);
    return next;
}

QByteArray encode(const AlarmState &state)
{
    wire::CborWriter out;
    out.startArray(1 + state.alarms.size());
    out.unsignedInteger(Version);
    for (const auto &[id, alarm] : state.alarms) {
        out.startArray(10);
        out.id(id);
        out.id(alarm.circle);
        encodePeer(out, alarm.from);
        out.unsignedInteger(quint64(std::max<qint64>(alarm.raised.ms, 0)));
        out.unsignedInteger(alarm.revision);
        out.unsignedInteger(alarm.nextRound);
        out.enumerator(alarm.phase);
        encodePeer(out, alarm.by);
        out.boolean(alarm.shown);
        out.boolean(alarm.answered);
        out.endArray();
    }
    out.endArray();
    return out.take();
}

std::optional<AlarmState> decodeAlarmState(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    AlarmState state;
    const quint64 count = in.enterList(1 + MaximumAlarms);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    for (quint64 i = 1; i < count && in.ok(); ++i) {
        in.enterArray(10);
        const auto id = in.id<HelpId>();
        Alarm alarm;
        alarm.circle = in.id<CircleId>();
        alarm.from = decodePeer(in).value_or(PeerInfo{});
        alarm.raised.ms = qint64(in.unsignedInteger(MaximumWall));
        alarm.revision = quint32(in.unsignedInteger(MaximumCount));
        alarm.nextRound = quint32(in.unsignedInteger(MaximumCount));
        alarm.phase = in.enumerator(CallPhase::Resolved);
        alarm.by = decodePeer(in);
        alarm.shown = in.boolean();
        alarm.answered = in.boolean();
        in.leaveArray();
        state.alarms.emplace(id, std::move(alarm));
    }
    in.leaveArray();
    return in.finish() ? std::optional(state) : std::nullopt;
}

} // namespace sobani::help
