// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/languagewatch.h"
#include "qml/common/requester.h"

#include <QQmlEngine>
#include <QVariantList>

#include <array>

namespace sobani::recovery {

/// The senior's walk through the checklist, one step per screen.
///
/// The engine keeps what is done; the page that is open is only here. A step that a helper
/// points at comes to the front. Nothing here ends or loosens anything.
class ChecklistViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(int current READ current NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count CONSTANT FINAL)
    Q_PROPERTY(QList<bool> done READ done NOTIFY changed FINAL)
    Q_PROPERTY(bool currentDone READ isCurrentDone NOTIFY changed FINAL)
    Q_PROPERTY(bool finished READ isFinished NOTIFY changed FINAL)
    Q_PROPERTY(bool pushed READ isPushed NOTIFY changed FINAL)
    Q_PROPERTY(QString pushedText READ pushedText NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString how READ how NOTIFY changed FINAL)
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(QString condition READ condition NOTIFY changed FINAL)
    Q_PROPERTY(QString readOn READ readOn NOTIFY changed FINAL)
    Q_PROPERTY(QString telephoneNote READ telephoneNote NOTIFY changed FINAL)
    Q_PROPERTY(QString couldNotLabel READ couldNotLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString doneLabel READ doneLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString otherWay READ otherWay NOTIFY changed FINAL)
    Q_PROPERTY(QString picture READ picture NOTIFY changed FINAL)
public:
    /// \a engine outlives this.
    explicit ChecklistViewModel(api::EnginePort &engine, QObject *parent = nullptr);

    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int count() const { return StepCount; }
    [[nodiscard]] QList<bool> done() const
    {
        return QList<bool>(m_done.begin(), m_done.end());
    }
    [[nodiscard]] bool isCurrentDone() const { return !m_finished && m_done[index()]; }
    /// Every step was gone through in this call; done or not.
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] bool isPushed() const { return m_pushed; }
    [[nodiscard]] QString pushedText() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString how() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString condition() const;
    [[nodiscard]] QString readOn() const;
    [[nodiscard]] QString telephoneNote() const;
    [[nodiscard]] QString doneLabel() const;
    [[nodiscard]] QString couldNotLabel() const;
    /// Not empty after couldNot(): what to try instead.
    [[nodiscard]] QString otherWay() const;
    [[nodiscard]] QString picture() const;

    Q_INVOKABLE void markDone();
    Q_INVOKABLE void couldNot();
    Q_INVOKABLE void next();
    Q_INVOKABLE void back();
    /// From the beginning, for a new call.
    void restart(const HelpId &call);

Q_SIGNALS:
    void changed();

private:
    void receive(const api::Event &event);
    void take(const api::StatusReport &report);
    void take(const api::StepChanged &change);
    void go(int n);
    [[nodiscard]] std::size_t index() const { return std::size_t(m_current); }

    common::Requester m_requester;
    common::LanguageWatch m_language;
    HelpId m_call;
    std::array<bool, StepCount> m_done{};
    int m_current = 0;
    bool m_finished = false;
    bool m_pushed = false;
    bool m_stuck = false;
    QString m_pushedBy;
};

} // namespace sobani::recovery
