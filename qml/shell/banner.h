// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace sobani::shell {

/// The one line above a page that must not be missed.
class Banner
{
    Q_DECLARE_TR_FUNCTIONS(Banner)
public:
    enum Kind { None, Request, Consent, EngineGone, WrongRelay, Offline, KeysInFile };

    Kind kind = None;

    [[nodiscard]] QString text() const;
    /// The button's words; empty: nothing to press.
    [[nodiscard]] QString action() const;
    [[nodiscard]] bool isUrgent() const { return kind == Request || kind == EngineGone || kind == WrongRelay; }
};

} // namespace sobani::shell
