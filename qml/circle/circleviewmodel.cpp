// SPDX-License-Identifier: MPL-2.0
#include "qml/circle/circleviewmodel.h"

#include "qml/common/personname.h"
#include "qml/common/words.h"

#include <utility>

namespace sobani::circle {

CircleViewModel::CircleViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                                 const ui::QrEncoder &encoder, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("circle")), m_call(dialler, encoder)
{
    connect(&engine, &api::EnginePort::emitted, this, &CircleViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        m_people.retranslate();
        m_consents.retranslate();
        updateNumbers();
        Q_EMIT changed();
    });
    m_requester.send(api::GetStatus{});
}

QString CircleViewModel::watchers() const
{
    return common::Words::anyOf(m_book.helperNames());
}

api::PeerStatus CircleViewModel::person() const
{
    const api::PeerStatus *peer = m_book.find(m_person);
    return peer ? *peer : api::PeerStatus{};
}

QString CircleViewModel::personName() const
{
    return common::PersonName::polite(person().peer.name);
}

QString CircleViewModel::personPresence() const
{
    return common::Words::presence(person().peer.name, person().presence);
}

QString CircleViewModel::personHeard() const
{
    const QString when = common::Words::dayAndClock(person().lastHeard, common::wallNow());
    return when.isEmpty() ? QString() : tr("Last heard from: %1").arg(when);
}

QString CircleViewModel::personDevice() const
{
    return m_person.toString().first(4).toUpper();
}

QString CircleViewModel::consentName() const
{
    const api::ConsentRequested *consent = m_consents.find(m_consent);
    return consent ? common::PersonName::polite(consent->peer.name) : QString();
}

QString CircleViewModel::consentEffective() const
{
    const api::ConsentRequested *consent = m_consents.find(m_consent);
    return consent ? common::Words::dayAndClock(consent->effective, common::wallNow()) : QString();
}

void CircleViewModel::go(Page page)
{
    m_page = page;
    m_sure = false;
    m_failed = false;
    Q_EMIT changed();
}

void CircleViewModel::openPerson(const QString &personId)
{
    const auto id = DeviceId::fromString(personId);
    if (!id || !m_book.find(*id))
        return;
    m_person = *id;
    updateNumbers();
    go(Person);
}

void CircleViewModel::openNumbers()
{
    go(Numbers);
}

void CircleViewModel::openConsent(const QString &consentId)
{
    const auto id = RequestId::fromString(consentId);
    if (!id || !m_consents.find(*id))
        return;
    m_consent = *id;
    go(Consent);
}

void CircleViewModel::openSeen()
{
    go(Seen);
}

void CircleViewModel::askLeavePerson()
{
    if (m_page == Person)
        go(LeavePerson);
}

void CircleViewModel::askLeaveAll()
{
    go(LeaveAll);
}

void CircleViewModel::back()
{
    if (m_page == People)
        Q_EMIT left();
    else
        go(m_page == LeavePerson ? Person : People);
}

void CircleViewModel::savePersonPhone(const QString &phone)
{
    act(api::SetPeerPhone{phone.trimmed().left(limits::Phone)}, {}, m_person);
}

void CircleViewModel::saveOwnPhone(const QString &phone)
{
    go(People);
    act(api::SetProfile{ownName(), phone.trimmed().left(limits::Phone)});
}

void CircleViewModel::makeSure()
{
    m_sure = true;
    Q_EMIT changed();
}

void CircleViewModel::agree()
{
    if (m_sure)
        answerConsent(true);
}

void CircleViewModel::veto()
{
    answerConsent(false);
}

void CircleViewModel::answerConsent(bool accept)
{
    if (m_page != Consent || m_consent.isNull())
        return;
    const RequestId id = m_consent;
    m_consent = {};
    m_consents.remove(id);
    go(People);
    act(api::AnswerConsent{id, accept});
}

void CircleViewModel::act(api::CommandBody body, std::optional<CircleId> circle,
                          std::optional<DeviceId> peer)
{
    m_action = m_requester.send(std::move(body), circle, peer);
    m_requester.send(api::GetStatus{});
}

void CircleViewModel::leave()
{
    if (!m_sure)
        return;
    const Page from = m_page;
    const api::PeerStatus whom = person();
    go(People);
    if (from == LeavePerson && !whom.peer.id.isNull()) {
        // A helper who leaves a protected person leaves that circle with everybody in it.
        const bool wholeCircle = isHelper() && whom.peer.role == Role::Protected;
        act(api::Leave{}, whom.circle, wholeCircle ? std::nullopt : std::optional(whom.peer.id));
    } else if (from == LeaveAll && !m_book.peers().empty()) {
        act(api::Leave{}, m_book.peers().front().circle);
    }
}

void CircleViewModel::updatePeople()
{
    m_people.set(m_book.peers());
    const bool onPerson = m_page == Person || m_page == LeavePerson;
    if (onPerson && !m_book.find(m_person))
        go(People);
    updateNumbers();
    Q_EMIT changed();
}

void CircleViewModel::updateNumbers()
{
    m_call.set(personName(), personPhone());
    if (std::exchange(m_toldOwnPhone, ownPhone()) != ownPhone())
        Q_EMIT ownPhoneChanged();
    if (std::exchange(m_toldPersonPhone, personPhone()) != personPhone())
        Q_EMIT personPhoneChanged();
}

void CircleViewModel::receive(const api::Event &event)
{
    if (m_book.apply(event))
        updatePeople();
    if (const auto *report = std::get_if<api::StatusReport>(&event.body)) {
        m_consents.set(report->consents);
    } else if (const auto *consent = std::get_if<api::ConsentRequested>(&event.body)) {
        m_consents.add(*consent);
        Q_EMIT consentArrived();
    } else if (const auto *change = std::get_if<api::RightsChanged>(&event.body)) {
        m_consents.removePeer(change->peer.id);
    } else if (const auto *left = std::get_if<api::PeerLeft>(&event.body)) {
        m_consents.removePeer(left->peer.id);
    } else if (std::holds_alternative<api::Error>(event.body) && !m_action.isEmpty()
               && event.ref == m_action) {
        m_failed = true;
    }
    // Somebody else's word, or the person left: there is nothing to answer any more.
    if (m_page == Consent && !m_consents.find(m_consent))
        go(People);
    Q_EMIT changed();
}

} // namespace sobani::circle
