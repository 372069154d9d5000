// SPDX-License-Identifier: MPL-2.0
#include "core/guard/containmentstate.h"

#include "core/base/result.h"
#include "core/crypto/crypto.h"
#include "core/guard/endpointwire.h"

namespace sobani::guard {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr quint64 LastPort = 65535;
constexpr quint64 LastUser = 0xffff'fffe; ///< the highest one means "none"
constexpr quint64 MostEpochs = 1'000'000'000'000;
constexpr qsizetype ChecksumSize = 8;

enum class Kind { Open, Contained };

/// Against a disk that lies; nobody who can write here needs to forge it.
QByteArray checksum(QByteArrayView body)
{
    return crypto::sha256(body).first(ChecksumSize);
}

void write(CborWriter &out, const ContainedNetwork &contained)
{
    out.startArray(6);
    out.enumerator(Kind::Contained);
    out.enumerator(contained.cause);
    out.startArray(contained.epoch ? 1 : 0);
    if (contained.epoch)
        out.unsignedInteger(*contained.epoch);
    out.endArray();
    out.startArray(contained.relays.size());
    for (const Endpoint &relay : contained.relays) {
        out.startArray(2);
        write(out, relay.address);
        out.unsignedInteger(relay.port);
        out.endArray();
    }
    out.endArray();
    out.unsignedInteger(contained.engineUser);
    out.enumerator(contained.cut);
    out.endArray();
}

void write(CborWriter &out, const OpenNetwork &open)
{
    out.startArray(3);
    out.enumerator(Kind::Open);
    out.unsignedInteger(open.lastEpoch);
    out.boolean(open.lifted);
    out.endArray();
}

ContainedNetwork readContained(CborReader &in)
{
    ContainedNetwork contained;
    contained.cause = in.enumerator(Cause::Restored);
    if (in.enterList(1) == 1)
        contained.epoch = in.unsignedInteger(MostEpochs);
    in.leaveArray();
    const quint64 count = in.enterList(MostEndpoints);
    for (quint64 i = 0; i < count && in.ok(); ++i) {
        in.enterArray(2);
        const IpAddress address = readAddress(in);
        contained.relays.push_back({address, quint16(in.unsignedInteger(LastPort))});
        in.leaveArray();
    }
    in.leaveArray();
    contained.engineUser = quint32(in.unsignedInteger(LastUser));
    contained.cut = in.enumerator(Cut::Leaked);
    return contained;
}

std::variant<OpenNetwork, ContainedNetwork> readNetwork(CborReader &in)
{
    std::variant<OpenNetwork, ContainedNetwork> network;
    const quint64 length = in.enterList(6);
    const Kind kind = in.enumerator(Kind::Contained);
    if (length != (kind == Kind::Open ? 3U : 6U))
        in.fail();
    if (kind == Kind::Open) {
        OpenNetwork open;
        open.lastEpoch = in.unsignedInteger(MostEpochs);
        open.lifted = in.boolean();
        network = open;
    } else {
        network = readContained(in);
    }
    in.leaveArray();
    return network;
}

QByteArray encodeBody(const ContainmentState &state)
{
    CborWriter out;
    out.startArray(4);
    out.unsignedInteger(Version);
    std::visit([&out](const auto &network) { write(out, network); }, state.network);
    out.boolean(state.onHelp);
    out.boolean(state.onRefusal);
    out.endArray();
    return out.take();
}

std::optional<ContainmentState> decodeBody(QByteArrayView bytes)
{
    CborReader in(bytes);
    ContainmentState state;
    in.enterArray(4);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    state.network = readNetwork(in);
    state.onHelp = in.boolean();
    state.onRefusal = in.boolean();
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return state;
}

} // namespace

QByteArray encode(const ContainmentState &state)
{
    const QByteArray body = encodeBody(state);
    return body + checksum(body);
}

std::optional<ContainmentState> decodeContainment(QByteArrayView bytes)
{
    if (bytes.size() <= ChecksumSize)
        return std::nullopt;
    const QByteArrayView body = bytes.chopped(ChecksumSize);
    if (checksum(body) != bytes.last(ChecksumSize))
        return std::nullopt;
    return decodeBody(body);
}

ContainmentState afterDamage()
{
    ContainmentState state;
    state.network = ContainedNetwork{Cause::Restored, {}, {}, 0, Cut::No};
    return state;
}

} // namespace sobani::guard
