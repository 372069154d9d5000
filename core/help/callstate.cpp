// SPDX-License-Identifier: MPL-2.0
#include "core/help/callstate.h"

#include "core/base/result.h"

#include <algorithm>
#include <limits>

namespace sobani::help {

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MaximumPeers = 64;
constexpr auto MaximumWall = quint64(LatestWallMs);
constexpr auto MaximumCount = quint64(std::numeric_limits<quint32>::max());
constexpr qsizetype MaximumBootId = 64;

void encodeCall(wire::CborWriter &out, const Call &call)
{
    out.startArray(9);
    out.id(call.id);
    out.unsignedInteger(quint64(std::max<qint64>(call.raised.ms, 0)));
    out.text(call.asked.boot);
    out.unsignedInteger(quint64(std::max<qint64>(call.asked.ms, 0)));
    out.unsignedInteger(call.revision);
    out.unsignedInteger(call.round);
    out.boolean(call.unanswered);
    out.startArray(call.reach.size());
    for (const auto &[peer, reach] : call.reach) {
        out.startArray(2);
        out.id(peer);
        out.enumerator(reach);
        out.endArray();
    }
    out.endArray();
    out.startArray(call.messages.size());
    for (const auto &[peer, message] : call.messages) {
        out.startArray(2);
        out.id(peer);
        out.id(message);
        out.endArray();
    }
    out.endArray();
    out.endArray();
}

Call decodeCall(wire::CborReader &in)
{
    Call call;
    in.enterArray(9);
    call.id = in.id<HelpId>();
    call.raised.ms = qint64(in.unsignedInteger(MaximumWall));
    call.asked.boot = in.text(MaximumBootId);
    call.asked.ms = qint64(in.unsignedInteger(MaximumWall));
    call.revision = quint32(in.unsignedInteger(MaximumCount));
    call.round = quint32(in.unsignedInteger(MaximumCount));
    call.unanswered = in.boolean();
    const quint64 reached = in.enterList(MaximumPeers);
    for (quint64 i = 0; i < reached && in.ok(); ++i) {
        in.enterArray(2);
        const auto peer = in.id<DeviceId>();
        call.reach[peer] = in.enumerator(Reach::Answered);
        in.leaveArray();
    }
    in.leaveArray();
    const quint64 messages = in.enterList(MaximumPeers);
    for (quint64 i = 0; i < messages && in.ok(); ++i) {
        in.enterArray(2);
        const auto peer = in.id<DeviceId>();
        call.messages[peer] = in.id<MessageId>();
        in.leaveArray();
    }
    in.leaveArray();
    in.leaveArray();
    return call;
}

} // namespace

const Call *callOf(const CallState &state)
{
    return std::visit(Overloaded{
                          [](const Quiet &) -> const Call * { return nullptr; },
                          [](const auto &other) -> const Call * { return &other.call; },
                      },
                      state);
}

bool isStanding(const CallState &state)
{
    return std::holds_alternative<Open>(state) || std::holds_alternative<Answered>(state);
}

CallState restored(CallState state)
{
    std::visit(Overloaded{
                   [](Quiet &) {},
                   [](auto &other) { other.call.revision += RevisionLeap; },
               },
               state);
    return state;
}

UpdateBody updateOf(const CallState &state)
{
    UpdateBody body;
    if (const Call *call = callOf(state)) {
        body.id = call->id;
        body.raised = call->raised;
        body.revision = call->revision;
    }
    if (const auto *answered = std::get_if<Answered>(&state)) {
        body.phase = CallPhase::Answered;
        body.by = answered->by;
    } else if (const auto *closed = std::get_if<Closed>(&state)) {
        body.phase = closed->phase;
        body.by = closed->by;
    }
    return body;
}

QByteArray encode(const CallState &state)
{
    wire::CborWriter out;
    out.startArray(5);
    out.unsignedInteger(Version);
    out.unsignedInteger(state.index());
    const auto *closed = std::get_if<Closed>(&state);
    const auto *answered = std::get_if<Answered>(&state);
    out.enumerator(closed ? closed->phase : CallPhase::Open);
    encodePeer(out, closed     ? std::optional(closed->by)
                    : answered ? std::optional(answered->by)
                               : std::nullopt);
    if (const Call *call = callOf(state))
        encodeCall(out, *call);
    else
        out.boolean(false);
    out.endArray();
    return out.take();
}

std::optional<CallState> decodeCallState(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    in.enterArray(5);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    const quint64 index = in.unsignedInteger(std::variant_size_v<CallState> - 1);
    const auto phase = in.enumerator(CallPhase::Resolved);
    const auto by = decodePeer(in);
    CallState state = Quiet{};
    if (index == 0)
        (void)in.boolean();
    else if (index == 1)
        state = Open{decodeCall(in)};
    else if (by && index == 2)
        state = Answered{decodeCall(in), *by};
    else if (by)
        state = Closed{decodeCall(in), phase, *by};
    else
        in.fail();
    in.leaveArray();
    return in.finish() ? std::optional(state) : std::nullopt;
}

} // namespace sobani::help
