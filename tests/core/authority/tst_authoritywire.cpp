// SPDX-License-Identifier: MPL-2.0
#include "tests/core/access/codecchecks.h"
#include "tests/core/authority/circle.h"

using namespace sobani;
using namespace sobani::tests;

namespace {

/// One of everything that a state can hold.
Circle everything()
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    c.consent(c.hanako, c.consentFor(c.taro, false));
    c.enrol(c.stranger);
    for (int n = 1; n <= 5; ++n)
        c.open(n, n % 2 == 0 ? AccessSource::Detected : AccessSource::Declared);
    c.decide(c.hanako, c.approval(1, 30, u"08"_s));
    c.decide(c.hanako, c.approval(2));
    c.decide(c.hanako, c.denial(3));
    c.run(Withdraw{requestId(4)});
    c.run(SetIncident{true});
    c.contain();
    c.run(BreakGlass{requestId(200)});
    c.run(SubmitOfflineRelease{u"00000000"_s, {}});
    return c;
}

bool refuses(const Circle &c, const std::function<void(State &)> &change)
{
    State state = c.state;
    change(state);
    return !decode(encode(state));
}

} // namespace

class TestAuthorityWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consentBodies();
    void containmentBodies();
    void stateFromBeforeContainment();
    void state();
    void emptyState();
    void impossibleStatesAreRefused();
};

void TestAuthorityWire::consentBodies()
{
    Circle c = everything();
    checkBody(c.consentFor(c.stranger, true));
    checkBody(c.consentFor(c.stranger, false));
    checkBody(ConsentRequestBody{c.state.circle, c.state.self, requestId(1), c.taro.id,
                                 c.taro.keys->publicKeys(), u"太郎"_s, c.now.wall});
    ConsentBody odd = c.consentFor(c.stranger, true);
    odd.keys.agree.chop(1);
    QVERIFY(!ConsentBody::decode(odd.encode()));
}

void TestAuthorityWire::containmentBodies()
{
    const Circle c = everything();
    const ContainmentBinding of = c.containment();
    checkBody(ContainedBody{of, ContainCause::Refusal});
    checkBody(ReleaseBody{of, u"07"_s});
    checkBody(KeepBody{of});
    checkBody(OrderBody{of.circle, of.authority, 3});
    checkBody(TriggersBody{of.circle, of.authority, 2, false, true});
    checkBody(WrongReleaseBody{of, 2});
    checkBody(BreakGlassBody{of, requestId(1), c.now.wall});
    checkBody(ReleasedBody{of, ReleasedHow::OfflineCode, c.hanako.id});
    checkBody(ReleasedBody{of, ReleasedHow::BreakGlass, {}});
}

void TestAuthorityWire::stateFromBeforeContainment()
{
    State state = everything().state;
    state.isolation = {};
    QByteArray bytes = encode(state);
    const QByteArray none = QByteArray::fromHex("87008000f5f400") + QByteArray::fromHex("826000");
    QVERIFY2(bytes.endsWith(none), bytes.right(24).toHex().constData());
    bytes.chop(none.size());
    bytes[0] = char(0x88);
    bytes[1] = char(0x01);
    const auto decoded = decode(bytes);
    QVERIFY(decoded);
    QVERIFY(encode(*decoded) == encode(state));
    bytes[1] = char(0x02);
    QVERIFY(!decode(bytes)); // cut short is not older
}

void TestAuthorityWire::state()
{
    const Circle c = everything();
    QCOMPARE(c.state.requests.size(), std::size_t(5));
    const QByteArray bytes = encode(c.state);
    const auto decoded = decode(bytes);
    QVERIFY(decoded);
    QVERIFY(decoded->members == c.state.members);
    QVERIFY(decoded->vetoed == c.state.vetoed);
    QVERIFY(decoded->everEnrolled && decoded->incident);
    QVERIFY(decoded->isolation == c.state.isolation);
    QVERIFY(decoded->isolation.standing->breakGlass);
    QCOMPARE(decoded->isolation.offline.wrong, quint64(1));
    QCOMPARE(std::get<Pending>(decoded->request(requestId(1))->phase).triesLeft, 2);
    QCOMPARE(std::get<Approved>(decoded->request(requestId(2))->phase).since, c.now.boot);
    QVERIFY(decoded->request(requestId(2))->opensGate());
    QCOMPARE(std::get<Denied>(decoded->request(requestId(3))->phase).result.by, c.hanako.id);
    checkCodec(
        bytes, [](const QByteArray &b) { return decode(b); },
        [](const State &s) { return encode(s); });
}

void TestAuthorityWire::emptyState()
{
    checkCodec(
        encode(Circle().state), [](const QByteArray &b) { return decode(b); },
        [](const State &s) { return encode(s); });
}

void TestAuthorityWire::impossibleStatesAreRefused()
{
    const Circle c = everything();
    QVERIFY(!refuses(c, [](State &) {}));
    QVERIFY(refuses(c, [](State &s) { s.everEnrolled = false; }));
    QVERIFY(refuses(c, [](State &s) { s.members.push_back(s.members.front()); }));
    QVERIFY(refuses(c, [](State &s) { s.requests.push_back(s.requests.front()); }));
    QVERIFY(refuses(c, [](State &s) { std::swap(s.members[0].keys, s.members[1].keys); }));
    QVERIFY(refuses(c, [](State &s) { s.circle = {}; }));
    QVERIFY(refuses(c, [](State &s) { s.self = {}; }));
    QVERIFY(refuses(c, [](State &s) { std::get<Pending>(s.requests[0].phase).digits = u"x7"_s; }));
    QVERIFY(refuses(c, [](State &s) { std::get<Pending>(s.requests[0].phase).triesLeft = 0; }));
    QVERIFY(refuses(c, [](State &s) {
        std::get<Approved>(s.requests[1].phase).result.verdict = Verdict::Deny;
    }));
    QVERIFY(refuses(c, [](State &s) { std::get<Approved>(s.requests[1].phase).result.by.reset(); }));
    QVERIFY(refuses(c, [](State &s) {
        std::get<Approved>(s.requests[1].phase).result.minutes = 59;
    }));
    QVERIFY(refuses(c, [](State &s) {
        std::get<Denied>(s.requests[2].phase).result.verdict = Verdict::Approve;
    }));
    // An approval of one request kept under another one.
    QVERIFY(refuses(c, [](State &s) { s.requests[0].phase = s.requests[1].phase; }));
}

QTEST_GUILESS_MAIN(TestAuthorityWire)
#include "tst_authoritywire.moc"
