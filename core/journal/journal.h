// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

/// Append-only evidence: each entry carries the hash of the one before, so that a changed,
/// missing or inserted entry shows. It does not show a cut at the end; for that the head
/// will travel in messages and be countersigned (docs/known-issues.md). Spec: docs/protocol.md, "Journal".
namespace sobani::journal {

inline constexpr qsizetype HashSize = 32;
inline constexpr qsizetype WordLimit = 64;
inline constexpr quint64 MostWords = 8;
inline constexpr qsizetype EntryLimit = 4096; ///< bytes

struct Entry
{
    quint64 n = 0; ///< from 0, without gaps
    WallTime at;
    QString kind;               ///< stable id, such as "help-raised"
    std::optional<DeviceId> by; ///< nobody: this device itself
    QStringList detail;         ///< ids and stable words only: no names, no secrets, no prose
    QByteArray previous;        ///< hash of entry n - 1; of the first one: 32 zero bytes

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Entry> decode(QByteArrayView bytes);
    friend bool operator==(const Entry &, const Entry &) = default;
};

/// SHA-256 over a domain and an entry's bytes.
[[nodiscard]] QByteArray entryHash(QByteArrayView entry);

struct Head
{
    quint64 next = 0;
    QByteArray hash = QByteArray(HashSize, '\0');

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Head> decode(QByteArrayView bytes);
    friend bool operator==(const Head &, const Head &) = default;
};

/// Makes the next entry's bytes. Pure apart from its head; writing them is the caller's job,
/// in one batch with the head, which therefore never disagrees with the entries.
class Journal
{
public:
    Journal() = default;
    explicit Journal(Head head) : m_head(std::move(head)) {}

    [[nodiscard]] const Head &head() const { return m_head; }
    /// \a kind and each word of \a detail are cut to WordLimit, and detail to MostWords.
    [[nodiscard]] QByteArray append(WallTime at, const QString &kind,
                                    const std::optional<DeviceId> &by = {},
                                    const QStringList &detail = {});

private:
    Head m_head;
};

/// Whether \a entries, oldest first and perhaps without their beginning, are one chain that
/// ends at \a head. The index of the first entry that breaks it, \a entries' size when only
/// the end is missing or doubled; nothing: intact.
[[nodiscard]] std::optional<std::size_t> firstBroken(const std::vector<QByteArray> &entries,
                                                     const Head &head);

} // namespace sobani::journal
