// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "core/base/attention.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/help/alarmbook.h"
#include "qml/help/stepmodel.h"
#include "qml/help/supportermodel.h"
#include "qml/ui/phonemodel.h"

#include <QQmlEngine>
#include <QTimer>

namespace sobani::help {

/// What a helper's AlarmViewModel calls attention with.
struct Attention
{
    AlarmSound &sound;
    Notifier &notifier;
};

/// The helper's side: the alarm, "I will call now", and the live view of the checklist.
///
/// Rings until this or another helper has answered. Tells the engine that the alarm was
/// shown only when shown() says so, once per alarm.
class AlarmViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(QString callId READ callId NOTIFY changed FINAL)
    Q_PROPERTY(int round READ round NOTIFY changed FINAL)
    Q_PROPERTY(QString from READ from NOTIFY changed FINAL)
    Q_PROPERTY(QString sinceText READ sinceText NOTIFY changed FINAL)
    Q_PROPERTY(QString answerText READ answerText NOTIFY changed FINAL)
    Q_PROPERTY(QString stepsText READ stepsText NOTIFY changed FINAL)
    Q_PROPERTY(QString overText READ overText NOTIFY changed FINAL)
    Q_PROPERTY(QString relayText READ relayText NOTIFY changed FINAL)
    Q_PROPERTY(bool relayTrouble READ isRelayTrouble NOTIFY changed FINAL)
    Q_PROPERTY(bool silenceExpected READ isSilenceExpected NOTIFY changed FINAL)
    Q_PROPERTY(bool mine READ isMine NOTIFY changed FINAL)
    Q_PROPERTY(bool calledOff READ isCalledOff NOTIFY changed FINAL)
    Q_PROPERTY(bool sure READ isSure NOTIFY changed FINAL)
    Q_PROPERTY(bool alone READ isAlone NOTIFY changed FINAL)
    Q_PROPERTY(int otherCalls READ otherCalls NOTIFY changed FINAL)
    Q_PROPERTY(sobani::help::StepModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(sobani::help::SupporterModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(sobani::ui::PhoneModel *phone READ phone CONSTANT FINAL)
public:
    enum Stage {
        Quiet,
        Ringing, ///< full screen and loud
        Live,    ///< answered, here or by somebody else
        Over,
    };
    Q_ENUM(Stage)

    /// \a engine, \a dialler and what \a attention refers to outlive this.
    AlarmViewModel(api::EnginePort &engine, ui::Dialler &dialler, const ui::QrEncoder &encoder,
                   Attention attention, QObject *parent = nullptr);
    ~AlarmViewModel() override;

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] QString callId() const { return m_current.toString(); }
    [[nodiscard]] int round() const;
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString sinceText() const;
    [[nodiscard]] QString answerText() const;
    [[nodiscard]] QString stepsText() const;
    [[nodiscard]] QString overText() const;
    [[nodiscard]] QString relayText() const;
    [[nodiscard]] bool isRelayTrouble() const { return !m_book.relayUp(); }
    /// Steps 1 and 2 switch the senior's screen off.
    [[nodiscard]] bool isSilenceExpected() const;
    /// This helper has said "I will call now".
    [[nodiscard]] bool isMine() const;
    /// It ended with "by mistake", which a stranger may have asked for.
    [[nodiscard]] bool isCalledOff() const;
    [[nodiscard]] bool isSure() const { return m_sure; }
    [[nodiscard]] bool isAlone() const { return m_known && m_book.peers().empty(); }
    [[nodiscard]] int otherCalls() const;
    [[nodiscard]] StepModel *steps() { return &m_steps; }
    [[nodiscard]] SupporterModel *people() { return &m_people; }
    [[nodiscard]] ui::PhoneModel *phone() { return &m_phone; }

    /// The alarm is before a person's eyes.
    Q_INVOKABLE void shown();
    Q_INVOKABLE void answer();
    Q_INVOKABLE void pushStep(int n);
    /// The first touch of "it is over" only arms it.
    Q_INVOKABLE void makeSure();
    Q_INVOKABLE void notYet();
    Q_INVOKABLE void resolve();
    Q_INVOKABLE void closeOver();

Q_SIGNALS:
    void changed();
    void stageChanged();

private:
    void receive(const api::Event &event);
    void refresh();
    void refreshPeople();
    void refreshPhone();
    void sound();
    void notify();
    [[nodiscard]] const AlarmEntry *current() const;

    common::Requester m_requester;
    common::PeerBook m_book;
    common::LanguageWatch m_language;
    Attention m_attention;
    AlarmBook m_alarms;
    StepModel m_steps;
    SupporterModel m_people;
    ui::PhoneModel m_phone;
    QTimer m_minute; ///< "since" grows while nobody touches anything
    HelpId m_current;
    Stage m_lastStage = Quiet;
    bool m_notified = false;
    bool m_sounding = false;
    bool m_sure = false;
    bool m_known = false;
};

} // namespace sobani::help
