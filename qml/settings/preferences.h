// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QSettings>

namespace sobani::settings {

/// How this screen looks, remembered in one small file of its own. Holds no secrets and
/// nothing that protects anybody, so a damaged or missing file just means the usual look.
class Preferences : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(qreal textScale READ textScale NOTIFY changed FINAL)
    Q_PROPERTY(Look look READ look NOTIFY changed FINAL)
    Q_PROPERTY(QString language READ language NOTIFY changed FINAL)
public:
    enum Look { System, Light, Dark };
    Q_ENUM(Look)
    static constexpr qreal SmallestScale = 1.0;
    static constexpr qreal LargestScale = 2.0;

    /// \a file is made on the first change.
    explicit Preferences(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] qreal textScale() const { return m_textScale; }
    [[nodiscard]] Look look() const { return m_look; }
    /// "ja", "en", or empty: as the system has it.
    [[nodiscard]] QString language() const { return m_language; }

    void setTextScale(qreal scale);
    void setLook(Look look);
    void setLanguage(const QString &language);

Q_SIGNALS:
    void changed();
    /// The words themselves must be loaded anew.
    void languageChanged(const QString &language);

private:
    QSettings m_file;
    qreal m_textScale = SmallestScale;
    Look m_look = System;
    QString m_language;
};

} // namespace sobani::settings
