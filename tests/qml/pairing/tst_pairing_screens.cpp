// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/pairingviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

using pairing::PairingViewModel;

namespace {

QByteArray squares(const QString &)
{
    QByteArray matrix;
    for (int i = 0; i < 29 * 29; ++i)
        matrix.append((i * 7 + i / 29) % 3 ? '\0' : '\1');
    return matrix;
}

std::optional<QString> nothing(const QImage &)
{
    return std::nullopt;
}

} // namespace

/// Every page of pairing, in every look.
class TestPairingScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageFits_data();
    void everyPageFits();
    void keyboardWalksThrough();
    void whatIsComparedIsThere();
    void bothAnswersOrNeither_data();
    void bothAnswersOrNeither();
    void aNumberFromTheScreenStops();

private:
    void bringTo(PairingViewModel::Stage stage, bool helper);
    [[nodiscard]] QStringList faults(const QString &name);

    ScreenHarness m_harness;
    QTemporaryDir m_folder;
    std::unique_ptr<fakes::ScriptedEngine> m_engine;
    std::unique_ptr<PairingViewModel> m_model;
};

void TestPairingScreens::bringTo(PairingViewModel::Stage stage, bool helper)
{
    m_engine = std::make_unique<fakes::ScriptedEngine>();
    m_model = std::make_unique<PairingViewModel>(*m_engine, pairing::QrPort{squares, nothing});
    QImage picture(80, 60, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(m_folder.filePath(u"family.png"_s)));
    m_model->recent()->setFolders({m_folder.path()});
    m_engine->emitEvent(helper ? hanakoStatus() : motherStatus(), {}, Noon);
    using VM = PairingViewModel;
    if (stage == VM::Start)
        return;
    if (stage == VM::Typing || stage == VM::Connecting) {
        m_model->typeCode();
        m_model->setTyped(stage == VM::Typing ? u"ABCD EF"_s : u"ABCD EFGH JKMN"_s);
        m_model->join();
        return;
    }
    if (stage == VM::Picking) {
        m_model->pickPicture();
        m_model->openPicture(QUrl::fromLocalFile(m_folder.filePath(u"family.png"_s)));
        return;
    }
    m_model->invite();
    if (stage == VM::Preparing) {
        m_engine->emitEvent(api::RelayChanged{RelayState::Offline}, {}, Noon);
        return;
    }
    m_engine->emitEvent(api::InviteReady{u"ABCDEFGHJKMN"_s, u"sobani:1?x"_s,
                                         Noon + std::chrono::minutes(15)}, {}, Noon);
    if (stage == VM::Inviting)
        return;
    m_engine->emitEvent(api::SasReady{u"038527"_s, {u"umbrella"_s, u"strawberry"_s,
                                                    u"butterfly"_s, u"football"_s}}, {}, Noon);
    if (stage == VM::Stopped)
        m_model->theyCalled();
    else if (stage != VM::Asking)
        m_model->notCalled();
    if (stage == VM::Ended)
        m_model->different();
    if (stage == VM::Confirming || stage == VM::Finished)
        m_model->same();
    if (stage == VM::Finished) {
        m_engine->emitEvent(api::Paired{family(), helper ? mother() : jiro()}, {}, Noon);
        api::StatusReport report = helper ? hanakoStatus() : motherStatus();
        report.peers.push_back(asPeer(jiro()));
        report.peers.back().rights = Rights::Pending;
        m_engine->emitEvent(report, {}, Noon);
    }
}

QStringList TestPairingScreens::faults(const QString &name)
{
    return m_harness.faultsInAllLooks(name, u"Sobani.Pairing"_s, u"PairingScreen"_s,
                                      {{u"viewModel"_s, QVariant::fromValue(m_model.get())}});
}

void TestPairingScreens::everyPageFits_data()
{
    QTest::addColumn<PairingViewModel::Stage>("stage");
    QTest::addColumn<bool>("helper");
    const std::pair<const char *, PairingViewModel::Stage> pages[] = {
        {"start", PairingViewModel::Start},         {"preparing", PairingViewModel::Preparing},
        {"inviting", PairingViewModel::Inviting},   {"typing", PairingViewModel::Typing},
        {"picking", PairingViewModel::Picking},     {"connecting", PairingViewModel::Connecting},
        {"asking", PairingViewModel::Asking},       {"comparing", PairingViewModel::Comparing},
        {"confirming", PairingViewModel::Confirming}, {"finished", PairingViewModel::Finished},
        {"ended", PairingViewModel::Ended},         {"stopped", PairingViewModel::Stopped}};
    for (const auto &[name, stage] : pages)
        QTest::newRow(name) << stage << false;
    QTest::newRow("start-helper") << PairingViewModel::Start << true;
    QTest::newRow("inviting-helper") << PairingViewModel::Inviting << true;
    QTest::newRow("typing-helper") << PairingViewModel::Typing << true;
    QTest::newRow("comparing-helper") << PairingViewModel::Comparing << true;
}

void TestPairingScreens::everyPageFits()
{
    QFETCH(PairingViewModel::Stage, stage);
    QFETCH(bool, helper);
    bringTo(stage, helper);
    QCOMPARE(m_model->stage(), stage);
    QCOMPARE(faults(u"pairing-%1"_s.arg(QLatin1String(QTest::currentDataTag()))).join(u'\n'),
             QString());
}

void TestPairingScreens::keyboardWalksThrough()
{
    bringTo(PairingViewModel::Comparing, false);
    QQuickItem *screen = m_harness.show(u"Sobani.Pairing"_s, u"PairingScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(m_model.get())}},
                                        {{360, 640}, 1.0, false, u"ja"_s});
    QVERIFY(screen);
    m_harness.window().requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(&m_harness.window()));
    QQuickItem *same = visibleItem(screen, u"sameButton"_s);
    QVERIFY(same);
    same->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&m_harness.window(), Qt::Key_Space);
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 1);
    m_harness.settle();
    QVERIFY(!visibleItem(screen, u"sameButton"_s));
    m_harness.clear();
}

void TestPairingScreens::whatIsComparedIsThere()
{
    const testing::Look look{{1280, 720}, 1.0, false, u"ja"_s};
    const auto show = [&] {
        return m_harness.show(u"Sobani.Pairing"_s, u"PairingScreen"_s,
                              {{u"viewModel"_s, QVariant::fromValue(m_model.get())}}, look);
    };
    bringTo(PairingViewModel::Comparing, false);
    const QStringList texts = visibleTexts(show());
    for (const QString &part : {u"038"_s, u"527"_s, u"かさ"_s, u"いちご"_s, u"ちょう"_s,
                                u"ボール"_s, u"🍓"_s})
        QVERIFY2(texts.contains(part), qUtf8Printable(part));
    m_harness.clear();
    bringTo(PairingViewModel::Inviting, false);
    QQuickItem *screen = show();
    QVERIFY(visibleTexts(screen).contains(u"ABCD EFGH JKMN"_s));
    const QQuickItem *code = visibleItem(screen, u"qrCode"_s);
    QVERIFY(code && code->width() >= 200);
    m_harness.clear();
}

void TestPairingScreens::bothAnswersOrNeither_data()
{
    QTest::addColumn<bool>("helper");
    QTest::newRow("protected") << false;
    QTest::newRow("helper") << true;
}

void TestPairingScreens::bothAnswersOrNeither()
{
    QFETCH(bool, helper);
    bringTo(PairingViewModel::Comparing, helper);
    for (const testing::Look &look : allLooks()) {
        QQuickItem *screen = m_harness.show(u"Sobani.Pairing"_s, u"PairingScreen"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(m_model.get())}},
                                            look);
        const QByteArray name = look.name().toUtf8();
        const QQuickItem *same = visibleItem(screen, u"sameButton"_s);
        const QQuickItem *different = visibleItem(screen, u"differentButton"_s);
        QVERIFY2(same && different, name.constData());
        QVERIFY2(qAbs(same->height() - different->height()) < 1, name.constData());
        QVERIFY2(qAbs(same->width() - different->width()) < 1, name.constData());
        const auto boxOf = [](const QQuickItem *item) {
            return item->mapRectToScene({0, 0, item->width(), item->height()});
        };
        const QRectF both = boxOf(same).united(boxOf(different));
        const bool inSight = both.bottom() <= look.size.height();
        QVERIFY2(inSight || both.top() >= look.size.height(),
                 (name + ' ' + QByteArray::number(both.top()) + ' ' + QByteArray::number(both.bottom())).constData());
        QVERIFY2(inSight || visibleItem(screen, u"moreBelow"_s), name.constData());
        if (!helper && look.textScale < 1.1)
            QVERIFY2(inSight, name.constData());
    }
    m_harness.clear();
}

void TestPairingScreens::aNumberFromTheScreenStops()
{
    for (const QString &answer : {u"theyCalledButton"_s, u"screenNumberButton"_s}) {
        bringTo(PairingViewModel::Asking, false);
        QQuickItem *screen = m_harness.show(u"Sobani.Pairing"_s, u"PairingScreen"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(m_model.get())}},
                                            {{360, 640}, 1.0, false, u"ja"_s});
        QVERIFY(QMetaObject::invokeMethod(visibleItem(screen, answer), "clicked"));
        QCOMPARE(m_model->stage(), PairingViewModel::Stopped);
        m_harness.clear();
    }
}

QTEST_MAIN(TestPairingScreens)
#include "tst_pairing_screens.moc"
