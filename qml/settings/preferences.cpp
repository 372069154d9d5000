// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/preferences.h"

#include <algorithm>

namespace sobani::settings {

namespace {

constexpr QLatin1String ScaleKey("look/textScale");
constexpr QLatin1String LookKey("look/theme");
constexpr QLatin1String LanguageKey("look/language");

QString knownLanguage(const QString &language)
{
    const bool known = language == QLatin1String("ja") || language == QLatin1String("en");
    return known ? language : QString();
}

qreal bounded(qreal scale)
{
    return std::clamp(scale, Preferences::SmallestScale, Preferences::LargestScale);
}

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent), m_file(file, QSettings::IniFormat)
{
    bool ok = false;
    const double scale = m_file.value(ScaleKey).toDouble(&ok);
    m_textScale = ok ? bounded(scale) : SmallestScale;
    const int look = m_file.value(LookKey).toInt();
    m_look = look >= System && look <= Dark ? Look(look) : System;
    m_language = knownLanguage(m_file.value(LanguageKey).toString());
}

void Preferences::setTextScale(qreal scale)
{
    m_textScale = bounded(scale);
    m_file.setValue(ScaleKey, m_textScale);
    Q_EMIT changed();
}

void Preferences::setLook(Look look)
{
    m_look = look;
    m_file.setValue(LookKey, int(look));
    Q_EMIT changed();
}

void Preferences::setLanguage(const QString &language)
{
    const QString known = knownLanguage(language);
    if (known == m_language)
        return;
    m_language = known;
    m_file.setValue(LanguageKey, m_language);
    Q_EMIT languageChanged(m_language);
    Q_EMIT changed();
}

} // namespace sobani::settings
