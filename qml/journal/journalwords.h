// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace sobani::journal {

/// What kind of thing a journal entry is, for its sign; meaning is in the words.
enum class Tone { Plain, Help, Decision, People };

class JournalWords
{
    Q_DECLARE_TR_FUNCTIONS(JournalWords)
public:
    /// \a kind is the entry's stable id; one that this version does not know gets
    /// neutral words, never the raw id.
    [[nodiscard]] static QString text(const QString &kind, const QString &by,
                                      const QString &detail);
    [[nodiscard]] static Tone tone(const QString &kind);
    [[nodiscard]] static bool isKnown(const QString &kind);

private:
    [[nodiscard]] static QString step(const QString &by, const QString &detail);
};

} // namespace sobani::journal
