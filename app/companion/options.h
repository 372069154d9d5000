// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/common/inprocessengine.h"
#include "core/base/result.h"

#include <QRect>
#include <QStringList>

#include <optional>

namespace sobani::app {

/// What the command line says. Everything is optional: without any of it the program finds
/// its profile in the user's data folder and asks on the first run.
struct CompanionOptions
{
    EngineOptions engine;
    QString service; ///< local socket of an engine that runs as a service; empty: as it is found
    std::optional<Role> role; ///< nothing: as in the profile, or asked for
    QString language;         ///< "ja", "en", or empty: as chosen or as the system has it
    std::optional<QRect> geometry;
    std::optional<double> textScale;
    std::optional<bool> dark;
};

/// The options, or a developer's sentence about what is wrong. \a arguments without the
/// program's name. Ends the process for --help and --version.
[[nodiscard]] Result<CompanionOptions, QString> parseOptions(const QStringList &arguments);

/// WxH+X+Y, or WxH at the top left; nothing when it is neither.
[[nodiscard]] std::optional<QRect> geometryFrom(const QString &text);

} // namespace sobani::app
