// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/device/device.h"

#include "core/api/jsonlines.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int EndWithin = 15'000;

/// No keyring, no desktop: the device falls back to its key file.
QProcessEnvironment environment(const QString &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    for (const auto &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s})
        environment.insert(name, home);
    environment.insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s);
    return environment;
}

} // namespace

Launch launchAs(const QString &user, const QString &program, const QStringList &arguments)
{
    if (user.isEmpty())
        return {program, arguments};
    // A change of user forgets who is to be told of our death.
    return {u"setpriv"_s, QStringList{u"--reuid"_s, user, u"--regid"_s, user, u"--clear-groups"_s,
                                      u"--pdeathsig"_s, u"KILL"_s, program}
                              + arguments};
}

bool contains(const QJsonObject &object, const QJsonObject &match)
{
    for (auto it = match.begin(); it != match.end(); ++it) {
        if (object.value(it.key()) != it.value())
            return false;
    }
    return true;
}

Device::Device(Setup setup) : m_setup(std::move(setup)) {}

Device::~Device()
{
    kill9();
}

QString Device::profile() const
{
    return m_setup.folder + u"/profile"_s;
}

QString Device::logFile() const
{
    return m_setup.folder + u"/log"_s;
}

void Device::setRelay(const QString &relay, const QString &relayCa)
{
    m_setup.relay = relay;
    m_setup.relayCa = relayCa;
}

bool Device::start()
{
    const QString home = m_setup.folder + u"/home"_s;
    QDir().mkpath(home);
    QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(environment(home));
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process->setStandardErrorFile(logFile(), QIODevice::Append);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &Device::read);
    connect(m_process.get(), &QProcess::finished, this, &Device::said);
    QStringList arguments{u"--profile"_s, profile(),     u"--role"_s,
                          m_setup.role,   u"--name"_s,   m_setup.name};
    if (!m_setup.relay.isEmpty())
        arguments += {u"--relay"_s, m_setup.relay};
    if (!m_setup.relayCa.isEmpty())
        arguments += {u"--relay-ca"_s, m_setup.relayCa};
    if (!m_setup.phone.isEmpty())
        arguments += {u"--phone"_s, m_setup.phone};
    if (!m_setup.socket.isEmpty())
        arguments = {u"--connect"_s, m_setup.socket};
    m_partial.clear();
    const Launch launch = launchAs(
        m_setup.user, m_setup.program.isEmpty() ? QStringLiteral(SOBANI_DEVICE) : m_setup.program,
        arguments);
    m_process->start(launch.program, launch.arguments);
    return m_process->waitForStarted();
}

bool Device::startReady()
{
    forgetHeard();
    return start() && !waitFor(u"ready"_s).isEmpty();
}

bool Device::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

void Device::kill9()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    read(); // what was in the pipe was said
    m_process.reset();
}

int Device::quit()
{
    send(u"quit"_s);
    return waitForEnd();
}

int Device::endInput()
{
    m_process->closeWriteChannel();
    return waitForEnd();
}

int Device::waitForEnd()
{
    QDeadlineTimer deadline(EndWithin);
    while (isRunning() && !deadline.hasExpired()) {
        QEventLoop loop;
        connect(this, &Device::said, &loop, &QEventLoop::quit);
        QTimer::singleShot(int(deadline.remainingTime()), &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (isRunning()) {
        kill9();
        return -1;
    }
    read();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void Device::wipe()
{
    QDir(profile()).removeRecursively();
}

void Device::send(const QString &command, QJsonObject fields)
{
    fields.insert(u"do"_s, command);
    write(QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n');
}

void Device::write(const QByteArray &bytes)
{
    m_process->write(bytes);
    // Handed to the pipe now, not at the next turn of the event loop: kill9() may follow.
    m_process->waitForBytesWritten(1000);
}

QJsonObject Device::waitFor(const QString &event, const QJsonObject &match, int ms)
{
    QDeadlineTimer deadline(ms);
    while (true) {
        const bool ended = !isRunning();
        for (Heard &heard : m_heard) {
            if (!heard.taken && heard.event[u"event"_s] == event && contains(heard.event, match)) {
                heard.taken = true;
                return heard.event;
            }
        }
        if (ended || deadline.hasExpired())
            break;
        QEventLoop loop;
        connect(this, &Device::said, &loop, &QEventLoop::quit);
        QTimer::singleShot(int(deadline.remainingTime()), &loop, &QEventLoop::quit);
        loop.exec();
    }
    qWarning().noquote() << m_setup.role << "did not say" << event
                         << QJsonDocument(match).toJson(QJsonDocument::Compact) << "but:";
    for (const Heard &heard : m_heard.last(std::min<qsizetype>(20, m_heard.size())))
        qWarning().noquote() << QJsonDocument(heard.event).toJson(QJsonDocument::Compact);
    return {};
}

qsizetype Device::count(const QString &event, const QJsonObject &match) const
{
    return std::count_if(m_heard.begin(), m_heard.end(), [&](const Heard &heard) {
        return heard.event[u"event"_s] == event && contains(heard.event, match);
    });
}

QJsonObject Device::status()
{
    const QString ref = u"status-%1"_s.arg(m_heard.size());
    send(u"status"_s, {{u"ref"_s, ref}});
    return waitFor(u"status"_s, {{u"ref"_s, ref}});
}

void Device::forgetHeard()
{
    for (Heard &heard : m_heard)
        heard.taken = true;
}

void Device::read()
{
    m_partial += m_process->readAllStandardOutput();
    qsizetype end = 0;
    while ((end = m_partial.indexOf('\n')) >= 0) {
        take(m_partial.left(end));
        m_partial.remove(0, end + 1);
    }
}

void Device::take(const QByteArray &line)
{
    static const QRegularExpression utc(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    QJsonParseError error;
    const QJsonObject event = QJsonDocument::fromJson(line, &error).object();
    const bool good = error.error == QJsonParseError::NoError
        && line.size() <= api::MaximumLine && event[u"event"_s].isString()
        && utc.match(event[u"at"_s].toString()).hasMatch();
    if (good)
        m_heard.append({event, false});
    else
        m_bad.append(line);
    Q_EMIT said();
}

} // namespace sobani::tests
