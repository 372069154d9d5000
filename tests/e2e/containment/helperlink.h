// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/e2e/containment/netlab.h"
#include "tests/integration/realbroker.h"

#include <QTemporaryFile>

namespace sobani::tests {

/// The engine's conversation with a helper over a real Mosquitto with TLS: libmosquitto
/// clients, the engine's two under the engine's user id on the PC, the helper's beside the
/// relay.
class HelperLink
{
public:
    [[nodiscard]] static QString missing();
    explicit HelperLink(const Lab &lab);
    ~HelperLink();
    [[nodiscard]] bool start();

    /// Both say a word that the other has to hear, each several times a second, until \a words
    /// of each were heard; false when that takes too long.
    [[nodiscard]] bool talks(int words);
    /// The local ports of the engine's connections: the same ones as long as none was lost.
    [[nodiscard]] QByteArray connections() const;

private:
    void startClient(QProcess &process, const Namespace &where, quint32 user, const QString &program,
                     const QStringList &arguments);

    const Lab &m_lab;
    std::unique_ptr<RealBroker> m_broker;
    QTemporaryFile m_certificate;
    QProcess m_engineHears;
    QProcess m_engineSays;
    QProcess m_helperHears;
    QProcess m_helperSays;
};

} // namespace sobani::tests
