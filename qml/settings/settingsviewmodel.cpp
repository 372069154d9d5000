// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/settingsviewmodel.h"

#include "qml/common/words.h"
#include "qml/settings/phonetext.h"

#include <algorithm>
#include <array>

namespace sobani::settings {

namespace {

constexpr std::array Scales{1.0, 1.3, 1.6, 2.0};

} // namespace

SettingsViewModel::SettingsViewModel(api::EnginePort &engine, Preferences &preferences,
                                     QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("settings")), m_preferences(preferences)
{
    connect(&engine, &api::EnginePort::emitted, this, &SettingsViewModel::receive);
    connect(&m_preferences, &Preferences::changed, this, &SettingsViewModel::changed);
    connect(&m_language, &common::LanguageWatch::changed, this, &SettingsViewModel::changed);
    m_requester.send(api::GetStatus{});
}

void SettingsViewModel::setReady(const api::Ready &ready)
{
    m_keysInFile = ready.keychain == api::Keychain::File;
    m_version = ready.version;
    Q_EMIT changed();
}

QString SettingsViewModel::problem() const
{
    switch (m_save) {
    case Save::Idle:
    case Save::UnderWay:
    case Save::Done:
        return {};
    case Save::NoName:
        return tr("Please write a name.");
    case Save::BadPhone:
        return tr("This is not a telephone number. Please use digits only.");
    case Save::Failed:
        return tr("This could not be saved. The storage of this device may be full.");
    }
    return {};
}

QStringList SettingsViewModel::sizeChoices() const
{
    return {tr("Large"), tr("Larger"), tr("Very large"), tr("As large as possible")};
}

int SettingsViewModel::sizeChoice() const
{
    const qreal scale = m_preferences.textScale();
    const auto nearest = std::ranges::min_element(
        Scales, {}, [scale](double choice) { return std::abs(choice - scale); });
    return int(nearest - Scales.begin());
}

QStringList SettingsViewModel::lookChoices() const
{
    return {tr("Like the rest of this device"), tr("Light"), tr("Dark")};
}

QStringList SettingsViewModel::languageChoices() const
{
    // Each language is written in itself, so that nobody is lost in a foreign one.
    return {tr("Like the rest of this device"), QStringLiteral(u"日本語"),
            QStringLiteral("English")};
}

int SettingsViewModel::languageChoice() const
{
    if (m_preferences.language() == QLatin1String("ja"))
        return 1;
    return m_preferences.language() == QLatin1String("en") ? 2 : 0;
}

QString SettingsViewModel::connection() const
{
    return common::Words::relay(m_book.relay());
}

void SettingsViewModel::save(const QString &name, const QString &phone)
{
    const QString number = phoneText(phone);
    if (name.trimmed().isEmpty() || !isPhone(number)) {
        onSave(name.trimmed().isEmpty() ? Save::NoName : Save::BadPhone);
        return;
    }
    m_saveRef = m_requester.send(api::SetProfile{name.trimmed().left(limits::Name), number});
    // Commands are done in their order: this answer shows what was really kept.
    m_checkRef = m_requester.send(api::GetStatus{});
    onSave(Save::UnderWay);
}

void SettingsViewModel::onSave(Save state)
{
    m_save = state;
    Q_EMIT changed();
}

void SettingsViewModel::chooseSize(int choice)
{
    if (choice >= 0 && choice < int(Scales.size()))
        m_preferences.setTextScale(Scales[std::size_t(choice)]);
}

void SettingsViewModel::chooseLook(int choice)
{
    if (choice >= Preferences::System && choice <= Preferences::Dark)
        m_preferences.setLook(Preferences::Look(choice));
}

void SettingsViewModel::chooseLanguage(int choice)
{
    constexpr std::array Languages{QLatin1String(""), QLatin1String("ja"), QLatin1String("en")};
    if (choice >= 0 && choice < int(Languages.size()))
        m_preferences.setLanguage(Languages[std::size_t(choice)]);
}

void SettingsViewModel::receive(const api::Event &event)
{
    const QString oldName = name();
    const QString oldPhone = phone();
    if (m_book.apply(event))
        Q_EMIT changed();
    if (name() != oldName || phone() != oldPhone)
        Q_EMIT profileChanged();
    if (const auto *ready = std::get_if<api::Ready>(&event.body))
        setReady(*ready);
    const bool failed = std::holds_alternative<api::Error>(event.body);
    if (failed && !m_saveRef.isEmpty() && event.ref == m_saveRef)
        onSave(Save::Failed);
    else if (m_save == Save::UnderWay && event.ref == m_checkRef)
        onSave(Save::Done);
}

} // namespace sobani::settings
