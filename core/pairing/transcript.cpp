// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/transcript.h"

#include "core/wire/cbor.h"

namespace sobani::pairing {

QByteArray Transcript::encode() const
{
    wire::CborWriter writer;
    writer.startArray(9);
    writer.text(u"sobani-pairing/transcript");
    writer.unsignedInteger(version);
    writer.enumerator(door);
    writer.id(invite);
    writer.bytes(inviter.encode());
    writer.bytes(joiner.encode());
    writer.text(relay.host.toLower());
    writer.unsignedInteger(relay.port);
    writer.bytes(relay.pin);
    writer.endArray();
    return writer.take();
}

QByteArray Transcript::hash() const
{
    return crypto::sha256(encode());
}

} // namespace sobani::pairing
