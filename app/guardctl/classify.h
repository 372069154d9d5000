// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/classifier.h"

#include <QByteArray>

#include <cstdio>

namespace sobani::app {

inline constexpr qsizetype MaximumClassifyLine = 64LL * 1024; ///< bytes, without the line feed

/// Answers one line of `sobani-guardctl classify` with one line, without line feed.
/// Spec: docs/device-protocol.md.
[[nodiscard]] QByteArray classifyLine(const catalogue::Classifier &classifier,
                                      const QByteArray &line);

/// Answers every line of \a in, in order, until it ends; false when \a out does not take them.
[[nodiscard]] bool classifyLines(const catalogue::Classifier &classifier, std::FILE *in,
                                 std::FILE *out);

} // namespace sobani::app
