// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authority.h"

#include <optional>
#include <variant>

/// The authority port between two processes: calls go to the authority, news come back, one
/// in each frame. Positional CBOR, read strictly. Spec: docs/local-socket.md.
///
/// Nothing here is believed because it arrived: the authority checks helpers' signatures as
/// ever, and what it says comes signed with its own keys.
namespace sobani::authority {

inline constexpr quint64 LinkVersion = 1;
inline const QString LinkProtocol = QStringLiteral("sobani-authority");
inline constexpr qsizetype LongestCall = 32 * 1024;
inline constexpr qsizetype LongestNews = 512 * 1024;

namespace call {
/// The first of each connection. A pristine authority takes the circle for its own.
struct Begin { CircleId circle; };
struct Ask { RequestId id; AccessSource source = AccessSource::Declared; AccessDetails details;
             QString toolIdentity; };
struct Decide { wire::SignedByDevice statement; DeviceId from; };
struct Revoke { wire::SignedByDevice statement; DeviceId from; };
struct Consent { wire::SignedByDevice statement; DeviceId from; };
struct Withdraw { RequestId id; };
struct Enrol { identity::DevicePublic keys; QString name; };
struct Remove { DeviceId id; };
struct Incident { bool on = false; };
struct JoinCircle { CircleId circle; };
struct Repeat { RequestId id; };
struct Beat { presence::Position position; WallTime sent; presence::Sign sign{}; };
} // namespace call

using CallBody = std::variant<call::Begin, call::Ask, call::Decide, call::Revoke, call::Consent,
                              call::Withdraw, call::Enrol, call::Remove, call::Incident,
                              call::JoinCircle, call::Repeat, call::Beat>;

struct Call
{
    quint64 number = 0; ///< grows; Handled names it again
    CallBody body;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Call> decode(QByteArrayView bytes);
};

/// What the port's questions answer, as of one moment.
struct Snapshot
{
    identity::AuthorityPublic keys;
    CircleId circle;
    bool pristine = false;
    std::vector<MemberStatus> roster;
    std::vector<RequestStatus> requests;
    std::vector<ConsentRequestBody> consents;
};

namespace news {
struct Handled { quint64 number = 0; };
/// Statements are opened with the authority's key by who reads them.
struct Opened { wire::SignedByAuthority statement; QString digits; };
struct Decided { wire::SignedByAuthority statement; };
struct WrongNumber { wire::SignedByAuthority statement; DeviceId to; };
struct Ended { wire::SignedByAuthority statement; };
struct ConsentWanted { wire::SignedByAuthority statement; };
struct Enrolled { DeviceId id; Rights rights = Rights::Pending; };
struct RightsChanged { DeviceId id; Rights rights = Rights::Pending; };
struct Removed { DeviceId id; bool vetoed = false; };
struct Refused { QString code; QString id; };
struct WriteFailed { StoreError error = StoreError::Failed; };
struct Beat { presence::Heartbeat heartbeat; QByteArray signature; };
} // namespace news

using NewsBody = std::variant<Snapshot, news::Handled, news::Opened, news::Decided,
                              news::WrongNumber, news::Ended, news::ConsentWanted, news::Enrolled,
                              news::RightsChanged, news::Removed, news::Refused,
                              news::WriteFailed, news::Beat>;

[[nodiscard]] QByteArray encodeNews(const NewsBody &body);
[[nodiscard]] std::optional<NewsBody> decodeNews(QByteArrayView bytes);

/// What a call is about, as authority::Refused names it; empty when nothing.
[[nodiscard]] QString subjectOf(const CallBody &body);

} // namespace sobani::authority
