// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QString>

namespace sobani::pairing {

/// A rendezvous on the relay that whoever has one of an invite's two secrets can find: two
/// topics and the key that authenticates every message. All of it comes out of a KDF; the
/// secret itself is never sent.
struct Door
{
    enum class Kind { Qr, Code };

    Kind kind = Kind::Qr;
    QString toJoiner;  ///< topic, inviter to joiner
    QString toInviter; ///< topic, joiner to inviter
    SecretBytes key;   ///< 32 bytes
};

/// \a secret has 32 bytes.
[[nodiscard]] Door doorFromQr(const SecretBytes &secret);
/// \a secret has the 50 bits of a typed code; stretched with scrypt: takes about 0.1 s.
[[nodiscard]] Door doorFromCode(const SecretBytes &secret);

} // namespace sobani::pairing
