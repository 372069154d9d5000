// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

class QCoreApplication;

namespace sobani::translations {

/// The language that the person's system asks for, among those we have: "ja" or "en".
/// Japanese whenever the system does not say.
[[nodiscard]] QString systemLanguage();

/// Makes \a language ("ja", "en") the language of \a application, in place of the one before.
/// Returns whether every catalogue of that language was found; the source text is English,
/// so a missing catalogue leaves English words.
bool install(QCoreApplication &application, const QString &language);

} // namespace sobani::translations
