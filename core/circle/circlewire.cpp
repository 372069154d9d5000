// SPDX-License-Identifier: MPL-2.0
#include "core/circle/circlewire.h"

#include "core/crypto/crypto.h"
#include "core/wire/nowwire.h"

namespace sobani::circle {

QByteArray ProfileBody::encode() const
{
    wire::CborWriter out;
    out.startArray(3);
    out.text(name);
    out.text(phone);
    out.bytes(presenceSecret.view());
    out.endArray();
    return out.take();
}

std::optional<ProfileBody> ProfileBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    ProfileBody body;
    in.enterArray(3);
    body.name = in.line(limits::Name);
    body.phone = in.line(limits::Phone);
    body.presenceSecret = SecretBytes(in.bytes(crypto::KeySize));
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

QByteArray RightsBody::encode() const
{
    wire::CborWriter out;
    out.startArray(5);
    out.id(member.id);
    out.text(member.name);
    out.enumerator(member.role);
    out.enumerator(standing);
    wire::write(out, effective);
    out.endArray();
    return out.take();
}

std::optional<RightsBody> RightsBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    RightsBody body;
    in.enterArray(5);
    body.member.id = in.id<DeviceId>();
    body.member.name = in.line(limits::Name);
    body.member.role = in.enumerator(Role::Helper);
    body.standing = in.enumerator(Standing::Gone);
    body.effective = wire::readWallTime(in);
    in.leaveArray();
    return in.finish() ? std::optional(body) : std::nullopt;
}

} // namespace sobani::circle
