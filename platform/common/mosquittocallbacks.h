// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QLoggingCategory>

struct mosquitto;

namespace sobani::platform {

/// Topics are capabilities and client ids are keys: neither is ever logged.
Q_DECLARE_LOGGING_CATEGORY(relayLog)

/// Once per process; may be called again.
void initialiseMosquitto();
/// Lets \a handle, whose user data is a MosquittoWorker, report to it.
void setCallbacks(mosquitto *handle);

} // namespace sobani::platform
