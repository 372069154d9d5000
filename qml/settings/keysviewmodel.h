// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/languagewatch.h"
#include "qml/common/requester.h"

#include <QQmlEngine>

namespace sobani::settings {

/// This device cannot reach its own keys: what that means and what to do.
///
/// Starting over is offered only when the keys are gone for good, and only after a second,
/// deliberate touch; a locked keychain is never a reason to forget the family.
class KeysViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Trouble trouble READ trouble NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(bool canStartOver READ canStartOver NOTIFY changed FINAL)
    Q_PROPERTY(bool sure READ isSure NOTIFY changed FINAL)
public:
    enum Trouble { Fine, Locked, Unavailable, Emptied, Foreign, Damaged };
    Q_ENUM(Trouble)

    /// \a engine outlives this.
    explicit KeysViewModel(api::EnginePort &engine, QObject *parent = nullptr);

    /// The trouble that an error code of an engine names; Fine for any other code.
    [[nodiscard]] static Trouble troubleOf(const QString &code);
    /// The first words of an engine come before any screen: the shell hands them on.
    void setTrouble(Trouble trouble);

    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool canStartOver() const;
    [[nodiscard]] bool isSure() const { return m_sure; }

    Q_INVOKABLE void makeSure();
    Q_INVOKABLE void startOver();
    Q_INVOKABLE void notNow();

Q_SIGNALS:
    void changed();
    /// The shell opens the engine once more (after the keychain was unlocked).
    void retryRequested();

private:
    void receive(const api::Event &event);

    common::Requester m_requester;
    common::LanguageWatch m_language;
    Trouble m_trouble = Fine;
    bool m_sure = false;
};

} // namespace sobani::settings
