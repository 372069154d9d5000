// SPDX-License-Identifier: MPL-2.0
#include "core/authority/consentwire.h"

#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;
using identity::DevicePublic;

namespace {

template<typename Body>
void writeSubject(CborWriter &out, const Body &body)
{
    out.id(body.circle);
    out.id(body.authority);
    out.id(body.consent);
    out.id(body.candidate);
    writeDevicePublic(out, body.keys);
}

template<typename Body>
void readSubject(CborReader &in, Body &body)
{
    body.circle = in.id<CircleId>();
    body.authority = in.id<AuthorityId>();
    body.consent = in.id<RequestId>();
    body.candidate = in.id<DeviceId>();
    body.keys = readDevicePublic(in);
}

} // namespace

void writeDevicePublic(CborWriter &out, const DevicePublic &keys)
{
    out.startArray(2);
    out.bytes(keys.sign);
    out.bytes(keys.agree);
    out.endArray();
}

DevicePublic readDevicePublic(CborReader &in)
{
    DevicePublic keys;
    in.enterArray(2);
    keys.sign = in.bytes(crypto::KeySize);
    keys.agree = in.bytes(crypto::KeySize);
    in.leaveArray();
    return keys;
}

QByteArray ConsentRequestBody::encode() const
{
    CborWriter out;
    out.startArray(7);
    writeSubject(out, *this);
    out.text(name);
    wire::write(out, effective);
    out.endArray();
    return out.take();
}

std::optional<ConsentRequestBody> ConsentRequestBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ConsentRequestBody body;
    in.enterArray(7);
    readSubject(in, body);
    body.name = in.text(limits::Name);
    body.effective = wire::readWallTime(in);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

QByteArray ConsentBody::encode() const
{
    CborWriter out;
    out.startArray(6);
    writeSubject(out, *this);
    out.boolean(accept);
    out.endArray();
    return out.take();
}

std::optional<ConsentBody> ConsentBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ConsentBody body;
    in.enterArray(6);
    readSubject(in, body);
    body.accept = in.boolean();
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

} // namespace sobani::authority
