// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"

#include <memory>

namespace sobani::app {

/// What a front knows before its engine starts.
struct EngineOptions
{
    QString profileDir; ///< made (0700) when it is not there
    Role role = Role::Protected;
    QString name;
    QString phone;
    QString relayUrl;    ///< mqtts://HOST[:PORT], or empty: pairing by QR brings the address
    /// A system service's own folder: keys in a file that no session's user can read.
    bool systemStorage = false;
    QString guardSocket; ///< where the authority is; empty: in the engine
    QString guardUser;   ///< who alone may be the authority there
    QString relayCaFile; ///< PEM; empty: the first key seen, which comparing the pictures binds
};

/// Where a relay url is wrong, a developer's sentence; empty when it is right.
[[nodiscard]] QString relayUrlProblem(const QString &url);

/// An engine in a thread of its own, with the real platform behind it. Destroying the port
/// stops it and waits until everything is written.
[[nodiscard]] std::unique_ptr<api::EnginePort> makeInProcessEngine(const EngineOptions &options);

} // namespace sobani::app
