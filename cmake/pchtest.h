// SPDX-License-Identifier: MPL-2.0
// Precompiled into every test: pch.h and Qt Test.
#pragma once

#include "pch.h"

#include <QSignalSpy>
#include <QTest>
