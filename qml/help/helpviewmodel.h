// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/help/callprogress.h"
#include "qml/help/supportermodel.h"
#include "qml/recovery/checklistviewmodel.h"
#include "qml/ui/phonemodel.h"

#include <QQmlEngine>

#include <optional>

namespace sobani::help {

/// The senior's side: the first page, the one tap, and how far the call has come.
///
/// Says only what the engine has confirmed. The telephone is offered whenever the call may
/// not get through: no connection, nobody answers, not written down, nobody paired.
/// A call that stands is found again in the status report after any restart.
class HelpViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(QString headline READ headline NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> progressTexts READ progressTexts NOTIFY changed FINAL)
    Q_PROPERTY(QList<bool> progressReached READ progressReached NOTIFY changed FINAL)
    Q_PROPERTY(bool answered READ isAnswered NOTIFY changed FINAL)
    Q_PROPERTY(bool unanswered READ isUnanswered NOTIFY changed FINAL)
    Q_PROPERTY(bool telephoneNeeded READ isTelephoneNeeded NOTIFY changed FINAL)
    Q_PROPERTY(QString telephoneReason READ telephoneReason NOTIFY changed FINAL)
    Q_PROPERTY(bool byMistake READ isByMistake NOTIFY changed FINAL)
    Q_PROPERTY(QString overText READ overText NOTIFY changed FINAL)
    Q_PROPERTY(QString relayText READ relayText NOTIFY changed FINAL)
    Q_PROPERTY(bool relayTrouble READ isRelayTrouble NOTIFY changed FINAL)
    Q_PROPERTY(bool alone READ isAlone NOTIFY changed FINAL)
    Q_PROPERTY(sobani::help::SupporterModel *supporters READ supporters CONSTANT FINAL)
    Q_PROPERTY(sobani::ui::PhoneModel *phone READ phone CONSTANT FINAL)
    Q_PROPERTY(sobani::recovery::ChecklistViewModel *checklist READ checklist CONSTANT FINAL)
public:
    enum Stage { Calm, Calling, Over };
    Q_ENUM(Stage)

    /// \a engine and \a dialler outlive this.
    HelpViewModel(api::EnginePort &engine, ui::Dialler &dialler, const ui::QrEncoder &encoder,
                  QObject *parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] QString headline() const { return m_progress.headline(m_book.relayUp()); }
    [[nodiscard]] QStringList progressTexts() const { return m_progress.texts(m_book.relayUp()); }
    [[nodiscard]] QList<bool> progressReached() const { return m_progress.reached(); }
    [[nodiscard]] bool isAnswered() const { return m_progress.isAnswered(); }
    [[nodiscard]] bool isUnanswered() const { return m_unanswered; }
    [[nodiscard]] bool isTelephoneNeeded() const;
    [[nodiscard]] QString telephoneReason() const;
    /// The call ended here, with "I pressed it by mistake".
    [[nodiscard]] bool isByMistake() const
    {
        return m_stage == Over && m_ending == Ending::Mistake;
    }
    [[nodiscard]] QString overText() const;
    [[nodiscard]] QString relayText() const;
    [[nodiscard]] bool isRelayTrouble() const { return !m_book.relayUp(); }
    [[nodiscard]] bool isAlone() const { return m_known && m_book.helpers().empty(); }
    [[nodiscard]] SupporterModel *supporters() { return &m_supporters; }
    [[nodiscard]] ui::PhoneModel *phone() { return &m_phone; }
    [[nodiscard]] recovery::ChecklistViewModel *checklist() { return &m_checklist; }

    /// The one tap. A second one while the call stands alarms again.
    Q_INVOKABLE void raise();
    /// "I pressed it by mistake."
    Q_INVOKABLE void cancel();
    /// The page that says it is over was read.
    Q_INVOKABLE void closeOver();

Q_SIGNALS:
    void changed();
    void stageChanged();

private:
    enum class Ending { Mistake, Resolved, Cancelled };

    void receive(const api::Event &event);
    void take(const api::StatusReport &report);
    void take(const api::HelpProgress &progress);
    void take(const api::HelpCancelled &cancelled);
    void take(const api::HelpResolved &resolved);
    void take(const api::HelpUnanswered &unanswered);
    void begin(const HelpId &id);
    void end(Ending ending, const QString &by);
    void go(Stage stage);
    void refreshPeople();
    [[nodiscard]] bool isOurs(const HelpId &id) const { return m_id && *m_id == id; }

    common::Requester m_requester;
    common::PeerBook m_book;
    common::LanguageWatch m_language;
    SupporterModel m_supporters;
    ui::PhoneModel m_phone;
    recovery::ChecklistViewModel m_checklist;
    Stage m_stage = Calm;
    std::optional<HelpId> m_id;     ///< null id: tapped, the engine has not named it yet
    bool m_cancelWanted = false;    ///< "by mistake" came before the name
    QString m_raiseRef;
    CallProgress m_progress;
    bool m_unanswered = false;
    bool m_known = false;           ///< a status report was seen
    Ending m_ending = Ending::Resolved;
    QString m_endedBy;
};

} // namespace sobani::help
