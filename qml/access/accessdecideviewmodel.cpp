// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accessdecideviewmodel.h"

#include "qml/access/accesswords.h"
#include "qml/common/personname.h"
#include "qml/common/words.h"

#include <algorithm>
#include <array>

namespace sobani::access {

namespace {

/// What an authority accepts (design, section 5, "Decision").
constexpr std::array AllowedMinutes{15, 30, 60};

} // namespace

AccessDecideViewModel::AccessDecideViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                                             const ui::QrEncoder &encoder, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("decide")),
      m_seniorPhone(dialler, encoder)
{
    connect(&engine, &api::EnginePort::emitted, this, &AccessDecideViewModel::receive);
    connect(&m_countdown, &common::Countdown::changed, this, &AccessDecideViewModel::timeChanged);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        m_requests.retranslate();
        updatePhone();
        refresh();
        Q_EMIT timeChanged();
    });
    m_requester.send(api::GetStatus{});
}

QString AccessDecideViewModel::from() const
{
    return current() ? common::PersonName::polite(current()->request.from.name) : QString();
}

QString AccessDecideViewModel::timeLeft() const
{
    return common::Words::timeLeft(m_countdown.secondsLeft());
}

QString AccessDecideViewModel::untilText() const
{
    return current() && current()->decision ? common::Words::clock(current()->decision->until)
                                            : QString();
}

QString AccessDecideViewModel::outcome() const
{
    const RequestEntry *entry = current();
    if (!entry)
        return {};
    if (m_stage == Over && entry->end)
        return AccessWords::endedThere(*entry->end, from());
    if (!entry->decision)
        return {};
    return AccessWords::decided(*entry->decision, isDecidedByMe());
}

bool AccessDecideViewModel::isSayingYes() const
{
    return current() && current()->answered == Verdict::Approve;
}

bool AccessDecideViewModel::isDecidedByMe() const
{
    const RequestEntry *entry = current();
    return entry && entry->decision && entry->decision->by
           && entry->decision->by->id == m_book.self().id;
}

bool AccessDecideViewModel::isWithdrawn() const
{
    return m_stage == Over && current() && current()->end == AccessEnd::Withdrawn;
}

QString AccessDecideViewModel::note() const
{
    return current() && current()->decision ? current()->decision->note : QString();
}

QString AccessDecideViewModel::problem() const
{
    return m_errorCode.isEmpty() ? QString() : AccessWords::decideFailed(m_errorCode, m_triesLeft);
}

QString AccessDecideViewModel::connection() const
{
    return m_book.relayUp() ? QString() : common::Words::relay(m_book.relay());
}

int AccessDecideViewModel::minutesChoice() const
{
    return int(std::ranges::find(AllowedMinutes, m_minutes) - AllowedMinutes.begin());
}

QStringList AccessDecideViewModel::minuteChoices() const
{
    QStringList choices;
    for (const int minutes : AllowedMinutes)
        choices.append(common::Words::minutes(minutes * 60));
    return choices;
}

QStringList AccessDecideViewModel::quickWords() const
{
    return {tr("It is a fraud. Hang up now."), tr("I will call you right away."),
            tr("We will look at it together later.")};
}

void AccessDecideViewModel::select(const QString &requestId)
{
    const auto id = RequestId::fromString(requestId);
    const RequestEntry *entry = id ? m_requests.find(*id) : nullptr;
    if (entry)
        show(*entry, common::wallNow());
}

void AccessDecideViewModel::show(const RequestEntry &entry, WallTime at)
{
    m_current = entry.request.id;
    m_number.clear();
    m_minutes = AllowedMinutes.front();
    m_errorCode.clear();
    updatePhone();
    if (entry.isPending()) {
        m_countdown.start(entry.request.expires, at);
        go(entry.answered ? OnItsWay : Reading);
    } else if (entry.isInForce()) {
        m_countdown.start(entry.decision->until, at);
        go(Approved);
    } else {
        const bool denied = entry.decision && entry.decision->verdict == Verdict::Deny;
        go(denied ? Denied : Over);
    }
}

void AccessDecideViewModel::updatePhone()
{
    const RequestEntry *entry = current();
    const api::PeerStatus *senior = entry ? m_book.find(entry->request.from.id) : nullptr;
    m_seniorPhone.set(from(), senior ? senior->phone : QString());
}

void AccessDecideViewModel::refresh()
{
    std::vector<PairListModel::Pair> flags;
    std::vector<PairListModel::Pair> facts;
    if (const RequestEntry *entry = current()) {
        for (const RedFlag flag : entry->request.flags)
            flags.emplace_back(AccessWords::flag(flag), AccessWords::flagWhy(flag));
        facts = AccessWords::facts(entry->request.details,
                                   entry->request.source == AccessSource::Declared);
    }
    m_flags.set(std::move(flags));
    m_facts.set(std::move(facts));
    Q_EMIT changed();
}

void AccessDecideViewModel::go(Stage stage)
{
    m_stage = stage;
    if (stage == None || stage == Denied || stage == Over)
        m_countdown.stop();
    refresh();
}

bool AccessDecideViewModel::isDeciding() const
{
    return m_stage == Reading || m_stage == Saying || m_stage == Numbering;
}

void AccessDecideViewModel::considerYes()
{
    if (m_stage == Reading)
        go(Numbering);
}

void AccessDecideViewModel::considerWord()
{
    if (m_stage == Reading)
        go(Saying);
}

void AccessDecideViewModel::chooseMinutes(int choice)
{
    if (choice < 0 || choice >= int(AllowedMinutes.size()))
        return;
    m_minutes = AllowedMinutes[std::size_t(choice)];
    Q_EMIT changed();
}

void AccessDecideViewModel::setTypedNumber(const QString &text)
{
    QString digits;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (c >= u'0' && c <= u'9' && digits.size() < 2)
            digits.append(c);
    }
    m_number = digits;
    Q_EMIT changed();
}

void AccessDecideViewModel::approve()
{
    if (m_stage == Numbering && canApprove())
        decide(Verdict::Approve, m_minutes, m_number, {});
}

void AccessDecideViewModel::deny(const QString &word)
{
    // Also while an approval is in force or on its way: a no wins whenever it comes.
    if (isDeciding() || m_stage == OnItsWay || m_stage == Approved)
        decide(Verdict::Deny, 0, {}, word.trimmed().left(limits::Note));
}

void AccessDecideViewModel::decide(Verdict verdict, int minutes, const QString &number,
                                   const QString &note)
{
    m_errorCode.clear();
    m_requester.send(api::Decide{m_current, verdict, minutes, number, note});
    m_requests.markAnswered(m_current, verdict);
    go(OnItsWay);
}

void AccessDecideViewModel::revoke()
{
    if (m_stage == Approved)
        m_requester.send(api::RevokeAccess{m_current});
}

void AccessDecideViewModel::back()
{
    if (m_stage == Saying || m_stage == Numbering) {
        go(Reading);
        return;
    }
    m_current = {};
    go(None);
}

void AccessDecideViewModel::receive(const api::Event &event)
{
    if (m_book.apply(event)) {
        m_requests.setSelf(m_book.self().id);
        updatePhone();
        Q_EMIT changed();
    }
    std::visit(
        [this, &event](const auto &body) {
            if constexpr (requires { this->onEvent(body, event.at); })
                onEvent(body, event.at);
        },
        event.body);
    if (const auto *error = std::get_if<api::Error>(&event.body))
        onError(*error);
}

void AccessDecideViewModel::onEvent(const api::AccessRequested &request, WallTime at)
{
    // The senior's engine tells of her own requests too: they are not hers to decide.
    if (m_book.isProtected())
        return;
    const bool fresh = !m_requests.find(request.id);
    m_requests.add(request, at.ms > 0 ? at : common::wallNow());
    // A new request takes the screen unless this person is in the middle of another one.
    if (m_stage == None || m_stage == Denied || m_stage == Over)
        show(*m_requests.find(request.id), at);
    else
        refresh();
    if (fresh)
        Q_EMIT requestArrived();
}

void AccessDecideViewModel::onEvent(const api::AccessDecided &decision, WallTime at)
{
    if (m_requests.decide(decision) && decision.id == m_current)
        show(*current(), at);
}

void AccessDecideViewModel::onEvent(const api::AccessEnded &ended, WallTime at)
{
    if (m_requests.end(ended) && ended.id == m_current)
        show(*current(), at);
}

void AccessDecideViewModel::onEvent(const api::StatusReport &report, WallTime at)
{
    if (report.self.role == Role::Protected)
        return;
    m_requests.reset(report.access);
    const RequestEntry *urgent = m_requests.mostUrgent();
    if (m_stage == None && m_current.isNull() && urgent)
        show(*urgent, at);
}

void AccessDecideViewModel::onError(const api::Error &error)
{
    // A wrong number is told by the senior's authority, so it answers no command of ours.
    if (m_current.isNull() || error.id != m_current.toString())
        return;
    m_requests.markAnswered(m_current, std::nullopt);
    m_errorCode = error.code;
    m_triesLeft = error.triesLeft;
    m_number.clear();
    const RequestEntry *entry = current();
    if (entry && entry->isPending())
        go(error.code == QLatin1String("wrong-number") ? Numbering : Reading);
    else
        refresh();
}

} // namespace sobani::access
