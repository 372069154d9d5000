// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/companion/firstrun.h"
#include "app/companion/options.h"
#include "core/base/attention.h"
#include "qml/settings/preferences.h"
#include "qml/settings/setupviewmodel.h"
#include "qml/shell/shellviewmodel.h"

#include <QQmlApplicationEngine>

#include <memory>

namespace sobani::app {

/// Puts the program together: preferences, first run, engine, windows. Lives as long as
/// the application; destroying it takes the windows away, then stops the engine.
class Companion : public QObject
{
    Q_OBJECT
public:
    explicit Companion(CompanionOptions options);
    ~Companion() override;

    /// Opens the first window. False when it cannot be shown.
    [[nodiscard]] bool start();

private:
    [[nodiscard]] QString serviceSocket() const;
    [[nodiscard]] std::unique_ptr<api::EnginePort> makeEngine(const FirstRun &run) const;
    [[nodiscard]] bool openSetup();
    [[nodiscard]] bool openMain(const FirstRun &run);
    [[nodiscard]] bool load(const QString &file, const QVariantMap &properties);
    void finishSetup(const FirstRun &run);
    void applyLanguage();
    void place();

    CompanionOptions m_options;
    settings::Preferences m_preferences;
    std::unique_ptr<ui::Dialler> m_dialler;
    std::unique_ptr<AlarmSound> m_sound;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<api::EnginePort> m_engine;
    std::unique_ptr<settings::SetupViewModel> m_setup;
    std::unique_ptr<shell::ShellViewModel> m_shell;
    std::unique_ptr<QQmlApplicationEngine> m_qml;
};

} // namespace sobani::app
