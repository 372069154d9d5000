// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

/// Everything in Sobani that reads bytes which somebody else may have made.
namespace sobani::fuzz {

struct Decoder
{
    const char *name;
    /// Decodes; what it accepts must survive being written and read again, or the process ends.
    /// True when \a bytes were accepted.
    std::function<bool(const QByteArray &bytes)> accepts;
    /// Encodings that it accepts, to begin from.
    std::vector<QByteArray> samples;
};

/// The same list in each process, so that one byte can choose among them; built once.
[[nodiscard]] const std::vector<Decoder> &decoders();

} // namespace sobani::fuzz
