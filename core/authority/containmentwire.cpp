// SPDX-License-Identifier: MPL-2.0
#include "core/authority/containmentwire.h"

#include "core/access/minutes.h"
#include "core/authority/offlinecode.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 MostWrong = 1'000'000;

void writeStanding(CborWriter &out, const Containment &standing)
{
    out.startArray(8);
    out.unsignedInteger(standing.epoch);
    out.enumerator(standing.cause);
    out.bytes(standing.challenge.nonce);
    out.text(standing.challenge.digits);
    out.text(standing.challenge.spoken);
    out.unsignedInteger(quint64(standing.triesLeft));
    wire::write(out, standing.challenged);
    writeWaiting(out, standing.breakGlass);
    out.endArray();
}

Containment readStanding(CborReader &in)
{
    Containment standing;
    in.enterArray(8);
    standing.epoch = in.unsignedInteger(MostEpochs);
    standing.cause = in.enumerator(ContainCause::Restored);
    standing.challenge.nonce = in.bytes(access::NonceSize);
    standing.challenge.digits = in.line(2);
    standing.challenge.spoken = in.line(OfflineDigits);
    standing.triesLeft = int(in.unsignedInteger(access::WrongNumberTries));
    standing.challenged = wire::readBootTime(in);
    standing.breakGlass = readWaiting(in);
    in.leaveArray();
    if (!isWellFormed(standing.challenge) || standing.triesLeft < 1)
        in.fail();
    return standing;
}

} // namespace

bool isWellFormed(const Challenge &challenge)
{
    return challenge.nonce.size() == access::NonceSize && access::isTwoDigits(challenge.digits)
           && isOfflineCode(challenge.spoken);
}

void writeWaiting(CborWriter &out, const std::optional<Waiting> &waiting)
{
    out.startArray(waiting ? 4 : 0);
    if (waiting) {
        out.id(waiting->consent);
        out.unsignedInteger(quint64(waiting->waited.count()));
        wire::write(out, waiting->seen);
        out.boolean(waiting->byConsentOnly);
    }
    out.endArray();
}

std::optional<Waiting> readWaiting(CborReader &in)
{
    constexpr Milliseconds most = WaitWithoutConsent;
    std::optional<Waiting> waiting;
    const quint64 length = in.enterList(4);
    if (length == 4) {
        waiting.emplace();
        waiting->consent = in.id<RequestId>();
        waiting->waited = Milliseconds(in.unsignedInteger(quint64(most.count())));
        waiting->seen = wire::readNow(in);
        waiting->byConsentOnly = in.boolean();
    } else if (length != 0) {
        in.fail();
    }
    in.leaveArray();
    return waiting;
}

void writeIsolation(CborWriter &out, const Isolation &isolation)
{
    out.startArray(7);
    out.unsignedInteger(isolation.epochs);
    out.startArray(isolation.standing ? 1 : 0);
    if (isolation.standing)
        writeStanding(out, *isolation.standing);
    out.endArray();
    out.unsignedInteger(isolation.triggers.revision);
    out.boolean(isolation.triggers.onHelp);
    out.boolean(isolation.triggers.onRefusal);
    out.unsignedInteger(isolation.offline.wrong);
    wire::write(out, isolation.offline.since);
    out.endArray();
}

Isolation readIsolation(CborReader &in)
{
    Isolation isolation;
    in.enterArray(7);
    isolation.epochs = in.unsignedInteger(MostEpochs);
    if (in.enterList(1) == 1)
        isolation.standing = readStanding(in);
    in.leaveArray();
    isolation.triggers.revision = in.unsignedInteger(MostEpochs);
    isolation.triggers.onHelp = in.boolean();
    isolation.triggers.onRefusal = in.boolean();
    isolation.offline.wrong = in.unsignedInteger(MostWrong);
    isolation.offline.since = wire::readBootTime(in);
    in.leaveArray();
    // A containment that stands is the newest one there was.
    if (isolation.standing && isolation.standing->epoch != isolation.epochs)
        in.fail();
    return isolation;
}

} // namespace sobani::authority
