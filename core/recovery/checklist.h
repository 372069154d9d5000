// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QByteArray>

#include <array>
#include <optional>

/// The five priorities, and "put the phone down" before them, as one help call goes through
/// them. Pure values: the senior's device owns the list, helpers hold a copy.
/// Spec: docs/protocol.md, "Recovery".
namespace sobani::recovery {

struct Checklist
{
    HelpId call;
    quint32 revision = 0; ///< grows with each change; a copy never goes back
    std::array<bool, StepCount> done{};
    int pushed = -1; ///< the step that a helper asks for, until it is done; -1 none

    friend bool operator==(const Checklist &, const Checklist &) = default;
};

/// The list for a call: the same one when it is already for it, else a fresh one.
[[nodiscard]] Checklist forCall(const Checklist &list, const HelpId &call);
/// Ticks or unticks; nothing when \a n is no step or nothing changes.
[[nodiscard]] std::optional<Checklist> mark(const Checklist &list, int n, bool done);
/// A helper points at a step. Pointing at one that is done asks to look at it again.
[[nodiscard]] std::optional<Checklist> push(const Checklist &list, int n);
/// Added to the revision when the owner reads its list after a restart.
inline constexpr quint32 RevisionLeap = 1U << 16U;
/// A newer copy of the same list, from its owner.
[[nodiscard]] bool isNewer(const Checklist &current, const Checklist &received);

[[nodiscard]] QByteArray encode(const Checklist &list);
[[nodiscard]] std::optional<Checklist> decodeChecklist(QByteArrayView bytes);

/// Body of RecoveryPush: helper to protected.
struct PushBody
{
    HelpId call;
    int n = 0;
    bool done = false; ///< the helper saw it done, for example by video

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<PushBody> decode(QByteArrayView bytes);
};

} // namespace sobani::recovery
