// SPDX-License-Identifier: MPL-2.0
// Real sockets; and where the test may change its user, real users.
#include "platform/common/localclient.h"
#include "platform/common/localserver.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sobani;
using namespace sobani::platform;
using namespace Qt::StringLiterals;

namespace {

const wire::LinkHello Hello{u"sobani-test"_s, 3};
const QString Nobody = u"65534"_s;

struct House
{
    explicit House(QSet<QString> users = {ownUser()}, std::size_t perUser = 4, qint64 unsent = 65536)
        : server({directory.filePath(u"s"_s), Hello, {1024, unsent}, std::move(users), 6, perUser})
    {
        QFile::setPermissions(directory.path(), QFile::Permissions(0x7755));
        QObject::connect(&server, &LocalServer::arrived, &server, [this](LocalConnection *one) {
            ++arrivals;
            QObject::connect(one, &wire::FrameLink::received, &server,
                             [this, one](const QByteArray &frame) {
                                 frames.append(frame);
                                 if (echo)
                                     one->send(frame);
                             });
            QObject::connect(one, &wire::FrameLink::down, &server,
                             [this](wire::LinkEnd why) { ends.append(why); });
        });
    }
    [[nodiscard]] LocalClientOptions options() const
    {
        return {directory.filePath(u"s"_s), Hello, {1024 * 1024, 1 << 20}, {}};
    }
    std::unique_ptr<QLocalSocket> raw()
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(directory.filePath(u"s"_s));
        return socket->waitForConnected(3'000) ? std::move(socket) : nullptr;
    }

    QTemporaryDir directory;
    LocalServer server;
    int arrivals = 0;
    bool echo = true;
    QByteArrayList frames;
    QList<wire::LinkEnd> ends;
};

struct Client
{
    explicit Client(LocalClientOptions options) : link(std::move(options)) { link.start(); }

    LocalClient link;
    QSignalSpy up{&link, &wire::FrameLink::up};
    QSignalSpy down{&link, &wire::FrameLink::down};
    QSignalSpy received{&link, &wire::FrameLink::received};
};

/// This very test, once more, as another user; what it says when it is let in or not.
QString asUser(const QString &user, const QString &socket)
{
    QProcess process;
    process.setProgram(u"setpriv"_s);
    process.setArguments({u"--reuid"_s, user, u"--regid"_s, user, u"--clear-groups"_s,
                          u"/usr/bin/python3"_s, u"-c"_s,
                          u"import socket,sys\n"
                          "s=socket.socket(socket.AF_UNIX); s.settimeout(5); s.connect(sys.argv[1])\n"
                          "try: print('hello' if s.recv(4) else 'closed')\n"
                          "except OSError: print('closed')"_s,
                          socket});
    process.start();
    while (process.state() != QProcess::NotRunning)
        QTest::qWait(5);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed()
           + QString::fromUtf8(process.readAllStandardError());
}

} // namespace

class TestLocalSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesArriveInOrder();
    void credentials();
    void otherUsersAreHungUpOn();
    void aServerOfAnotherUserIsNotSpokenTo();
    void whoSaysNoHello();
    void otherVersionsAndProtocols();
    void garbage_data();
    void garbage();
    void lastWordsCount();
    void slowReadersGo();
    void aNewcomerAlwaysGetsIn();
    void everybodyGetsATurn();
    void comesBack();
    void oneServerOnly();
    void theNextServerTakesADeadOnesPlace();
};

void TestLocalSocket::framesArriveInOrder()
{
    House house;
    QVERIFY2(house.server.listen(), qPrintable(house.server.problem()));
    Client client(house.options());
    QVERIFY(!client.link.send("early")); // not up yet: not sent, and said so
    QTRY_COMPARE(client.up.size(), 1);
    QByteArrayList sent;
    for (int i = 0; i < 200; ++i) {
        sent.append(QByteArray(1 + i * 5, char('a' + i % 26)));
        QVERIFY(client.link.send(sent.last()));
    }
    QTRY_COMPARE(client.received.size(), 200);
    QCOMPARE(house.frames, sent);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(client.received[i][0].toByteArray(), sent[i]);
}

void TestLocalSocket::credentials()
{
    House house;
    QVERIFY(house.server.listen());
    Client client(house.options());
    QTRY_COMPARE(house.arrivals, 1);
    const PeerCredentials peer = house.server.connections().at(0)->peer();
    QCOMPARE(peer.user, ownUser());
    QCOMPARE(peer.process, QCoreApplication::applicationPid());
}

void TestLocalSocket::otherUsersAreHungUpOn()
{
    if (ownUser() != administrator())
        QSKIP("needs to be able to act as another user");
    House house({ownUser()});
    QVERIFY(house.server.listen());
    QCOMPARE(asUser(Nobody, house.options().path), u"closed"_s);
    QCOMPARE(house.server.strangers(), quint64(1));
    QCOMPARE(house.arrivals, 0);
    House theirs({Nobody});
    QVERIFY(theirs.server.listen());
    QCOMPARE(asUser(Nobody, theirs.options().path), u"hello"_s);
    Client root(theirs.options()); // who may do everything elsewhere is a stranger here
    QTRY_COMPARE(root.down.size(), 1);
    QCOMPARE(theirs.server.strangers(), quint64(1));
}

void TestLocalSocket::aServerOfAnotherUserIsNotSpokenTo()
{
    House house;
    QVERIFY(house.server.listen());
    LocalClientOptions options = house.options();
    options.servers = QSet{u"4294967294"_s};
    Client client(options);
    QTRY_COMPARE(client.down.size(), 1);
    QCOMPARE(client.down[0][0].value<wire::LinkEnd>(), wire::LinkEnd::Stranger);
    QVERIFY(!client.link.send("secret"));
    QCOMPARE(house.arrivals, 0);
    options.servers = QSet{ownUser()};
    Client other(options);
    QTRY_COMPARE(other.up.size(), 1);
}

void TestLocalSocket::whoSaysNoHello()
{
    House house;
    QVERIFY(house.server.listen());
    auto silent = house.raw();
    QVERIFY(silent);
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(silent->state() == QLocalSocket::UnconnectedState, 15'000);
    QVERIFY(timer.elapsed() > 3'000);
    QCOMPARE(house.arrivals, 0);
}

void TestLocalSocket::otherVersionsAndProtocols()
{
    House house;
    QVERIFY(house.server.listen());
    for (const wire::LinkHello &other : {wire::LinkHello{Hello.protocol, 4},
                                         wire::LinkHello{u"sobani-else"_s, Hello.version}}) {
        LocalClientOptions options = house.options();
        options.hello = other;
        Client client(options);
        QTRY_COMPARE(client.down.size(), 1);
        QCOMPARE(client.down[0][0].value<wire::LinkEnd>(), wire::LinkEnd::Version);
        QCOMPARE(client.up.size(), 0);
    }
    QCOMPARE(house.arrivals, 0);
}

void TestLocalSocket::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray hello = wire::framed(Hello.encode());
    QTest::newRow("no hello") << wire::framed("hello");
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("too long") << hello + QByteArray("\0\0\x04\x01", 4);
    QTest::newRow("empty frame") << hello + QByteArray(4, '\0');
}

void TestLocalSocket::garbage()
{
    QFETCH(QByteArray, bytes);
    House house;
    QVERIFY(house.server.listen());
    auto hostile = house.raw();
    QVERIFY(hostile);
    hostile->write(bytes);
    QTRY_VERIFY(hostile->state() == QLocalSocket::UnconnectedState);
    QVERIFY(house.frames.isEmpty());
    QVERIFY(house.server.connections().empty());
    Client sound(house.options());
    QTRY_COMPARE(sound.up.size(), 1);
}

void TestLocalSocket::lastWordsCount()
{
    House house;
    house.echo = false;
    QVERIFY(house.server.listen());
    auto hurried = house.raw();
    QVERIFY(hurried);
    QByteArray all = wire::framed(Hello.encode());
    for (int i = 0; i < 100; ++i)
        all += wire::framed("help");
    hurried->write(all);
    hurried->disconnectFromServer();
    QTRY_COMPARE(house.frames.size(), 100);
}

void TestLocalSocket::slowReadersGo()
{
    House house({ownUser()}, 4, 256 * 1024);
    QVERIFY(house.server.listen());
    auto deaf = house.raw();
    QVERIFY(deaf);
    deaf->setReadBufferSize(1);
    deaf->write(wire::framed(Hello.encode()));
    QTRY_COMPARE(house.arrivals, 1);
    Client alive(house.options());
    QTRY_COMPARE(house.arrivals, 2);
    // Round by round: what a living reader takes in between, a deaf one lets lie.
    for (int i = 0; i < 100 && house.ends.isEmpty(); ++i) {
        const auto all = house.server.connections();
        for (LocalConnection *one : all)
            one->send(QByteArray(32 * 1024, 'x'));
        QTest::qWait(2);
    }
    QTRY_COMPARE(house.ends.size(), 1);
    QCOMPARE(house.ends[0], wire::LinkEnd::Slow);
    QVERIFY(alive.link.isUp());
    QVERIFY(alive.received.size() > 5);
}

void TestLocalSocket::aNewcomerAlwaysGetsIn()
{
    House house({ownUser()}, 4);
    QVERIFY(house.server.listen());
    std::vector<std::unique_ptr<QLocalSocket>> holding;
    for (int i = 0; i < 20; ++i) {
        holding.push_back(house.raw());
        QVERIFY(holding.back());
        holding.back()->write(wire::framed(Hello.encode()));
        QTRY_COMPARE(house.arrivals, i + 1);
        QVERIFY(house.server.connections().size() <= 4);
    }
    Client front(house.options());
    QTRY_COMPARE(front.up.size(), 1);
    QVERIFY(front.link.send("help"));
    QTRY_VERIFY(house.frames.contains("help"));
    QVERIFY(house.ends.contains(wire::LinkEnd::Crowded));
}

void TestLocalSocket::everybodyGetsATurn()
{
    House house;
    house.echo = false;
    QVERIFY(house.server.listen());
    auto flood = house.raw();
    QVERIFY(flood);
    flood->write(wire::framed(Hello.encode()));
    Client front(house.options());
    QTRY_COMPARE(house.arrivals, 2);
    const QByteArray much = wire::framed(QByteArray(10, 'x')).repeated(100'000);
    flood->write(much);
    QTRY_VERIFY(house.frames.size() > 100);
    QVERIFY(front.link.send("help"));
    QTRY_VERIFY(house.frames.contains("help"));
    const qsizetype before = house.frames.indexOf("help");
    // Not behind all that the other one had to say.
    QVERIFY2(before < 60'000, QByteArray::number(before).constData());
}

void TestLocalSocket::comesBack()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"s"_s);
    const LocalServerOptions options{path, Hello, {}, {ownUser()}, 6, 4};
    Client client({path, Hello, {}, {}});
    QTRY_COMPARE(client.down.size(), 1); // nobody there
    for (int i = 1; i <= 3; ++i) {
        LocalServer server(options);
        QVERIFY(server.listen());
        client.link.hurry();
        QTRY_COMPARE(client.up.size(), i);
        QCOMPARE(client.down.size(), i);
    }
    QTRY_COMPARE(client.down.size(), 4);
}

void TestLocalSocket::oneServerOnly()
{
    House house;
    QVERIFY(house.server.listen());
    LocalServer second({house.options().path, Hello, {}, {ownUser()}, 6, 4});
    QVERIFY(!second.listen());
    QVERIFY(!second.problem().isEmpty());
    Client client(house.options());
    QTRY_COMPARE(client.up.size(), 1);
}

void TestLocalSocket::theNextServerTakesADeadOnesPlace()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"s"_s);
    QProcess killed; // leaves its socket file behind
    killed.start(u"/usr/bin/python3"_s,
                 {u"-c"_s,
                  u"import socket,sys,time\ns=socket.socket(socket.AF_UNIX); s.bind(sys.argv[1])\n"
                  "s.listen(); print('up', flush=True); time.sleep(60)"_s,
                  path});
    QVERIFY(killed.waitForReadyRead(10'000));
    killed.kill();
    QVERIFY(killed.waitForFinished());
    QVERIFY(QFile::exists(path));
    LocalServer server({path, Hello, {}, {ownUser()}, 6, 4});
    QVERIFY2(server.listen(), qPrintable(server.problem()));
    Client client({path, Hello, {}, {}});
    QTRY_COMPARE(client.up.size(), 1);
}

QTEST_GUILESS_MAIN(TestLocalSocket)
#include "tst_localsocket.moc"
