// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/circle/consentmodel.h"
#include "qml/circle/peoplemodel.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/ui/phonemodel.h"

#include <QQmlEngine>

namespace sobani::circle {

/// Who belongs together: people, their telephone numbers, new helpers, leaving.
///
/// Nothing is left and nobody is let in by one touch: both ask once more and say what it means.
class CircleViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Page page READ page NOTIFY changed FINAL)
    Q_PROPERTY(sobani::circle::PeopleModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(sobani::circle::ConsentModel *consents READ consents CONSTANT FINAL)
    Q_PROPERTY(bool helper READ isHelper NOTIFY changed FINAL)
    Q_PROPERTY(QString ownName READ ownName NOTIFY changed FINAL)
    Q_PROPERTY(QString ownPhone READ ownPhone NOTIFY ownPhoneChanged FINAL)
    Q_PROPERTY(QString watchers READ watchers NOTIFY changed FINAL)
    Q_PROPERTY(QString personName READ personName NOTIFY changed FINAL)
    Q_PROPERTY(bool personIsHelper READ personIsHelper NOTIFY changed FINAL)
    Q_PROPERTY(QString personRole READ personRole NOTIFY changed FINAL)
    Q_PROPERTY(QString personPresence READ personPresence NOTIFY changed FINAL)
    Q_PROPERTY(QString personRights READ personRights NOTIFY changed FINAL)
    Q_PROPERTY(QString personHeard READ personHeard NOTIFY changed FINAL)
    Q_PROPERTY(QString personPhone READ personPhone NOTIFY personPhoneChanged FINAL)
    Q_PROPERTY(QString personDevice READ personDevice NOTIFY changed FINAL)
    Q_PROPERTY(QString consentName READ consentName NOTIFY changed FINAL)
    Q_PROPERTY(QString consentEffective READ consentEffective NOTIFY changed FINAL)
    Q_PROPERTY(bool sure READ isSure NOTIFY changed FINAL)
    Q_PROPERTY(bool failed READ isFailed NOTIFY changed FINAL)
    Q_PROPERTY(sobani::ui::PhoneModel *call READ call CONSTANT FINAL)
public:
    enum Page { People, Person, Numbers, Consent, Seen, LeavePerson, LeaveAll };
    Q_ENUM(Page)

    /// \a engine and \a dialler outlive this.
    CircleViewModel(api::EnginePort &engine, ui::Dialler &dialler, const ui::QrEncoder &encoder,
                    QObject *parent = nullptr);

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] PeopleModel *people() { return &m_people; }
    [[nodiscard]] ConsentModel *consents() { return &m_consents; }
    [[nodiscard]] bool isHelper() const { return !m_book.isProtected(); }
    [[nodiscard]] QString ownName() const { return m_book.self().name; }
    [[nodiscard]] QString ownPhone() const { return m_book.ownPhone(); }
    [[nodiscard]] QString watchers() const;
    [[nodiscard]] QString personName() const;
    [[nodiscard]] bool personIsHelper() const { return person().peer.role == Role::Helper; }
    [[nodiscard]] QString personRole() const { return PeopleModel::roleText(person()); }
    [[nodiscard]] QString personPresence() const;
    [[nodiscard]] QString personRights() const { return PeopleModel::rightsText(person()); }
    [[nodiscard]] QString personHeard() const;
    [[nodiscard]] QString personPhone() const { return person().phone; }
    [[nodiscard]] QString personDevice() const;
    [[nodiscard]] QString consentName() const;
    [[nodiscard]] QString consentEffective() const;
    [[nodiscard]] bool isSure() const { return m_sure; }
    [[nodiscard]] bool isFailed() const { return m_failed; }
    [[nodiscard]] ui::PhoneModel *call() { return &m_call; }

    Q_INVOKABLE void openPerson(const QString &personId);
    Q_INVOKABLE void openNumbers();
    Q_INVOKABLE void openConsent(const QString &consentId);
    Q_INVOKABLE void openSeen();
    Q_INVOKABLE void askLeavePerson();
    Q_INVOKABLE void askLeaveAll();
    Q_INVOKABLE void back();

    Q_INVOKABLE void savePersonPhone(const QString &phone);
    Q_INVOKABLE void saveOwnPhone(const QString &phone);
    /// The first touch of "agree" or "leave" only arms it.
    Q_INVOKABLE void makeSure();
    Q_INVOKABLE void agree();
    Q_INVOKABLE void veto();
    Q_INVOKABLE void leave();

Q_SIGNALS:
    void changed();
    /// Only when the number itself is another one: a field that somebody is typing into
    /// must not be filled anew by every news from the engine.
    void ownPhoneChanged();
    void personPhoneChanged();
    /// Back from the first page.
    void left();
    void consentArrived();

private:
    void receive(const api::Event &event);
    void updatePeople();
    void updateNumbers();
    void go(Page page);
    void answerConsent(bool accept);
    /// Sends what changes something, so that its failure is shown; then asks how things stand.
    void act(api::CommandBody body, std::optional<CircleId> circle = std::nullopt,
             std::optional<DeviceId> peer = std::nullopt);
    [[nodiscard]] api::PeerStatus person() const;

    common::Requester m_requester;
    common::PeerBook m_book;
    common::LanguageWatch m_language;
    PeopleModel m_people;
    ConsentModel m_consents;
    ui::PhoneModel m_call;
    Page m_page = People;
    DeviceId m_person;
    RequestId m_consent;
    QString m_action; ///< reference of the newest act()
    bool m_sure = false;
    bool m_failed = false;
    QString m_toldOwnPhone;
    QString m_toldPersonPhone;
};

} // namespace sobani::circle
