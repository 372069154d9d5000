// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <array>

namespace sobani::access {

/// What the senior is asked, one page each, in this order. The last two take words.
enum class Page { Caller, Warning, Asked, Money, GiftCards, Who, Tool };
inline constexpr int PageCount = 7;

/// "Don't know" is always the last answer and leaves the detail untold. Only the first
/// question has three others: a number that stood on the screen is theirs, whoever dials it.
enum class Choice { First, Second, Third, Unknown };

class Question
{
    Q_DECLARE_TR_FUNCTIONS(Question)
public:
    [[nodiscard]] static QString title(Page page);
    [[nodiscard]] static QString hint(Page page);
    /// Answers to touch; empty for the pages that take words.
    [[nodiscard]] static QStringList choices(Page page);
    [[nodiscard]] static QStringList icons(Page page);

    /// The answer at \a index of choices().
    [[nodiscard]] static Choice choiceAt(Page page, int index);

    /// Writes what was chosen into \a details.
    static void answer(AccessDetails &details, Page page, Choice choice);
    /// Whether this answer is how fraud sounds, so that the screen says so at once.
    [[nodiscard]] static bool isAlarming(Page page, Choice choice);
};

} // namespace sobani::access
