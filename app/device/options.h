// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/common/inprocessengine.h"
#include "app/device/movein.h"
#include "core/base/result.h"

#include <QSet>
#include <QStringList>

namespace sobani::app {

/// What the command line of sobani-device says.
struct DeviceOptions
{
    /// How this process is spoken to.
    enum class Mode {
        Lines,   ///< an engine, on standard input and output
        Service, ///< an engine, on a local socket
        Front,   ///< no engine: lines here, the engine behind a local socket
        MoveIn,  ///< no engine: see movein.h
    };

    Mode mode = Mode::Lines;
    EngineOptions engine;
    QString socket;
    QSet<QString> users;          ///< Service: whose fronts may connect
    QSet<QString> administrators; ///< Service: who may do what needs consent
    MoveInOptions moveIn;
};

/// The options, or a developer's sentence about what is wrong. Ends the process for --help
/// and --version.
[[nodiscard]] Result<DeviceOptions, QString> parseDeviceOptions(const QStringList &arguments);

} // namespace sobani::app
