// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/relay.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace sobani::tests {

/// A real Mosquitto on a free loopback port, made by platform/relay/make-relay.sh; dies with
/// this object and with the process.
class RealBroker
{
public:
    /// \a makeArguments go to make-relay.sh, for example {"--family", "tanaka"}.
    explicit RealBroker(const QStringList &makeArguments = {});
    ~RealBroker();

    /// Why the tests cannot run here; empty when they can.
    [[nodiscard]] static QString missing();

    /// Waits until it listens; false (with the broker's words on stderr) when it does not.
    [[nodiscard]] bool start();
    /// Like a service manager: SIGTERM, so that the broker saves.
    void stop();
    /// SIGKILL: what was not saved is gone.
    void kill9();
    [[nodiscard]] bool restart();

    /// Lets one more account, which may read every topic, into a broker not started yet.
    void addObserver(const QString &name, const QString &password);

    [[nodiscard]] wire::RelayAddress address() const;
    [[nodiscard]] QByteArray pin() const { return QByteArray::fromHex(fact("pin")); }
    [[nodiscard]] QString certificate() const;
    [[nodiscard]] QString key() const
    {
        return m_directory.filePath(QStringLiteral("r/relay.key"));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// One line of what make-relay.sh printed, by its first word.
    [[nodiscard]] QByteArray fact(const QByteArray &word) const;

private:
    QTemporaryDir m_directory;
    quint16 m_port = 0;
    QByteArray m_facts;
    QProcess m_process;
};

/// A loopback port that nothing listens on now.
[[nodiscard]] quint16 freePort();

} // namespace sobani::tests
