// SPDX-License-Identifier: MPL-2.0
#include "qml/help/alarmviewmodel.h"

#include "qml/common/words.h"
#include "qml/common/personname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sobani::help {

namespace {

constexpr auto NotificationKey = "help"_L1;

} // namespace

AlarmViewModel::AlarmViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                               const ui::QrEncoder &encoder, Attention attention, QObject *parent)
    : QObject(parent), m_requester(engine, u"alarm"_s), m_attention(attention),
      m_phone(dialler, encoder)
{
    connect(&engine, &api::EnginePort::emitted, this, &AlarmViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        refreshPeople();
        m_steps.retranslate();
        Q_EMIT changed();
    });
    m_minute.setInterval(20'000);
    connect(&m_minute, &QTimer::timeout, this, &AlarmViewModel::changed);
}

AlarmViewModel::~AlarmViewModel()
{
    m_attention.sound.stop();
    if (m_notified)
        m_attention.notifier.withdraw(NotificationKey);
}

const AlarmEntry *AlarmViewModel::current() const
{
    return const_cast<AlarmBook &>(m_alarms).find(m_current);
}

AlarmViewModel::Stage AlarmViewModel::stage() const
{
    const AlarmEntry *entry = current();
    if (!entry)
        return Quiet;
    return entry->ended ? Over : entry->ringing ? Ringing : Live;
}

bool AlarmViewModel::isMine() const
{
    const AlarmEntry *entry = current();
    return entry && entry->mine;
}

bool AlarmViewModel::isCalledOff() const
{
    const AlarmEntry *entry = current();
    return entry && entry->ended && entry->calledOff;
}

int AlarmViewModel::round() const
{
    const AlarmEntry *entry = current();
    return entry ? entry->rounds : 0;
}

int AlarmViewModel::otherCalls() const
{
    const auto standing = std::ranges::count_if(
        m_alarms.entries(), [](const AlarmEntry &entry) { return !entry.ended; });
    return std::max(0, int(standing) - 1);
}

void AlarmViewModel::shown()
{
    AlarmEntry *entry = m_alarms.find(m_current);
    if (!entry || !entry->ringing || entry->shownRounds >= entry->rounds)
        return;
    entry->shownRounds = entry->rounds;
    m_requester.send(api::HelpShown{m_current}, entry->status.circle);
}

void AlarmViewModel::answer()
{
    AlarmEntry *entry = m_alarms.find(m_current);
    if (!entry || entry->ended)
        return;
    // Quiet at once: the person is here. The senior is told when the engine has sent it.
    entry->ringing = false;
    entry->askedAgain = false;
    entry->mine = true;
    m_requester.send(api::AnswerHelp{m_current}, entry->status.circle);
    refresh();
}

void AlarmViewModel::pushStep(int n)
{
    AlarmEntry *entry = m_alarms.find(m_current);
    if (!entry || entry->ended || n < 0 || n >= StepCount)
        return;
    m_requester.send(api::PushStep{n}, entry->status.circle, entry->status.from.id);
    entry->status.pushed = n;
    refresh();
}

void AlarmViewModel::makeSure()
{
    m_sure = true;
    Q_EMIT changed();
}

void AlarmViewModel::notYet()
{
    m_sure = false;
    Q_EMIT changed();
}

void AlarmViewModel::resolve()
{
    const AlarmEntry *entry = current();
    if (!entry || entry->ended || !m_sure)
        return;
    m_sure = false;
    m_requester.send(api::ResolveHelp{m_current}, entry->status.circle);
    Q_EMIT changed();
}

void AlarmViewModel::closeOver()
{
    if (stage() != Over)
        return;
    m_alarms.forget(m_current);
    refresh();
}

void AlarmViewModel::receive(const api::Event &event)
{
    if (m_book.apply(event))
        refreshPeople();
    if (std::holds_alternative<api::StatusReport>(event.body))
        m_known = true;
    if (std::holds_alternative<api::HelpCalled>(event.body))
        m_notified = false; // each alarm says so again
    m_alarms.apply(event, m_book.self().id);
    refresh();
}

void AlarmViewModel::refresh()
{
    const AlarmEntry *urgent = m_alarms.mostUrgent();
    const HelpId next = urgent ? urgent->status.id : HelpId();
    if (next != m_current)
        m_sure = false;
    m_current = next;
    if (urgent)
        m_steps.set(urgent->status);
    refreshPhone();
    sound();
    notify();
    const bool counting = stage() == Ringing || stage() == Live;
    if (counting != m_minute.isActive())
        counting ? m_minute.start() : m_minute.stop();
    if (std::exchange(m_lastStage, stage()) != stage())
        Q_EMIT stageChanged();
    Q_EMIT changed();
}

void AlarmViewModel::refreshPeople()
{
    std::vector<api::PeerStatus> people;
    for (const api::PeerStatus &peer : m_book.peers()) {
        if (peer.peer.role == Role::Protected)
            people.push_back(peer);
    }
    m_people.set(std::move(people), m_book.relayUp());
}

void AlarmViewModel::refreshPhone()
{
    const AlarmEntry *entry = current();
    const api::PeerStatus *peer = entry ? m_book.find(entry->status.from.id) : nullptr;
    m_phone.set(entry ? common::PersonName::polite(entry->status.from.name) : QString(),
                peer ? peer->phone : QString());
}

void AlarmViewModel::sound()
{
    const bool wanted = m_alarms.anyRinging();
    if (wanted == std::exchange(m_sounding, wanted))
        return;
    wanted ? m_attention.sound.start() : m_attention.sound.stop();
}

void AlarmViewModel::notify()
{
    const bool ringing = stage() == Ringing;
    if (ringing == m_notified)
        return;
    m_notified = ringing;
    if (ringing)
        m_attention.notifier.show(NotificationKey, tr("%1 calls for help").arg(from()),
                                  tr("Open Sobani now."), true);
    else
        m_attention.notifier.withdraw(NotificationKey);
}

} // namespace sobani::help
