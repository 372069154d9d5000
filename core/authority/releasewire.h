// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/accesswire.h"

/// The signed statements about containment. Spec: docs/containment.md, "Statements".
///
/// Like the statements of core/access: positional CBOR, strict, and nothing is known of who
/// made one until access::open() or the authority has checked it.
namespace sobani::authority {

/// Why the network was cut. Ids are stable (docs/containment.md).
enum class ContainCause {
    Help,     ///< the senior pressed HELP
    Order,    ///< a helper's signed order
    Refusal,  ///< a catalogued tool was refused, and the family wants that to be enough
    Restored, ///< it was on before this start, or nobody can tell that it was not
};

enum class ReleasedHow { Helper, OfflineCode, BreakGlass };

/// Which containment this is about, and which of its challenges.
struct ContainmentBinding
{
    CircleId circle;
    AuthorityId authority;
    quint64 epoch = 0; ///< counts containments of this authority, from 1
    QByteArray nonce;  ///< access::NonceSize bytes, fresh for each challenge

    friend bool operator==(const ContainmentBinding &, const ContainmentBinding &) = default;
};

/// Authority to helpers: cut off; a release must name exactly this. Told again whenever the
/// challenge is made anew, since every earlier release is void then.
struct ContainedBody
{
    static constexpr auto Domain = "sobani/1/contained";
    ContainmentBinding of;
    ContainCause cause = ContainCause::Help;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ContainedBody> decode(QByteArrayView bytes);
    friend bool operator==(const ContainedBody &, const ContainedBody &) = default;
};

/// Helper to authority: the network may come back.
struct ReleaseBody
{
    static constexpr auto Domain = "sobani/1/containment-release";
    ContainmentBinding of;
    QString number; ///< the two digits, as the senior reads them aloud

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ReleaseBody> decode(QByteArrayView bytes);
    friend bool operator==(const ReleaseBody &, const ReleaseBody &) = default;
};

/// Helper to authority: no. Voids every earlier release and vetoes a break-glass.
struct KeepBody
{
    static constexpr auto Domain = "sobani/1/containment-keep";
    ContainmentBinding of;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<KeepBody> decode(QByteArrayView bytes);
    friend bool operator==(const KeepBody &, const KeepBody &) = default;
};

/// Helper to authority: cut it off. \a epoch is the newest containment that the helper knows
/// of, so that a recorded order does nothing once it was obeyed and released.
struct OrderBody
{
    static constexpr auto Domain = "sobani/1/containment-order";
    CircleId circle;
    AuthorityId authority;
    quint64 epoch = 0;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<OrderBody> decode(QByteArrayView bytes);
    friend bool operator==(const OrderBody &, const OrderBody &) = default;
};

/// Helper to authority: what cuts the network by itself. Only a higher revision is taken.
struct TriggersBody
{
    static constexpr auto Domain = "sobani/1/containment-triggers";
    CircleId circle;
    AuthorityId authority;
    quint64 revision = 0;
    bool onHelp = true;
    bool onRefusal = false;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<TriggersBody> decode(QByteArrayView bytes);
    friend bool operator==(const TriggersBody &, const TriggersBody &) = default;
};

/// Authority to the helper who typed it; after the last try the challenge is made anew.
struct WrongReleaseBody
{
    static constexpr auto Domain = "sobani/1/containment-wrong-number";
    ContainmentBinding of;
    int triesLeft = 0;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<WrongReleaseBody> decode(QByteArrayView bytes);
    friend bool operator==(const WrongReleaseBody &, const WrongReleaseBody &) = default;
};

/// Authority to helpers: an administrator of the PC wants it back; a KeepBody ends that.
struct BreakGlassBody
{
    static constexpr auto Domain = "sobani/1/containment-break-glass";
    ContainmentBinding of;
    RequestId attempt;
    WallTime effective; ///< when silence grants it, for showing

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<BreakGlassBody> decode(QByteArrayView bytes);
    friend bool operator==(const BreakGlassBody &, const BreakGlassBody &) = default;
};

/// Authority to helpers: the network is back.
struct ReleasedBody
{
    static constexpr auto Domain = "sobani/1/containment-released";
    ContainmentBinding of;
    ReleasedHow how = ReleasedHow::Helper;
    std::optional<DeviceId> by; ///< nobody for a break-glass

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ReleasedBody> decode(QByteArrayView bytes);
    friend bool operator==(const ReleasedBody &, const ReleasedBody &) = default;
};

} // namespace sobani::authority
