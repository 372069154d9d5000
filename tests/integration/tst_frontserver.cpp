// SPDX-License-Identifier: MPL-2.0
// Both ends of the engine's local socket, with an engine that does what the test says.
#include "app/common/frontserver.h"
#include "app/common/socketengine.h"
#include "core/api/names.h"
#include "core/api/socketwire.h"
#include "tests/core/api/everybody.h"
#include "tests/fakes/engine/scriptedengine.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace sobani;
using namespace sobani::api::testing;

namespace {

const QString Self = platform::ownUser();
const QString Nobody = u"65534"_s;

/// The system notes who a connecting process acts as at that moment.
template<typename Make>
auto asNobody(Make make)
{
    if (::seteuid(65534) != 0)
        qFatal("cannot act as another user");
    auto made = make();
    if (::seteuid(0) != 0)
        qFatal("cannot act as the administrator again");
    return made;
}

struct House
{
    explicit House(QSet<QString> users = {Self}, QSet<QString> administrators = {u"none"_s},
                   Role role = Role::Protected)
        : server(engine, {path(), std::move(users), std::move(administrators), role})
    {
        QFile::setPermissions(directory.path(), QFile::Permissions(0x7755));
        if (!server.listen())
            qFatal("%s", qPrintable(server.problem()));
    }
    [[nodiscard]] QString path() const { return directory.filePath(u"engine"_s); }
    void ready() { engine.emitEvent(api::Ready{person().id, Role::Protected, u"n"_s, u"v"_s}); }
    /// Answers every status that is asked for.
    void answerStatus(const api::StatusReport &report = {})
    {
        for (const api::Command &command : engine.commands()) {
            if (std::holds_alternative<api::GetStatus>(command.body))
                engine.emitEvent(report, command.ref);
        }
        engine.forget();
    }

    QTemporaryDir directory;
    fakes::ScriptedEngine engine;
    app::FrontServer server;
};

struct Front
{
    explicit Front(const House &house) : engine(house.path())
    {
        QObject::connect(&engine, &api::EnginePort::emitted, &engine,
                         [this](const api::Event &event) { events.push_back(event); });
    }
    void send(const api::CommandBody &body, const QString &ref = {})
    {
        engine.submit({body, ref, {}, {}});
    }
    template<typename Body>
    [[nodiscard]] int count() const
    {
        return int(std::ranges::count_if(events, [](const api::Event &event) {
            return std::holds_alternative<Body>(event.body);
        }));
    }
    [[nodiscard]] QStringList errors() const
    {
        QStringList codes;
        for (const api::Event &event : events) {
            if (const auto *error = std::get_if<api::Error>(&event.body))
                codes << error->code;
        }
        return codes;
    }

    app::SocketEngine engine;
    std::vector<api::Event> events;
};

/// A connection that says what it likes.
struct Hostile
{
    explicit Hostile(const House &house)
    {
        socket.connectToServer(house.path());
        if (!socket.waitForConnected(3'000))
            qFatal("no connection");
        say(wire::LinkHello{app::FrontProtocol, api::SocketVersion}.encode());
    }
    void say(const QByteArray &frame) { socket.write(wire::framed(frame)); }
    void say(const api::CommandBody &body) { say(api::encodeCommand({body, {}, {}, {}})); }

    QLocalSocket socket;
};

} // namespace

class TestFrontServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFrontIsToldWhereThingsStand();
    void openCallsAreRetold();
    void whatHappensIsToldToAll();
    void answersGoToWhoAsked();
    void helpWhileNobodyAnswersIsKept();
    void helpIsSaidAgainUntilACallIsTold();
    void otherCommandsFailMeanwhile();
    void whatTheSessionMayNotAsk();
    void pairingNeedsConsentEachTime();
    void consentEndsWithThePairing();
    void garbageEndsTheConnection();
    void aFloodIsHeldBackAndHelpIsNot();
    void manyTapsAreOneAlarm();
    void helpAfterCancelIsNotKeptWaiting();
    void theEndIsTold();
};

void TestFrontServer::aFrontIsToldWhereThingsStand()
{
    House house;
    house.ready();
    Front front(house);
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 1);
    house.answerStatus();
    QTRY_COMPARE(front.count<api::StatusReport>(), 1);
    QVERIFY(front.errors().isEmpty());
    // One that was there before the engine was.
    House early;
    Front first(early);
    QTest::qWait(50);
    QCOMPARE(first.count<api::Ready>(), 0);
    early.ready();
    QTRY_COMPARE(first.count<api::Ready>(), 1);
    QCOMPARE(early.engine.count<api::GetStatus>(), 1);
}

void TestFrontServer::openCallsAreRetold()
{
    House house;
    house.ready();
    api::StatusReport report = fullStatus();
    report.self.id = named<DeviceId>('s');
    report.help = {{named<HelpId>('a'), {}, report.self, Wall, HelpState::Shown, {}, false, false, {}, -1},
                   {named<HelpId>('b'), {}, person(), Wall, HelpState::Written, {}, false, false, {}, -1},
                   {named<HelpId>('c'), {}, person(), Wall, HelpState::Answered, {}, false, false, {}, -1},
                   {named<HelpId>('d'), {}, person(), Wall, HelpState::Written, {}, true, false, {}, -1}};
    report.access = {{fullRequest(), fullDecision()}};
    report.consents.resize(1);
    Front front(house);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 1);
    house.answerStatus(report);
    QTRY_COMPARE(front.count<api::ConsentRequested>(), 1);
    QCOMPARE(front.count<api::HelpProgress>(), 1); // its own
    QCOMPARE(front.count<api::HelpCalled>(), 1);   // what still rings
    QCOMPARE(front.count<api::AccessRequested>(), 1);
    QCOMPARE(front.count<api::AccessDecided>(), 1);
    front.send(api::GetStatus{}, u"again"_s);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 1);
    house.answerStatus(report);
    QTRY_COMPARE(front.count<api::StatusReport>(), 2);
    QCOMPARE(front.count<api::HelpCalled>(), 1); // once for each connection
}

void TestFrontServer::whatHappensIsToldToAll()
{
    House house;
    house.ready();
    Front a(house);
    Front b(house);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 2);
    house.answerStatus();
    for (const api::EventBody &body : everyEvent()) {
        if (!std::holds_alternative<api::Stopped>(body))
            house.engine.emitEvent(body);
    }
    for (Front *front : {&a, &b}) {
        QTRY_COMPARE(front->count<api::PairingAllowed>(), 1);
        QCOMPARE(front->count<api::HelpResolved>(), 1);
        QCOMPARE(front->count<api::PresenceChanged>(), 1);
    }
}

void TestFrontServer::answersGoToWhoAsked()
{
    House house;
    house.ready();
    Front a(house);
    Front b(house);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 2);
    house.answerStatus();
    house.engine.forget();
    a.send(api::GetHistory{5}, u"mine: 1"_s);
    b.send(api::RaiseHelp{}, u"mine: 1"_s);
    QTRY_COMPARE(house.engine.commands().size(), std::size_t(2));
    for (const api::Command &command : house.engine.commands()) {
        if (std::holds_alternative<api::GetHistory>(command.body))
            house.engine.emitEvent(api::HistoryReport{}, command.ref);
        else
            house.engine.emitEvent(api::HelpProgress{named<HelpId>('h'), HelpState::Written, {}},
                                   command.ref);
    }
    QTRY_COMPARE(a.count<api::HelpProgress>(), 1);
    QTRY_COMPARE(b.count<api::HelpProgress>(), 1);
    QCOMPARE(a.count<api::HistoryReport>(), 1);
    QCOMPARE(b.count<api::HistoryReport>(), 0);
    QStringList refsOfA;
    for (const api::Event &event : a.events)
        refsOfA << event.ref;
    QCOMPARE(refsOfA.count(u"mine: 1"_s), 1); // its answer, and not the other's help
    QCOMPARE(b.events.back().ref, u"mine: 1"_s);
}

void TestFrontServer::helpWhileNobodyAnswersIsKept()
{
    QTemporaryDir directory;
    fakes::ScriptedEngine engine;
    app::SocketEngine front(directory.filePath(u"engine"_s));
    QStringList heard;
    connect(&front, &api::EnginePort::emitted, this, [&heard](const api::Event &event) {
        heard << api::nameOf(event.body);
        if (const auto *error = std::get_if<api::Error>(&event.body))
            heard.last() = error->code;
    });
    front.submit({api::RaiseHelp{}, u"tap"_s, {}, {}});
    QTRY_VERIFY(heard.contains(u"engine-unreachable"_s));
    QVERIFY(heard.contains(u"relay"_s)); // the screen shows the telephone
    app::FrontServer server(engine, {directory.filePath(u"engine"_s), {Self}, {}, Role::Protected});
    QVERIFY(server.listen());
    QTRY_COMPARE(engine.count<api::RaiseHelp>(), 1);
    QVERIFY(engine.commands().back().ref.endsWith(u":tap"_s));
}

void TestFrontServer::helpIsSaidAgainUntilACallIsTold()
{
    QTemporaryDir directory;
    const app::FrontOptions options{directory.filePath(u"engine"_s), {Self}, {}, Role::Protected};
    fakes::ScriptedEngine engine;
    app::SocketEngine front(options.path);
    for (int life = 0; life < 3; ++life) {
        app::FrontServer server(engine, options);
        QVERIFY(server.listen());
        if (life == 0)
            front.submit({api::RaiseHelp{}, u"tap"_s, {}, {}});
        QTRY_COMPARE(engine.count<api::RaiseHelp>(), life + 1);
        // It dies before it says a word of a call; only the third life tells of one.
        if (life < 2)
            continue;
        bool told = false;
        connect(&front, &api::EnginePort::emitted, &server, [&told](const api::Event &event) {
            told = told || std::holds_alternative<api::HelpProgress>(event.body);
        });
        engine.emitEvent(api::HelpProgress{named<HelpId>('h'), HelpState::Written, {}});
        QTRY_VERIFY(told);
    }
    app::FrontServer server(engine, options);
    QVERIFY(server.listen());
    fakes::ScriptedEngine &quiet = engine;
    quiet.emitEvent(api::Ready{});
    QTRY_VERIFY(quiet.count<api::GetStatus>() > 0); // it is back, and does not tap again
    QTest::qWait(100);
    QCOMPARE(quiet.count<api::RaiseHelp>(), 3);
}

void TestFrontServer::otherCommandsFailMeanwhile()
{
    QTemporaryDir directory;
    app::SocketEngine front(directory.filePath(u"nobody"_s));
    std::vector<api::Event> events;
    connect(&front, &api::EnginePort::emitted, this,
            [&events](const api::Event &event) { events.push_back(event); });
    front.submit({api::GetStatus{}, u"r7"_s, {}, {}});
    QVERIFY(events.empty()); // never before the asker has its reference
    QTRY_VERIFY(!events.empty());
    QCOMPARE(events[0].ref, u"r7"_s);
    QCOMPARE(std::get<api::Error>(events[0].body).code, u"engine-unreachable"_s);
    front.submit({api::Quit{}, {}, {}, {}});
    QTRY_VERIFY(std::holds_alternative<api::Stopped>(events.back().body));
}

void TestFrontServer::whatTheSessionMayNotAsk()
{
    House house;
    house.ready();
    Front front(house);
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    QTRY_COMPARE(house.engine.count<api::GetStatus>(), 1);
    house.engine.forget();
    const QSet<QString> allowed{u"reject-sas"_s, u"help"_s, u"cancel-help"_s, u"step"_s,
                                u"request-access"_s, u"withdraw-access"_s, u"history"_s,
                                u"status"_s};
    int refused = 0;
    for (const api::CommandBody &body : everyCommand()) {
        if (std::holds_alternative<api::Quit>(body))
            continue; // a front's own matter; the raw one follows
        const QString name(api::nameOf(body));
        front.send(body, name);
        if (allowed.contains(name)) {
            QTRY_VERIFY2(house.engine.commands().size() == 1, qPrintable(name));
            QCOMPARE(house.engine.commands()[0].body.index(), body.index());
        } else {
            ++refused;
            QTRY_COMPARE(front.errors().count(u"not-allowed"_s), refused);
            QCOMPARE(front.events.back().ref, name);
            QVERIFY2(house.engine.commands().empty(), qPrintable(name));
        }
        house.engine.forget();
        QTest::qWait(120); // its allowance is not what is tested here
    }
    Hostile raw(house);
    raw.say(api::Quit{});
    raw.say(api::RejectSas{});
    QTRY_COMPARE(house.engine.count<api::RejectSas>(), 1);
    QCOMPARE(house.engine.count<api::Quit>(), 0);
}

void TestFrontServer::pairingNeedsConsentEachTime()
{
    House house({Self}, {u"none"_s});
    Front front(house);
    front.send(api::MakeInvite{}); // nobody answers yet
    front.send(api::AllowPairing{});
    QTRY_COMPARE(front.errors().size(), 2);
    house.ready();
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    front.send(api::AllowPairing{});
    for (const api::CommandBody &body :
         {api::CommandBody(api::MakeInvite{}), api::CommandBody(api::Join{u"x"_s}),
          api::CommandBody(api::ConfirmSas{})})
        front.send(body);
    QTRY_COMPARE(front.errors().count(u"not-allowed"_s), 4);
    QCOMPARE(front.count<api::PairingAllowed>(), 0);
    // An administrator needs nobody's.
    House own({}, {Self});
    own.ready();
    Front administrator(own);
    QTRY_COMPARE(administrator.count<api::Ready>(), 1);
    administrator.send(api::MakeInvite{});
    QTRY_COMPARE(own.engine.count<api::MakeInvite>(), 1);
}

void TestFrontServer::consentEndsWithThePairing()
{
    if (Self != platform::administrator())
        QSKIP("needs to be able to act as another user");
    House house({Nobody}, {Self});
    const auto session = asNobody([&house] { return std::make_unique<Hostile>(house); });
    Front administrator(house);
    const auto tries = [&](int reached) {
        house.engine.forget();
        session->say(api::MakeInvite{});
        session->say(api::RejectSas{}); // arrives behind it
        QTRY_COMPARE(house.engine.count<api::RejectSas>(), 1);
        QCOMPARE(house.engine.count<api::MakeInvite>(), reached);
    };
    tries(0);
    session->say(api::AllowPairing{}); // not for the asking
    tries(0);
    for (const api::EventBody &end : {api::EventBody(api::Paired{{}, person()}),
                                      api::EventBody(api::PairingEnded{PairingEnd::Cancelled})}) {
        const int before = administrator.count<api::PairingAllowed>();
        administrator.send(api::AllowPairing{}, u"yes"_s);
        QTRY_COMPARE(administrator.count<api::PairingAllowed>(), before + 1);
        QCOMPARE(administrator.events.back().ref, u"yes"_s);
        const auto until = std::get<api::PairingAllowed>(administrator.events.back().body).until;
        const Milliseconds left = until - WallTime{QDateTime::currentMSecsSinceEpoch()};
        QVERIFY(left > std::chrono::minutes(14) && left <= std::chrono::minutes(15));
        tries(1);
        tries(1); // the same pairing may need several commands
        house.engine.emitEvent(end);
        tries(0); // each time
        QTest::qWait(500);
    }
    QCOMPARE(house.engine.count<api::AllowPairing>(), 0); // none of the engine's business
}

void TestFrontServer::garbageEndsTheConnection()
{
    House house;
    house.ready();
    Front front(house);
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    for (const QByteArray &bytes : {QByteArray("garbage"), QByteArray(10'000, '\x81'),
                                    api::encodeEvent({api::Stopped{}, {}, {}}),
                                    api::encodeCommand({api::RaiseHelp{}, {}, {}, {}}) + 'x'}) {
        Hostile hostile(house);
        hostile.say(bytes);
        QTRY_COMPARE(hostile.socket.state(), QLocalSocket::UnconnectedState);
    }
    QCOMPARE(house.engine.count<api::RaiseHelp>(), 0);
    front.send(api::RaiseHelp{});
    QTRY_COMPARE(house.engine.count<api::RaiseHelp>(), 1);
}

void TestFrontServer::aFloodIsHeldBackAndHelpIsNot()
{
    House house;
    house.ready();
    Front front(house);
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    QElapsedTimer quiet;
    quiet.start();
    front.send(api::CancelHelp{named<HelpId>('x')});
    QTRY_COMPARE(house.engine.count<api::CancelHelp>(), 1);
    const qint64 alone = std::max<qint64>(quiet.elapsed(), 1);

    std::vector<std::unique_ptr<Hostile>> mob;
    for (int i = 0; i < 6; ++i) {
        mob.push_back(std::make_unique<Hostile>(house));
        for (int n = 0; n < 20'000; ++n)
            mob.back()->say(api::GetHistory{200});
    }
    QTRY_VERIFY(house.engine.count<api::GetHistory>() > 0);
    QElapsedTimer loud;
    loud.start();
    front.send(api::RaiseHelp{});
    QTRY_COMPARE(house.engine.count<api::RaiseHelp>(), 1);
    // This process is the mob, the server and the front at once.
    QVERIFY2(loud.elapsed() < 500 + 100 * alone, QByteArray::number(loud.elapsed()).constData());
    // Even from the midst of one flood.
    house.engine.forget();
    QTest::qWait(1'100);
    mob[0]->say(api::RaiseHelp{});
    QTRY_COMPARE_WITH_TIMEOUT(house.engine.count<api::RaiseHelp>(), 1, 60'000);
    // 6 bursts of 20, one more every 100 ms, 5 for a history.
    QVERIFY2(house.engine.count<api::GetHistory>() < 6 * 4 + 6 * 2 * 60,
             QByteArray::number(house.engine.count<api::GetHistory>()).constData());
}

void TestFrontServer::manyTapsAreOneAlarm()
{
    House house;
    Hostile hostile(house);
    for (int n = 0; n < 5'000; ++n)
        hostile.say(api::RaiseHelp{});
    QTRY_VERIFY(house.engine.count<api::RaiseHelp>() > 0);
    QCOMPARE(house.engine.count<api::RaiseHelp>(), 1);
    QTRY_COMPARE(house.engine.count<api::RaiseHelp>(), 2); // the last one, a second later
    QTest::qWait(1'500);
    QCOMPARE(house.engine.count<api::RaiseHelp>(), 2);
}

void TestFrontServer::helpAfterCancelIsNotKeptWaiting()
{
    House house;
    Front front(house);
    Hostile hostile(house);
    // Somebody taps and cancels, and the person beside the screen taps at the same moment.
    hostile.say(api::RaiseHelp{});
    QTRY_COMPARE(house.engine.count<api::RaiseHelp>(), 1);
    QTest::qWait(20);
    front.send(api::RaiseHelp{});
    QTest::qWait(100);
    QCOMPARE(house.engine.count<api::RaiseHelp>(), 1); // one alarm is going out
    hostile.say(api::CancelHelp{named<HelpId>('h')});
    QTRY_COMPARE_WITH_TIMEOUT(house.engine.count<api::RaiseHelp>(), 2, 500);
    QVERIFY(std::holds_alternative<api::RaiseHelp>(house.engine.commands().back().body));
    // But whoever cancels own taps means it.
    QTest::qWait(1'100);
    hostile.say(api::RaiseHelp{});
    hostile.say(api::RaiseHelp{});
    hostile.say(api::CancelHelp{named<HelpId>('h')});
    QTRY_COMPARE(house.engine.count<api::CancelHelp>(), 2);
    QTest::qWait(1'200);
    QCOMPARE(house.engine.count<api::RaiseHelp>(), 3);
}

void TestFrontServer::theEndIsTold()
{
    House house;
    house.ready();
    Front front(house);
    QTRY_COMPARE(front.count<api::Ready>(), 1);
    bool finished = false;
    connect(&house.server, &app::FrontServer::finished, this, [&finished] { finished = true; });
    house.engine.emitEvent(api::Stopped{});
    QVERIFY(finished);
    QTRY_COMPARE(front.count<api::Stopped>(), 1);
}

QTEST_GUILESS_MAIN(TestFrontServer)
#include "tst_frontserver.moc"
