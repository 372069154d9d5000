// SPDX-License-Identifier: MPL-2.0
#include "tests/core/catalogue/programfiles.h"

#include <QtEndian>

namespace sobani::catalogue::testing {

namespace {

using namespace Qt::StringLiterals;

/// Numbers in the byte order of the file.
class Bytes
{
public:
    explicit Bytes(bool big = false) : m_big(big) {}

    template <typename T>
    Bytes &add(T value)
    {
        const T stored = m_big ? qToBigEndian(value) : qToLittleEndian(value);
        m_bytes.append(reinterpret_cast<const char *>(&stored), sizeof stored);
        return *this;
    }
    Bytes &raw(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    Bytes &padTo(qsizetype size)
    {
        m_bytes.append(QByteArray(size - m_bytes.size(), '\0'));
        return *this;
    }
    Bytes &align(qsizetype unit) { return padTo((m_bytes.size() + unit - 1) / unit * unit); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    bool m_big;
};

QByteArray utf16(const QString &text)
{
    Bytes bytes;
    for (const QChar c : text)
        bytes.add(quint16(c.unicode()));
    return bytes.add(quint16(0)).bytes();
}

QByteArray block(const QString &key, const QByteArray &value, bool text, const QByteArray &children)
{
    Bytes body;
    body.padTo(6).raw(utf16(key)).align(4).raw(value);
    if (!children.isEmpty())
        body.align(4).raw(children);
    Bytes head;
    head.add(quint16(body.size()))
        .add(quint16(text ? value.size() / 2 : value.size()))
        .add(quint16(text ? 1 : 0));
    return head.bytes() + body.bytes().sliced(6);
}

QByteArray resources(const QByteArray &version, quint32 address)
{
    Bytes bytes;
    const auto folder = [&](quint32 id, quint32 to) {
        bytes.padTo(bytes.size() + 12).add(quint16(0)).add(quint16(1)).add(id).add(to);
    };
    folder(16, 0x80000018U);
    folder(1, 0x80000030U);
    folder(0x409, 0x48);
    bytes.add(address + 0x58).add(quint32(version.size())).add(quint32(0)).add(quint32(0));
    return bytes.raw(version).bytes();
}

} // namespace

QByteArray makeVersion(const Strings &strings)
{
    Bytes table;
    for (const auto &[key, value] : strings)
        table.align(4).raw(block(key, utf16(value), true, {}));
    const QByteArray info =
        block(u"StringFileInfo"_s, {}, true, block(u"040904b0"_s, {}, true, table.bytes()));
    Bytes fixed;
    fixed.add(0xfeef04bdU).padTo(52);
    return block(u"VS_VERSION_INFO"_s, fixed.bytes(), false, info);
}

QByteArray makePe(const Strings &strings, bool wide)
{
    const quint32 directories = wide ? 112 : 96;
    const quint32 optionalSize = directories + 128;
    const QByteArray content = resources(makeVersion(strings), 0x1000);
    Bytes file;
    file.raw("MZ").padTo(60).add(quint32(0x80)).padTo(0x80).raw(QByteArray("PE\0\0", 4));
    file.add(quint16(wide ? 0x8664 : 0x14c)).add(quint16(1)).padTo(0x80 + 20);
    file.add(quint16(optionalSize)).add(quint16(0x22));
    const qsizetype optional = file.size();
    file.add(quint16(wide ? 0x20b : 0x10b)).padTo(optional + 32);
    file.add(quint32(0x1000)).add(quint32(0x200)).padTo(optional + 56); // alignments
    file.add(quint32(0x3000)).add(quint32(0x200)).padTo(optional + directories - 4);
    file.add(quint32(16)).padTo(optional + directories + 16);
    file.add(quint32(0x1000)).add(quint32(content.size())).padTo(optional + optionalSize);
    const auto rawSize = quint32((content.size() + 0x1ff) / 0x200 * 0x200);
    file.raw(QByteArray(".rsrc\0\0\0", 8)).add(quint32(content.size())).add(quint32(0x1000));
    file.add(rawSize).add(quint32(0x200)).padTo(0x200).raw(content);
    return file.padTo(0x200 + rawSize).bytes();
}

QByteArray withSignature(QByteArray pe, const QByteArray &signature)
{
    Bytes table;
    table.add(quint32(signature.size() + 8)).add(quint16(0x200)).add(quint16(2)).raw(signature);
    table.align(8);
    const bool wide = quint8(pe.at(0x80 + 24)) == 0x0b && quint8(pe.at(0x80 + 25)) == 0x02;
    Bytes entry;
    entry.add(quint32(pe.size())).add(quint32(table.size()));
    pe.replace(0x80 + 24 + (wide ? 112 : 96) + 32, 8, entry.bytes());
    return pe + table.bytes();
}

QByteArray makeElf(const ElfPlan &plan)
{
    const bool wide = plan.wide;
    QByteArray strings(1, '\0');
    const auto string = [&](const QString &text) {
        strings += text.toUtf8() + '\0';
        return quint64(strings.size() - text.toUtf8().size() - 1);
    };
    const auto word = [wide](Bytes &to, quint64 value) {
        wide ? to.add(value) : to.add(quint32(value));
    };
    const quint64 headers = wide ? 64 + 4 * 56 : 52 + 4 * 32;
    Bytes dynamic(plan.big);
    const auto tag = [&](quint64 name, quint64 value) {
        word(dynamic, name);
        word(dynamic, value);
    };
    for (const QString &library : plan.needed)
        tag(1, string(library));
    if (!plan.soname.isEmpty())
        tag(14, string(plan.soname));
    const quint64 dynamicSize = quint64(dynamic.size()) + (wide ? 32 : 16);
    const quint64 stringsAt = headers + dynamicSize;
    tag(5, stringsAt + 0x10000);
    tag(0, 0);
    const quint64 interpreterAt = stringsAt + string(plan.interpreter);
    const quint64 updateAt = stringsAt + string(plan.updateInfo);
    const quint64 namesAt = stringsAt + string(u".upd_info"_s);
    Bytes note(plan.big);
    note.add(quint32(4)).add(quint32(plan.buildId.size())).add(quint32(3));
    note.raw(QByteArray("GNU\0", 4)).raw(plan.buildId).align(4);
    const quint64 noteAt = stringsAt + quint64(strings.size());
    const quint64 sectionsAt = noteAt + quint64(note.size());

    Bytes file(plan.big);
    file.raw("\x7f"
             "ELF")
        .add(quint8(wide ? 2 : 1))
        .add(quint8(plan.big ? 2 : 1))
        .add(quint8(1));
    file.padTo(8).raw(plan.updateInfo.isEmpty() ? QByteArray() : QByteArray("AI\x02")).padTo(16);
    file.add(quint16(2)).add(quint16(62)).add(quint32(1));
    word(file, 0x10000);
    word(file, wide ? 64 : 52);
    word(file, sectionsAt);
    file.add(quint32(0)).add(quint16(wide ? 64 : 52)).add(quint16(wide ? 56 : 32)).add(quint16(4));
    file.add(quint16(wide ? 64 : 40)).add(quint16(2)).add(quint16(0));
    const auto segment = [&](quint32 type, quint64 offset, quint64 size) {
        file.add(type);
        if (wide)
            file.add(quint32(4));
        word(file, offset);
        word(file, offset + 0x10000);
        word(file, offset + 0x10000);
        word(file, size);
        word(file, size);
        if (!wide)
            file.add(quint32(4));
        word(file, 8);
    };
    segment(1, 0, sectionsAt);
    segment(plan.interpreter.isEmpty() ? 0 : 3, interpreterAt, 1);
    segment(2, headers, dynamicSize);
    segment(plan.buildId.isEmpty() ? 0 : 4, noteAt, quint64(note.size()));
    file.raw(dynamic.bytes()).raw(strings).raw(note.bytes());
    for (const auto &[name, offset] :
         {std::pair(quint64(0), namesAt), std::pair(quint64(0), updateAt)}) {
        file.add(quint32(name)).add(quint32(1));
        word(file, 0);
        word(file, 0);
        word(file, offset);
        file.padTo(file.size() + (wide ? 32 : 20));
    }
    return file.bytes();
}

} // namespace sobani::catalogue::testing
