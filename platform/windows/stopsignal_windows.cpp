// SPDX-License-Identifier: MPL-2.0
#include "platform/common/stopsignal.h"

#include <atomic>

#include <windows.h>

namespace sobani::platform {

namespace {

std::atomic<StopSignal *> listener{nullptr};

/// Runs on a thread of the system's. Closing and shutting down leave the process a few seconds.
BOOL WINAPI handle(DWORD)
{
    if (StopSignal *target = listener.load())
        QMetaObject::invokeMethod(target, &StopSignal::requested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

struct StopSignal::Private
{
};

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    listener = this;
    ::SetConsoleCtrlHandler(handle, TRUE);
}

StopSignal::~StopSignal()
{
    ::SetConsoleCtrlHandler(handle, FALSE);
    listener = nullptr;
}

} // namespace sobani::platform
