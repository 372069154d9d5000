// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace sobani::pairing {

/// The pictures of the short authentication string, by their stable ids (core/pairing/sas.h).
/// Both people must be able to say them over a bad telephone line: one emoji, one word.
class Pictures
{
    Q_DECLARE_TR_FUNCTIONS(Pictures)
public:
    /// Empty for an id that this version does not know.
    [[nodiscard]] static QString emoji(const QString &id);
    /// An unknown id is its own word, so that it can still be compared.
    [[nodiscard]] static QString word(const QString &id);
};

} // namespace sobani::pairing
