// SPDX-License-Identifier: MPL-2.0
#include "core/circle/circlewire.h"
#include "core/circle/member.h"
#include "tests/core/access/codecchecks.h"

#include <QTest>

using namespace sobani;
using namespace sobani::circle;
using namespace Qt::StringLiterals;

namespace {

constexpr WallTime Wall{1'750'000'000'000};

Member member()
{
    Member member;
    member.peer = {*DeviceId::fromBytes(QByteArray(16, 'p')), u"花子"_s, Role::Protected};
    member.circle = *CircleId::fromBytes(QByteArray(16, 'c'));
    member.keys = {QByteArray(32, 's'), QByteArray(32, 'g')};
    member.authority = identity::AuthorityPublic{QByteArray(32, 't'), QByteArray(32, 'u')};
    member.relay = {u"relay.test"_s, 8883, QByteArray(32, 'k')};
    member.phone = u"03-0000"_s;
    member.profileSequence = 9;
    member.rights = Rights::Pending;
    member.rightsFrom = member.joined = member.lastHeard = Wall;
    member.presenceSecret = SecretBytes(QByteArray(32, 'z'));
    return member;
}

template<typename Body>
void check(const Body &body)
{
    tests::checkCodec(
        body.encode(), [](const QByteArray &b) { return Body::decode(b); },
        [](const Body &b) { return b.encode(); });
}

} // namespace

class TestCircleWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codecs();
    void limitsOfTexts();
    void stored();
    void dialling();
};

void TestCircleWire::codecs()
{
    check(member());
    Member plain = member();
    plain.authority.reset();
    plain.presenceSecret = {};
    plain.relay.pin.clear();
    check(plain);
    check(ProfileBody{u"太郎"_s, u"090"_s, SecretBytes(QByteArray(32, 'z'))});
    for (const auto standing : {RightsBody::Standing::Pending, RightsBody::Standing::Full,
                                RightsBody::Standing::Gone})
        check(RightsBody{member().peer, standing, Wall});
}

void TestCircleWire::limitsOfTexts()
{
    const auto profile = [](qsizetype name, qsizetype phone, qsizetype secret) {
        return ProfileBody::decode(ProfileBody{QString(name, u'花'), QString(phone, u'0'),
                                               SecretBytes(QByteArray(secret, 'z'))}
                                       .encode())
            .has_value();
    };
    QVERIFY(profile(limits::Name, limits::Phone, 32));
    QVERIFY(!profile(limits::Name + 1, 1, 32));
    QVERIFY(!profile(1, limits::Phone + 1, 32));
    QVERIFY(!profile(1, 1, 31));
    QVERIFY(!profile(1, 1, 0));
    ProfileBody control{u"a\u001b[31m"_s, {}, SecretBytes(QByteArray(32, 'z'))};
    QVERIFY(!ProfileBody::decode(control.encode()));
}

void TestCircleWire::stored()
{
    const Member one = member();
    std::map<QByteArray, QByteArray> values{{memberKey(one.peer.id), one.encode()},
                                            {"member/zz", "damaged"},
                                            {"membership", one.encode()}};
    const auto members = storedMembers(values);
    QCOMPARE(members.size(), std::size_t(1));
    QCOMPARE(members.begin()->first, one.peer.id);
    QCOMPARE(members.begin()->second.encode(), one.encode());
    QCOMPARE(one.clone().encode(), one.encode());
}

void TestCircleWire::dialling()
{
    Member one = member();
    QCOMPARE(one.dial(), u"03-0000"_s);
    one.ownPhone = u"110"_s;
    QCOMPARE(one.dial(), u"110"_s);
}

QTEST_GUILESS_MAIN(TestCircleWire)
#include "tst_circlewire.moc"
