// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containmentpolicy.h"

#include <optional>
#include <variant>

/// What the guard keeps about containment over a restart. Plain values; the rules are in
/// containmentmachine.h.
namespace sobani::guard {

inline constexpr std::size_t MostEndpoints = 64;

enum class Cause {
    Help,     ///< the senior pressed HELP
    Order,    ///< a helper's order, verified
    Refusal,  ///< the process gate refused a tool
    Restored, ///< it was on before this start, or nobody can tell that it was not
};

/// The network is there. \a lastEpoch: newest containment that ended; 0: none.
struct OpenNetwork
{
    quint64 lastEpoch = 0;
    bool lifted = true; ///< false: the means to lift the cut failed; tried again

    friend bool operator==(const OpenNetwork &, const OpenNetwork &) = default;
};

/// Why the harder cut is in place.
enum class Cut {
    No,
    Failed, ///< the means for less failed; they are tried again
    Leaked, ///< the means for less were in place and something got through
};

/// Only the family is reached.
struct ContainedNetwork
{
    Cause cause = Cause::Help;
    std::optional<quint64> epoch; ///< nothing: the authority has not answered yet
    std::vector<Endpoint> relays;
    quint32 engineUser = 0;
    Cut cut = Cut::No;

    friend bool operator==(const ContainedNetwork &, const ContainedNetwork &) = default;
};

struct ContainmentState
{
    std::variant<OpenNetwork, ContainedNetwork> network;
    bool onHelp = true;
    bool onRefusal = false;

    [[nodiscard]] const ContainedNetwork *contained() const
    {
        return std::get_if<ContainedNetwork>(&network);
    }
    friend bool operator==(const ContainmentState &, const ContainmentState &) = default;
};

/// Strict, versioned and with a checksum; nothing when damaged.
[[nodiscard]] QByteArray encode(const ContainmentState &state);
[[nodiscard]] std::optional<ContainmentState> decodeContainment(QByteArrayView bytes);

/// For a record that is there and cannot be read: cut off, nobody reached, since nobody can
/// tell what was on.
[[nodiscard]] ContainmentState afterDamage();

} // namespace sobani::guard
