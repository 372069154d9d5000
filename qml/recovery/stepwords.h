// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QCoreApplication>
#include <QString>

namespace sobani::recovery {

/// The words of the checklist: step 0 is the telephone, 1 to 5 the priorities.
/// Facts: shared design, section 8; the order of steps is fixed. A number that is no step
/// gives empty texts.
class StepWords
{
    Q_DECLARE_TR_FUNCTIONS(StepWords)
public:
    [[nodiscard]] static QString title(int n);
    /// What to do with the hands.
    [[nodiscard]] static QString how(int n);
    [[nodiscard]] static QString reason(int n);
    /// When the step counts at all; empty: always.
    [[nodiscard]] static QString condition(int n);
    /// Before steps that switch this screen off: where the rest can be read.
    [[nodiscard]] static QString readOn(int n);
    /// What unplugging did to the telephone, at the step that needs one; else empty.
    [[nodiscard]] static QString telephoneNote(int n);
    [[nodiscard]] static QString doneLabel(int n);
    [[nodiscard]] static QString couldNotLabel(int n);
    /// What to try when the step cannot be done.
    [[nodiscard]] static QString otherWay(int n);
    /// What the helper says into the telephone at this step.
    [[nodiscard]] static QString helperSays(int n);
    /// A short name for lists.
    [[nodiscard]] static QString brief(int n);
    /// The drawing's name (qml/ui/icons).
    [[nodiscard]] static QString picture(int n);
};

} // namespace sobani::recovery
