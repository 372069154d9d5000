// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QSslServer>

namespace sobani::tests {

/// A TLS server that speaks just enough MQTT to answer a CONNECT: for relays that are older
/// than ours. Counts what it saw.
class TlsServer : public QSslServer
{
    Q_OBJECT

public:
    TlsServer(const QString &certificate, const QString &key, QSsl::SslProtocol protocol);

    [[nodiscard]] int connects(int protocolLevel) const;

private:
    void answer(QSslSocket *socket);

    QList<int> m_levels;
};

} // namespace sobani::tests
