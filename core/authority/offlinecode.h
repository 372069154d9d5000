// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/identity/devicekeys.h"

#include <QString>

/// A decision that travels by voice, when no network does: the PC shows eight digits, the
/// helper types them into the app and reads eight others back.
///
/// The key is agreed between the authority and that one helper (X25519, HKDF-SHA-256), so
/// neither the companion nor the engine can make a code, and one helper not another's.
/// Spec: docs/containment.md, "Offline code"; design section 5.
namespace sobani::authority {

inline constexpr qsizetype OfflineDigits = 8;

enum class OfflineAction { Approve, Release };

/// What one code says yes to. All of it is bound: another action, tool, length or challenge
/// has another code.
struct OfflineAsk
{
    OfflineAction action = OfflineAction::Release;
    QString tool;    ///< empty for a release
    int minutes = 0; ///< 0 for a release
    QString spoken;  ///< OfflineDigits digits, shown by the authority for this question alone
};

/// Between the helper's device and the authority; both get the same from their own private
/// and the other's public key. BadKey for a point that yields no secret.
[[nodiscard]] Result<SecretBytes, crypto::CryptoError>
offlineKey(const crypto::AgreementKey &own, QByteArrayView peerPublic, const CircleId &circle,
           const AuthorityId &authority, const DeviceId &helper);

/// OfflineDigits digits.
[[nodiscard]] QString offlineCode(const SecretBytes &key, const OfflineAsk &ask);

/// Exactly OfflineDigits ASCII digits.
[[nodiscard]] bool isOfflineCode(QStringView text);
/// What a person typed, without the spaces and hyphens between the groups that she read.
[[nodiscard]] QString typedDigits(const QString &text);

/// How long codes are refused after so many wrong ones in a row: 15 s, doubling to 15 min.
[[nodiscard]] Milliseconds offlineWait(quint64 wrong);

} // namespace sobani::authority
