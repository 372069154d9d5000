// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QString>

#include <optional>

/// The stable words of docs/device-protocol.md for enumerators, both ways.
namespace sobani::api {

[[nodiscard]] QString word(Role value);
[[nodiscard]] QString word(Rights value);
[[nodiscard]] QString word(PresenceState value);
[[nodiscard]] QString word(RelayState value);
[[nodiscard]] QString word(HelpState value);
[[nodiscard]] QString word(Caller value);
[[nodiscard]] QString word(AccessSource value);
[[nodiscard]] QString word(Verdict value);
[[nodiscard]] QString word(DecisionReason value);
[[nodiscard]] QString word(AccessEnd value);
[[nodiscard]] QString word(PairingEnd value);
[[nodiscard]] QString word(RedFlag value);
[[nodiscard]] QString word(Keychain value);

[[nodiscard]] std::optional<Role> roleFrom(QStringView word);
[[nodiscard]] std::optional<Caller> callerFrom(QStringView word);
[[nodiscard]] std::optional<Verdict> verdictFrom(QStringView word);

} // namespace sobani::api
