// SPDX-License-Identifier: MPL-2.0
#include "core/guard/containmentsession.h"

namespace sobani::guard {

using namespace std::chrono_literals;

namespace {

constexpr auto RetryEvery = 1s;
constexpr auto TestEvery = 60s;

} // namespace

ContainmentSession::ContainmentSession(Containment &containment, RecordStore &record,
                                       QObject *parent)
    : QObject(parent), m_containment(containment), m_record(record)
{
    connect(&m_timer, &QTimer::timeout, this, &ContainmentSession::tick);
    connect(&m_patrol, &QTimer::timeout, this, &ContainmentSession::test);
}

ContainmentSession::~ContainmentSession()
{
    if (m_tester)
        m_tester->wait();
}

void ContainmentSession::start()
{
    const auto record = m_record.load();
    std::optional<ContainmentState> kept = ContainmentState{};
    if (!record)
        kept.reset();
    else if (*record)
        kept = decodeContainment(**record);
    m_state = kept.value_or(afterDamage());
    m_started = true;
    submit(Boot{});
    prepare();
}

void ContainmentSession::setReachable(std::vector<Endpoint> relays, quint32 engineUser)
{
    m_relays = std::move(relays);
    m_engineUser = engineUser;
    prepare();
}

void ContainmentSession::ask(Cause cause)
{
    submit(Ask{cause, m_relays, m_engineUser});
}

void ContainmentSession::reconcile(quint64 epochs, std::optional<quint64> standing)
{
    submit(Reconcile{epochs, standing, m_relays, m_engineUser});
}

void ContainmentSession::challenged(quint64 epoch)
{
    submit(Challenged{epoch});
}

void ContainmentSession::released(quint64 epoch)
{
    submit(Released{epoch});
}

void ContainmentSession::setTriggers(bool onHelp, bool onRefusal)
{
    submit(SetTriggers{onHelp, onRefusal});
}

void ContainmentSession::disturbed()
{
    submit(Disturbed{});
    prepare();
}

void ContainmentSession::tick()
{
    submit(Tick{});
    if (m_unsaved)
        save();
    schedule();
}

void ContainmentSession::test()
{
    if (level() == NetworkLevel::Contained)
        perform(Test{policyOf(m_state)});
}

void ContainmentSession::submit(const ContainmentEvent &event)
{
    m_events.push_back(event);
    if (m_busy)
        return; // what an effect or a listener causes waits until the effects are done
    m_busy = true;
    while (!m_events.empty()) {
        const ContainmentEvent next = m_events.front();
        m_events.pop_front();
        react(next);
    }
    m_busy = false;
    schedule();
}

void ContainmentSession::prepare()
{
    if (m_started && !m_state.contained())
        m_containment.prepare({NetworkLevel::Contained, m_relays, m_engineUser});
}

void ContainmentSession::react(const ContainmentEvent &event)
{
    ContainmentStep next = step(m_state, event);
    m_state = std::move(next.state);
    for (const ContainmentEffect &effect : next.effects)
        perform(effect);
}

void ContainmentSession::perform(const ContainmentEffect &effect)
{
    std::visit(Overloaded{
                   [this](const Apply &e) { perform(e); },
                   [this](const Test &e) { perform(e); },
                   [this](const Save &) { save(); },
                   [this](const WantChallenge &e) { Q_EMIT challengeWanted(e.cause); },
                   [this](const ReportLevel &) { reportLevel(); },
                   [this](const ReportTest &e) { Q_EMIT tested(e.result); },
                   [this](const ReportFailure &e) { Q_EMIT failed(e.error); },
               },
               effect);
}

void ContainmentSession::perform(const Apply &effect)
{
    ++m_applies;
    const auto result = m_containment.apply(effect.policy);
    const NetworkLevel level = effect.policy.level;
    // At once: a cut that failed is made harder before anything is written or told.
    if (result)
        react(Applied{level});
    else
        react(ApplyFailed{level, result.error()});
}

void ContainmentSession::perform(const Test &effect)
{
    if (m_tester)
        return; // it is repeated when it ends, if anything was changed meanwhile
    m_appliesTested = m_applies;
    m_tester.reset(QThread::create([this, policy = effect.policy] {
        const SelfTest result = m_containment.selfTest(policy);
        QMetaObject::invokeMethod(this, [this, result] { finishTest(result); }, Qt::QueuedConnection);
    }));
    m_tester->start();
}

void ContainmentSession::finishTest(const SelfTest &result)
{
    m_tester->wait();
    m_tester.reset();
    // What it saw of two different policies is true of neither.
    if (m_appliesTested == m_applies)
        submit(Tested{result});
    else
        test();
}

void ContainmentSession::reportLevel()
{
    // Effects nest: what an outer one was to report may be over.
    if (std::exchange(m_reported, level()) != level())
        Q_EMIT levelChanged(level());
}

void ContainmentSession::save()
{
    const auto result = m_record.save(encode(m_state));
    m_unsaved = !result;
    if (!result)
        Q_EMIT writeFailed(result.error());
}

void ContainmentSession::schedule()
{
    if (isOwed(m_state) || m_unsaved) {
        if (!m_timer.isActive())
            m_timer.start(RetryEvery);
    } else {
        m_timer.stop();
    }
    if (!m_state.contained())
        m_patrol.stop();
    else if (!m_patrol.isActive())
        m_patrol.start(TestEvery);
}

} // namespace sobani::guard
