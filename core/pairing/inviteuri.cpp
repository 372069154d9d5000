// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/invite.h"

#include "core/crypto/crypto.h"

#include <algorithm>

namespace sobani::pairing {

namespace {

constexpr qsizetype LongestUri = 512;
constexpr qsizetype LongestHost = 253;
constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString base64(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64(Base64Url));
}

/// Names, IPv4 and bare IPv6 addresses; nothing that could end the field or the host.
bool isHost(QStringView host)
{
    return !host.isEmpty() && host.size() <= LongestHost
        && std::all_of(host.begin(), host.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.'
                   || c == u'-' || c == u':';
           });
}

std::optional<quint16> portFrom(QStringView text)
{
    bool ok = false;
    const quint16 port = text.toUShort(&ok);
    // Comparing with the canonical form refuses signs, spaces and leading zeros.
    if (!ok || port == 0 || QString::number(port) != text)
        return std::nullopt;
    return port;
}

/// 32 bytes in their only spelling, or nothing.
std::optional<SecretBytes> key32(QStringView text)
{
    const QByteArray encoded = text.toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(encoded,
                                                  Base64Url | QByteArray::AbortOnBase64DecodingErrors);
    const bool right = decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok
        && decoded.decoded.size() == crypto::KeySize && base64(decoded.decoded) == text;
    SecretBytes result{QByteArrayView(decoded.decoded)};
    wipe(decoded.decoded.data(), std::size_t(decoded.decoded.size()));
    if (!right)
        return std::nullopt;
    return result;
}

/// The values of the five fields, if they are there, once and in order.
std::optional<std::array<QStringView, 5>> values(QStringView query)
{
    static constexpr std::array Names{u'h', u'p', u'k', u's', u'i'};
    const QList<QStringView> parts = query.split(u'&');
    if (parts.size() != qsizetype(Names.size()))
        return std::nullopt;
    std::array<QStringView, 5> found;
    for (std::size_t i = 0; i < Names.size(); ++i) {
        const QStringView part = parts[qsizetype(i)];
        if (part.size() < 2 || part[0] != Names[i] || part[1] != u'=')
            return std::nullopt;
        found[i] = part.sliced(2);
    }
    return found;
}

} // namespace

QString Invite::uri() const
{
    return QStringLiteral("sobani:1?h=%1&p=%2&k=%3&s=%4&i=%5")
        .arg(relay.host.toLower(), QString::number(relay.port), base64(relay.pin),
             base64(qrSecret.view()), id.toString());
}

Result<UriFields, OfferError> parseUri(const QString &text)
{
    const QStringView view(text);
    // The scheme is the one part that some scanners rewrite in capitals.
    if (view.size() > LongestUri || !view.startsWith(QLatin1String("sobani:"), Qt::CaseInsensitive))
        return Failure{OfferError::Malformed};
    const QStringView rest = view.sliced(7);
    const qsizetype mark = rest.indexOf(u'?');
    if (mark < 1)
        return Failure{OfferError::Malformed};
    const auto version = portFrom(rest.first(mark));
    if (!version)
        return Failure{OfferError::Malformed};
    if (*version != 1)
        return Failure{OfferError::Version};
    const auto fields = values(rest.sliced(mark + 1));
    if (!fields)
        return Failure{OfferError::Malformed};
    const auto &[host, portText, pinText, secretText, idText] = *fields;
    const auto port = portFrom(portText);
    const auto pin = key32(pinText);
    auto secret = key32(secretText);
    const auto invite = InviteId::fromString(idText);
    if (!isHost(host) || !port || (!pin && !pinText.isEmpty()) || !secret || !invite
        || invite->isNull())
        return Failure{OfferError::Malformed};
    return UriFields{{host.toString(), *port, pin ? pin->view().toByteArray() : QByteArray()},
                     std::move(*secret),
                     *invite};
}

} // namespace sobani::pairing
