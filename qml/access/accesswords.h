// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace sobani::access {

/// What a request smells of, and what became of it, in a person's words.
class AccessWords
{
    Q_DECLARE_TR_FUNCTIONS(AccessWords)
public:
    [[nodiscard]] static QString flag(RedFlag flag);
    [[nodiscard]] static QString flagWhy(RedFlag flag);
    /// What the senior told, as (question, answer), the program first. Of a \a declared
    /// request "don't know" is an answer too: it must not look like a no.
    [[nodiscard]] static std::vector<std::pair<QString, QString>> facts(
        const AccessDetails &details, bool declared);

    /// To the senior: why the answer is no, and that the call is to be ended.
    [[nodiscard]] static QString refusedTitle(const api::AccessDecided &decision);
    [[nodiscard]] static QString refusedText(const api::AccessDecided &decision);
    /// To the helper, in one line, whoever decided.
    [[nodiscard]] static QString decided(const api::AccessDecided &decision, bool byMe);
    [[nodiscard]] static QString ended(AccessEnd reason);
    /// The same to the one who asked, and to a helper as a title.
    [[nodiscard]] static QString endedHere(AccessEnd reason);
    [[nodiscard]] static QString endedThere(AccessEnd reason, const QString &from);
    /// To the senior and to the helper: why a command had no effect.
    [[nodiscard]] static QString askFailed(const QString &code);
    [[nodiscard]] static QString decideFailed(const QString &code, int triesLeft);

private:
    [[nodiscard]] static QString called(const AccessDetails &details);
};

} // namespace sobani::access
