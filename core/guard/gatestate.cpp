// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatestate.h"

#include "core/guard/gatepolicy.h"
#include "core/wire/nowwire.h"

#include <algorithm>

namespace sobani::guard {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MostMinutesStored = quint64{24} * 60;
constexpr quint64 LatestRevision = quint64(1) << 53;

void writeRecord(CborWriter &out, const ToolRecord &record)
{
    BootTime since;
    int minutes = 0;
    std::visit([&](const auto &phase) { since = phase.since; }, record.phase);
    if (const auto *approved = std::get_if<Approved>(&record.phase))
        minutes = approved->minutes;
    out.startArray(6);
    out.text(record.tool.toolId);
    out.bytes(record.tool.sha256);
    out.unsignedInteger(record.phase.index());
    out.id(requestOf(record));
    write(out, since);
    out.unsignedInteger(quint64(minutes));
    out.endArray();
}

ToolRecord readRecord(CborReader &in)
{
    ToolRecord record;
    in.enterArray(6);
    record.tool.toolId = in.text(ToolIdLimit);
    record.tool.sha256 = in.bytes(DigestSize);
    const quint64 phase = in.unsignedInteger(std::variant_size_v<ToolPhase> - 1);
    const auto request = in.id<RequestId>();
    const BootTime since = wire::readBootTime(in);
    const int minutes = int(in.unsignedInteger(MostMinutesStored));
    in.leaveArray();
    if (phase == 0)
        record.phase = Asked{request, since};
    else if (phase == 1)
        record.phase = Approved{request, since, minutes};
    else
        record.phase = Denied{request, since};
    if (!isValid(record.tool))
        in.fail();
    return record;
}

} // namespace

const RequestId &requestOf(const ToolRecord &record)
{
    return std::visit([](const auto &phase) -> const RequestId & { return phase.request; },
                      record.phase);
}

const ToolRecord *State::record(const ToolIdentity &tool) const
{
    const auto found = std::find_if(tools.begin(), tools.end(),
                                    [&](const ToolRecord &r) { return r.tool == tool; });
    return found == tools.end() ? nullptr : &*found;
}

const ToolRecord *State::record(const RequestId &request) const
{
    const auto found = std::find_if(tools.begin(), tools.end(), [&](const ToolRecord &r) {
        return requestOf(r) == request;
    });
    return found == tools.end() ? nullptr : &*found;
}

bool State::isDenied(QStringView toolId) const
{
    return std::any_of(tools.begin(), tools.end(), [&](const ToolRecord &r) {
        return r.tool.toolId == toolId && std::holds_alternative<Denied>(r.phase);
    });
}

QByteArray encode(const State &state)
{
    CborWriter out;
    out.startArray(4);
    out.unsignedInteger(Version);
    out.unsignedInteger(state.revision);
    out.startArray(state.tools.size());
    for (const ToolRecord &record : state.tools)
        writeRecord(out, record);
    out.endArray();
    out.startArray(state.standing.size());
    for (const QString &toolId : state.standing)
        out.text(toolId);
    out.endArray();
    out.endArray();
    return out.take();
}

std::optional<State> decodeState(QByteArrayView bytes)
{
    CborReader in(bytes);
    State state;
    in.enterArray(4);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    state.revision = in.unsignedInteger(LatestRevision);
    for (quint64 count = in.enterList(MostTools); count > 0 && in.ok(); --count) {
        ToolRecord record = readRecord(in);
        if (state.record(record.tool))
            in.fail();
        state.tools.push_back(std::move(record));
    }
    in.leaveArray();
    for (quint64 count = in.enterList(MostAllowances / 2); count > 0 && in.ok(); --count) {
        state.standing.push_back(in.text(ToolIdLimit));
        if (!isToolId(state.standing.back()))
            in.fail();
    }
    in.leaveArray();
    in.leaveArray();
    return in.finish() ? std::optional(state) : std::nullopt;
}

} // namespace sobani::guard
