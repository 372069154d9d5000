// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/pefile.h"

#include "core/catalogue/authenticode.h"
#include "core/catalogue/peresources.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 ReadBudget = 16LL * 1024 * 1024; ///< besides hashing
constexpr qsizetype MaximumSections = 96;         ///< Windows loads no more
constexpr qsizetype Resources = 2;                ///< among the data directories
constexpr qsizetype Security = 4;
constexpr qsizetype ChecksumAt = 64; ///< in the optional header

struct Directory
{
    quint32 address = 0;
    quint32 size = 0;
};

struct Headers
{
    quint64 checksum = 0; ///< offset in the file
    quint64 security = 0; ///< offset of that directory's entry in the file; 0: there is none
    Directory resources;
    Directory signature;
    std::vector<PeSection> sections;
};

std::vector<PeSection> sectionsOf(const QByteArray &table)
{
    std::vector<PeSection> sections;
    for (qsizetype at = 0; at + 40 <= table.size(); at += 40)
        sections.push_back(
            {little<quint32>(table, at + 12),
             std::max(little<quint32>(table, at + 8), little<quint32>(table, at + 16)),
             little<quint32>(table, at + 20)});
    return sections;
}

std::optional<Headers> readHeaders(WindowFile &file)
{
    const auto dos = file.at(0, 64);
    if (!dos || !dos->startsWith("MZ"))
        return {};
    const quint64 begin = little<quint32>(*dos, 60);
    const auto coff = file.at(begin, 24);
    if (!coff || !coff->startsWith(QByteArrayView("PE\0\0", 4)))
        return {};
    const quint64 optionalAt = begin + 24;
    const auto optional = file.at(optionalAt, little<quint16>(*coff, 20));
    if (!optional || optional->size() < 96)
        return {};
    const auto magic = little<quint16>(*optional, 0);
    if (magic != 0x10b && magic != 0x20b)
        return {};
    const qsizetype directories = magic == 0x20b ? 112 : 96;

    Headers headers;
    headers.checksum = optionalAt + ChecksumAt;
    const auto directory = [&](qsizetype index) {
        const qsizetype at = directories + index * 8;
        const bool there = at + 8 <= optional->size()
                           && quint32(index) < little<quint32>(*optional, directories - 4);
        return there ? std::optional(
                   Directory{little<quint32>(*optional, at), little<quint32>(*optional, at + 4)})
                     : std::nullopt;
    };
    headers.resources = directory(Resources).value_or(Directory());
    if (const auto signature = directory(Security)) {
        headers.signature = *signature;
        headers.security = optionalAt + quint64(directories + Security * 8);
    }
    const qsizetype count = std::min<qsizetype>(little<quint16>(*coff, 6), MaximumSections);
    headers.sections =
        sectionsOf(file.upTo(optionalAt + quint64(optional->size()), quint64(count) * 40));
    return headers;
}

/// The first PKCS #7 entry of the certificate table; nothing when the table is not the end of
/// the file, for then the rest would be covered by nobody.
std::optional<QByteArray> signatureBytes(WindowFile &file, const Directory &table)
{
    const quint64 end = quint64(table.address) + table.size;
    if (table.size < 8 || table.size > quint32(MaximumSignature) || end != file.size())
        return {};
    const auto bytes = file.at(table.address, table.size);
    if (!bytes)
        return {};
    const auto length = little<quint32>(*bytes, 0);
    constexpr quint16 SignedData = 2;
    if (length < 8 || length > table.size || little<quint16>(*bytes, 6) != SignedData)
        return {};
    return bytes->sliced(8, qsizetype(length) - 8);
}

/// The file without its checksum, the entry of the signature, and the signature.
std::optional<QByteArray> hashOf(QIODevice &device, const Headers &headers,
                                 QCryptographicHash::Algorithm algorithm)
{
    QCryptographicHash hash(algorithm);
    const auto add = [&](quint64 from, quint64 to) {
        if (from > to || !device.seek(qint64(from)))
            return false;
        for (quint64 left = to - from; left > 0;) {
            const QByteArray part = device.read(qint64(std::min<quint64>(left, 256ULL * 1024)));
            if (part.isEmpty())
                return false;
            hash.addData(part);
            left -= quint64(part.size());
        }
        return true;
    };
    if (!add(0, headers.checksum) || !add(headers.checksum + 4, headers.security)
        || !add(headers.security + 8, headers.signature.address))
        return {};
    return hash.result();
}

void readSignature(QIODevice &device, WindowFile &file, const Headers &headers, PeFacts &facts)
{
    if (headers.signature.address == 0 && headers.signature.size == 0)
        return;
    facts.signature = SignatureState::Invalid;
    const auto bytes = signatureBytes(file, headers.signature);
    const auto signature = bytes ? readAuthenticode(*bytes) : std::nullopt;
    if (!signature || hashOf(device, headers, signature->algorithm) != signature->digest)
        return;
    facts.signature = SignatureState::Covers;
    facts.signer = signature->signer;
}

} // namespace

Result<PeFacts, PeError> readPe(QIODevice &device)
{
    if (device.size() > MaximumPeFile)
        return Failure{PeError::TooLarge};
    WindowFile file(device, ReadBudget);
    const auto headers = readHeaders(file);
    if (!headers)
        return Failure{PeError::NotPe};
    PeFacts facts;
    if (headers->resources.address != 0) {
        const auto strings = versionStrings(file, headers->sections, headers->resources.address);
        facts.originalName = strings.value(u"OriginalFilename"_s);
        facts.internalName = strings.value(u"InternalName"_s);
        facts.product = strings.value(u"ProductName"_s);
        facts.company = strings.value(u"CompanyName"_s);
        facts.description = strings.value(u"FileDescription"_s);
        facts.version = strings.value(u"FileVersion"_s);
    }
    readSignature(device, file, *headers, facts);
    return facts;
}

PeNames namesOf(const PeFacts &facts)
{
    return {facts.originalName, facts.product, facts.signer};
}

} // namespace sobani::catalogue
