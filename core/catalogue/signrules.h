// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/tool.h"

/// Internal to core/catalogue: which keys there are, and which values are too broad.
namespace sobani::catalogue {

struct SignKey
{
    SignKind kind = SignKind::Mark;
    Platform platform = Platform::Any;
};

/// "mark", "windows.name", ...; nothing for a key that is not a sign.
[[nodiscard]] std::optional<SignKey> signKey(QStringView key);

/// True when \a sign would be found in software that has nothing to do with the tool.
[[nodiscard]] bool tooBroad(const Sign &sign);

} // namespace sobani::catalogue
