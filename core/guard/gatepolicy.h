// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/guard/toolidentity.h"

#include <optional>
#include <vector>

namespace sobani::guard {

inline constexpr std::size_t MostAllowances = 64;

/// One tool may run.
struct Allowance
{
    QString toolId;
    QByteArray sha256;             ///< of the one file meant; empty: any content of that tool
    std::optional<BootTime> until; ///< nothing: until another policy says otherwise

    friend bool operator==(const Allowance &, const Allowance &) = default;
};

/// Everything that the gate has to know, as one value: a catalogued tool runs only under an
/// allowance. The empty policy allows none, and ordinary programs need none.
struct GatePolicy
{
    quint64 revision = 0;
    std::vector<Allowance> allowed;

    friend bool operator==(const GatePolicy &, const GatePolicy &) = default;
};

/// Whether \a tool may run at \a now. A time of another boot covers nothing.
[[nodiscard]] bool covers(const GatePolicy &policy, const ToolIdentity &tool, const BootTime &now);
/// Whether any content of \a toolId may run: what a tool in force starts of its own is it too.
[[nodiscard]] bool coversSome(const GatePolicy &policy, QStringView toolId, const BootTime &now);
/// When the next allowance ends by itself, in milliseconds of this boot.
[[nodiscard]] std::optional<qint64> nextEnd(const GatePolicy &policy, const BootTime &now);

} // namespace sobani::guard
