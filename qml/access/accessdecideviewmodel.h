// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/access/accessrequestmodel.h"
#include "qml/access/pairlistmodel.h"
#include "qml/common/countdown.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/ui/phonemodel.h"

#include <QQmlEngine>

namespace sobani::access {

/// A helper's side of access requests: what smells wrong, no at once, yes only with the
/// number that the senior reads out, and taking a yes back.
///
/// A decision counts only once the senior's authority has told its result; until then
/// the screen says "on its way".
class AccessDecideViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(sobani::access::AccessRequestModel *requests READ requests CONSTANT FINAL)
    Q_PROPERTY(sobani::access::PairListModel *flags READ flags CONSTANT FINAL)
    Q_PROPERTY(sobani::access::PairListModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(QString from READ from NOTIFY changed FINAL)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString untilText READ untilText NOTIFY changed FINAL)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed FINAL)
    Q_PROPERTY(bool sayingYes READ isSayingYes NOTIFY changed FINAL)
    Q_PROPERTY(bool decidedByMe READ isDecidedByMe NOTIFY changed FINAL)
    Q_PROPERTY(bool withdrawn READ isWithdrawn NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString connection READ connection NOTIFY changed FINAL)
    Q_PROPERTY(int minutes READ minutes NOTIFY changed FINAL)
    Q_PROPERTY(int minutesChoice READ minutesChoice NOTIFY changed FINAL)
    Q_PROPERTY(QString typedNumber READ typedNumber NOTIFY changed FINAL)
    Q_PROPERTY(bool canApprove READ canApprove NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> minuteChoices READ minuteChoices NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> quickWords READ quickWords NOTIFY changed FINAL)
    Q_PROPERTY(sobani::ui::PhoneModel *seniorPhone READ seniorPhone CONSTANT FINAL)
public:
    enum Stage {
        None,     ///< nothing chosen
        Reading,  ///< flags and facts, yes or no
        Saying,   ///< a word along with the no
        Numbering, ///< minutes and the number read out
        OnItsWay, ///< decided here, no result yet
        Approved,
        Denied,
        Over,
    };
    Q_ENUM(Stage)

    /// \a engine and \a dialler outlive this.
    AccessDecideViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                          const ui::QrEncoder &encoder, QObject *parent = nullptr);

    [[nodiscard]] AccessRequestModel *requests() { return &m_requests; }
    [[nodiscard]] PairListModel *flags() { return &m_flags; }
    [[nodiscard]] PairListModel *facts() { return &m_facts; }
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString timeLeft() const;
    [[nodiscard]] QString untilText() const;
    [[nodiscard]] QString outcome() const;
    /// The answer on its way is a yes.
    [[nodiscard]] bool isSayingYes() const;
    [[nodiscard]] bool isDecidedByMe() const;
    /// The senior's side stopped it, which a stranger may have asked for.
    [[nodiscard]] bool isWithdrawn() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString connection() const;
    [[nodiscard]] int minutes() const { return m_minutes; }
    [[nodiscard]] int minutesChoice() const;
    [[nodiscard]] QString typedNumber() const { return m_number; }
    [[nodiscard]] bool canApprove() const { return m_number.size() == 2; }
    [[nodiscard]] QStringList minuteChoices() const;
    [[nodiscard]] QStringList quickWords() const;
    [[nodiscard]] ui::PhoneModel *seniorPhone() { return &m_seniorPhone; }

    Q_INVOKABLE void select(const QString &requestId);
    Q_INVOKABLE void considerYes();
    Q_INVOKABLE void considerWord();
    Q_INVOKABLE void chooseMinutes(int choice);
    Q_INVOKABLE void setTypedNumber(const QString &text);
    Q_INVOKABLE void approve();
    Q_INVOKABLE void deny(const QString &word = {});
    Q_INVOKABLE void revoke();
    /// One page back; from the request itself to the list.
    Q_INVOKABLE void back();

Q_SIGNALS:
    void changed();
    void timeChanged();
    /// A request just arrived that no decision was made on.
    void requestArrived();

private:
    void receive(const api::Event &event);
    void onEvent(const api::AccessRequested &request, WallTime at);
    void onEvent(const api::AccessDecided &decision, WallTime at);
    void onEvent(const api::AccessEnded &ended, WallTime at);
    void onEvent(const api::StatusReport &report, WallTime at);
    void onError(const api::Error &error);
    void show(const RequestEntry &entry, WallTime at);
    void refresh();
    void updatePhone();
    void go(Stage stage);
    void decide(Verdict verdict, int minutes, const QString &number, const QString &note);
    [[nodiscard]] const RequestEntry *current() const { return m_requests.find(m_current); }
    [[nodiscard]] bool isDeciding() const;

    common::Requester m_requester;
    common::PeerBook m_book;
    common::Countdown m_countdown;
    common::LanguageWatch m_language;
    AccessRequestModel m_requests;
    PairListModel m_flags;
    PairListModel m_facts;
    ui::PhoneModel m_seniorPhone;
    RequestId m_current;
    Stage m_stage = None;
    int m_minutes = 15;
    QString m_number;
    QString m_errorCode;
    int m_triesLeft = -1;
};

} // namespace sobani::access
