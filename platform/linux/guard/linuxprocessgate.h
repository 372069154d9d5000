// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/processgate.h"
#include "platform/linux/guard/filedescriptor.h"
#include "platform/linux/guard/gateframe.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace sobani::platform {

/// The owner's end of a gate that startGate() made, or that an earlier owner has left running.
///
/// Connects by itself, again whenever the worker was replaced, and tells it the newest policy
/// each time. Needs an event loop.
class LinuxProcessGate final : public guard::ProcessGate
{
    Q_OBJECT
public:
    explicit LinuxProcessGate(QByteArray socketPath, QObject *parent = nullptr);

    void enforce(const guard::GatePolicy &policy) override;
    /// Ends the gate's processes, if need be once a worker can be told; nothing is gated afterwards.
    void stopGate();
    [[nodiscard]] bool isWorking() const { return m_working; }
    /// Of the worker that was heard last.
    [[nodiscard]] const GateHello &hello() const { return m_hello; }

Q_SIGNALS:
    void greeted(const sobani::platform::GateHello &hello);

private:
    void connectToGate();
    void receive();
    void take(GateFrame frame, QByteArrayView content);
    void lose();
    void send(GateFrame frame, const QByteArray &content);
    void setWorking(bool working);

    const QByteArray m_path;
    FileDescriptor m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_retry;
    QTimer m_giveUp;
    std::optional<guard::GatePolicy> m_policy;
    GateHello m_hello;
    bool m_working = false;
    bool m_stopping = false;
};

} // namespace sobani::platform
