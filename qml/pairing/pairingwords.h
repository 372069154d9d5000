// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QCoreApplication>
#include <QString>

namespace sobani::pairing {

/// Why there is no connection, and what the person does now.
struct EndWords
{
    QString title;
    QString text;
    QString advice;
    bool alarming = false; ///< somebody may be interfering: said with a warning, not a shrug
};

class PairingWords
{
    Q_DECLARE_TR_FUNCTIONS(PairingWords)
public:
    [[nodiscard]] static EndWords ended(PairingEnd reason);
    /// \a code of an error event that answers an invite or a join.
    [[nodiscard]] static EndWords failed(const QString &code);
    /// They called: the question that no code can answer.
    [[nodiscard]] static EndWords theyCalled();
};

} // namespace sobani::pairing
