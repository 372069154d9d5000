// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/containment/helperlink.h"

#include <QDeadlineTimer>
#include <QStandardPaths>
#include <QThread>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

// Capabilities as the relay's rules want them (platform/relay/README.md).
const QString toEngine = u"s1/"_s + QString(52, u'a');
const QString toHelper = u"s1/"_s + QString(52, u'b');

int lines(QProcess &process)
{
    process.waitForReadyRead(1);
    return int(process.readAllStandardOutput().count('\n'));
}

} // namespace

QString HelperLink::missing()
{
    if (QStandardPaths::findExecutable(u"mosquitto_pub"_s).isEmpty())
        return u"mosquitto-clients are not installed"_s;
    return RealBroker::missing();
}

HelperLink::HelperLink(const Lab &lab) : m_lab(lab) {}

HelperLink::~HelperLink()
{
    for (QProcess *process : {&m_engineHears, &m_engineSays, &m_helperHears, &m_helperSays}) {
        process->kill();
        process->waitForFinished();
    }
}

bool HelperLink::start()
{
    m_broker = std::make_unique<RealBroker>(
        QStringList{u"--port"_s, QString::number(RelayPort), u"--host"_s, u"10.77.2.2"_s});
    if (!m_lab.relay.run([this] { return m_broker->start(); }))
        return false;
    QFile original(m_broker->certificate());
    if (!original.open(QIODevice::ReadOnly) || !m_certificate.open())
        return false;
    m_certificate.write(original.readAll());
    m_certificate.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    m_certificate.flush();
    const QString hear = u"mosquitto_sub"_s;
    const QString say = u"mosquitto_pub"_s;
    startClient(m_helperHears, m_lab.relay, Root, hear, {u"-i"_s, u"helper-hears"_s, u"-t"_s, toHelper});
    startClient(m_engineHears, m_lab.pc, Engine, hear, {u"-i"_s, u"engine-hears"_s, u"-t"_s, toEngine});
    startClient(m_helperSays, m_lab.relay, Root, say, {u"-i"_s, u"helper-says"_s, u"-l"_s, u"-t"_s, toEngine});
    startClient(m_engineSays, m_lab.pc, Engine, say, {u"-i"_s, u"engine-says"_s, u"-l"_s, u"-t"_s, toHelper});
    return talks(1);
}

void HelperLink::startClient(QProcess &process, const Namespace &where, quint32 user,
                             const QString &program, const QStringList &arguments)
{
    where.prepare(process, user);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, QStringList{u"-h"_s, u"10.77.2.2"_s, u"-p"_s, QString::number(RelayPort),
                                       u"--cafile"_s, m_certificate.fileName(), u"-q"_s, u"1"_s,
                                       u"-k"_s, u"10"_s}
                               + arguments);
    process.waitForStarted();
}

bool HelperLink::talks(int words)
{
    int engine = 0;
    int helper = 0;
    lines(m_engineHears); // what was said before
    lines(m_helperHears);
    QDeadlineTimer deadline(20'000);
    while ((engine < words || helper < words) && !deadline.hasExpired()) {
        m_helperSays.write("word\n");
        m_engineSays.write("word\n");
        m_helperSays.waitForBytesWritten(100);
        m_engineSays.waitForBytesWritten(100);
        QThread::msleep(50);
        engine += lines(m_engineHears);
        helper += lines(m_helperHears);
    }
    return engine >= words && helper >= words;
}

QByteArray HelperLink::connections() const
{
    return m_lab.pc.output(u"ss -Htn state established dst 10.77.2.2 dport = :%1 | awk '{print $3}' | sort"_s.arg(RelayPort));
}

} // namespace sobani::tests
