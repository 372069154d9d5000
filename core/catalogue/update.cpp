// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/update.h"

namespace sobani::catalogue {

namespace {

constexpr char Head[] = "sobani-catalogue-update 1\nsignature ";
constexpr qsizetype HeadSize = sizeof Head - 1;
constexpr qsizetype Hex = 2 * crypto::SignatureSize;
constexpr char Domain[] = "sobani/catalogue-update/1\n";

QByteArray signedBytes(QByteArrayView text)
{
    return QByteArray(Domain) + text.toByteArray();
}

/// Nothing unless every character is a small hexadecimal digit: one file, one spelling.
std::optional<QByteArray> fromHex(QByteArrayView digits)
{
    const QByteArray bytes = QByteArray::fromHex(digits.toByteArray());
    return bytes.toHex() == digits ? std::optional(bytes) : std::nullopt;
}

} // namespace

Result<Catalogue, UpdateError> openUpdate(QByteArrayView file, QByteArrayView publisherKey,
                                          quint64 currentVersion)
{
    if (publisherKey.isEmpty())
        return Failure{UpdateError::NoPublisher};
    if (file.size() > HeadSize + Hex + 1 + MaximumSize)
        return Failure{UpdateError::TooLarge};
    if (file.size() < HeadSize + Hex + 1 || !file.startsWith(QByteArrayView(Head, HeadSize))
        || file.at(HeadSize + Hex) != '\n')
        return Failure{UpdateError::NotAnUpdate};
    const auto signature = fromHex(file.sliced(HeadSize, Hex));
    if (!signature)
        return Failure{UpdateError::NotAnUpdate};
    const QByteArrayView text = file.sliced(HeadSize + Hex + 1);
    if (!crypto::verify(publisherKey, signedBytes(text), *signature))
        return Failure{UpdateError::BadSignature};
    auto parsed = Catalogue::parse(text);
    if (!parsed)
        return Failure{UpdateError::BadCatalogue};
    if (parsed->version() <= currentVersion)
        return Failure{UpdateError::NotNewer};
    return std::move(parsed).value();
}

QByteArray signUpdate(QByteArrayView text, const crypto::SigningKey &publisher)
{
    return Head + publisher.sign(signedBytes(text)).toHex() + '\n' + text.toByteArray();
}

Effective effectiveCatalogue(QByteArrayView storedUpdate, QByteArrayView publisherKey)
{
    Catalogue builtIn = builtInCatalogue();
    if (storedUpdate.isEmpty())
        return {std::move(builtIn), {}};
    auto update = openUpdate(storedUpdate, publisherKey, builtIn.version());
    if (!update)
        return {std::move(builtIn), update.error()};
    return {std::move(update).value(), {}};
}

QByteArray publisherKey()
{
    return QByteArray::fromHex(SOBANI_CATALOGUE_KEY);
}

} // namespace sobani::catalogue
