// SPDX-License-Identifier: MPL-2.0
#include "core/authority/offlinecode.h"

#include <QSet>
#include <QTest>

using namespace sobani;
using namespace sobani::authority;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CircleId circle = *CircleId::fromBytes(QByteArray(16, 'c'));
const AuthorityId self = *AuthorityId::fromBytes(QByteArray(16, 'a'));
const DeviceId hanako = *DeviceId::fromBytes(QByteArray(16, 'h'));

SecretBytes key(char seed)
{
    return SecretBytes(QByteArray(32, seed));
}

const OfflineAsk ask{OfflineAction::Approve, u"tool"_s, 30, u"12345678"_s};

} // namespace

class TestOfflineCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothSidesAgree();
    void everythingIsBound_data();
    void everythingIsBound();
    void codesAreSpread();
    void typedAsPeopleType_data();
    void typedAsPeopleType();
    void waitsGrow();
};

void TestOfflineCode::bothSidesAgree()
{
    const auto pc = crypto::AgreementKey::generate();
    const auto phone = crypto::AgreementKey::generate();
    const auto other = crypto::AgreementKey::generate();
    const auto here = offlineKey(pc, phone.publicKey(), circle, self, hanako);
    const auto there = offlineKey(phone, pc.publicKey(), circle, self, hanako);
    const auto stranger = offlineKey(other, pc.publicKey(), circle, self, hanako);
    QVERIFY(here && there && stranger);
    QVERIFY(*here == *there);
    QVERIFY(!(*here == *stranger));
    const DeviceId taro = *DeviceId::fromBytes(QByteArray(16, 't'));
    const CircleId elsewhere = *CircleId::fromBytes(QByteArray(16, 'd'));
    const AuthorityId laptop = *AuthorityId::fromBytes(QByteArray(16, 'b'));
    QVERIFY(!(*here == *offlineKey(pc, phone.publicKey(), circle, self, taro)));
    QVERIFY(!(*here == *offlineKey(pc, phone.publicKey(), elsewhere, self, hanako)));
    QVERIFY(!(*here == *offlineKey(pc, phone.publicKey(), circle, laptop, hanako)));
    QVERIFY(!offlineKey(pc, QByteArray(32, '\0'), circle, self, hanako));
    QVERIFY(isOfflineCode(offlineCode(*here, ask)));
}

void TestOfflineCode::everythingIsBound_data()
{
    QTest::addColumn<QString>("code");
    const auto with = [](auto change) {
        OfflineAsk other = ask;
        change(other);
        return offlineCode(key('k'), other);
    };
    QTest::newRow("action") << with([](OfflineAsk &a) { a.action = OfflineAction::Release; });
    QTest::newRow("tool") << with([](OfflineAsk &a) { a.tool = u"tool2"_s; });
    QTest::newRow("minutes") << with([](OfflineAsk &a) { a.minutes = 60; });
    QTest::newRow("challenge") << with([](OfflineAsk &a) { a.spoken = u"12345679"_s; });
    QTest::newRow("key") << offlineCode(key('l'), ask);
}

void TestOfflineCode::everythingIsBound()
{
    QFETCH(QString, code);
    QVERIFY(isOfflineCode(code));
    QVERIFY(code != offlineCode(key('k'), ask));
    QCOMPARE(offlineCode(key('k'), ask), offlineCode(key('k'), ask));
}

void TestOfflineCode::codesAreSpread()
{
    QSet<QString> codes;
    int leadingZero = 0;
    OfflineAsk other = ask;
    for (int i = 0; i < 2000; ++i) {
        other.spoken = u"%1"_s.arg(i, 8, 10, QLatin1Char('0'));
        const QString code = offlineCode(key('k'), other);
        codes.insert(code);
        leadingZero += code.startsWith(u'0') ? 1 : 0;
    }
    QVERIFY(codes.size() > 1995);
    QVERIFY2(leadingZero > 120 && leadingZero < 290, qPrintable(QString::number(leadingZero)));
}

void TestOfflineCode::typedAsPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("code");
    QTest::newRow("plain") << u"12345678"_s << true;
    QTest::newRow("two groups") << u" 1234 5678\n"_s << true;
    QTest::newRow("hyphen") << u"1234-5678"_s << true;
    QTest::newRow("full width") << u"１２３４　５６７８"_s << true;
    QTest::newRow("a digit short") << u"1234567"_s << false;
    QTest::newRow("a digit more") << u"123456789"_s << false;
    QTest::newRow("letters") << u"1234567O"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("Arabic-Indic digits") << u"١٢٣٤٥٦٧٨"_s << false;
}

void TestOfflineCode::typedAsPeopleType()
{
    QFETCH(QString, typed);
    QFETCH(bool, code);
    QCOMPARE(isOfflineCode(typedDigits(typed)), code);
    if (code)
        QCOMPARE(typedDigits(typed), u"12345678"_s);
}

void TestOfflineCode::waitsGrow()
{
    QCOMPARE(offlineWait(0), Milliseconds(0));
    QCOMPARE(offlineWait(1), Milliseconds(15s));
    QCOMPARE(offlineWait(2), Milliseconds(30s));
    QCOMPARE(offlineWait(6), Milliseconds(480s));
    QCOMPARE(offlineWait(7), Milliseconds(15min));
    QCOMPARE(offlineWait(1'000'000), Milliseconds(15min));
}

QTEST_GUILESS_MAIN(TestOfflineCode)
#include "tst_offlinecode.moc"
