// SPDX-License-Identifier: MPL-2.0
#include "platform/common/keychainsecretstore.h"
#include "platform/common/opensecretstore.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace sobani;
using namespace sobani::platform;
using identity::SecretError;
using identity::SecretStore;
using namespace Qt::StringLiterals;

namespace {

const char *word(SecretError error)
{
    switch (error) {
    case SecretError::NotFound:
        return "not-found";
    case SecretError::Locked:
        return "locked";
    case SecretError::Unavailable:
        return "unavailable";
    case SecretError::Failed:
        break;
    }
    return "failed";
}

/// Inside the private session: opens the profile's store and does one thing with it.
int inSession(const QString &what, const QString &profile, bool daemon)
{
    // The daemon goes to the background before it is on the bus, and this bus starts nobody.
    const auto there = [] {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            u"org.freedesktop.secrets"_s);
    };
    if (daemon && !QTest::qWaitFor(there, 20'000)) {
        std::printf("no daemon\n");
        return 0;
    }
    if (what == u"bare-read"_s) { // past the probe: what the library itself says
        KeychainSecretStore store(u"bare"_s);
        const auto value = store.read(u"seed"_s);
        std::printf("%s\n", value ? "value" : word(value.error()));
        return 0;
    }
    const auto made = what == u"first"_s ? std::nullopt : std::optional(SecretStore::Kind::Os);
    auto opened = openSecretStore(profile, made);
    if (!opened) {
        std::printf("%s\n", word(opened.error()));
        return 0;
    }
    SecretStore &store = *opened->store;
    if (what == u"first"_s || what == u"write"_s) {
        const bool written = store.write(u"seed"_s, SecretBytes("s3cret\xff")).ok();
        std::printf("%s %s%s\n", store.kind() == SecretStore::Kind::Os ? "os" : "file",
                    written ? "written" : "not written", opened->warnFile ? " warned" : "");
    } else if (what == u"remove"_s) {
        const auto removed = store.remove(u"seed"_s);
        std::printf("%s\n", removed ? "removed" : word(removed.error()));
    } else {
        const auto value = store.read(u"seed"_s);
        const bool same = value && value->view() == QByteArrayView("s3cret\xff");
        std::printf("%s\n", same ? "value" : value ? "other" : word(value.error()));
    }
    return 0;
}

} // namespace

/// Each question is asked in a session of its own: a private D-Bus, a private home, and a real
/// gnome-keyring in the state that the question is about.
class KeychainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void none();
    void working();
    void locked();
    void neverOpened();
    void emptied();

private:
    enum class Daemon { None, Unlocked, Locked };
    [[nodiscard]] QByteArray ask(Daemon daemon, const QString &what);
    [[nodiscard]] QString home() const { return m_directory->filePath(u"home"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void KeychainTest::initTestCase()
{
    for (const auto &tool : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP(qPrintable(tool + u" is not installed"_s));
    }
}

void KeychainTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(home()));
    // A bus that can start nobody, so that nothing of this machine answers by itself.
    QFile config(m_directory->filePath(u"bus.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\""
        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
        "<busconfig><type>session</type><keep_umask/><listen>unix:tmpdir=/tmp</listen>"
        "<auth>EXTERNAL</auth><policy context=\"default\">"
        "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
        "<allow own=\"*\"/></policy></busconfig>\n");
}

QByteArray KeychainTest::ask(Daemon daemon, const QString &what)
{
    const char *start = "";
    if (daemon == Daemon::Unlocked)
        start = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; ";
    else if (daemon == Daemon::Locked)
        start = "gnome-keyring-daemon --start --components=secrets >/dev/null; ";
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString runtime = m_directory->filePath(u"run"_s);
    QDir().mkpath(runtime);
    QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    environment.insert(u"HOME"_s, home());
    environment.insert(u"XDG_RUNTIME_DIR"_s, runtime);
    environment.insert(u"XDG_DATA_HOME"_s, home() + u"/data"_s);
    for (const auto &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s,
                             u"GNOME_KEYRING_CONTROL"_s, u"XDG_CURRENT_DESKTOP"_s})
        environment.remove(name);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(
        u"dbus-run-session"_s,
        {u"--config-file"_s, m_directory->filePath(u"bus.conf"_s), u"--"_s, u"sh"_s, u"-c"_s,
         QString::fromLatin1(start) + u"exec \"$0\" --session \"$1\" \"$2\" \"$3\""_s,
         QCoreApplication::applicationFilePath(), what, m_directory->filePath(u"profile"_s),
         daemon == Daemon::None ? u"alone"_s : u"daemon"_s});
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return "hung";
    }
    return process.readAllStandardOutput().trimmed();
}

void KeychainTest::none()
{
    QCOMPARE(ask(Daemon::None, u"first"_s), "file written warned");
    QCOMPARE(ask(Daemon::None, u"read"_s), "unavailable");
}

void KeychainTest::working()
{
    QCOMPARE(ask(Daemon::Unlocked, u"first"_s), "os written");
    QCOMPARE(ask(Daemon::Unlocked, u"read"_s), "value"); // another session, another process
    QCOMPARE(ask(Daemon::Unlocked, u"remove"_s), "removed");
    QCOMPARE(ask(Daemon::Unlocked, u"read"_s), "not-found");
}

void KeychainTest::locked()
{
    QCOMPARE(ask(Daemon::Unlocked, u"first"_s), "os written");
    QCOMPARE(ask(Daemon::Locked, u"read"_s), "locked");
    QCOMPARE(ask(Daemon::Locked, u"first"_s), "locked"); // neither a first run nor a file
    QVERIFY(!QDir(m_directory->filePath(u"profile/secrets"_s)).exists());
    // The trap that the probe is there for; when a keyring stops setting it, look again.
    QCOMPARE(ask(Daemon::Locked, u"bare-read"_s), "not-found");
    QCOMPARE(ask(Daemon::Unlocked, u"read"_s), "value");
}

void KeychainTest::neverOpened()
{
    QCOMPARE(ask(Daemon::Locked, u"first"_s), "locked");
}

void KeychainTest::emptied()
{
    QCOMPARE(ask(Daemon::Unlocked, u"first"_s), "os written");
    QVERIFY(QDir(home() + u"/data/keyrings"_s).removeRecursively());
    QCOMPARE(ask(Daemon::Unlocked, u"read"_s), "not-found");
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 5 && arguments.at(1) == u"--session"_s)
        return inSession(arguments.at(2), arguments.at(3), arguments.at(4) == u"daemon"_s);
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychain.moc"
