// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"

#include <QString>

#include <optional>

namespace sobani::common {

/// Sends commands of one view model and knows its own references again, so that an error
/// that answers somebody else's command is not shown here.
class Requester
{
public:
    /// \a prefix is unique among the view models; \a engine outlives this.
    Requester(api::EnginePort &engine, const QString &prefix);

    /// Returns the reference under which the answer comes.
    QString send(api::CommandBody body, std::optional<CircleId> circle = std::nullopt,
                 std::optional<DeviceId> peer = std::nullopt);
    [[nodiscard]] bool isMine(const QString &ref) const;

private:
    api::EnginePort &m_engine;
    QString m_prefix;
    int m_count = 0;
};

} // namespace sobani::common
