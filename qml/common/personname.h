// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace sobani::common {

/// Names as they stand in a sentence: Japanese asks for an honorific, unless the family
/// already put one into the name.
class PersonName
{
    Q_DECLARE_TR_FUNCTIONS(PersonName)
public:
    [[nodiscard]] static QString polite(const QString &name);
};

} // namespace sobani::common
