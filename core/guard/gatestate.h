// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/guard/toolidentity.h"

#include <optional>
#include <variant>
#include <vector>

/// What is known of each catalogued tool that was met. Plain values; rules: gatemachine.h.
namespace sobani::guard {

inline constexpr std::size_t MostTools = 64;

/// Refused at \a since, and waiting for a helper's answer.
struct Asked { RequestId request; BootTime since; };
/// In force until \a minutes after \a since.
struct Approved { RequestId request; BootTime since; int minutes = 0; };
/// A helper said no: remembered for DenialHoldsMs after \a since.
struct Denied { RequestId request; BootTime since; };

/// A tool without a phase is not in the state: it was never met, or all about it is over.
using ToolPhase = std::variant<Asked, Approved, Denied>;

struct ToolRecord
{
    ToolIdentity tool;
    ToolPhase phase;
};

struct State
{
    quint64 revision = 0;          ///< of the newest policy
    std::vector<ToolRecord> tools; ///< oldest first, each identity once
    std::vector<QString> standing; ///< tool ids that a helper lets run always

    [[nodiscard]] const ToolRecord *record(const ToolIdentity &tool) const;
    [[nodiscard]] const ToolRecord *record(const RequestId &request) const;
    [[nodiscard]] bool isDenied(QStringView toolId) const;
};

[[nodiscard]] const RequestId &requestOf(const ToolRecord &record);

/// Strict and versioned, for the store; nothing when damaged.
[[nodiscard]] QByteArray encode(const State &state);
[[nodiscard]] std::optional<State> decodeState(QByteArrayView bytes);

} // namespace sobani::guard
