// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/shell/banner.h"
#include "qml/shell/rooms.h"

#include <QQmlEngine>

namespace sobani::shell {

/// Which page is in front. A person's walk through the pages is kept here; a call for help,
/// own or a relative's, comes before it whatever is open, and gives it back afterwards.
///
/// Asks for a whole picture when the engine is ready and whenever people change.
class ShellViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the companion")
    Q_PROPERTY(Front front READ front NOTIFY changed FINAL)
    Q_PROPERTY(QString startProblem READ startProblem NOTIFY changed FINAL)
    Q_PROPERTY(int openRequests READ openRequests NOTIFY changed FINAL)
    Q_PROPERTY(bool bannerVisible READ isBannerVisible NOTIFY changed FINAL)
    Q_PROPERTY(bool bannerUrgent READ isBannerUrgent NOTIFY changed FINAL)
    Q_PROPERTY(bool helper READ isHelper NOTIFY changed FINAL)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY changed FINAL)
    Q_PROPERTY(QString bannerAction READ bannerAction NOTIFY changed FINAL)
    Q_PROPERTY(sobani::help::HelpViewModel *help READ help CONSTANT FINAL)
    Q_PROPERTY(sobani::help::AlarmViewModel *alarm READ alarm CONSTANT FINAL)
    Q_PROPERTY(sobani::pairing::PairingViewModel *pairing READ pairing CONSTANT FINAL)
    Q_PROPERTY(sobani::access::AccessAskViewModel *ask READ ask CONSTANT FINAL)
    Q_PROPERTY(sobani::access::AccessDecideViewModel *decide READ decide CONSTANT FINAL)
    Q_PROPERTY(sobani::circle::CircleViewModel *circle READ circle CONSTANT FINAL)
    Q_PROPERTY(sobani::journal::JournalViewModel *journal READ journal CONSTANT FINAL)
    Q_PROPERTY(sobani::settings::SettingsViewModel *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(sobani::settings::KeysViewModel *keys READ keys CONSTANT FINAL)
    Q_PROPERTY(sobani::settings::Preferences *preferences READ preferences CONSTANT FINAL)
public:
    enum Front {
        Starting,
        Keys,
        SeniorHome,
        HelperHome,
        Help,  ///< own call, or its end
        Alarm, ///< a relative's call
        Pairing,
        Ask,
        Decide,
        Circle,
        Journal,
        Settings,
    };
    Q_ENUM(Front)

    /// \a engine and what \a ports refers to outlive this. The role is known before the
    /// engine is: the first page must not wait for it.
    ShellViewModel(api::EnginePort &engine, const Ports &ports, Role role,
                   QObject *parent = nullptr);

    [[nodiscard]] Front front() const;
    [[nodiscard]] bool isHelper() const { return m_role == Role::Helper; }
    [[nodiscard]] QString startProblem() const;
    [[nodiscard]] int openRequests() const;
    [[nodiscard]] bool isBannerVisible() const { return banner().kind != Banner::None; }
    [[nodiscard]] bool isBannerUrgent() const { return banner().isUrgent(); }
    [[nodiscard]] QString bannerText() const { return banner().text(); }
    [[nodiscard]] QString bannerAction() const { return banner().action(); }
    [[nodiscard]] help::HelpViewModel *help() { return &m_rooms.help; }
    [[nodiscard]] help::AlarmViewModel *alarm() { return &m_rooms.alarm; }
    [[nodiscard]] pairing::PairingViewModel *pairing() { return &m_rooms.pairing; }
    [[nodiscard]] access::AccessAskViewModel *ask() { return &m_rooms.ask; }
    [[nodiscard]] access::AccessDecideViewModel *decide() { return &m_rooms.decide; }
    [[nodiscard]] circle::CircleViewModel *circle() { return &m_rooms.circle; }
    [[nodiscard]] journal::JournalViewModel *journal() { return &m_rooms.journal; }
    [[nodiscard]] settings::SettingsViewModel *settings() { return &m_rooms.settings; }
    [[nodiscard]] settings::KeysViewModel *keys() { return &m_rooms.keys; }
    [[nodiscard]] settings::Preferences *preferences() { return &m_preferences; }

    Q_INVOKABLE void open(sobani::shell::ShellViewModel::Front page);
    Q_INVOKABLE void goHome();
    /// HELP from any page.
    Q_INVOKABLE void callForHelp();
    Q_INVOKABLE void followBanner();

Q_SIGNALS:
    void changed();
    /// The window must come before the person's eyes now; full screen when \a alarm.
    void attentionNeeded(bool alarm);

private:
    void receive(const api::Event &event);
    void follow(api::EnginePort &engine);
    void onAlarmStage();
    void beginAnew(Front page);
    void onAskChanged();
    [[nodiscard]] Front home() const { return isHelper() ? HelperHome : SeniorHome; }
    [[nodiscard]] Banner banner() const;

    common::Requester m_requester;
    settings::Preferences &m_preferences;
    Rooms m_rooms;
    common::PeerBook m_book;
    common::LanguageWatch m_language;
    Role m_role;
    Front m_page;
    bool m_ready = false;
    bool m_engineGone = false; ///< it runs elsewhere and does not answer
    QString m_problem;       ///< error code that keeps the engine from starting
    bool m_keysInFile = false;
    bool m_keysSeen = false; ///< the warning about them was read
    int m_consents = 0;
    int m_lastAsk = 0;
};

} // namespace sobani::shell
