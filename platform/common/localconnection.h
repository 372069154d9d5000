// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/framelink.h"
#include "core/wire/frames.h"
#include "platform/common/peercredentials.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QTimer>

#include <memory>

namespace sobani::platform {

struct FrameLimits
{
    qsizetype longestIn = 64 * 1024; ///< bytes of one frame
    qint64 mostUnsent = 4 * 1024 * 1024; ///< bytes; who reads slower than this is dropped
};

/// One connected local socket: hello, frames, bounds.
///
/// Reads a few frames at a time and lets everybody else have a turn in between, so that no
/// connection delays another by talking much. Speaks only after both hellos agreed; one that
/// says none within HelloWithin is dropped.
class LocalConnection final : public wire::FrameLink
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds HelloWithin{5};
    static constexpr int FramesPerTurn = 16;

    /// \a socket is connected already.
    LocalConnection(std::unique_ptr<QLocalSocket> socket, PeerCredentials peer,
                    wire::LinkHello hello, const FrameLimits &limits, QObject *parent = nullptr);
    ~LocalConnection() override;

    [[nodiscard]] bool isUp() const override { return m_up; }
    bool send(const QByteArray &frame) override;
    /// Ends it now; what was not sent yet is lost. down() is emitted once, and later.
    void drop(wire::LinkEnd why);

    [[nodiscard]] const PeerCredentials &peer() const { return m_peer; }
    /// Milliseconds since its last frame, or since it connected.
    [[nodiscard]] qint64 silentFor() const { return m_heard.elapsed(); }

private:
    void read();
    void take(const QByteArray &frame);
    void greet(const QByteArray &frame);

    std::unique_ptr<QLocalSocket> m_socket;
    PeerCredentials m_peer;
    wire::LinkHello m_hello;
    FrameLimits m_limits;
    wire::FrameSplitter m_frames;
    QElapsedTimer m_heard;
    QTimer m_patience;
    bool m_up = false;
    bool m_ended = false;
    bool m_turnDue = false;
};

} // namespace sobani::platform
