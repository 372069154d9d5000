// SPDX-License-Identifier: MPL-2.0
#include "core/api/jsonlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sobani;
using namespace sobani::api;
using namespace Qt::StringLiterals;

namespace {

constexpr WallTime Wall{1'750'000'000'123};

template<typename IdType>
IdType named(char c)
{
    return *IdType::fromBytes(QByteArray(16, c));
}

PeerInfo person()
{
    return {named<DeviceId>('d'), u"花子"_s, Role::Helper};
}

AccessRequested fullRequest()
{
    AccessRequested request;
    request.id = named<RequestId>('r');
    request.circle = named<CircleId>('c');
    request.from = person();
    request.details = {Caller::Them, true,  u"install"_s, false, u"yes"_s, u"c"_s,
                       u"p"_s,       u"1"_s, u"x"_s,       u"t"_s, u"9"_s};
    request.flags = {RedFlag::TheyCalled, RedFlag::GiftCards};
    request.expires = Wall;
    request.number = u"07"_s;
    return request;
}

/// The event's fields, sorted, without the two that every event has.
QString fieldsOf(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.removeAll(u"event"_s);
    keys.removeAll(u"at"_s);
    return keys.join(u' ');
}

QJsonObject written(const EventBody &body, const QString &ref = {})
{
    const QByteArray line = formatEvent({body, Wall, ref});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError || line.contains('\n') || line.size() > MaximumLine)
        QTest::qFail("not one line of JSON", __FILE__, __LINE__);
    return document.object();
}

} // namespace

class TestEventJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEvent_data();
    void everyEvent();
    void values();
    void status();
    void optionalFieldsStayAway();
    void textsAreEscaped();
    void aLongHistoryIsCut();
};

void TestEventJson::everyEvent_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("fields");
    QTest::addColumn<int>("index");
    const struct { const char *event; const char *fields; } rows[] = {
        {"ready", "device keychain name protocol role version"},
        {"invite", "code expires uri"},
        {"sas", "digits pictures"},
        {"paired", "circle peer"},
        {"pairing-ended", "reason"},
        {"consent-request", "circle effective id peer"},
        {"rights", "circle peer rights"},
        {"peer-left", "circle peer"},
        {"help-progress", "by by_name id state"},
        {"help-call", "circle from from_name id raised repeat"},
        {"help-cancelled", "by by_name id"},
        {"help-resolved", "by by_name id"},
        {"help-unanswered", "id"},
        {"step", "by by_name done id n pushed"},
        {"access-request", "asked caller circle code company expires flags from from_name "
                           "gift_cards id money number person phone purpose source tool warning"},
        {"access-decided", "by by_name id minutes note reason until verdict"},
        {"access-ended", "id reason"},
        {"presence", "circle peer state"},
        {"relay", "state"},
        {"status", "access consents help outbox peers phone relay self"},
        {"history", "entries intact"},
        {"error", "code id message tries_left"},
        {"stopped", ""},
        {"pairing-allowed", "until"},
    };
    static_assert(std::size(rows) == std::variant_size_v<EventBody>);
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::newRow(rows[i].event) << QString::fromLatin1(rows[i].event)
                                     << QString::fromLatin1(rows[i].fields) << i;
}

void TestEventJson::everyEvent()
{
    QFETCH(QString, event);
    QFETCH(QString, fields);
    QFETCH(int, index);
    const auto help = named<HelpId>('h');
    const auto request = named<RequestId>('r');
    const auto circle = named<CircleId>('c');
    const EventBody bodies[] = {
        Ready{person().id, Role::Protected, u"n"_s, u"v"_s, 1, Keychain::File},
        InviteReady{u"code"_s, u"uri"_s, Wall},
        SasReady{u"012345"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}},
        Paired{circle, person()},
        PairingEnded{PairingEnd::Used},
        ConsentRequested{request, circle, person(), Wall},
        RightsChanged{circle, person(), Rights::Full},
        PeerLeft{circle, person()},
        HelpProgress{help, HelpState::Shown, person()},
        HelpCalled{help, circle, person(), true, Wall},
        HelpCancelled{help, person()},
        HelpResolved{help, person()},
        HelpUnanswered{help},
        StepChanged{help, 3, true, false, person()},
        fullRequest(),
        AccessDecided{request, Verdict::Approve, person(), 30, DecisionReason::Helper, u"n"_s, Wall},
        AccessEnded{request, AccessEnd::Revoked},
        PresenceChanged{circle, person(), PresenceState::Dropped},
        RelayChanged{RelayState::WrongCertificate},
        [] { StatusReport report; report.phone = u"1"_s; return report; }(),
        HistoryReport{},
        Error{u"wrong-number"_s, u"m"_s, u"i"_s, 2},
        Stopped{},
        PairingAllowed{Wall}};
    QCOMPARE(bodies[index].index(), std::size_t(index));
    const QJsonObject object = written(bodies[index]);
    QCOMPARE(object.value(u"event"_s).toString(), event);
    QCOMPARE(object.value(u"at"_s).toString(), u"2025-06-15T15:06:40.123Z"_s);
    QCOMPARE(fieldsOf(object), fields);
    QCOMPARE(written(bodies[index], u"r1"_s).value(u"ref"_s).toString(), u"r1"_s);
}

void TestEventJson::values()
{
    const QJsonObject request = written(fullRequest());
    QCOMPARE(request.value(u"id"_s).toString(), named<RequestId>('r').toString());
    QCOMPARE(request.value(u"number"_s), QJsonValue(u"07"_s));
    QCOMPARE(request.value(u"warning"_s), QJsonValue(true));
    QCOMPARE(request.value(u"money"_s), QJsonValue(false));
    QCOMPARE(request.value(u"asked"_s), QJsonValue(u"install"_s));
    QCOMPARE(request.value(u"caller"_s), QJsonValue(u"them"_s));
    QCOMPARE(request.value(u"source"_s), QJsonValue(u"declared"_s));
    QCOMPARE(request.value(u"flags"_s).toArray(), (QJsonArray{u"they-called"_s, u"gift-cards"_s}));
    QCOMPARE(request.value(u"from"_s).toString(), person().id.toString());
    const QJsonObject peer = written(Paired{named<CircleId>('c'), person()}).value(u"peer"_s).toObject();
    QCOMPARE(peer.keys(), (QStringList{u"id"_s, u"name"_s, u"role"_s}));
    QCOMPARE(peer.value(u"role"_s), QJsonValue(u"helper"_s));
    const QStringList states{u"written"_s, u"sent"_s, u"delivered"_s, u"shown"_s, u"answered"_s};
    for (int i = 0; i < states.size(); ++i)
        QCOMPARE(written(HelpProgress{{}, HelpState(i), {}}).value(u"state"_s).toString(), states[i]);
    const QStringList ends{u"cancelled"_s, u"mismatch"_s,    u"expired"_s, u"used"_s,
                           u"version"_s,   u"certificate"_s, u"role"_s,    u"busy"_s};
    for (int i = 0; i < ends.size(); ++i)
        QCOMPARE(written(PairingEnded{PairingEnd(i)}).value(u"reason"_s).toString(), ends[i]);
    const QStringList reasons{u"helper"_s, u"timeout"_s, u"wrong-number"_s, u"offline"_s};
    for (int i = 0; i < reasons.size(); ++i)
        QCOMPARE(written(AccessDecided{{}, Verdict::Deny, {}, 0, DecisionReason(i), {}, {}})
                     .value(u"reason"_s).toString(), reasons[i]);
    const QStringList over{u"expired"_s, u"withdrawn"_s, u"revoked"_s, u"finished"_s};
    for (int i = 0; i < over.size(); ++i)
        QCOMPARE(written(AccessEnded{{}, AccessEnd(i)}).value(u"reason"_s).toString(), over[i]);
    const QStringList presence{u"unknown"_s, u"online"_s, u"offline"_s, u"dropped"_s};
    for (int i = 0; i < presence.size(); ++i)
        QCOMPARE(written(PresenceChanged{{}, person(), PresenceState(i)}).value(u"state"_s).toString(),
                 presence[i]);
}

void TestEventJson::status()
{
    StatusReport report;
    report.self = person();
    report.peers.push_back({person(), named<CircleId>('c'), u"03"_s, PresenceState::Online,
                            Rights::Pending, Wall, Wall});
    HelpStatus help;
    help.from = person();
    help.by = person();
    help.steps[2] = true;
    help.pushed = 4;
    report.help.push_back(help);
    report.access.push_back(
        {fullRequest(),
         AccessDecided{{}, Verdict::Approve, person(), 30, DecisionReason::Helper, {}, Wall}});
    report.consents.push_back({named<RequestId>('q'), named<CircleId>('c'), person(), Wall});
    const QJsonObject object = written(report);
    const auto only = [&](const char *list) {
        return object.value(QLatin1String(list)).toArray().at(0).toObject();
    };
    QCOMPARE(only("peers").keys().join(u' '),
             u"circle id last_heard name phone presence rights rights_from role"_s);
    QCOMPARE(only("help").keys().join(u' '),
             u"by by_name cancelled circle from from_name id pushed raised state steps unanswered"_s);
    QCOMPARE(only("help").value(u"steps"_s).toArray(),
             (QJsonArray{false, false, true, false, false, false}));
    QVERIFY(only("access").contains(u"decision"_s));
    QVERIFY(!only("access").contains(u"event"_s));
    QVERIFY(!only("access").value(u"decision"_s).toObject().contains(u"event"_s));
    QVERIFY(!only("consents").contains(u"event"_s));
}

void TestEventJson::optionalFieldsStayAway()
{
    QCOMPARE(fieldsOf(written(HelpProgress{{}, HelpState::Written, {}})), u"id state"_s);
    QCOMPARE(fieldsOf(written(AccessDecided{})), u"id minutes reason verdict"_s);
    QCOMPARE(fieldsOf(written(Error{u"c"_s, u"m"_s, {}, -1})), u"code message"_s);
    QCOMPARE(fieldsOf(written(AccessRequested{})),
             u"circle expires flags from from_name id source"_s);
}

void TestEventJson::textsAreEscaped()
{
    PeerInfo hostile = person();
    hostile.name = u"\"}\n{\"event\":\"paired\"\u2028x"_s;
    const QJsonObject object = written(HelpResolved{{}, hostile});
    QCOMPARE(object.value(u"by_name"_s).toString(), hostile.name);
    QCOMPARE(object.value(u"event"_s).toString(), u"help-resolved"_s);
}

void TestEventJson::aLongHistoryIsCut()
{
    HistoryReport report;
    for (int i = 0; i < 200; ++i)
        report.entries.push_back({{i}, u"kind"_s, QString(32, u'a'), QString(1'000, u'花')});
    const QJsonObject object = written(report);
    const QJsonArray entries = object.value(u"entries"_s).toArray();
    QVERIFY(entries.size() > 5 && entries.size() < 200);
    // The newest stay.
    QCOMPARE(entries.last().toObject().value(u"at"_s).toString(), u"1970-01-01T00:00:00.199Z"_s);
}

QTEST_GUILESS_MAIN(TestEventJson)
#include "tst_eventjson.moc"
