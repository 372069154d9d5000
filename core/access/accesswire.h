// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/wire/signed.h"

#include <optional>
#include <vector>

/// The signed statements about one access request. Spec: docs/protocol.md, "Access".
///
/// encode() and decode() are positional CBOR; decode() gives nothing for anything malformed,
/// out of range, or longer than the limits, and says nothing about who made it: open() does.
/// Times are durations; the authority counts them on its own clock.
namespace sobani::access {

inline constexpr qsizetype NonceSize = 32;
inline constexpr qsizetype ToolIdentityLimit = limits::Note;
inline constexpr int MinutesToAnswer = 10;
inline constexpr int MostMinutes = 60;
inline constexpr int WrongNumberTries = 3;

/// Which question this is about. All four must match what the authority itself issued.
struct Binding
{
    CircleId circle;
    AuthorityId authority;
    RequestId request;
    QByteArray nonce; ///< 32 bytes, made by the authority for this request alone

    friend bool operator==(const Binding &, const Binding &) = default;
};

/// Authority to helpers: somebody wants in.
struct AccessRequestBody
{
    static constexpr auto Domain = "sobani/1/access-request";
    Binding of;
    QString toolIdentity; ///< what a decision is about; compared as bytes, never parsed
    AccessSource source = AccessSource::Declared;
    AccessDetails details;
    std::vector<RedFlag> flags;
    int minutesToAnswer = MinutesToAnswer;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<AccessRequestBody> decode(QByteArrayView bytes);
    friend bool operator==(const AccessRequestBody &, const AccessRequestBody &) = default;
};

/// Helper to authority.
struct DecisionBody
{
    static constexpr auto Domain = "sobani/1/access-decision";
    Binding of;
    QString toolIdentity;
    Verdict verdict = Verdict::Deny;
    int minutes = 0; ///< 0 for a deny
    QString number;  ///< as typed; empty for a deny
    QString note;    ///< a word to the senior

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<DecisionBody> decode(QByteArrayView bytes);
    friend bool operator==(const DecisionBody &, const DecisionBody &) = default;
};

/// Helper to authority: an approval in force ends now.
struct RevocationBody
{
    static constexpr auto Domain = "sobani/1/access-revocation";
    Binding of;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<RevocationBody> decode(QByteArrayView bytes);
    friend bool operator==(const RevocationBody &, const RevocationBody &) = default;
};

/// Authority to helpers: what is in force.
struct ResultBody
{
    static constexpr auto Domain = "sobani/1/access-result";
    Binding of;
    Verdict verdict = Verdict::Deny;
    std::optional<DeviceId> by; ///< nobody for a timeout and for wrong numbers
    int minutes = 0;
    DecisionReason reason = DecisionReason::Helper;
    QString note;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ResultBody> decode(QByteArrayView bytes);
    friend bool operator==(const ResultBody &, const ResultBody &) = default;
};

/// Authority to helpers: a request or an approval is over.
struct EndedBody
{
    static constexpr auto Domain = "sobani/1/access-ended";
    Binding of;
    AccessEnd reason = AccessEnd::Expired;
    std::optional<DeviceId> by; ///< who revoked

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<EndedBody> decode(QByteArrayView bytes);
    friend bool operator==(const EndedBody &, const EndedBody &) = default;
};

/// Authority to the helper who typed it. The third wrong number is a ResultBody instead.
struct WrongNumberBody
{
    static constexpr auto Domain = "sobani/1/access-wrong-number";
    Binding of;
    int triesLeft = 0;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<WrongNumberBody> decode(QByteArrayView bytes);
    friend bool operator==(const WrongNumberBody &, const WrongNumberBody &) = default;
};

template<typename Body, typename SignerId>
[[nodiscard]] wire::Signed<SignerId> seal(const crypto::SigningKey &key, const SignerId &signer,
                                          const Body &body)
{
    return wire::sign(key, signer, QByteArrayView(Body::Domain), body.encode());
}

/// The body, only when \a publicKey signed exactly these bytes as this kind of statement.
template<typename Body, typename SignerId>
[[nodiscard]] std::optional<Body> open(const wire::Signed<SignerId> &statement,
                                       QByteArrayView publicKey)
{
    if (!statement.verify(publicKey, QByteArrayView(Body::Domain)))
        return std::nullopt;
    return Body::decode(statement.body);
}

} // namespace sobani::access
