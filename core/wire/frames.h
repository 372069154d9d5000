// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// What travels on a local socket: frames of four bytes of length (big-endian, 1 or more) and
/// so many bytes; the first frame of each side is its LinkHello. Spec: docs/local-socket.md.
namespace sobani::wire {

inline constexpr qsizetype FrameHeader = 4;

/// \a payload with its length in front.
[[nodiscard]] QByteArray framed(QByteArrayView payload);

/// Cuts a stream of bytes into frames. Holds at most one frame and one feed(); a length of
/// nothing or of more than \a longest breaks it for good.
class FrameSplitter
{
public:
    explicit FrameSplitter(qsizetype longest) : m_longest(longest) {}

    void feed(QByteArrayView bytes);
    /// The next whole frame, without its length.
    [[nodiscard]] std::optional<QByteArray> next();
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    qsizetype m_longest;
    QByteArray m_bytes;
    qsizetype m_taken = 0;
    bool m_broken = false;
};

/// Who speaks here and in which version; the link is up when both sides say the same.
struct LinkHello
{
    static constexpr qsizetype LongestProtocol = 40;

    QString protocol;
    quint64 version = 1;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<LinkHello> decode(QByteArrayView bytes);
    friend bool operator==(const LinkHello &, const LinkHello &) = default;
};

} // namespace sobani::wire
