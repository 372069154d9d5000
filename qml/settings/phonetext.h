// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QString>

namespace sobani::settings {

/// A telephone number as typed, full-width forms made plain, outer spaces gone, bounded.
[[nodiscard]] inline QString phoneText(const QString &typed)
{
    return typed.normalized(QString::NormalizationForm_KC).trimmed().left(limits::Phone);
}

/// Empty is fine (none told); else at least three digits and nothing that no number has.
[[nodiscard]] inline bool isPhone(const QString &text)
{
    int digits = 0;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            ++digits;
        else if (!QStringView(u"+-() .").contains(c))
            return false;
    }
    return text.isEmpty() || digits >= 3;
}

} // namespace sobani::settings
