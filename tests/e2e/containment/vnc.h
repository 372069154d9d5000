// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/e2e/containment/flow.h"

#include <QTemporaryDir>

namespace sobani::tests {

/// The senior's desktop with a real x11vnc on it, as her own user, as a scammer has her start it.
class Desktop
{
public:
    static constexpr quint16 Port = 5900;

    /// Why it cannot run here; empty when it can.
    [[nodiscard]] static QString missing();
    explicit Desktop(const Lab &lab);
    ~Desktop();
    /// Waits until it listens.
    [[nodiscard]] bool start();

private:
    const Lab &m_lab;
    QTemporaryDir m_home;
    QProcess m_screen;
    QProcess m_vnc;
};

/// A viewer in the attacker's namespace: speaks RFB 3.8 (RFC 6143), asks for whole screens,
/// moves the mouse, and counts the bytes that it gets.
class Viewer
{
public:
    explicit Viewer(const Lab &lab) : m_lab(lab) {}

    [[nodiscard]] bool open();
    /// Moves the mouse and gets one whole screen; false when it does not come in time.
    [[nodiscard]] bool frame(std::chrono::milliseconds patience);
    [[nodiscard]] quint64 bytes() const { return m_bytes; }

private:
    bool send(const QByteArray &bytes);
    QByteArray read(qsizetype size, std::chrono::milliseconds patience);

    const Lab &m_lab;
    Socket m_socket;
    quint64 m_bytes = 0;
    quint16 m_width = 0;
    quint16 m_height = 0;
};

} // namespace sobani::tests
