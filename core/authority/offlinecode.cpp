// SPDX-License-Identifier: MPL-2.0
#include "core/authority/offlinecode.h"

#include "core/wire/cbor.h"

#include <QtEndian>

#include <algorithm>

namespace sobani::authority {

using namespace std::chrono_literals;

namespace {

constexpr QByteArrayView Domain = "sobani/1/offline-code";
constexpr quint64 Codes = 100'000'000; ///< 10 to the power of OfflineDigits

} // namespace

Result<SecretBytes, crypto::CryptoError>
offlineKey(const crypto::AgreementKey &own, QByteArrayView peerPublic, const CircleId &circle,
           const AuthorityId &authority, const DeviceId &helper)
{
    const auto shared = own.agree(peerPublic);
    if (!shared)
        return Failure{shared.error()};
    const QByteArray info = Domain.toByteArray() + authority.bytes() + helper.bytes();
    return crypto::hkdf(shared->view(), circle.bytes(), info, crypto::KeySize);
}

QString offlineCode(const SecretBytes &key, const OfflineAsk &ask)
{
    wire::CborWriter out;
    out.startArray(4);
    out.enumerator(ask.action);
    out.text(ask.tool);
    out.unsignedInteger(quint64(ask.minutes));
    out.text(ask.spoken);
    out.endArray();
    // 64 bits for 10^8 codes: none is likelier than another by more than 1 in 10^11.
    const QByteArray mac = crypto::hmacSha256(key.view(), out.take());
    const quint64 code = qFromBigEndian<quint64>(mac.constData()) % Codes;
    return QStringLiteral("%1").arg(code, int(OfflineDigits), 10, QLatin1Char('0'));
}

bool isOfflineCode(QStringView text)
{
    return text.size() == OfflineDigits && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
}

QString typedDigits(const QString &text)
{
    QString digits = text.normalized(QString::NormalizationForm_KC);
    digits.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Punctuation_Dash; });
    return digits;
}

Milliseconds offlineWait(quint64 wrong)
{
    constexpr Milliseconds first = 15s;
    constexpr Milliseconds most = 15min;
    if (wrong == 0)
        return 0ms;
    const auto doubled = first * (1LL << std::min<quint64>(wrong - 1, 10));
    return std::min<Milliseconds>(most, doubled);
}

} // namespace sobani::authority
