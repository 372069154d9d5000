// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/crypto/crypto.h"

#include <QByteArray>

/// One message between two paired devices: signed inside, HPKE AuthPSK outside, padded to
/// size classes. Spec: docs/protocol.md, "Messages".
namespace sobani::messaging {

inline constexpr quint8 EnvelopeVersion = 1;
inline constexpr quint64 InnerVersion = 1;
/// Largest body, bytes. The largest size class holds it with every header.
inline constexpr qsizetype MaximumBody = qsizetype{16} * 1024;

struct Inner
{
    MessageId id;
    quint64 sequence = 0;
    WallTime created;
    WallTime expires; ///< 0: never
    quint16 type = 0;
    QByteArray body;

    friend bool operator==(const Inner &, const Inner &) = default;
};

/// Both ends' keys for one direction of one link. Borrows; valid while its sources live.
struct SealKeys
{
    CircleId circle;
    DeviceId sender;
    DeviceId recipient;
    QByteArrayView psk; ///< 32 bytes of the link's current epoch
    QByteArrayView pskId;
    const crypto::SigningKey &senderSigning;
    const crypto::AgreementKey &senderAgreement;
    QByteArrayView recipientAgreement;
};

struct OpenKeys
{
    CircleId circle;
    DeviceId sender;
    DeviceId recipient;
    QByteArrayView psk;
    QByteArrayView pskId;
    QByteArrayView senderSigning;
    QByteArrayView senderAgreement;
    const crypto::AgreementKey &recipientAgreement;
};

enum class EnvelopeTrouble {
    Rejected,    ///< not from this peer, not for us, damaged or malformed: no trace is left
    Unsupported, ///< authentic, but of a later version of the protocol
};

struct EnvelopeError
{
    EnvelopeTrouble trouble = EnvelopeTrouble::Rejected;
    MessageId id; ///< of the message that we do not understand; null when Rejected
};

/// Never fails for keys of the right sizes and a body within MaximumBody; Rejected otherwise.
[[nodiscard]] Result<QByteArray, EnvelopeError> seal(const SealKeys &keys, const Inner &inner);
[[nodiscard]] Result<Inner, EnvelopeError> open(const OpenKeys &keys, QByteArrayView envelope);

} // namespace sobani::messaging
