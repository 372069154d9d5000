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
    /// What the senior told, as (question, answer); the untold is left out.
    [[nodiscard]] static std::vector<std::pair<QString, QString>> facts(
        const AccessDetails &details);

    /// To the senior: why the answer is no, and that the call is to be ended.
    [[nodiscard]] static QString refusedTitle(const api::AccessDecided &decision);
    [[nodiscard]] static QString refusedText(const api::AccessDecided &decision);
    /// To the helper, in one line, whoever decided.
    [[nodiscard]] static QString decided(const api::AccessDecided &decision, bool byMe);
    [[nodiscard]] static QString ended(AccessEnd reason);
    /// To the senior and to the helper: why a command had no effect.
    [[nodiscard]] static QString askFailed(const QString &code);
    [[nodiscard]] static QString decideFailed(const QString &code, int triesLeft);
};

} // namespace sobani::access
