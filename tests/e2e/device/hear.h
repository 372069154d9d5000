// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QTest>

/// The event, taken; the test function ends here when it does not come (Device::waitFor).
#define HEAR(variable, device, ...)                                                                \
    const QJsonObject variable = (device).waitFor(__VA_ARGS__);                                    \
    QVERIFY(!(variable).isEmpty())
#define HEARD(device, ...) QVERIFY(!(device).waitFor(__VA_ARGS__).isEmpty())
/// A part of a test that may have failed inside.
#define STAGE(call)                                                                                \
    do {                                                                                           \
        call;                                                                                      \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)
