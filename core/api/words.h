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

/// The last enumerator of each.
template<typename E>
inline constexpr E Last = E{};
template<> inline constexpr Role Last<Role> = Role::Helper;
template<> inline constexpr Rights Last<Rights> = Rights::Full;
template<> inline constexpr PresenceState Last<PresenceState> = PresenceState::Dropped;
template<> inline constexpr RelayState Last<RelayState> = RelayState::WrongCertificate;
template<> inline constexpr HelpState Last<HelpState> = HelpState::Answered;
template<> inline constexpr Caller Last<Caller> = Caller::Them;
template<> inline constexpr AccessSource Last<AccessSource> = AccessSource::Detected;
template<> inline constexpr Verdict Last<Verdict> = Verdict::Deny;
template<> inline constexpr DecisionReason Last<DecisionReason> = DecisionReason::Offline;
template<> inline constexpr AccessEnd Last<AccessEnd> = AccessEnd::Finished;
template<> inline constexpr PairingEnd Last<PairingEnd> = PairingEnd::Busy;
template<> inline constexpr RedFlag Last<RedFlag> = RedFlag::AbusedTool;
template<> inline constexpr Keychain Last<Keychain> = Keychain::File;

template<typename E>
[[nodiscard]] std::optional<E> fromWord(QStringView text)
{
    for (int i = 0; i <= int(Last<E>); ++i) {
        if (text == word(E(i)))
            return E(i);
    }
    return std::nullopt;
}

[[nodiscard]] std::optional<Role> roleFrom(QStringView word);
[[nodiscard]] std::optional<Caller> callerFrom(QStringView word);
[[nodiscard]] std::optional<Verdict> verdictFrom(QStringView word);

} // namespace sobani::api
