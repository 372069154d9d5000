// SPDX-License-Identifier: MPL-2.0
#include "core/access/redflags.h"

#include <QTest>

using namespace sobani;
using namespace Qt::StringLiterals;

using Flags = std::vector<RedFlag>;
Q_DECLARE_METATYPE(AccessDetails)
Q_DECLARE_METATYPE(Flags)

class TestRedFlags : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void flags_data();
    void flags();
    void toolNames_data();
    void toolNames();
    void codes_data();
    void codes();
    void idsAreStableAndUnique();
};

void TestRedFlags::flags_data()
{
    QTest::addColumn<AccessDetails>("details");
    QTest::addColumn<Flags>("expected");
    const auto row = [](const char *name, const Flags &expected, auto change) {
        AccessDetails details;
        change(details);
        QTest::newRow(name) << details << expected;
    };
    using D = AccessDetails;
    row("nothing said", {}, [](D &) {});
    row("they called", {RedFlag::TheyCalled}, [](D &d) { d.caller = Caller::Them; });
    row("I called", {}, [](D &d) { d.caller = Caller::Me; });
    row("warning", {RedFlag::WarningOnScreen}, [](D &d) { d.warning = true; });
    row("no warning", {}, [](D &d) { d.warning = false; });
    row("warning in words", {RedFlag::WarningOnScreen}, [](D &d) { d.warning = u"赤い画面"_s; });
    row("blank words", {}, [](D &d) { d.warning = u"  "_s; });
    row("install", {RedFlag::AskedToInstall}, [](D &d) { d.asked = true; });
    row("money", {RedFlag::MoneySpokenOf}, [](D &d) { d.money = u"5万円"_s; });
    row("gift cards", {RedFlag::GiftCards}, [](D &d) { d.giftCards = true; });
    row("code", {RedFlag::AskedForCode}, [](D &d) { d.code = u"123456"_s; });
    row("blank code", {}, [](D &d) { d.code = u" "_s; });
    row("tool", {RedFlag::AbusedTool}, [](D &d) { d.tool = u"AnyDesk"_s; });
    row("harmless", {}, [](D &d) {
        d.caller = Caller::Me;
        d.tool = u"Printer driver"_s;
        d.company = u"町の電気屋"_s;
    });
    row("everything",
        {RedFlag::TheyCalled, RedFlag::WarningOnScreen, RedFlag::AskedToInstall,
         RedFlag::MoneySpokenOf, RedFlag::GiftCards, RedFlag::AskedForCode, RedFlag::AbusedTool},
        [](D &d) {
            d.caller = Caller::Them;
            d.warning = true;
            d.asked = u"Win+Rを押して123rescue.comに6桁のPIN"_s;
            d.money = true;
            d.giftCards = true;
        });
}

void TestRedFlags::flags()
{
    QFETCH(AccessDetails, details);
    QFETCH(Flags, expected);
    QCOMPARE(access::redFlags(details), expected);
}

void TestRedFlags::toolNames_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<bool>("abused");
    for (const char16_t *name :
         {u"any desk", u"ＡｎｙＤｅｓｋ", u"TEAM-VIEWER QuickSupport", u"LogMeIn Rescue",
          u"LMI_Rescue", u"クイックアシスト", u"ｸｲｯｸｱｼｽﾄ", u"Quick Assist", u"Zoho Assist",
          u"RealVNC", u"Ultra Viewer", u"ScreenConnect", u"FastSupport.com", u"GoToAssist",
          u"Chrome リモート デスクトップ", u"Supremo", u"RustDesk", u"チームビューワー"})
        QTest::addRow("abused %s", qPrintable(QStringView(name).toString())) << QStringView(name).toString() << true;
    for (const char16_t *name : {u"", u"Skype", u"プリンター", u"Team", u"Desk", u"any", u"LINE"})
        QTest::addRow("other %s", qPrintable(QStringView(name).toString())) << QStringView(name).toString() << false;
}

void TestRedFlags::toolNames()
{
    QFETCH(QString, tool);
    QFETCH(bool, abused);
    AccessDetails details;
    details.tool = tool;
    QCOMPARE(access::redFlags(details), abused ? Flags{RedFlag::AbusedTool} : Flags{});
}

void TestRedFlags::codes_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("code");
    for (const char16_t *text : {u"type 123456", u"１２３４５６を入れて", u"123-456", u"12 34",
                                 u"PIN", u"a code they gave", u"6桁の数字", u"暗証", u"コード"})
        QTest::addRow("code %s", qPrintable(QStringView(text).toString())) << QStringView(text).toString() << true;
    for (const char16_t *text : {u"install this", u"my opinion", u"Windows 11", u"win + r", u"no 123"})
        QTest::addRow("none %s", qPrintable(QStringView(text).toString())) << QStringView(text).toString() << false;
}

void TestRedFlags::codes()
{
    QFETCH(QString, asked);
    QFETCH(bool, code);
    AccessDetails details;
    details.asked = asked;
    Flags expected{RedFlag::AskedToInstall};
    if (code)
        expected.push_back(RedFlag::AskedForCode);
    QCOMPARE(access::redFlags(details), expected);
}

void TestRedFlags::idsAreStableAndUnique()
{
    const QStringList ids{u"they-called"_s, u"warning-on-screen"_s, u"asked-to-install"_s,
                          u"money"_s,       u"gift-cards"_s,        u"asked-for-code"_s,
                          u"abused-tool"_s};
    for (int i = 0; i < ids.size(); ++i) {
        QCOMPARE(access::flagId(RedFlag(i)), ids.at(i));
        QCOMPARE(access::flagFromId(ids.at(i)), RedFlag(i));
    }
    QVERIFY(!access::flagFromId(u"unknown"));
    QVERIFY(!access::flagFromId(u""));
}

QTEST_GUILESS_MAIN(TestRedFlags)
#include "tst_redflags.moc"
