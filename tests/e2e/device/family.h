// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/e2e/device/device.h"
#include "tests/integration/realbroker.h"

#include <QTemporaryDir>

namespace sobani::tests {

/// A relay, a protected device and a helper's device: the smallest family.
class Family
{
public:
    enum class Relay {
        Shipped, ///< as platform/relay/make-relay.sh makes it
        Plain,   ///< TLS, and anybody may read and write everything
    };

    explicit Family(Relay kind = Relay::Shipped);

    /// Why the tests cannot run here; empty when they can.
    [[nodiscard]] static QString missing() { return RealBroker::missing(); }
    /// Relay up, both devices ready.
    [[nodiscard]] bool start();
    /// Makes them family, over the uri or the typed code; then the helper has its rights, and
    /// each knows that the other is there.
    [[nodiscard]] bool pair(const QString &offer = QStringLiteral("uri"));
    [[nodiscard]] bool startPaired() { return start() && pair(); }
    /// Waits until neither device has anything unsent; both see the same open help call, or none.
    [[nodiscard]] bool converges(int ms = 60'000);
    /// Taps HELP; the id once it is written.
    [[nodiscard]] QString help();
    [[nodiscard]] QString url() const;

    RealBroker broker;
    QTemporaryDir directory;
    Device mother; ///< protected
    Device hanako; ///< helper
};

/// Lets anybody read and write everything at \a broker, which was not started yet; it logs all
/// that it does to "broker.log" beside its configuration.
void makePlain(const RealBroker &broker);
/// The ids of the open help calls in a status.
[[nodiscard]] QStringList openCalls(const QJsonObject &status);
/// The checklist of the first open call in a status, "100000" for the first step done.
[[nodiscard]] QString checklist(const QJsonObject &status);

} // namespace sobani::tests
