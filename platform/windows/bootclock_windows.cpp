// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"

#include <QUuid>

#include <windows.h>

namespace sobani::platform {

using namespace Qt::StringLiterals;

qint64 bootMilliseconds()
{
    return qint64(::GetTickCount64()); // counts through sleep and hibernation
}

QString bootName()
{
    DWORD number = 0;
    DWORD size = sizeof number;
    const LSTATUS status =
        ::RegGetValueW(HKEY_LOCAL_MACHINE,
                       L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management"
                       L"\\PrefetchParameters",
                       L"BootId", RRF_RT_REG_DWORD, nullptr, &number, &size);
    if (status == ERROR_SUCCESS)
        return u"boot-%1"_s.arg(number);
    // Unknown: each process is a start of its own, which voids approvals and never prolongs them.
    return u"process-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace sobani::platform
