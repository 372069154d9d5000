// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containmentmachine.h"
#include "core/guard/recordstore.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <deque>
#include <memory>

namespace sobani::guard {

/// Performs the containment machine's effects: the door through which the guard cuts and gives
/// back the network.
///
/// ask() cuts before it returns; everything else of a cut (the record, the authority's
/// challenge, the self-test) comes after. Who may call what: ask(Help) anybody on the device,
/// the rest only the guard, on the authority's word.
/// Joining it to the authority is the composition root's job:
///   challengeWanted -> Authority::contain -> challenged(epoch)
///   Authority::released -> released(epoch)
/// and, once after both have started, reconcile().
/// \a containment and \a record outlive it. Lives on one thread; the self-test runs on another.
class ContainmentSession final : public QObject
{
    Q_OBJECT
public:
    ContainmentSession(Containment &containment, RecordStore &record, QObject *parent = nullptr);
    /// Waits for a self-test that runs.
    ~ContainmentSession() override;

    /// First thing of all after a start: makes the network match the record. A record that
    /// cannot be read means contained.
    void start();
    /// Whom the next containment lets through; one that stands keeps what it began with.
    void setReachable(std::vector<Endpoint> relays, quint32 engineUser);

    void ask(Cause cause);
    void reconcile(quint64 epochs, std::optional<quint64> standing);
    void challenged(quint64 epoch);
    void released(quint64 epoch);
    void setTriggers(bool onHelp, bool onRefusal);
    /// Somebody touched the rules; call at once.
    void disturbed();
    /// Tries what is owed; an own timer calls it too.
    void tick();
    /// Tries with real packets what is in force; the answer is tested().
    void test();

    [[nodiscard]] NetworkLevel level() const { return policyOf(m_state).level; }
    [[nodiscard]] const ContainmentState &state() const { return m_state; }

Q_SIGNALS:
    void challengeWanted(sobani::guard::Cause cause);
    void levelChanged(sobani::guard::NetworkLevel level);
    void tested(const sobani::guard::SelfTest &result);
    /// The milder means failed; the harder cut was made, or the lifting is tried again.
    void failed(sobani::guard::ContainmentError error);
    /// The disk refused; what is in force holds, and is written again soon.
    void writeFailed(sobani::StoreError error);

private:
    void submit(const ContainmentEvent &event);
    void prepare();
    void react(const ContainmentEvent &event);
    void perform(const ContainmentEffect &effect);
    void perform(const Apply &effect);
    void perform(const Test &effect);
    void reportLevel();
    void save();
    void finishTest(const SelfTest &result);
    void schedule();

    Containment &m_containment;
    RecordStore &m_record;
    ContainmentState m_state;
    std::deque<ContainmentEvent> m_events; ///< what happened while another one was handled
    bool m_busy = false;
    bool m_started = false;
    std::vector<Endpoint> m_relays;
    quint32 m_engineUser = 0;
    bool m_unsaved = false;
    std::optional<NetworkLevel> m_reported;
    std::unique_ptr<QThread> m_tester;
    quint64 m_applies = 0;       ///< so far
    quint64 m_appliesTested = 0; ///< when the running self-test began
    QTimer m_timer;
    QTimer m_patrol;
};

} // namespace sobani::guard
