// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/door.h"

#include "core/crypto/crypto.h"
#include "core/wire/topic.h"

namespace sobani::pairing {

namespace {

Door openDoor(Door::Kind kind, const SecretBytes &strong, QByteArrayView salt)
{
    const auto derived = [&](QByteArrayView purpose) {
        return crypto::hkdf(strong.view(), salt, purpose, crypto::KeySize);
    };
    return {kind, wire::topicFrom(derived("topic to joiner")),
            wire::topicFrom(derived("topic to inviter")), derived("message key")};
}

} // namespace

Door doorFromQr(const SecretBytes &secret)
{
    return openDoor(Door::Kind::Qr, secret, "sobani-pairing-1/door/qr");
}

Door doorFromCode(const SecretBytes &secret)
{
    const SecretBytes strong = crypto::scrypt(secret.view(), "sobani-pairing-1/code");
    return openDoor(Door::Kind::Code, strong, "sobani-pairing-1/door/code");
}

} // namespace sobani::pairing
