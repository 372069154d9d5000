// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/verdictcache.h"

namespace sobani::platform {

std::optional<Verdict> VerdictCache::find(const FileKey &key)
{
    const std::lock_guard lock(m_mutex);
    if (const auto young = m_young.constFind(key); young != m_young.constEnd())
        return *young;
    const auto old = m_old.constFind(key);
    if (old == m_old.constEnd())
        return std::nullopt;
    m_young.insert(key, *old);
    return *old;
}

void VerdictCache::remember(const FileKey &key, const Verdict &verdict)
{
    const std::lock_guard lock(m_mutex);
    if (m_young.size() >= GenerationSize) {
        m_old = std::move(m_young);
        m_young = {};
    }
    m_young.insert(key, verdict);
}

void VerdictCache::forgetDevices(const std::set<quint64> &devices)
{
    const std::lock_guard lock(m_mutex);
    const auto isGone = [&](const auto &entry) { return devices.contains(entry.key().device); };
    m_young.removeIf(isGone);
    m_old.removeIf(isGone);
}

} // namespace sobani::platform
