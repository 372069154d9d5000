// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatewire.h"

#include "core/guard/programjudge.h"
#include "core/wire/nowwire.h"

namespace sobani::guard {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MostUnits = quint64(1) << 53;

QString readToolId(CborReader &in)
{
    QString id = in.text(ToolIdLimit);
    if (!isToolId(id))
        in.fail();
    return id;
}

void enter(CborReader &in, quint64 length)
{
    in.enterArray(length);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
}

// What comes from a stranger's command line or file name holds anything at all.
void writeAnything(CborWriter &out, const QString &text)
{
    out.bytes(text.left(PathLimit).toUtf8());
}

QString readAnything(CborReader &in)
{
    QString text = QString::fromUtf8(in.bytesBetween(0, 4 * PathLimit));
    if (text.size() > PathLimit)
        in.fail();
    return text;
}

void writeAllowance(CborWriter &out, const Allowance &allowance)
{
    out.startArray(4);
    out.text(allowance.toolId);
    out.bytes(allowance.sha256);
    out.boolean(allowance.until.has_value());
    write(out, allowance.until.value_or(BootTime{}));
    out.endArray();
}

Allowance readAllowance(CborReader &in)
{
    Allowance allowance;
    in.enterArray(4);
    allowance.toolId = readToolId(in);
    allowance.sha256 = in.bytesBetween(0, DigestSize);
    if (!allowance.sha256.isEmpty() && allowance.sha256.size() != DigestSize)
        in.fail();
    const bool ends = in.boolean();
    const BootTime until = wire::readBootTime(in);
    if (ends)
        allowance.until = until;
    in.leaveArray();
    return allowance;
}

} // namespace

QByteArray encode(const GatePolicy &policy)
{
    CborWriter out;
    out.startArray(3);
    out.unsignedInteger(Version);
    out.unsignedInteger(policy.revision);
    const std::size_t count = std::min(policy.allowed.size(), MostAllowances);
    out.startArray(count);
    for (std::size_t i = 0; i < count; ++i)
        writeAllowance(out, policy.allowed[i]);
    out.endArray();
    out.endArray();
    return out.take();
}

std::optional<GatePolicy> decodePolicy(QByteArrayView bytes)
{
    CborReader in(bytes);
    GatePolicy policy;
    enter(in, 3);
    policy.revision = in.unsignedInteger(MostUnits);
    const quint64 count = in.enterList(MostAllowances);
    for (quint64 i = 0; i < count && in.ok(); ++i)
        policy.allowed.push_back(readAllowance(in));
    in.leaveArray();
    in.leaveArray();
    return in.finish() ? std::optional(policy) : std::nullopt;
}

QByteArray encode(const ToolSeen &seen)
{
    CborWriter out;
    out.startArray(8);
    out.unsignedInteger(Version);
    out.text(seen.tool.toolId);
    out.bytes(seen.tool.sha256);
    out.enumerator(seen.how);
    writeAnything(out, seen.path);
    writeAnything(out, seen.reason);
    out.unsignedInteger(quint64(seen.pid));
    out.unsignedInteger(quint64(seen.user));
    out.endArray();
    return out.take();
}

std::optional<ToolSeen> decodeSeen(QByteArrayView bytes)
{
    CborReader in(bytes);
    ToolSeen seen;
    enter(in, 8);
    seen.tool.toolId = readToolId(in);
    seen.tool.sha256 = in.bytes(DigestSize);
    seen.how = in.enumerator(Sighting::Running);
    seen.path = readAnything(in);
    seen.reason = readAnything(in).left(ReasonLimit);
    seen.pid = qint64(in.unsignedInteger(MostUnits));
    seen.user = qint64(in.unsignedInteger(MostUnits));
    in.leaveArray();
    return in.finish() ? std::optional(seen) : std::nullopt;
}

QByteArray encode(const ToolEnded &ended)
{
    CborWriter out;
    out.startArray(3);
    out.unsignedInteger(Version);
    out.text(ended.toolId);
    out.unsignedInteger(quint64(ended.processes));
    out.endArray();
    return out.take();
}

std::optional<ToolEnded> decodeEnded(QByteArrayView bytes)
{
    CborReader in(bytes);
    ToolEnded ended;
    enter(in, 3);
    ended.toolId = readToolId(in);
    ended.processes = int(in.unsignedInteger(1U << 30U));
    in.leaveArray();
    return in.finish() ? std::optional(ended) : std::nullopt;
}

} // namespace sobani::guard
