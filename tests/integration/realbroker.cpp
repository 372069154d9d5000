// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/realbroker.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPasswordDigestor>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

QString mosquitto()
{
    const QString found = QStandardPaths::findExecutable(u"mosquitto"_s);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
}

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(1000);
}

} // namespace

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

QString RealBroker::missing()
{
    if (mosquitto().isEmpty())
        return u"mosquitto is not installed"_s;
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        return u"openssl is not installed"_s;
    return {};
}

RealBroker::RealBroker(const QStringList &makeArguments) : m_port(freePort())
{
    QProcess make;
    make.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    make.start(QStringLiteral(SOBANI_SOURCE_DIR "/platform/relay/make-relay.sh"),
               QStringList{m_directory.filePath(u"r"_s), u"--port"_s, QString::number(m_port)}
                   + makeArguments);
    if (make.waitForFinished() && make.exitCode() == 0)
        m_facts = make.readAllStandardOutput();
    m_port = fact("port").toUShort(); // an argument may have chosen another one
}

RealBroker::~RealBroker()
{
    kill9();
}

bool RealBroker::start()
{
    if (m_facts.isEmpty())
        return false;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(mosquitto(), {u"-c"_s, QString::fromUtf8(fact("config"))});
    if (!m_process.waitForStarted())
        return false;
    QDeadlineTimer deadline(10'000);
    while (!listens(m_port)) {
        if (m_process.waitForFinished(20) || deadline.hasExpired()) {
            qWarning().noquote() << m_process.readAll();
            return false;
        }
    }
    return true;
}

void RealBroker::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        kill9();
}

void RealBroker::kill9()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool RealBroker::restart()
{
    stop();
    return start();
}

void RealBroker::addObserver(const QString &name, const QString &password)
{
    QFile file(m_directory.filePath(u"r/access.json"_s));
    if (!file.open(QIODevice::ReadWrite))
        return;
    QJsonObject access = QJsonDocument::fromJson(file.readAll()).object();
    const QByteArray salt("observersalt");
    const QByteArray hash = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha512,
                                                               password.toUtf8(), salt, 101, 64);
    const QJsonObject role{{u"rolename"_s, u"observer"_s}};
    QJsonArray clients = access[u"clients"_s].toArray();
    clients.append(QJsonObject{{u"username"_s, name},
                               {u"password"_s, QString::fromLatin1(hash.toBase64())},
                               {u"salt"_s, QString::fromLatin1(salt.toBase64())},
                               {u"iterations"_s, 101},
                               {u"roles"_s, QJsonArray{role}}});
    access[u"clients"_s] = clients;
    QJsonArray acls;
    for (const auto &type : {u"subscribePattern"_s, u"publishClientReceive"_s})
        acls.append(QJsonObject{{u"acltype"_s, type}, {u"topic"_s, u"#"_s}, {u"allow"_s, true}});
    QJsonArray roles = access[u"roles"_s].toArray();
    roles.append(QJsonObject{{u"rolename"_s, u"observer"_s}, {u"acls"_s, acls}});
    access[u"roles"_s] = roles;
    file.resize(0);
    file.seek(0);
    file.write(QJsonDocument(access).toJson());
}

wire::RelayAddress RealBroker::address() const
{
    return {u"localhost"_s, m_port, pin()};
}

QString RealBroker::certificate() const
{
    return QString::fromUtf8(fact("certificate"));
}

QByteArray RealBroker::fact(const QByteArray &word) const
{
    for (const QByteArray &line : m_facts.split('\n')) {
        if (line.startsWith(word + ' '))
            return line.mid(word.size() + 1);
    }
    return {};
}

} // namespace sobani::tests
