// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/access/question.h"
#include "qml/common/countdown.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/ui/phonemodel.h"

#include <QQmlEngine>

#include <optional>

namespace sobani::access {

/// The senior's side of a request: the questions, the waiting, the answer.
///
/// Shows an approval only after the engine told one; everything unclear reads as "no".
/// A request under way is found again in the status report after a restart.
class AccessAskViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(int page READ page NOTIFY changed FINAL)
    Q_PROPERTY(int pageCount READ pageCount CONSTANT FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString hint READ hint NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> choices READ choices NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> choiceIcons READ choiceIcons NOTIFY changed FINAL)
    Q_PROPERTY(bool alarming READ isAlarming NOTIFY changed FINAL)
    Q_PROPERTY(bool whoEmpty READ isWhoEmpty NOTIFY changed FINAL)
    Q_PROPERTY(QString company READ company WRITE setCompany NOTIFY changed FINAL)
    Q_PROPERTY(QString person READ person WRITE setPerson NOTIFY changed FINAL)
    Q_PROPERTY(QString phone READ phone WRITE setPhone NOTIFY changed FINAL)
    Q_PROPERTY(QString tool READ tool WRITE setTool NOTIFY changed FINAL)
    Q_PROPERTY(QString supportCode READ supportCode WRITE setSupportCode NOTIFY changed FINAL)
    Q_PROPERTY(QString deciders READ deciders NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(QString spokenNumber READ spokenNumber NOTIFY changed FINAL)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString untilText READ untilText NOTIFY changed FINAL)
    Q_PROPERTY(QString resultTitle READ resultTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString resultText READ resultText NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(QString connection READ connection NOTIFY changed FINAL)
    Q_PROPERTY(QString presence READ presence NOTIFY changed FINAL)
    Q_PROPERTY(sobani::ui::PhoneModel *helperPhone READ helperPhone CONSTANT FINAL)
public:
    enum Stage {
        Asking,
        Sending,  ///< handed to the engine, not yet written down
        Waiting,
        Approved,
        Refused,
        Over,     ///< an approval or a request that came to its end
        Failed,   ///< the engine could not take the request
    };
    Q_ENUM(Stage)

    /// \a engine and \a dialler outlive this.
    AccessAskViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                       const ui::QrEncoder &encoder, QObject *parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int page() const { return int(m_page); }
    [[nodiscard]] int pageCount() const { return PageCount; }
    [[nodiscard]] QString question() const { return Question::title(m_page); }
    [[nodiscard]] QString hint() const { return Question::hint(m_page); }
    [[nodiscard]] QStringList choices() const { return Question::choices(m_page); }
    [[nodiscard]] QStringList choiceIcons() const { return Question::icons(m_page); }
    [[nodiscard]] bool isAlarming() const { return m_alarming != 0; }
    [[nodiscard]] bool isWhoEmpty() const;
    [[nodiscard]] QString company() const { return m_draft.company; }
    [[nodiscard]] QString person() const { return m_draft.person; }
    [[nodiscard]] QString phone() const { return m_draft.phone; }
    [[nodiscard]] QString tool() const { return m_draft.tool; }
    [[nodiscard]] QString supportCode() const { return m_draft.code; }
    void setCompany(const QString &text) { write(m_draft.company, text); }
    void setPerson(const QString &text) { write(m_draft.person, text); }
    void setPhone(const QString &text);
    void setTool(const QString &text) { write(m_draft.tool, text); }
    void setSupportCode(const QString &text) { write(m_draft.code, text); }
    [[nodiscard]] QString deciders() const;
    [[nodiscard]] QString number() const { return m_request.number; }
    [[nodiscard]] QString spokenNumber() const;
    [[nodiscard]] QString timeLeft() const;
    [[nodiscard]] QString untilText() const;
    [[nodiscard]] QString resultTitle() const;
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] QString note() const { return m_decision ? m_decision->note : QString(); }
    [[nodiscard]] QString connection() const;
    [[nodiscard]] QString presence() const;
    [[nodiscard]] ui::PhoneModel *helperPhone() { return &m_helperPhone; }

    Q_INVOKABLE void choose(int index);
    Q_INVOKABLE void next();
    Q_INVOKABLE void back();
    Q_INVOKABLE void withdraw();
    /// Forgets what was said and begins with the first question.
    Q_INVOKABLE void startAgain();

Q_SIGNALS:
    void changed();
    void timeChanged();
    /// Back from the first question: the person leaves.
    void left();

private:
    void receive(const api::Event &event);
    void onEvent(const api::AccessRequested &request, WallTime at);
    void onEvent(const api::AccessDecided &decision, WallTime at);
    void onEvent(const api::AccessEnded &ended, WallTime at);
    void onEvent(const api::StatusReport &report, WallTime at);
    void submit();
    void turn(int by);
    void go(Stage stage);
    void write(QString &field, const QString &text);
    void updatePhone();

    common::Requester m_requester;
    common::PeerBook m_book;
    common::Countdown m_countdown;
    common::LanguageWatch m_language;
    ui::PhoneModel m_helperPhone;
    Stage m_stage = Asking;
    Page m_page = Page::Caller;
    unsigned m_alarming = 0; ///< one bit per page
    bool m_fromScreen = false;
    AccessDetails m_draft;
    QString m_ref;
    api::AccessRequested m_request;
    std::optional<api::AccessDecided> m_decision;
    AccessEnd m_end = AccessEnd::Expired;
    QString m_errorCode;
};

} // namespace sobani::access
