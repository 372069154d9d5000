// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/door.h"
#include "core/pairing/hello.h"

#include <variant>

/// The pairing's five messages. Each names its attempt by the joiner's commitment, so that two
/// joiners at one door cannot be taken for each other.
namespace sobani::pairing {

inline constexpr quint8 PairingVersion = 1;
/// Every frame on the relay has this size, whatever it says.
inline constexpr qsizetype FrameSize = 414;

enum class MessageNumber : quint8 { Commit = 1, Reveal = 2, Open = 3, Confirm = 4, Abort = 5 };

struct Commit
{
    QByteArray attempt; ///< the commitment to the joiner's hello, 32 bytes
};
struct Reveal
{
    QByteArray attempt;
    InviteId invite;
    Hello hello;
};
struct Open
{
    QByteArray attempt;
    Hello hello;
};
struct Confirm
{
    QByteArray attempt;
    QByteArray proof;      ///< 32 bytes: the sender saw the same transcript
    QByteArray profile;    ///< sealed, ProfileSize + 16 bytes
    bool complete = false; ///< the sender has ours already, so this wants no answer
};
struct Abort
{
    QByteArray attempt;
    PairingEnd reason = PairingEnd::Mismatch;
    QByteArray proof = QByteArray(32, '\0'); ///< zeros from a sender without a session
};
using Message = std::variant<Commit, Reveal, Open, Confirm, Abort>;

[[nodiscard]] MessageNumber numberOf(const Message &message);
[[nodiscard]] const QByteArray &attemptOf(const Message &message);

/// CBOR, without padding and seal.
[[nodiscard]] QByteArray encodeMessage(const Message &message);
[[nodiscard]] std::optional<Message> decodeMessage(MessageNumber number, QByteArrayView bytes);

enum class FrameError {
    Noise,   ///< not made by a holder of the door's key: ignore
    Version, ///< authentic, of another version
    Garbled, ///< authentic, and still not a message of this direction
};

/// Seals \a message for the relay. The nonce is a keyed hash of the content under
/// \a nonceSeed, so equal messages make equal frames and no nonce serves two contents.
[[nodiscard]] QByteArray sealFrame(const Message &message, Side from, const Door &door,
                                   const SecretBytes &nonceSeed);
[[nodiscard]] Result<Message, FrameError> openFrame(QByteArrayView frame, Side from,
                                                    const Door &door);

} // namespace sobani::pairing
