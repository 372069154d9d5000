// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/device/guardedpc.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

const auto Everybody = QFile::Permissions(0x7755);

void copyForAll(const QString &from, const QString &to)
{
    QFile::copy(from, to);
    QFile::setPermissions(to, Everybody);
}

bool appears(const QString &path, const QProcess &process)
{
    const QDeadlineTimer deadline(20'000);
    while (!QFile::exists(path) && process.state() == QProcess::Running && !deadline.hasExpired())
        QTest::qWait(5);
    return QFile::exists(path) && process.state() == QProcess::Running;
}

} // namespace

GuardedPc::GuardedPc(const Device::Setup &device) : m_device(device)
{
    QFile::setPermissions(m_house.path(), Everybody);
    QDir().mkpath(path(u"run"_s));
    QDir().mkpath(path(u"lib"_s));
    // The engine makes its socket where only services can write.
    if (::chown(qPrintable(path(u"run"_s)), Engine.toUInt(), Engine.toUInt()) != 0
        || ::chown(qPrintable(path(u"lib"_s)), Engine.toUInt(), Engine.toUInt()) != 0)
        qWarning("the house cannot be given to its services");
    QFile::setPermissions(path(u"run"_s), Everybody);
    copyForAll(QStringLiteral(SOBANI_DEVICE), path(u"sobani-device"_s));
    copyForAll(QStringLiteral(SOBANI_GUARDD), path(u"sobani-guardd"_s));
    copyForAll(m_device.relayCa, path(u"relay.crt"_s));
}

GuardedPc::~GuardedPc()
{
    for (auto *process : {m_engine.get(), m_guard.get()}) {
        if (process) {
            process->kill();
            process->waitForFinished();
        }
    }
}

QString GuardedPc::missing()
{
    if (::geteuid() != 0)
        return u"needs to run services as several users"_s;
    return QStandardPaths::findExecutable(u"setpriv"_s).isEmpty() ? u"setpriv is missing"_s
                                                                  : QString();
}

std::unique_ptr<QProcess> GuardedPc::launch(const QString &user, const QString &program,
                                            const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"HOME"_s, u"/nonexistent"_s);
    environment.insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s);
    process->setProcessEnvironment(environment);
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->setStandardErrorFile(path(u"log"_s), QIODevice::Append);
    const Launch launch = launchAs(user, path(program), arguments);
    process->start(launch.program, launch.arguments);
    process->waitForStarted();
    return process;
}

int GuardedPc::moveIn(const QString &from)
{
    const auto process =
        launch({}, u"sobani-device"_s,
               {u"--migrate-from"_s, from, u"--profile"_s, path(u"lib/device"_s),
                u"--guard-profile"_s, path(u"guard"_s), u"--owner-uid"_s, Engine});
    process->waitForFinished();
    return process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
}

bool GuardedPc::startGuard()
{
    const QString socket = path(u"authority"_s);
    QFile::remove(socket); // of one that was killed: its coming back is what we wait for
    m_guard = launch({}, u"sobani-guardd"_s,
                     {u"--profile"_s, path(u"guard"_s), u"--socket"_s, socket,
                      u"--engine-uid"_s, Engine});
    return appears(socket, *m_guard);
}

bool GuardedPc::startEngine()
{
    QFile::remove(engineSocket());
    m_engine = launch(Engine, u"sobani-device"_s,
                      {u"--profile"_s, path(u"lib/device"_s), u"--role"_s, m_device.role,
                       u"--name"_s, m_device.name, u"--relay"_s, m_device.relay, u"--relay-ca"_s,
                       path(u"relay.crt"_s), u"--socket"_s, engineSocket(), u"--allow-uid"_s,
                       Senior, u"--guard"_s, path(u"authority"_s)});
    return appears(engineSocket(), *m_engine);
}

int GuardedPc::stopEngine()
{
    m_engine->terminate();
    if (!m_engine->waitForFinished(15'000)) {
        killEngine();
        return -1;
    }
    return m_engine->exitStatus() == QProcess::NormalExit ? m_engine->exitCode() : -1;
}

Device::Setup GuardedPc::front(const QString &user, const QString &folder) const
{
    Device::Setup setup = m_device;
    setup.folder = path(folder);
    setup.socket = engineSocket();
    setup.user = user;
    setup.program = path(u"sobani-device"_s);
    return setup;
}

QString GuardedPc::log() const
{
    QFile file(path(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace sobani::tests
