// SPDX-License-Identifier: MPL-2.0
// Starts a gate, as a service would, and ends: gatehost SOCKET CGROUP UNDER MOUNT...
// The gate looks at the mounts MOUNT and at the process UNDER with its descendants.
#include "platform/linux/guard/gateprocess.h"
#include "tests/integration/guard/markerjudge.h"

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    const sobani::tests::MarkerJudge judge;
    sobani::platform::GateScope scope;
    scope.under = QByteArray(argv[3]).toLongLong();
    for (int i = 4; i < argc; ++i)
        scope.mountPoints.emplace_back(argv[i]);
    const auto gate = sobani::platform::startGate({argv[1], argv[2], scope, {}, judge});
    if (!gate) {
        std::fprintf(stderr, "no gate: %d\n", int(gate.error()));
        return 1;
    }
    return 0;
}
