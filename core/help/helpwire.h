// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/wire/cbor.h"

#include <optional>

/// Bodies of the help messages. Spec: docs/protocol.md, "Help".
namespace sobani::help {

/// Protected to helper: come. Round 0 is the tap; each later round asks harder.
struct CallBody
{
    HelpId id;
    WallTime raised;
    quint32 round = 0;
    quint32 revision = 0; ///< of the call when it was asked: what was answered later stays so

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<CallBody> decode(QByteArrayView bytes);
};

/// How a call stands, as its protected device sees it.
enum class CallPhase { Open, Answered, Cancelled, Resolved };

/// Protected to every helper, after each change. A later revision replaces an earlier one
/// whatever order they arrive in.
struct UpdateBody
{
    HelpId id;
    WallTime raised;
    quint32 revision = 0;
    CallPhase phase = CallPhase::Open;
    std::optional<PeerInfo> by; ///< who answered, cancelled or resolved

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<UpdateBody> decode(QByteArrayView bytes);
};

/// Helper to protected: body of HelpShown, HelpAnswer and HelpResolve. Carries when the call
/// was raised, so that a protected device that lost the call before it was written gets it back.
struct MarkBody
{
    HelpId id;
    WallTime raised;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<MarkBody> decode(QByteArrayView bytes);
};

void encodePeer(wire::CborWriter &out, const std::optional<PeerInfo> &peer);
[[nodiscard]] std::optional<PeerInfo> decodePeer(wire::CborReader &in);

} // namespace sobani::help
