// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gateshared.h"

#include <sys/mman.h>

#include <cstring>
#include <ctime>
#include <new>

namespace sobani::platform {

qint64 monotonicMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

GateShared *GateShared::create()
{
    void *memory = ::mmap(nullptr, sizeof(GateShared), PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) GateShared;
}

qint64 GateShared::silentMs(GatePart part) const
{
    return monotonicMs() - m_beats[std::size_t(part)];
}

void GateShared::enter(GatePart part, qint64 pid)
{
    beat(part);
    m_pids[std::size_t(part)] = pid;
}

bool GateShared::storePolicy(QByteArrayView encoded)
{
    if (encoded.size() > guard::LargestGateFrame)
        return false;
    const std::uint32_t next = 1 - m_current;
    std::memcpy(m_policy[next].bytes.data(), encoded.data(), std::size_t(encoded.size()));
    m_policy[next].size = std::uint32_t(encoded.size());
    m_current = next;
    return true;
}

QByteArray GateShared::policy() const
{
    const Slot &slot = m_policy[m_current];
    return QByteArray(slot.bytes.data(), qsizetype(slot.size));
}

} // namespace sobani::platform
