// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/elffile.h"

#include "core/catalogue/windowfile.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

constexpr qint64 ReadBudget = 1024LL * 1024;
constexpr quint64 MaximumHeaders = 256;
constexpr quint64 MaximumDynamic = 64ULL * 1024;
constexpr qsizetype MaximumNeeded = 256;
constexpr quint64 MaximumName = 256;
constexpr quint64 MaximumNote = 4096;

enum SegmentType : quint32 { Load = 1, Dynamic = 2, Interpreter = 3, Note = 4 };
enum DynamicTag : quint64 { Needed = 1, StringTable = 5, SoName = 14 };

struct Segment
{
    quint32 type = 0;
    quint64 offset = 0;
    quint64 address = 0;
    quint64 size = 0;
};

/// Numbers of 32- and 64-bit files of either byte order.
class ElfReader
{
public:
    ElfReader(QIODevice &device) : m_file(device, ReadBudget) {}

    std::optional<ElfFacts> read()
    {
        const auto ident = m_file.at(0, 16);
        if (!ident
            || !ident->startsWith("\x7f"
                                  "ELF")
            || (ident->at(4) != 1 && ident->at(4) != 2) || (ident->at(5) != 1 && ident->at(5) != 2))
            return {};
        m_wide = ident->at(4) == 2;
        m_big = ident->at(5) == 2;
        const auto header = m_file.at(0, m_wide ? 64 : 52);
        if (!header)
            return {};
        m_facts.appImage = ident->at(8) == 'A' && ident->at(9) == 'I';
        readSegments(*header);
        for (const Segment &segment : m_segments)
            readSegment(segment);
        readUpdateInfo(*header);
        return std::move(m_facts);
    }

private:
    template <typename T>
    T number(QByteArrayView bytes, qsizetype offset) const
    {
        Q_ASSERT(offset + qsizetype(sizeof(T)) <= bytes.size());
        const char *at = bytes.data() + offset;
        return m_big ? qFromBigEndian<T>(at) : qFromLittleEndian<T>(at);
    }
    /// An address or offset, at \a wide in 64-bit files and \a narrow in 32-bit ones.
    quint64 word(QByteArrayView bytes, qsizetype wide, qsizetype narrow) const
    {
        return m_wide ? number<quint64>(bytes, wide) : number<quint32>(bytes, narrow);
    }
    quint16 half(QByteArrayView bytes, qsizetype wide, qsizetype narrow) const
    {
        return number<quint16>(bytes, m_wide ? wide : narrow);
    }

    /// A table of headers; empty when its entries are not of the size that they should be.
    QByteArray table(quint64 offset, quint16 entry, quint16 count, qsizetype expected)
    {
        if (entry != expected)
            return {};
        const QByteArray bytes =
            m_file.upTo(offset, std::min<quint64>(count, MaximumHeaders) * entry);
        return bytes.first(bytes.size() - bytes.size() % expected);
    }

    void readSegments(const QByteArray &header)
    {
        const qsizetype entry = m_wide ? 56 : 32;
        const QByteArray bytes =
            table(word(header, 32, 28), half(header, 54, 42), half(header, 56, 44), entry);
        for (qsizetype at = 0; at < bytes.size(); at += entry) {
            const QByteArrayView one = QByteArrayView(bytes).sliced(at, entry);
            m_segments.push_back(
                {number<quint32>(one, 0), word(one, 8, 4), word(one, 16, 8), word(one, 32, 16)});
        }
    }

    void readSegment(const Segment &segment)
    {
        if (segment.type == Interpreter)
            m_facts.interpreter = textAt(segment.offset);
        else if (segment.type == Note && m_facts.buildId.isEmpty())
            readNote(m_file.upTo(segment.offset, std::min(segment.size, MaximumNote)));
        else if (segment.type == Dynamic)
            readDynamic(m_file.upTo(segment.offset, std::min(segment.size, MaximumDynamic)));
    }

    void readDynamic(const QByteArray &bytes)
    {
        const qsizetype entry = m_wide ? 16 : 8;
        std::optional<quint64> strings;
        for (qsizetype at = 0; at + entry <= bytes.size(); at += entry)
            if (word(QByteArrayView(bytes).sliced(at), 0, 0) == StringTable)
                strings = offsetOf(word(QByteArrayView(bytes).sliced(at), 8, 4));
        if (!strings)
            return;
        for (qsizetype at = 0; at + entry <= bytes.size(); at += entry) {
            const QByteArrayView one = QByteArrayView(bytes).sliced(at);
            const quint64 tag = word(one, 0, 0);
            if (tag == 0)
                return;
            if (tag == SoName)
                m_facts.names.soname = textAt(*strings + word(one, 8, 4));
            else if (tag == Needed && m_facts.names.needed.size() < MaximumNeeded)
                m_facts.names.needed.append(textAt(*strings + word(one, 8, 4)));
        }
    }

    void readNote(const QByteArray &bytes)
    {
        constexpr quint32 BuildId = 3;
        for (quint64 at = 0; at + 12 <= quint64(bytes.size());) {
            const quint64 nameSize = number<quint32>(bytes, qsizetype(at));
            const quint64 size = number<quint32>(bytes, qsizetype(at) + 4);
            const quint64 name = at + 12;
            const quint64 content = name + ((nameSize + 3) & ~quint64(3));
            if (content + size > quint64(bytes.size()))
                return;
            if (number<quint32>(bytes, qsizetype(at) + 8) == BuildId && nameSize == 4
                && QByteArrayView(bytes).sliced(qsizetype(name), 3) == "GNU" && size <= 64) {
                m_facts.buildId = bytes.sliced(qsizetype(content), qsizetype(size));
                return;
            }
            at = content + ((size + 3) & ~quint64(3));
        }
    }

    /// AppImages say in a section of their own where newer ones come from.
    void readUpdateInfo(const QByteArray &header)
    {
        const qsizetype entry = m_wide ? 64 : 40;
        const QByteArray bytes =
            table(word(header, 40, 32), half(header, 58, 46), half(header, 60, 48), entry);
        const qsizetype names = qsizetype(half(header, 62, 50)) * entry;
        if (!m_facts.appImage || names + entry > bytes.size())
            return;
        const auto section = [&](qsizetype at) { return QByteArrayView(bytes).sliced(at, entry); };
        const quint64 strings = word(section(names), 24, 16);
        for (qsizetype at = 0; at < bytes.size(); at += entry)
            if (textAt(strings + number<quint32>(section(at), 0)) == QLatin1String(".upd_info"))
                m_facts.names.updateInfo = textAt(word(section(at), 24, 16));
    }

    std::optional<quint64> offsetOf(quint64 address) const
    {
        for (const Segment &segment : m_segments)
            if (segment.type == Load && address >= segment.address
                && address - segment.address < segment.size)
                return segment.offset + (address - segment.address);
        return {};
    }

    QString textAt(quint64 offset)
    {
        const QByteArray bytes = m_file.upTo(offset, MaximumName);
        const auto end = bytes.indexOf('\0');
        return end < 0 ? QString() : QString::fromUtf8(bytes.first(end));
    }

    WindowFile m_file;
    bool m_wide = true;
    bool m_big = false;
    std::vector<Segment> m_segments;
    ElfFacts m_facts;
};

} // namespace

Result<ElfFacts, ElfError> readElf(QIODevice &device)
{
    auto facts = ElfReader(device).read();
    if (!facts)
        return Failure{ElfError::NotElf};
    return std::move(*facts);
}

} // namespace sobani::catalogue
