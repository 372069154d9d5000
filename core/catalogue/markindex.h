// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/catalogue/textfold.h"

#include <QHash>

/// Finds a tool's coined name as a word inside a longer name. Pure.
///
/// "AnyDesk_Support (2)" has it; "AnyDesktop" and "AnyDesk-Uninstaller" have not.
/// A blank in a mark stands for any or no sign between the words.
namespace sobani::catalogue {

struct MarkHit
{
    int tool = -1;
    QString mark;
    bool word = false; ///< an ordinary word: alone it needs the fillers only
};

class MarkIndex
{
public:
    explicit MarkIndex(const Catalogue &catalogue);

    /// In the name of a file.
    [[nodiscard]] std::optional<MarkHit> find(const QString &name) const;

private:
    struct Mark
    {
        QString text;
        int tool = -1;
        bool word = false;
    };
    [[nodiscard]] std::optional<qsizetype> endOf(const Mark &mark, const Spelling &name,
                                                 qsizetype begin) const;
    [[nodiscard]] bool fits(const Mark &mark, const Spelling &name, qsizetype begin,
                            qsizetype end) const;
    [[nodiscard]] bool glued(const Spelling &name, qsizetype begin) const;
    [[nodiscard]] bool restFits(QStringView rest, const Spelling &name, qsizetype offset,
                                bool word) const;

    Vocabulary m_words;
    QHash<QChar, std::vector<Mark>> m_marks; ///< by their first character, longest first
};

} // namespace sobani::catalogue
