// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/keysviewmodel.h"
#include "qml/settings/relayaddress.h"
#include "qml/settings/settingsviewmodel.h"
#include "qml/settings/setupviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using namespace sobani::settings;

class TestSettingsViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void relayAddresses_data();
    void relayAddresses();
    void setupAsksOneThingPerPage();
    void setupKeepsWhatWasTypedGoingBack();
    void setupTakesDefaults();
    void preferencesAreRemembered();
    void damagedPreferencesAreTheUsualLook();
    void choicesFollowPreferences();
    void savingTellsTheFamily();
    void savingSaysWhatIsWrong();
    void keychainAndRelayAreTold();
    void everyTroubleHasWords_data();
    void everyTroubleHasWords();
    void startingOverNeedsTwoTouches();
    void lockedKeysNeverStartOver();
};

void TestSettingsViewModel::relayAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << u"relay.example.org"_s << u"mqtts://relay.example.org:8883"_s;
    QTest::newRow("port") << u" relay.example.org:443 "_s << u"mqtts://relay.example.org:443"_s;
    QTest::newRow("url") << u"mqtts://192.168.1.5:8884/"_s << u"mqtts://192.168.1.5:8884"_s;
    QTest::newRow("full width") << u"relay.example.org"_s
                                << u"mqtts://relay.example.org:8883"_s;
    QTest::newRow("ipv6") << u"[::1]:8883"_s << u"mqtts://[::1]:8883"_s;
    QTest::newRow("no tls") << u"mqtt://relay.example.org"_s << QString();
    QTest::newRow("web") << u"https://relay.example.org"_s << QString();
    QTest::newRow("path") << u"relay.example.org/x"_s << QString();
    QTest::newRow("user") << u"me:pw@relay.example.org"_s << QString();
    QTest::newRow("port 0") << u"relay.example.org:0"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestSettingsViewModel::relayAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QCOMPARE(relayUrl(typed).value_or(QString()), url);
}

void TestSettingsViewModel::setupAsksOneThingPerPage()
{
    SetupViewModel model;
    QSignalSpy finished(&model, &SetupViewModel::finished);
    model.next();
    QCOMPARE(model.page(), SetupViewModel::RolePage);
    QVERIFY(!model.problem().isEmpty());
    model.chooseRole(5);
    QCOMPARE(model.roleChoice(), -1);
    model.chooseRole(1);
    QVERIFY(model.problem().isEmpty());
    model.next();
    model.setName(u"   "_s);
    model.next();
    QCOMPARE(model.page(), SetupViewModel::NamePage);
    model.setName(u" はなこ "_s);
    model.next();
    model.setPhone(u"でんわ"_s);
    model.next();
    QCOMPARE(model.page(), SetupViewModel::PhonePage);
    QVERIFY(!model.problem().isEmpty());
    model.setPhone(u"090-1234-5678"_s);
    model.next();
    model.next();
    QCOMPARE(finished.count(), 0);
    model.setRelay(u"relay.example.org"_s);
    model.next();
    QCOMPARE(finished.count(), 1);
    const QList<QVariant> told = finished.first();
    QCOMPARE(told.at(0).value<Role>(), Role::Helper);
    QCOMPARE(told.at(1).toString(), u"はなこ"_s);
    QCOMPARE(told.at(2).toString(), u"090-1234-5678"_s);
    QCOMPARE(told.at(3).toString(), u"mqtts://relay.example.org:8883"_s);
}

void TestSettingsViewModel::setupKeepsWhatWasTypedGoingBack()
{
    SetupViewModel model;
    model.back();
    QCOMPARE(model.page(), SetupViewModel::RolePage);
    model.chooseRole(0);
    model.next();
    model.setName(u"おかあさん"_s);
    model.back();
    QCOMPARE(model.roleChoice(), 0);
    model.next();
    QCOMPARE(model.name(), u"おかあさん"_s);
    model.setName(QString(60, u'x'));
    QCOMPARE(model.name().size(), limits::Name);
}

void TestSettingsViewModel::setupTakesDefaults()
{
    SetupViewModel model({u"N"_s, {}, u"mqtts://r.example.org:443"_s});
    QSignalSpy finished(&model, &SetupViewModel::finished);
    model.chooseRole(0);
    for (int i = 0; i < 4; ++i)
        model.next();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.first().at(0).value<Role>(), Role::Protected);
    QCOMPARE(finished.first().at(3).toString(), u"mqtts://r.example.org:443"_s);
}

void TestSettingsViewModel::preferencesAreRemembered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"look.ini"_s);
    {
        Preferences preferences(file);
        QCOMPARE(preferences.textScale(), 1.0);
        QSignalSpy language(&preferences, &Preferences::languageChanged);
        preferences.setTextScale(9.0);
        preferences.setLook(Preferences::Dark);
        preferences.setLanguage(u"en"_s);
        preferences.setLanguage(u"en"_s);
        QCOMPARE(language.count(), 1);
    }
    Preferences again(file);
    QCOMPARE(again.textScale(), 2.0);
    QCOMPARE(again.look(), Preferences::Dark);
    QCOMPARE(again.language(), u"en"_s);
}

void TestSettingsViewModel::damagedPreferencesAreTheUsualLook()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"look.ini"_s);
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("[look]\ntextScale=huge\ntheme=77\nlanguage=klingon\n");
    damaged.close();
    Preferences preferences(file);
    QCOMPARE(preferences.textScale(), 1.0);
    QCOMPARE(preferences.look(), Preferences::System);
    QCOMPARE(preferences.language(), QString());
}

void TestSettingsViewModel::choicesFollowPreferences()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"look.ini"_s));
    fakes::ScriptedEngine engine;
    SettingsViewModel model(engine, preferences);
    for (int i = 0; i < model.sizeChoices().size(); ++i) {
        model.chooseSize(i);
        QCOMPARE(model.sizeChoice(), i);
    }
    QCOMPARE(preferences.textScale(), 2.0);
    for (int i = 0; i < model.lookChoices().size(); ++i) {
        model.chooseLook(i);
        QCOMPARE(model.lookChoice(), i);
    }
    for (int i = 0; i < model.languageChoices().size(); ++i) {
        model.chooseLanguage(i);
        QCOMPARE(model.languageChoice(), i);
    }
    model.chooseSize(99);
    model.chooseLook(99);
    model.chooseLanguage(99);
    QCOMPARE(model.sizeChoice(), 3);
    QCOMPARE(model.lookChoice(), 2);
    QCOMPARE(model.languageChoice(), 2);
}

void TestSettingsViewModel::savingTellsTheFamily()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"look.ini"_s));
    fakes::ScriptedEngine engine;
    SettingsViewModel model(engine, preferences);
    engine.emitEvent(motherStatus(), {}, Noon);
    engine.forget();
    model.save(u" かあさん "_s, u"090−1"_s + u"23"_s);
    QVERIFY(!model.isSaved());
    QVERIFY(!model.problem().isEmpty()); // that dash is no digit and no hyphen of ours
    model.save(u" かあさん "_s, u"09012345678"_s);
    const api::SetProfile sent = engine.all<api::SetProfile>().front();
    QCOMPARE(sent.name, u"かあさん"_s);
    QCOMPARE(sent.phone, u"09012345678"_s);
    QVERIFY(!model.isSaved());
    engine.emitEvent(motherStatus(), engine.commands().back().ref, Noon);
    QVERIFY(model.isSaved());
}

void TestSettingsViewModel::savingSaysWhatIsWrong()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"look.ini"_s));
    fakes::ScriptedEngine engine;
    SettingsViewModel model(engine, preferences);
    model.save(u" "_s, {});
    QVERIFY(!model.problem().isEmpty());
    QCOMPARE(engine.count<api::SetProfile>(), 0);
    model.save(u"A"_s, {});
    const auto &commands = engine.commands();
    engine.emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, commands[commands.size() - 2].ref,
                     Noon);
    QVERIFY(!model.problem().isEmpty());
    QVERIFY(!model.isSaved());
}

void TestSettingsViewModel::keychainAndRelayAreTold()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"look.ini"_s));
    fakes::ScriptedEngine engine;
    SettingsViewModel model(engine, preferences);
    QVERIFY(!model.isConnected());
    api::Ready ready;
    ready.version = u"0.1.0"_s;
    ready.keychain = api::Keychain::File;
    engine.emitEvent(ready, {}, Noon);
    QVERIFY(model.areKeysInFile());
    QCOMPARE(model.version(), u"0.1.0"_s);
    ready.keychain = api::Keychain::Os;
    model.setReady(ready);
    QVERIFY(!model.areKeysInFile());
    engine.emitEvent(api::RelayChanged{RelayState::Online}, {}, Noon);
    QVERIFY(model.isConnected());
}

void TestSettingsViewModel::everyTroubleHasWords_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("startOver");
    QTest::newRow("locked") << u"keychain-locked"_s << false;
    QTest::newRow("unavailable") << u"keychain-unavailable"_s << false;
    QTest::newRow("failed") << u"keychain-failed"_s << false;
    QTest::newRow("emptied") << u"keychain-emptied"_s << true;
    QTest::newRow("foreign") << u"keychain-foreign"_s << true;
    QTest::newRow("damaged") << u"keychain-damaged"_s << true;
}

void TestSettingsViewModel::everyTroubleHasWords()
{
    QFETCH(QString, code);
    QFETCH(bool, startOver);
    fakes::ScriptedEngine engine;
    KeysViewModel model(engine);
    QCOMPARE(model.trouble(), KeysViewModel::Fine);
    engine.emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, {}, Noon);
    QCOMPARE(model.trouble(), KeysViewModel::Fine);
    engine.emitEvent(api::Error{code, {}, {}, -1}, {}, Noon);
    QVERIFY(model.trouble() != KeysViewModel::Fine);
    QVERIFY(!model.title().isEmpty() && !model.text().isEmpty());
    QCOMPARE(model.canStartOver(), startOver);
    engine.emitEvent(api::Ready{}, {}, Noon);
    QCOMPARE(model.trouble(), KeysViewModel::Fine);
}

void TestSettingsViewModel::startingOverNeedsTwoTouches()
{
    fakes::ScriptedEngine engine;
    KeysViewModel model(engine);
    model.setTrouble(KeysViewModel::Emptied);
    model.startOver();
    QCOMPARE(engine.count<api::StartOver>(), 0);
    model.makeSure();
    model.notNow();
    model.startOver();
    QCOMPARE(engine.count<api::StartOver>(), 0);
    model.makeSure();
    model.startOver();
    QCOMPARE(engine.count<api::StartOver>(), 1);
}

void TestSettingsViewModel::lockedKeysNeverStartOver()
{
    fakes::ScriptedEngine engine;
    KeysViewModel model(engine);
    model.setTrouble(KeysViewModel::Locked);
    model.makeSure();
    model.startOver();
    QVERIFY(!model.isSure());
    QCOMPARE(engine.count<api::StartOver>(), 0);
}

QTEST_MAIN(TestSettingsViewModel)
#include "tst_settings_viewmodel.moc"
