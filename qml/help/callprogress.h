// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <array>

namespace sobani::help {

/// How far a call for help has really come, and the honest words for it.
///
/// "Reached" is said only after the peer's own receipt, "written down" only after the disk:
/// the two run side by side, so written is kept apart from the rest. Never goes back.
class CallProgress
{
    Q_DECLARE_TR_FUNCTIONS(CallProgress)
public:
    static constexpr int Rows = 5;

    void advance(HelpState state, const QString &by);
    /// The report names only the furthest state; what it implies was reached on the way.
    void restore(HelpState state, const QString &by);
    void failWriting() { m_notWritten = true; }

    [[nodiscard]] bool isNotWritten() const { return m_notWritten; }
    [[nodiscard]] bool has(HelpState state) const { return m_reached[std::size_t(state)]; }
    [[nodiscard]] bool isAnswered() const { return has(HelpState::Answered); }

    /// One line per row, in past tense where it has happened.
    [[nodiscard]] QStringList texts(bool relayUp) const;
    /// Which rows have happened.
    [[nodiscard]] QList<bool> reached() const;
    /// The furthest truth in one sentence.
    [[nodiscard]] QString headline(bool relayUp) const;

private:
    [[nodiscard]] QString somebody(const QString &name) const;

    std::array<bool, Rows> m_reached{};
    bool m_notWritten = false;
    QString m_shownTo;
    QString m_answeredBy;
};

} // namespace sobani::help
