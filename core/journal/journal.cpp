// SPDX-License-Identifier: MPL-2.0
#include "core/journal/journal.h"

#include "core/crypto/crypto.h"
#include "core/wire/nowwire.h"
#include "core/wire/signed.h"

#include <algorithm>

namespace sobani::journal {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MostEntries = quint64(1) << 53;

/// Detail holds stable words; anything else must not make an entry unreadable later.
QString word(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (result.size() < WordLimit && c >= u' ' && c <= u'~')
            result += c;
    }
    return result;
}

} // namespace

QByteArray Entry::encode() const
{
    CborWriter out;
    out.startArray(7);
    out.unsignedInteger(Version);
    out.unsignedInteger(n);
    wire::write(out, at);
    out.text(kind);
    out.startArray(by ? 1 : 0);
    if (by)
        out.id(*by);
    out.endArray();
    out.startArray(quint64(detail.size()));
    for (const QString &text : detail)
        out.text(text);
    out.endArray();
    out.bytes(previous);
    out.endArray();
    return out.take();
}

std::optional<Entry> Entry::decode(QByteArrayView bytes)
{
    if (bytes.size() > EntryLimit)
        return std::nullopt;
    CborReader in(bytes);
    Entry entry;
    in.enterArray(7);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    entry.n = in.unsignedInteger(MostEntries);
    entry.at = wire::readWallTime(in);
    entry.kind = in.text(WordLimit);
    if (in.enterList(1) == 1)
        entry.by = in.id<DeviceId>();
    in.leaveArray();
    const quint64 words = in.enterList(MostWords);
    for (quint64 i = 0; i < words && in.ok(); ++i)
        entry.detail << in.text(WordLimit);
    in.leaveArray();
    entry.previous = in.bytes(HashSize);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return entry;
}

QByteArray entryHash(QByteArrayView entry)
{
    return crypto::sha256(wire::signedMessage("sobani/1/journal-entry", entry));
}

QByteArray Head::encode() const
{
    CborWriter out;
    out.startArray(3);
    out.unsignedInteger(Version);
    out.unsignedInteger(next);
    out.bytes(hash);
    out.endArray();
    return out.take();
}

std::optional<Head> Head::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    Head head;
    in.enterArray(3);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    head.next = in.unsignedInteger(MostEntries);
    head.hash = in.bytes(HashSize);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return head;
}

QByteArray Journal::append(WallTime at, const QString &kind, const std::optional<DeviceId> &by,
                           const QStringList &detail)
{
    QStringList words;
    const qsizetype count = std::min(detail.size(), qsizetype(MostWords));
    for (qsizetype i = 0; i < count; ++i)
        words << word(detail.at(i));
    const Entry entry{m_head.next, at, word(kind), by, words, m_head.hash};
    QByteArray bytes = entry.encode();
    m_head = {m_head.next + 1, entryHash(bytes)};
    return bytes;
}

std::optional<std::size_t> firstBroken(const std::vector<QByteArray> &entries, const Head &head)
{
    std::optional<Head> expected;
    if (entries.empty() || head.next == entries.size())
        expected = Head{}; // from the very beginning
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto entry = Entry::decode(entries[i]);
        if (!entry)
            return i;
        if (!expected)
            expected = Head{entry->n, entry->previous};
        if (entry->n != expected->next || entry->previous != expected->hash)
            return i;
        expected = Head{entry->n + 1, entryHash(entries[i])};
    }
    if (expected && *expected != head)
        return entries.size();
    return std::nullopt;
}

} // namespace sobani::journal
