// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QLatin1StringView>

#include <optional>
#include <vector>

namespace sobani::access {

/// What in the senior's answers smells of fraud, each flag at most once, in the order of the
/// enum. Pure. Advice to the helper, never a decision: no flag does not mean safe.
[[nodiscard]] std::vector<RedFlag> redFlags(const AccessDetails &details);

/// Stable words for the wire's outside and for the journal, such as "they-called".
[[nodiscard]] QLatin1StringView flagId(RedFlag flag);
[[nodiscard]] std::optional<RedFlag> flagFromId(QStringView id);

} // namespace sobani::access
