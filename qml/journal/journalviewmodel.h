// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/journal/journalmodel.h"

#include <QQmlEngine>

namespace sobani::journal {

/// The evidence log in words. Asked for anew each time the screen opens: refresh().
class JournalViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(sobani::journal::JournalModel *entries READ entries CONSTANT FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(bool intact READ isIntact NOTIFY changed FINAL)
public:
    enum State { Loading, Listed, Empty, Failed };
    Q_ENUM(State)
    static constexpr int Most = 200;

    /// \a engine outlives this.
    explicit JournalViewModel(api::EnginePort &engine, QObject *parent = nullptr);

    [[nodiscard]] JournalModel *entries() { return &m_entries; }
    [[nodiscard]] State state() const { return m_state; }
    /// False: the log was changed afterwards by somebody, or damaged.
    [[nodiscard]] bool isIntact() const { return m_intact; }

    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void changed();

private:
    void receive(const api::Event &event);
    /// Names instead of the ids of devices that are known.
    void show();
    [[nodiscard]] QString nameOf(const QString &by) const;

    common::Requester m_requester;
    common::LanguageWatch m_language;
    common::PeerBook m_book;
    JournalModel m_entries;
    std::vector<api::HistoryEntry> m_told;
    QString m_ref;
    State m_state = Loading;
    bool m_intact = true;
};

} // namespace sobani::journal
