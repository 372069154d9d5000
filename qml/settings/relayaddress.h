// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

#include <optional>

namespace sobani::settings {

/// "mqtts://host:port" from what a person typed: scheme and port may be left out, then TLS
/// on 8883 is meant. Nothing when it is no host, or names a connection without TLS.
[[nodiscard]] std::optional<QString> relayUrl(const QString &typed);

} // namespace sobani::settings
