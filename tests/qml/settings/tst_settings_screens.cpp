// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/keysviewmodel.h"
#include "qml/settings/settingsviewmodel.h"
#include "qml/settings/setupviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

using namespace sobani::settings;

/// First run, settings and lost keys, in every look.
class TestSettingsScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setupFits_data();
    void setupFits();
    void settingsFit();
    void keysFit_data();
    void keysFit();

private:
    [[nodiscard]] QString faults(const QString &name, const QString &type, QObject *model,
                                 const QVariantMap &more = {});

    ScreenHarness m_harness;
};

QString TestSettingsScreens::faults(const QString &name, const QString &type, QObject *model,
                                    const QVariantMap &more)
{
    QVariantMap properties = more;
    properties.insert(u"viewModel"_s, QVariant::fromValue(model));
    return m_harness.faultsInAllLooks(name, u"Sobani.Settings"_s, type, properties).join(u'\n');
}

void TestSettingsScreens::setupFits_data()
{
    QTest::addColumn<int>("page");
    for (int page = 0; page < 4; ++page)
        QTest::addRow("%d", page) << page;
}

void TestSettingsScreens::setupFits()
{
    QFETCH(int, page);
    SetupViewModel model({u"おかあさん"_s, u"03-1234-5678"_s, {}});
    model.chooseRole(0);
    for (int i = 0; i < page; ++i)
        model.next();
    if (page == 3)
        model.next(); // the address is missing: the page says so
    QCOMPARE(model.pageNumber(), page);
    QCOMPARE(faults(u"setup-%1"_s.arg(page), u"SetupScreen"_s, &model), QString());
}

void TestSettingsScreens::settingsFit()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"look.ini"_s));
    fakes::ScriptedEngine engine;
    SettingsViewModel model(engine, preferences);
    api::Ready ready;
    ready.keychain = api::Keychain::File;
    ready.version = u"0.1.0"_s;
    model.setReady(ready);
    engine.emitEvent(motherStatus(), {}, Noon);
    QCOMPARE(faults(u"settings"_s, u"SettingsScreen"_s, &model, {{u"helper"_s, false}}), QString());
    model.save({}, {});
    QCOMPARE(faults(u"settings-problem"_s, u"SettingsScreen"_s, &model), QString());
}

void TestSettingsScreens::keysFit_data()
{
    QTest::addColumn<KeysViewModel::Trouble>("trouble");
    QTest::addColumn<bool>("sure");
    QTest::newRow("locked") << KeysViewModel::Locked << false;
    QTest::newRow("emptied") << KeysViewModel::Emptied << false;
    QTest::newRow("sure") << KeysViewModel::Emptied << true;
}

void TestSettingsScreens::keysFit()
{
    QFETCH(KeysViewModel::Trouble, trouble);
    QFETCH(bool, sure);
    fakes::ScriptedEngine engine;
    KeysViewModel model(engine);
    model.setTrouble(trouble);
    if (sure)
        model.makeSure();
    QCOMPARE(faults(u"keys-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"KeysScreen"_s,
                    &model), QString());
    QCOMPARE(faults(u"keys-helper-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"KeysScreen"_s,
                    &model, {{u"helper"_s, true}}), QString());
}

QTEST_MAIN(TestSettingsScreens)
#include "tst_settings_screens.moc"
