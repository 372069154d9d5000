// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/programjudge.h"
#include "core/guard/toolidentity.h"
#include "platform/linux/guard/fileidentity.h"

#include <QHash>

#include <mutex>
#include <set>

namespace sobani::platform {

/// What is known of one content.
struct Verdict
{
    std::optional<guard::Recognition> tool; ///< nothing: an ordinary program
    QByteArray sha256; ///< of a tool, once it has been computed; empty: not yet, or too large
    bool loader = false; ///< starts other programs within itself, as ld.so does
};

/// Verdicts by content, bounded: the least recently used go first. Thread-safe.
class VerdictCache
{
public:
    [[nodiscard]] std::optional<Verdict> find(const FileKey &key);
    void remember(const FileKey &key, const Verdict &verdict);
    void forgetDevices(const std::set<quint64> &devices);

private:
    static constexpr qsizetype GenerationSize = 8192;

    std::mutex m_mutex;
    QHash<FileKey, Verdict> m_young;
    QHash<FileKey, Verdict> m_old;
};

} // namespace sobani::platform
