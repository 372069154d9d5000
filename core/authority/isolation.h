// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/releasewire.h"
#include "core/authority/waiting.h"

#include <optional>

/// What the authority keeps about the device's containment. Plain values; the rules are in
/// authoritymachine.h. Source of the rules: docs/containment.md.
namespace sobani::authority {

/// What the authority makes anew for each containment, and for each call for help in it.
struct Challenge
{
    QByteArray nonce; ///< access::NonceSize bytes
    QString digits;   ///< two; shown to the senior, never sent
    QString spoken;   ///< OfflineDigits; read aloud when no network is left

    friend bool operator==(const Challenge &, const Challenge &) = default;
};
[[nodiscard]] bool isWellFormed(const Challenge &challenge);

/// In force until it is released.
struct Containment
{
    quint64 epoch = 0;
    ContainCause cause = ContainCause::Help;
    Challenge challenge;
    int triesLeft = access::WrongNumberTries; ///< over all helpers
    BootTime challenged; ///< on another boot's clock the challenge is void
    std::optional<Waiting> breakGlass;

    friend bool operator==(const Containment &, const Containment &) = default;
};

/// What cuts the network without a helper's order.
struct Triggers
{
    quint64 revision = 0;
    bool onHelp = true; ///< until a helper has signed that this device is fine
    bool onRefusal = false;

    friend bool operator==(const Triggers &, const Triggers &) = default;
};

/// Wrong offline codes in a row, over all helpers.
struct OfflineTries
{
    quint64 wrong = 0;
    BootTime since; ///< the newest of them, or the start of this boot

    friend bool operator==(const OfflineTries &, const OfflineTries &) = default;
};

struct Isolation
{
    quint64 epochs = 0; ///< containments there have ever been; the newest one's epoch
    std::optional<Containment> standing;
    Triggers triggers;
    OfflineTries offline;

    friend bool operator==(const Isolation &, const Isolation &) = default;
};

} // namespace sobani::authority
