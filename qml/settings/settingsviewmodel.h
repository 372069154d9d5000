// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/settings/preferences.h"

#include <QQmlEngine>

namespace sobani::settings {

/// Own name and number, the look of the screen, and how this device stands.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(QString name READ name NOTIFY profileChanged FINAL)
    Q_PROPERTY(QString phone READ phone NOTIFY profileChanged FINAL)
    Q_PROPERTY(bool saved READ isSaved NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> sizeChoices READ sizeChoices NOTIFY changed FINAL)
    Q_PROPERTY(int sizeChoice READ sizeChoice NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> lookChoices READ lookChoices NOTIFY changed FINAL)
    Q_PROPERTY(int lookChoice READ lookChoice NOTIFY changed FINAL)
    Q_PROPERTY(QList<QString> languageChoices READ languageChoices NOTIFY changed FINAL)
    Q_PROPERTY(int languageChoice READ languageChoice NOTIFY changed FINAL)
    Q_PROPERTY(QString connection READ connection NOTIFY changed FINAL)
    Q_PROPERTY(bool connected READ isConnected NOTIFY changed FINAL)
    Q_PROPERTY(bool keysInFile READ areKeysInFile NOTIFY changed FINAL)
    Q_PROPERTY(QString version READ version NOTIFY changed FINAL)
public:
    /// \a engine and \a preferences outlive this.
    SettingsViewModel(api::EnginePort &engine, Preferences &preferences,
                      QObject *parent = nullptr);

    /// The first words of an engine come before any screen: the shell hands them on.
    void setReady(const api::Ready &ready);

    [[nodiscard]] QString name() const { return m_book.self().name; }
    [[nodiscard]] QString phone() const { return m_book.ownPhone(); }
    [[nodiscard]] bool isSaved() const { return m_save == Save::Done; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QStringList sizeChoices() const;
    [[nodiscard]] int sizeChoice() const;
    [[nodiscard]] QStringList lookChoices() const;
    [[nodiscard]] int lookChoice() const { return int(m_preferences.look()); }
    [[nodiscard]] QStringList languageChoices() const;
    [[nodiscard]] int languageChoice() const;
    [[nodiscard]] QString connection() const;
    [[nodiscard]] bool isConnected() const { return m_book.relayUp(); }
    [[nodiscard]] bool areKeysInFile() const { return m_keysInFile; }
    [[nodiscard]] QString version() const { return m_version; }

    Q_INVOKABLE void save(const QString &name, const QString &phone);
    Q_INVOKABLE void chooseSize(int choice);
    Q_INVOKABLE void chooseLook(int choice);
    Q_INVOKABLE void chooseLanguage(int choice);

Q_SIGNALS:
    void changed();
    /// Only when name or number are others: a field that somebody is typing into must not
    /// be filled anew by every news from the engine.
    void profileChanged();

private:
    enum class Save { Idle, UnderWay, Done, NoName, BadPhone, Failed };

    void receive(const api::Event &event);
    void onSave(Save state);

    common::Requester m_requester;
    common::PeerBook m_book;
    common::LanguageWatch m_language;
    Preferences &m_preferences;
    QString m_saveRef;
    QString m_checkRef;
    Save m_save = Save::Idle;
    bool m_keysInFile = false;
    QString m_version;
};

} // namespace sobani::settings
