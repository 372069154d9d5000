// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/tlsserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace sobani::tests {

namespace {
constexpr char OldLevel = 4; // MQTT 3.1.1
}

TlsServer::TlsServer(const QString &certificate, const QString &key, QSsl::SslProtocol protocol)
{
    QFile certificateFile(certificate);
    QFile keyFile(key);
    if (!certificateFile.open(QIODevice::ReadOnly) || !keyFile.open(QIODevice::ReadOnly))
        return;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(&certificateFile));
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(protocol);
    setSslConfiguration(configuration);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
        auto *socket = qobject_cast<QSslSocket *>(nextPendingConnection());
        if (!socket)
            return;
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { answer(socket); });
        answer(socket);
    });
}

int TlsServer::connects(int protocolLevel) const
{
    return int(m_levels.count(protocolLevel));
}

void TlsServer::answer(QSslSocket *socket)
{
    const QByteArray packet = socket->readAll();
    // fixed header, length, then "MQTT" with its own length: the level is the ninth byte
    if (packet.size() < 9 || packet[0] != 0x10)
        return;
    m_levels << packet[8];
    const bool understood = packet[8] == OldLevel;
    socket->write(QByteArray::fromHex(understood ? "20020000" : "20020001"));
    if (!understood)
        socket->disconnectFromHost();
}

} // namespace sobani::tests
