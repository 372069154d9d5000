// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accessaskviewmodel.h"
#include "qml/access/accessdecideviewmodel.h"
#include "qml/access/accesswords.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/access/requests.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using access::AccessAskViewModel;
using access::AccessDecideViewModel;

class TestAccessViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answersBecomeTheRequest();
    void dontKnowIsNotNo();
    void numberFromTheScreenIsTheWarning();
    void notKnownIsTold();
    void whoStoppedIsSaid();
    void alarmFollowsTheAnswers();
    void backFromTheFirstLeaves();
    void waitingShowsTheDigits();
    void failureIsANo();
    void approvalShowsUntilAndStops();
    void everyRefusalHasWords_data();
    void everyRefusalHasWords();
    void refusalStaysWhenTheRequestEnds();
    void otherRequestsDoNotMatter();
    void requestIsFoundAgainAfterRestart();
    void offlineIsTold();
    void helperSeesFlagsFirst();
    void denyIsOneTouch();
    void denyWithAWord();
    void approveNeedsTwoDigits();
    void wrongNumberAsksAgain();
    void thirdWrongNumberIsANo();
    void decisionCountsOnlyWhenConfirmed();
    void denyWinsAfterApproval();
    void otherHelpersDecisionIsShown();
    void revokeOnlyWhileInForce();
    void newRequestDoesNotInterrupt();
    void listKnowsWhatBecameOfEach();
    void statusBringsOpenRequests();
    void theSeniorDecidesNothing();

private:
    void answerAll(int choice);
    void openAtHelper();

    ui::NoDialler m_dialler;
    std::unique_ptr<fakes::ScriptedEngine> m_engine;
    std::unique_ptr<AccessAskViewModel> m_ask;
    std::unique_ptr<AccessDecideViewModel> m_decide;
};

void TestAccessViewModel::init()
{
    m_engine = std::make_unique<fakes::ScriptedEngine>();
    m_ask = std::make_unique<AccessAskViewModel>(*m_engine, m_dialler, ui::QrEncoder());
    m_engine->emitEvent(motherStatus(), {}, Noon);
}

void TestAccessViewModel::cleanup()
{
    m_ask.reset();
    m_decide.reset();
    m_engine.reset();
}

void TestAccessViewModel::answerAll(int choice)
{
    // "Don't know" is the last of each page, wherever that is.
    for (int i = 0; i < 5; ++i)
        m_ask->choose(choice < 2 ? choice : int(m_ask->choices().size()) - 1);
}

void TestAccessViewModel::openAtHelper()
{
    m_ask.reset();
    m_engine->forget();
    m_decide = std::make_unique<AccessDecideViewModel>(*m_engine, m_dialler, ui::QrEncoder());
    m_engine->emitEvent(hanakoStatus(), {}, Noon);
    m_engine->emitEvent(fraud(), {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Reading);
}

void TestAccessViewModel::answersBecomeTheRequest()
{
    answerAll(0);
    QVERIFY(m_ask->choices().isEmpty());
    m_ask->setCompany(u"C"_s);
    m_ask->setPerson(u"P"_s);
    m_ask->setPhone(u"050"_s);
    m_ask->next();
    m_ask->setTool(u"T"_s);
    m_ask->setSupportCode(u"123456"_s);
    QCOMPARE(m_engine->count<api::RequestAccess>(), 0);
    m_ask->next();
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Sending);
    const auto sent = m_engine->all<api::RequestAccess>();
    QCOMPARE(sent.size(), std::size_t(1));
    const AccessDetails expected{Caller::Them, true, true, true, true, u"C"_s,
                                 u"P"_s, u"050"_s, {}, u"T"_s, u"123456"_s};
    QVERIFY(sent.front().details == expected);
}

void TestAccessViewModel::dontKnowIsNotNo()
{
    answerAll(2);
    m_ask->next();
    m_ask->next();
    QVERIFY(m_engine->all<api::RequestAccess>().front().details == AccessDetails{});

    m_ask->startAgain();
    m_ask->choose(2);
    for (int i = 0; i < 4; ++i)
        m_ask->choose(1);
    m_ask->next();
    m_ask->next();
    const AccessDetails second = m_engine->all<api::RequestAccess>().back().details;
    QVERIFY(second.caller == Caller::Me);
    QVERIFY(second.warning == Answer(false));
    QVERIFY(second.money == Answer(false));
}

void TestAccessViewModel::numberFromTheScreenIsTheWarning()
{
    m_ask->choose(1);
    QVERIFY(m_ask->isAlarming());
    QCOMPARE(m_ask->page(), int(access::Page::Asked)); // it was told of already
    m_ask->back();
    QCOMPARE(m_ask->page(), int(access::Page::Caller));
    m_ask->choose(2); // changed her mind: the warning is asked for after all
    QVERIFY(!m_ask->isAlarming());
    QCOMPARE(m_ask->page(), int(access::Page::Warning));
    m_ask->choose(2);
    m_ask->back();
    m_ask->back();
    m_ask->choose(1);
    for (int i = 0; i < 3; ++i)
        m_ask->choose(1);
    m_ask->next();
    m_ask->next();
    const AccessDetails told = m_engine->all<api::RequestAccess>().back().details;
    QVERIFY(told.caller == Caller::Me);
    QVERIFY(told.warning == Answer(true));
    const auto facts = access::AccessWords::facts(told, true);
    QCOMPARE(facts.front().second, u"Called them, after a warning on the screen"_s);
}

void TestAccessViewModel::notKnownIsTold()
{
    const auto declared = access::AccessWords::facts({}, true);
    QCOMPARE(declared.size(), std::size_t(5));
    for (const auto &[question, answer] : declared)
        QCOMPARE(answer, u"not known"_s);
    // Nobody was asked about a program that the guard has caught.
    QVERIFY(access::AccessWords::facts({}, false).empty());
}

void TestAccessViewModel::whoStoppedIsSaid()
{
    openAtHelper();
    QVERIFY(!m_decide->isWithdrawn());
    m_engine->emitEvent(api::AccessEnded{requestId(), AccessEnd::Withdrawn}, {}, Noon);
    QVERIFY(m_decide->isWithdrawn());
    QVERIFY(m_decide->outcome().contains(mother().name));
    m_engine->emitEvent(fraud(6), {}, Noon);
    m_engine->emitEvent(api::AccessEnded{requestId(6), AccessEnd::Revoked}, {}, Noon);
    QVERIFY(!m_decide->isWithdrawn());
}

void TestAccessViewModel::alarmFollowsTheAnswers()
{
    QVERIFY(!m_ask->isAlarming());
    m_ask->choose(0);
    QVERIFY(m_ask->isAlarming());
    m_ask->back();
    m_ask->choose(2);
    QVERIFY(!m_ask->isAlarming());
    m_ask->choose(7);
    QCOMPARE(m_ask->page(), 1);
}

void TestAccessViewModel::backFromTheFirstLeaves()
{
    QSignalSpy left(m_ask.get(), &AccessAskViewModel::left);
    m_ask->choose(0);
    m_ask->back();
    QCOMPARE(left.count(), 0);
    m_ask->back();
    QCOMPARE(left.count(), 1);
}

void TestAccessViewModel::waitingShowsTheDigits()
{
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Waiting);
    QCOMPARE(m_ask->number(), u"07"_s);
    QCOMPARE(m_ask->deciders(), hanako().name);
    QVERIFY(m_ask->timeLeft().contains(u"10"));
    QCOMPARE(m_ask->helperPhone()->number(), u"090-1234-5678"_s);
    m_ask->withdraw();
    QCOMPARE(m_engine->all<api::WithdrawAccess>().front().id, requestId());
    // It is over when the engine says so, not when the button was touched.
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Waiting);
    m_engine->emitEvent(api::AccessEnded{requestId(), AccessEnd::Withdrawn}, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Over);
}

void TestAccessViewModel::failureIsANo()
{
    answerAll(2);
    m_ask->next();
    m_ask->next();
    const QString ref = m_engine->commands().back().ref;
    m_engine->emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, u"other"_s, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Sending);
    m_engine->emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, ref, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Failed);
    QVERIFY(!m_ask->resultTitle().isEmpty());
}

void TestAccessViewModel::approvalShowsUntilAndStops()
{
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    m_engine->emitEvent(approved(hanako()), {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Approved);
    QVERIFY(!m_ask->untilText().isEmpty());
    QVERIFY(m_ask->timeLeft().contains(u"30"));
    m_ask->withdraw();
    QCOMPARE(m_engine->count<api::WithdrawAccess>(), 1);
    m_engine->emitEvent(denied(hanako()), {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Refused);
    m_ask->withdraw();
    QCOMPARE(m_engine->count<api::WithdrawAccess>(), 1);
}

void TestAccessViewModel::everyRefusalHasWords_data()
{
    QTest::addColumn<DecisionReason>("reason");
    QTest::addColumn<bool>("byHelper");
    QTest::newRow("helper") << DecisionReason::Helper << true;
    QTest::newRow("offline") << DecisionReason::Offline << true;
    QTest::newRow("timeout") << DecisionReason::Timeout << false;
    QTest::newRow("number") << DecisionReason::WrongNumber << false;
    QTest::newRow("unnamed") << DecisionReason::Helper << false;
}

void TestAccessViewModel::everyRefusalHasWords()
{
    QFETCH(DecisionReason, reason);
    QFETCH(bool, byHelper);
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    api::AccessDecided decision =
        denied(byHelper ? std::optional(hanako()) : std::nullopt, reason);
    decision.note = u"切って"_s;
    m_engine->emitEvent(decision, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Refused);
    QCOMPARE(m_ask->note(), u"切って"_s);
    QVERIFY(!m_ask->resultTitle().isEmpty() && !m_ask->resultText().isEmpty());
    QCOMPARE(m_ask->resultTitle().contains(hanako().name), byHelper);
}

void TestAccessViewModel::refusalStaysWhenTheRequestEnds()
{
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    m_engine->emitEvent(denied(hanako()), {}, Noon);
    m_engine->emitEvent(api::AccessEnded{requestId(), AccessEnd::Finished}, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Refused);
}

void TestAccessViewModel::otherRequestsDoNotMatter()
{
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    m_engine->emitEvent(approved(hanako(), 6), {}, Noon);
    m_engine->emitEvent(api::AccessEnded{requestId(6), AccessEnd::Revoked}, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Waiting);
}

void TestAccessViewModel::requestIsFoundAgainAfterRestart()
{
    api::StatusReport report = motherStatus();
    report.access = {{fraudAtMother(), {}}};
    m_engine->emitEvent(report, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Waiting);
    m_ask->startAgain();
    report.access = {{fraudAtMother(), approved(hanako())}};
    m_engine->emitEvent(report, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Approved);
    m_ask->startAgain();
    report.access = {{fraudAtMother(), denied(hanako())}};
    m_engine->emitEvent(report, {}, Noon);
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Asking);
    report.access = {{fraudAtMother(), approved(hanako())}};
    m_engine->emitEvent(report, {}, Noon + std::chrono::hours(2));
    QCOMPARE(m_ask->stage(), AccessAskViewModel::Asking);
}

void TestAccessViewModel::offlineIsTold()
{
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    QCOMPARE(m_ask->connection(), QString());
    m_engine->emitEvent(api::RelayChanged{RelayState::Offline}, {}, Noon);
    QVERIFY(!m_ask->connection().isEmpty());
}

void TestAccessViewModel::helperSeesFlagsFirst()
{
    openAtHelper();
    QCOMPARE(m_decide->from(), mother().name);
    QCOMPARE(m_decide->flags()->count(), 4);
    QCOMPARE(m_decide->facts()->count(), 7);
    for (int row = 0; row < 4; ++row) {
        const QModelIndex flag = m_decide->flags()->index(row);
        QVERIFY(!flag.data(access::PairListModel::TitleRole).toString().isEmpty());
        QVERIFY(!flag.data(access::PairListModel::BodyRole).toString().isEmpty());
    }
    QCOMPARE(m_decide->seniorPhone()->number(), u"03-1234-5678"_s);
}

void TestAccessViewModel::denyIsOneTouch()
{
    openAtHelper();
    m_decide->deny();
    const auto sent = m_engine->all<api::Decide>();
    QCOMPARE(sent.size(), std::size_t(1));
    QCOMPARE(sent.front().verdict, Verdict::Deny);
    QCOMPARE(sent.front().id, requestId());
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::OnItsWay);
    QVERIFY(!m_decide->isSayingYes());
}

void TestAccessViewModel::denyWithAWord()
{
    openAtHelper();
    m_decide->considerWord();
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Saying);
    m_decide->back();
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Reading);
    m_decide->considerWord();
    m_decide->deny(u"  "_s + QString(400, u'x'));
    QCOMPARE(m_engine->all<api::Decide>().front().note, QString(280, u'x'));
}

void TestAccessViewModel::approveNeedsTwoDigits()
{
    openAtHelper();
    m_decide->approve();
    m_decide->considerYes();
    m_decide->setTypedNumber(u"7"_s);
    m_decide->approve();
    QCOMPARE(m_engine->count<api::Decide>(), 0);
    m_decide->setTypedNumber(u"0 7 9x"_s);
    QCOMPARE(m_decide->typedNumber(), u"07"_s);
    m_decide->chooseMinutes(2);
    m_decide->chooseMinutes(3);
    m_decide->approve();
    const api::Decide sent = m_engine->all<api::Decide>().front();
    QCOMPARE(sent.verdict, Verdict::Approve);
    QCOMPARE(sent.minutes, 60);
    QCOMPARE(sent.number, u"07"_s);
}

void TestAccessViewModel::wrongNumberAsksAgain()
{
    openAtHelper();
    m_decide->considerYes();
    m_decide->setTypedNumber(u"11"_s);
    m_decide->approve();
    m_engine->emitEvent(api::Error{u"wrong-number"_s, {}, requestId(6).toString(), 2}, {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::OnItsWay);
    m_engine->emitEvent(api::Error{u"wrong-number"_s, {}, requestId().toString(), 2}, {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Numbering);
    QVERIFY(m_decide->problem().contains(u'2'));
    QCOMPARE(m_decide->typedNumber(), QString());
}

void TestAccessViewModel::thirdWrongNumberIsANo()
{
    openAtHelper();
    m_decide->considerYes();
    m_decide->setTypedNumber(u"11"_s);
    m_decide->approve();
    m_engine->emitEvent(denied({}, DecisionReason::WrongNumber), {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Denied);
    QVERIFY(m_decide->outcome().contains(u"three"));
}

void TestAccessViewModel::decisionCountsOnlyWhenConfirmed()
{
    openAtHelper();
    m_decide->considerYes();
    m_decide->setTypedNumber(u"07"_s);
    m_decide->approve();
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::OnItsWay);
    QVERIFY(m_decide->isSayingYes());
    m_engine->emitEvent(approved(hanako()), {}, Noon);
    QVERIFY(!m_decide->isSayingYes() && m_decide->isDecidedByMe());
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Approved);
    QVERIFY(m_decide->outcome().contains(u"You"));
    QVERIFY(m_decide->timeLeft().contains(u"30"));
}

void TestAccessViewModel::denyWinsAfterApproval()
{
    openAtHelper();
    m_engine->emitEvent(approved(hanako()), {}, Noon);
    m_engine->emitEvent(denied(jiro()), {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Denied);
    m_engine->emitEvent(approved(hanako()), {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Denied);
}

void TestAccessViewModel::otherHelpersDecisionIsShown()
{
    openAtHelper();
    m_engine->emitEvent(denied(jiro()), {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Denied);
    QVERIFY(m_decide->outcome().contains(jiro().name));
    QVERIFY(!m_decide->isDecidedByMe());
}

void TestAccessViewModel::revokeOnlyWhileInForce()
{
    openAtHelper();
    m_decide->revoke();
    QCOMPARE(m_engine->count<api::RevokeAccess>(), 0);
    m_engine->emitEvent(approved(jiro()), {}, Noon);
    m_decide->revoke();
    QCOMPARE(m_engine->all<api::RevokeAccess>().front().id, requestId());
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Approved);
    m_engine->emitEvent(api::AccessEnded{requestId(), AccessEnd::Revoked}, {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Over);
    QVERIFY(!m_decide->outcome().isEmpty());
}

void TestAccessViewModel::newRequestDoesNotInterrupt()
{
    openAtHelper();
    m_decide->considerYes();
    m_decide->setTypedNumber(u"0"_s);
    QSignalSpy arrived(m_decide.get(), &AccessDecideViewModel::requestArrived);
    m_engine->emitEvent(fraud(6), {}, Noon);
    m_engine->emitEvent(fraud(5), {}, Noon); // told again after a reconnection
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Numbering);
    QCOMPARE(m_decide->typedNumber(), u"0"_s);
    m_decide->back();
    m_decide->back();
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::None);
    m_decide->select(requestId(6).toString());
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Reading);
}

void TestAccessViewModel::listKnowsWhatBecameOfEach()
{
    openAtHelper();
    m_engine->emitEvent(fraud(6), {}, Noon);
    access::AccessRequestModel &list = *m_decide->requests();
    QCOMPARE(list.rowCount(), 2);
    QCOMPARE(list.pendingCount(), 2);
    const QModelIndex newest = list.index(0);
    QCOMPARE(newest.data(access::AccessRequestModel::IdRole).toString(), requestId(6).toString());
    m_engine->emitEvent(denied(jiro(), DecisionReason::Helper, 6), {}, Noon);
    QCOMPARE(list.pendingCount(), 1);
    QVERIFY(newest.data(access::AccessRequestModel::StateRole).toString().contains(jiro().name));
    m_decide->select(u"nonsense"_s);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Reading);
}

void TestAccessViewModel::statusBringsOpenRequests()
{
    m_ask.reset();
    m_decide = std::make_unique<AccessDecideViewModel>(*m_engine, m_dialler, ui::QrEncoder());
    api::StatusReport report = hanakoStatus();
    report.access = {{fraud(4), approved(jiro(), 4)}, {fraud(5), {}}};
    m_engine->emitEvent(report, {}, Noon);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::Reading);
    QCOMPARE(m_decide->requests()->pendingCount(), 1);
}

void TestAccessViewModel::theSeniorDecidesNothing()
{
    m_decide = std::make_unique<AccessDecideViewModel>(*m_engine, m_dialler, ui::QrEncoder());
    QSignalSpy arrived(m_decide.get(), &AccessDecideViewModel::requestArrived);
    m_engine->emitEvent(motherStatus(), {}, Noon);
    m_engine->emitEvent(fraudAtMother(), {}, Noon);
    api::StatusReport report = motherStatus();
    report.access = {{fraudAtMother(), {}}};
    m_engine->emitEvent(report, {}, Noon);
    QCOMPARE(arrived.count(), 0);
    QCOMPARE(m_decide->stage(), AccessDecideViewModel::None);
    QCOMPARE(m_decide->requests()->rowCount(), 0);
}

QTEST_MAIN(TestAccessViewModel)
#include "tst_access_viewmodel.moc"
