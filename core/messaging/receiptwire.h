// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/ids.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace sobani::messaging {

/// "These messages of yours have arrived, are written down and have had their effect."
struct Receipt
{
    static constexpr quint64 Most = 64;
    std::vector<MessageId> ids; ///< 1 to Most

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Receipt> decode(QByteArrayView bytes);
};

/// "I do not understand this message of yours; do not send it again."
struct Unsupported
{
    MessageId id;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Unsupported> decode(QByteArrayView bytes);
};

} // namespace sobani::messaging
