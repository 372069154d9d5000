// SPDX-License-Identifier: MPL-2.0
#include "qml/circle/circleviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using circle::CircleViewModel;
using circle::PeopleModel;

namespace {

api::ConsentRequested consent()
{
    return {numbered<RequestId>(4), family(), jiro(), Noon + std::chrono::hours(24)};
}

} // namespace

class TestCircleViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listsPeopleInWords();
    void pendingRightsAreTold();
    void numbersGoToTheRightPlace();
    void seniorDisconnectsFromOne();
    void seniorLeavesTheCircle();
    void helperLeavesTheWholeCircle();
    void leavingNeedsTwoTouches();
    void consentNeedsTwoTouchesAndVetoOne();
    void settledConsentGoesAway_data();
    void settledConsentGoesAway();
    void personWhoLeftClosesThePage();
    void failureIsTold();
    void backEndsAtTheList();

private:
    std::optional<api::Command> newest(std::size_t fromEnd) const;

    ui::NoDialler m_dialler;
    std::unique_ptr<fakes::ScriptedEngine> m_engine;
    std::unique_ptr<CircleViewModel> m_model;
};

void TestCircleViewModel::init()
{
    m_engine = std::make_unique<fakes::ScriptedEngine>();
    m_model = std::make_unique<CircleViewModel>(*m_engine, m_dialler, ui::QrEncoder());
    m_engine->emitEvent(motherStatus(), {}, Noon);
    m_engine->forget();
}

void TestCircleViewModel::cleanup()
{
    m_model.reset();
    m_engine.reset();
}

std::optional<api::Command> TestCircleViewModel::newest(std::size_t fromEnd) const
{
    const auto &commands = m_engine->commands();
    if (commands.size() <= fromEnd)
        return std::nullopt;
    return commands[commands.size() - 1 - fromEnd];
}

void TestCircleViewModel::listsPeopleInWords()
{
    QCOMPARE(m_model->people()->count(), 1);
    const QModelIndex first = m_model->people()->index(0);
    QCOMPARE(first.data(PeopleModel::NameRole).toString(), hanako().name);
    const QString before = first.data(PeopleModel::PresenceTextRole).toString();
    m_engine->emitEvent(api::PresenceChanged{family(), hanako(), PresenceState::Dropped}, {}, Noon);
    QVERIFY(m_model->people()->index(0).data(PeopleModel::PresenceTextRole).toString() != before);
    QCOMPARE(m_model->ownPhone(), u"03-1234-5678"_s);
    QCOMPARE(m_model->watchers(), hanako().name);
}

void TestCircleViewModel::pendingRightsAreTold()
{
    api::StatusReport report = motherStatus();
    report.peers.push_back(asPeer(jiro()));
    report.peers.back().rights = Rights::Pending;
    report.peers.back().rightsFrom = Noon + std::chrono::hours(24);
    m_engine->emitEvent(report, {}, Noon);
    QVERIFY(!m_model->people()->index(1).data(PeopleModel::RightsTextRole).toString().isEmpty());
    QCOMPARE(m_model->watchers(), hanako().name);
    m_engine->emitEvent(api::RightsChanged{family(), jiro(), Rights::Full}, {}, Noon);
    QVERIFY(m_model->people()->index(1).data(PeopleModel::RightsTextRole).toString().isEmpty());
}

void TestCircleViewModel::numbersGoToTheRightPlace()
{
    m_model->openPerson(u"nonsense"_s);
    QCOMPARE(m_model->page(), CircleViewModel::People);
    m_model->openPerson(hanako().id.toString());
    QCOMPARE(m_model->personPhone(), u"090-1234-5678"_s);
    QCOMPARE(m_model->call()->number(), u"090-1234-5678"_s);
    QSignalSpy number(m_model.get(), &CircleViewModel::personPhoneChanged);
    m_engine->emitEvent(api::PresenceChanged{family(), hanako(), PresenceState::Offline}, {}, Noon);
    QCOMPARE(number.count(), 0); // news must not overwrite what is being typed
    m_model->savePersonPhone(u" 070-1 "_s);
    QCOMPARE(m_engine->all<api::SetPeerPhone>().front().phone, u"070-1"_s);
    QVERIFY(newest(1)->peer == hanako().id);
    m_model->saveOwnPhone(u"080-2"_s);
    const api::SetProfile sent = m_engine->all<api::SetProfile>().front();
    QCOMPARE(sent.name, mother().name);
    QCOMPARE(sent.phone, u"080-2"_s);
}

void TestCircleViewModel::seniorDisconnectsFromOne()
{
    m_model->openPerson(hanako().id.toString());
    m_model->askLeavePerson();
    m_model->makeSure();
    m_model->leave();
    const auto command = newest(1);
    QVERIFY(command && std::holds_alternative<api::Leave>(command->body));
    QVERIFY(command->peer == hanako().id);
    QVERIFY(command->circle == family());
}

void TestCircleViewModel::seniorLeavesTheCircle()
{
    m_model->askLeaveAll();
    m_model->makeSure();
    m_model->leave();
    const auto command = newest(1);
    QVERIFY(command && std::holds_alternative<api::Leave>(command->body));
    QVERIFY(!command->peer);
    QVERIFY(command->circle == family());
}

void TestCircleViewModel::helperLeavesTheWholeCircle()
{
    m_engine->emitEvent(hanakoStatus(), {}, Noon);
    m_model->openPerson(mother().id.toString());
    m_model->askLeavePerson();
    m_model->makeSure();
    m_model->leave();
    const auto command = newest(1);
    QVERIFY(command && std::holds_alternative<api::Leave>(command->body));
    QVERIFY(!command->peer);
    QVERIFY(command->circle == family());
}

void TestCircleViewModel::leavingNeedsTwoTouches()
{
    m_model->askLeaveAll();
    m_model->leave();
    QCOMPARE(m_engine->count<api::Leave>(), 0);
    m_model->makeSure();
    m_model->back();
    m_model->askLeaveAll(); // being sure does not outlive the page
    m_model->leave();
    QCOMPARE(m_engine->count<api::Leave>(), 0);
}

void TestCircleViewModel::consentNeedsTwoTouchesAndVetoOne()
{
    QSignalSpy arrived(m_model.get(), &CircleViewModel::consentArrived);
    m_engine->emitEvent(hanakoStatus(), {}, Noon);
    m_engine->emitEvent(consent(), {}, Noon);
    m_engine->emitEvent(consent(), {}, Noon);
    QCOMPARE(m_model->consents()->count(), 1);
    QVERIFY(arrived.count() > 0);
    m_model->openConsent(consent().id.toString());
    QCOMPARE(m_model->consentName(), jiro().name);
    QVERIFY(!m_model->consentEffective().isEmpty());
    m_model->agree();
    QCOMPARE(m_engine->count<api::AnswerConsent>(), 0);
    m_model->makeSure();
    m_model->agree();
    QCOMPARE(m_engine->all<api::AnswerConsent>().front().accept, true);
    QCOMPARE(m_model->consents()->count(), 0);

    m_engine->emitEvent(consent(), {}, Noon);
    m_model->openConsent(consent().id.toString());
    m_model->veto();
    QCOMPARE(m_engine->all<api::AnswerConsent>().back().accept, false);
    QCOMPARE(m_model->page(), CircleViewModel::People);
}

void TestCircleViewModel::settledConsentGoesAway_data()
{
    QTest::addColumn<bool>("left");
    QTest::newRow("granted elsewhere") << false;
    QTest::newRow("left") << true;
}

void TestCircleViewModel::settledConsentGoesAway()
{
    QFETCH(bool, left);
    m_engine->emitEvent(hanakoStatus(), {}, Noon);
    m_engine->emitEvent(consent(), {}, Noon);
    m_model->openConsent(consent().id.toString());
    QCOMPARE(m_model->page(), CircleViewModel::Consent);
    if (left)
        m_engine->emitEvent(api::PeerLeft{family(), jiro()}, {}, Noon);
    else
        m_engine->emitEvent(api::RightsChanged{family(), jiro(), Rights::Full}, {}, Noon);
    QCOMPARE(m_model->consents()->count(), 0);
    QCOMPARE(m_model->page(), CircleViewModel::People);
}

void TestCircleViewModel::personWhoLeftClosesThePage()
{
    m_model->openPerson(hanako().id.toString());
    m_engine->emitEvent(api::PeerLeft{family(), hanako()}, {}, Noon);
    QCOMPARE(m_model->page(), CircleViewModel::People);
    QCOMPARE(m_model->people()->count(), 0);
}

void TestCircleViewModel::failureIsTold()
{
    m_model->saveOwnPhone(u"080-2"_s);
    const QString ref = newest(1)->ref;
    m_engine->emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, u"x"_s, Noon);
    QVERIFY(!m_model->isFailed());
    m_engine->emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, ref, Noon);
    QVERIFY(m_model->isFailed());
    m_model->openSeen();
    QVERIFY(!m_model->isFailed());
}

void TestCircleViewModel::backEndsAtTheList()
{
    QSignalSpy left(m_model.get(), &CircleViewModel::left);
    m_model->openPerson(hanako().id.toString());
    m_model->askLeavePerson();
    m_model->back();
    QCOMPARE(m_model->page(), CircleViewModel::Person);
    m_model->back();
    QCOMPARE(m_model->page(), CircleViewModel::People);
    QCOMPARE(left.count(), 0);
    m_model->back();
    QCOMPARE(left.count(), 1);
}

QTEST_MAIN(TestCircleViewModel)
#include "tst_circle_viewmodel.moc"
