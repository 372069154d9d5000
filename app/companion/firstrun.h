// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/common/inprocessengine.h"

#include <optional>

namespace sobani::app {

/// What the person said on the first run, kept beside the profile. No secrets.
struct FirstRun
{
    Role role = Role::Protected;
    QString name;
    QString phone;
    QString relayUrl;
};

/// Nothing when this profile was never set up, or the file says nothing sensible.
[[nodiscard]] std::optional<FirstRun> readFirstRun(const QString &profileDir);
/// Makes the folder (for its owner only) when needed; false when it cannot be kept.
[[nodiscard]] bool writeFirstRun(const QString &profileDir, const FirstRun &run);

} // namespace sobani::app
