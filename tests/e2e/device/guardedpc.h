// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/e2e/device/device.h"

#include <QTemporaryDir>

namespace sobani::tests {

/// A senior's PC with the engine and the guard as services, each as its own user. The programs
/// are copied to where every user can run them.
class GuardedPc
{
public:
    static inline const QString Senior = QStringLiteral("65534");
    static inline const QString Engine = QStringLiteral("65532");
    static inline const QString Stranger = QStringLiteral("65531");

    /// \a device says role, name, relay and certificate; its profile is what may move in.
    explicit GuardedPc(const Device::Setup &device);
    ~GuardedPc();

    /// Why these tests cannot run here; empty when they can.
    [[nodiscard]] static QString missing();

    /// Moves the profile in \a from into the services; the program's exit code.
    [[nodiscard]] int moveIn(const QString &from);
    [[nodiscard]] bool startGuard();
    [[nodiscard]] bool startEngine();
    [[nodiscard]] bool start() { return startGuard() && startEngine(); }
    void killGuard() { m_guard->kill(); m_guard->waitForFinished(); }
    void killEngine() { m_engine->kill(); m_engine->waitForFinished(); }
    /// As a service manager does; the exit code, -1 when it had to be killed.
    [[nodiscard]] int stopEngine();

    /// A front in a session of \a user.
    [[nodiscard]] Device::Setup front(const QString &user, const QString &folder) const;
    [[nodiscard]] QString path(const QString &name) const { return m_house.filePath(name); }
    [[nodiscard]] QString engineSocket() const { return path(QStringLiteral("run/engine")); }
    [[nodiscard]] QString log() const;

private:
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QString &user, const QString &program,
                                                   const QStringList &arguments);

    Device::Setup m_device;
    QTemporaryDir m_house;
    std::unique_ptr<QProcess> m_guard;
    std::unique_ptr<QProcess> m_engine;
};

} // namespace sobani::tests
