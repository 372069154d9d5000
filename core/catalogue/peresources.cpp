// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/peresources.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

constexpr quint32 VersionType = 16;
constexpr quint32 IsFolder = 0x80000000U;
constexpr qsizetype MaximumEntries = 1024;
constexpr quint32 MaximumVersion = 64 * 1024;
constexpr qsizetype MaximumText = 512; ///< UTF-16 units
constexpr qsizetype MaximumStrings = 64;

/// One entry of a resource folder: the one with \a id, or the first.
std::optional<quint32> entry(WindowFile &file, quint64 folder, std::optional<quint32> id)
{
    const auto head = file.at(folder, 16);
    if (!head)
        return {};
    const qsizetype count = std::min<qsizetype>(
        little<quint16>(*head, 12) + little<quint16>(*head, 14), MaximumEntries);
    const auto entries = file.at(folder + 16, quint64(count) * 8);
    if (!entries)
        return {};
    for (qsizetype i = 0; i < count; ++i)
        if (!id || little<quint32>(*entries, i * 8) == *id)
            return little<quint32>(*entries, i * 8 + 4);
    return {};
}

qsizetype aligned(qsizetype offset)
{
    return (offset + 3) & ~qsizetype(3);
}

/// Text up to its null character or the end of \a bytes.
QString text(QByteArrayView bytes)
{
    QString result;
    for (qsizetype i = 0; i + 1 < bytes.size() && result.size() < MaximumText; i += 2) {
        const QChar c(little<quint16>(bytes, i));
        if (c.isNull())
            break;
        result.append(c);
    }
    return result;
}

/// One of the nested structures of version information.
struct Block
{
    QString key;
    QByteArrayView value;
    qsizetype children = 0; ///< where they begin
    qsizetype end = 0;
};

std::optional<Block> blockAt(QByteArrayView data, qsizetype offset)
{
    if (offset < 0 || data.size() - offset < 6)
        return {};
    const qsizetype length = little<quint16>(data, offset);
    const qsizetype valueLength = little<quint16>(data, offset + 2);
    const bool isText = little<quint16>(data, offset + 4) == 1;
    if (length < 6 || length > data.size() - offset)
        return {};
    Block block;
    block.end = offset + length;
    const QByteArrayView rest = data.sliced(offset + 6, length - 6);
    block.key = text(rest);
    const qsizetype value = aligned(offset + 6 + (block.key.size() + 1) * 2);
    // Texts count characters, but some compilers count bytes: their end is the null character.
    const qsizetype size = isText ? block.end - value : valueLength;
    if (value <= block.end && size >= 0 && size <= block.end - value)
        block.value = data.sliced(value, size);
    block.children = aligned(value + (isText ? 0 : valueLength));
    return block;
}

template <typename Visit>
void forEachChild(QByteArrayView data, const Block &parent, Visit visit)
{
    qsizetype offset = parent.children;
    for (qsizetype n = 0; n < MaximumStrings && offset < parent.end; ++n) {
        const auto child = blockAt(data.first(parent.end), offset);
        if (!child)
            return;
        visit(*child);
        offset = aligned(child->end);
    }
}

} // namespace

std::optional<quint64> fileOffset(const std::vector<PeSection> &sections, quint32 address)
{
    for (const PeSection &section : sections)
        if (address >= section.address && address - section.address < section.size)
            return quint64(section.offset) + (address - section.address);
    return {};
}

QHash<QString, QString> stringsOf(QByteArrayView version)
{
    QHash<QString, QString> strings;
    const auto root = blockAt(version, 0);
    if (!root || root->key != "VS_VERSION_INFO"_L1)
        return strings;
    forEachChild(version, *root, [&](const Block &info) {
        if (info.key != "StringFileInfo"_L1)
            return;
        forEachChild(version, info, [&](const Block &table) {
            forEachChild(version, table, [&](const Block &string) {
                const QString value = text(string.value).trimmed();
                // Of several languages the first that says something.
                if (!value.isEmpty() && !strings.contains(string.key))
                    strings.insert(string.key, value);
            });
        });
    });
    return strings;
}

QHash<QString, QString> versionStrings(WindowFile &file, const std::vector<PeSection> &sections,
                                       quint32 address)
{
    const auto root = fileOffset(sections, address);
    if (!root)
        return {};
    const auto type = entry(file, *root, VersionType);
    if (!type || (*type & IsFolder) == 0)
        return {};
    const auto name = entry(file, *root + (*type & ~IsFolder), {});
    if (!name || (*name & IsFolder) == 0)
        return {};
    const auto language = entry(file, *root + (*name & ~IsFolder), {});
    if (!language || (*language & IsFolder) != 0)
        return {};
    const auto data = file.at(*root + *language, 16);
    if (!data)
        return {};
    const auto offset = fileOffset(sections, little<quint32>(*data, 0));
    const auto size = little<quint32>(*data, 4);
    if (!offset || size > MaximumVersion)
        return {};
    return stringsOf(file.upTo(*offset, size));
}

} // namespace sobani::catalogue
