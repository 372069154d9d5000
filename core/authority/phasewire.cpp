// SPDX-License-Identifier: MPL-2.0
#include "core/authority/phasewire.h"

#include "core/access/minutes.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

enum class Kind { Pending, Approved, Denied, Ended };

template<typename Body>
Body readBody(CborReader &in)
{
    const auto body = Body::decode(in.bytesBetween(1, wire::MaximumSignedBody));
    if (!body)
        in.fail();
    return body.value_or(Body{});
}

Phase readPending(CborReader &in)
{
    Pending pending;
    pending.digits = in.text(2);
    pending.triesLeft = int(in.unsignedInteger(access::WrongNumberTries));
    if (!access::isTwoDigits(pending.digits) || pending.triesLeft < 1)
        in.fail();
    return pending;
}

Phase readApproved(CborReader &in)
{
    Approved approved;
    approved.result = readBody<access::ResultBody>(in);
    approved.since = wire::readBootTime(in);
    const auto &result = approved.result;
    if (result.verdict != Verdict::Approve || !result.by || !access::isApprovable(result.minutes))
        in.fail();
    return approved;
}

Phase readDenied(CborReader &in)
{
    Denied denied{readBody<access::ResultBody>(in)};
    in.enterArray(0);
    in.leaveArray();
    if (denied.result.verdict != Verdict::Deny)
        in.fail();
    return denied;
}

Phase readEnded(CborReader &in)
{
    Ended ended{readBody<access::EndedBody>(in)};
    in.enterArray(0);
    in.leaveArray();
    return ended;
}

} // namespace

void writePhase(CborWriter &out, const Phase &phase)
{
    out.startArray(3);
    std::visit(Overloaded{
                   [&out](const Pending &p) {
                       out.enumerator(Kind::Pending);
                       out.text(p.digits);
                       out.unsignedInteger(quint64(p.triesLeft));
                   },
                   [&out](const Approved &p) {
                       out.enumerator(Kind::Approved);
                       out.bytes(p.result.encode());
                       wire::write(out, p.since);
                   },
                   [&out](const Denied &p) {
                       out.enumerator(Kind::Denied);
                       out.bytes(p.result.encode());
                       out.startArray(0);
                       out.endArray();
                   },
                   [&out](const Ended &p) {
                       out.enumerator(Kind::Ended);
                       out.bytes(p.end.encode());
                       out.startArray(0);
                       out.endArray();
                   },
               },
               phase);
    out.endArray();
}

Phase readPhase(CborReader &in)
{
    Phase phase;
    in.enterArray(3);
    switch (in.enumerator(Kind::Ended)) {
    case Kind::Pending:
        phase = readPending(in);
        break;
    case Kind::Approved:
        phase = readApproved(in);
        break;
    case Kind::Denied:
        phase = readDenied(in);
        break;
    case Kind::Ended:
        phase = readEnded(in);
        break;
    }
    in.leaveArray();
    return phase;
}

} // namespace sobani::authority
