// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/hpkecontext.h"

#include "core/crypto/kdf.h"

#include <limits>

namespace sobani::crypto::hpke {

namespace {

using Suite = QByteArrayView;

// RFC 9180 sections 4.1 and 5.1: "KEM" || 0x0020, and "HPKE" || 0x0020 || 0x0001 || 0x0003.
constexpr char KemSuite[] = {'K', 'E', 'M', '\x00', '\x20'};
constexpr char HpkeSuite[] = {'H', 'P', 'K', 'E', '\x00', '\x20', '\x00', '\x01', '\x00', '\x03'};

Suite kem()
{
    return {KemSuite, qsizetype(sizeof KemSuite)};
}

Suite hpke()
{
    return {HpkeSuite, qsizetype(sizeof HpkeSuite)};
}

SecretBytes joined(std::initializer_list<QByteArrayView> parts)
{
    std::size_t size = 0;
    for (const QByteArrayView part : parts)
        size += std::size_t(part.size());
    SecretBytes result(size);
    unsigned char *to = result.data();
    for (const QByteArrayView part : parts)
        to = std::copy(part.begin(), part.end(), to);
    return result;
}

SecretBytes labeledExtract(Suite suite, QByteArrayView salt, QByteArrayView label,
                           QByteArrayView keyMaterial)
{
    return kdf::extract(salt, joined({"HPKE-v1", suite, label, keyMaterial}).view());
}

SecretBytes labeledExpand(Suite suite, const SecretBytes &prk, QByteArrayView label,
                          QByteArrayView info, qsizetype size)
{
    const char length[] = {char(quint8(size >> 8)), char(quint8(size & 0xff))};
    return kdf::expand(prk.view(),
                       joined({QByteArrayView(length, 2), "HPKE-v1", suite, label, info}).view(),
                       size);
}

SecretBytes extractAndExpand(const SecretBytes &dh, QByteArrayView kemContext)
{
    const SecretBytes prk = labeledExtract(kem(), {}, "eae_prk", dh.view());
    return labeledExpand(kem(), prk, "shared_secret", kemContext, KeySize);
}

} // namespace

Result<SecretBytes, CryptoError> encapsulate(const AgreementKey &ephemeral,
                                             QByteArrayView recipientPublicKey,
                                             const AgreementKey *sender)
{
    const auto first = ephemeral.agree(recipientPublicKey);
    if (!first)
        return Failure{first.error()};
    if (!sender)
        return extractAndExpand(*first,
                                joined({ephemeral.publicKey(), recipientPublicKey}).view());
    const auto second = sender->agree(recipientPublicKey);
    if (!second)
        return Failure{second.error()};
    return extractAndExpand(
        joined({first->view(), second->view()}),
        joined({ephemeral.publicKey(), recipientPublicKey, sender->publicKey()}).view());
}

Result<SecretBytes, CryptoError> decapsulate(QByteArrayView enc, const AgreementKey &recipient,
                                             QByteArrayView senderPublicKey)
{
    const auto first = recipient.agree(enc);
    if (!first)
        return Failure{first.error()};
    if (senderPublicKey.isEmpty())
        return extractAndExpand(*first, joined({enc, recipient.publicKey()}).view());
    const auto second = recipient.agree(senderPublicKey);
    if (!second)
        return Failure{second.error()};
    return extractAndExpand(joined({first->view(), second->view()}),
                            joined({enc, recipient.publicKey(), senderPublicKey}).view());
}

Context::Context(SecretBytes key, SecretBytes baseNonce, SecretBytes exporterSecret)
    : m_key(std::move(key)), m_baseNonce(std::move(baseNonce)),
      m_exporterSecret(std::move(exporterSecret))
{
}

Result<Context, CryptoError> Context::create(Mode mode, const SecretBytes &sharedSecret,
                                             QByteArrayView info, const Psk &psk)
{
    // VerifyPSKInputs, and section 9.5: a psk carries at least 32 bytes.
    const bool needsPsk = mode == Mode::Psk || mode == Mode::AuthPsk;
    const bool right = needsPsk ? psk.secret.size() >= 32 && !psk.id.isEmpty()
                                : psk.secret.isEmpty() && psk.id.isEmpty();
    if (!right)
        return Failure{CryptoError::BadKey};
    const SecretBytes pskIdHash = labeledExtract(hpke(), {}, "psk_id_hash", psk.id);
    const SecretBytes infoHash = labeledExtract(hpke(), {}, "info_hash", info);
    const char modeByte = char(mode);
    const SecretBytes context
        = joined({QByteArrayView(&modeByte, 1), pskIdHash.view(), infoHash.view()});
    const SecretBytes secret
        = labeledExtract(hpke(), sharedSecret.view(), "secret", psk.secret);
    return Context(labeledExpand(hpke(), secret, "key", context.view(), KeySize),
                   labeledExpand(hpke(), secret, "base_nonce", context.view(), NonceSize),
                   labeledExpand(hpke(), secret, "exp", context.view(), 32));
}

QByteArray Context::nonce(quint64 sequence) const
{
    QByteArray result = m_baseNonce.view().toByteArray();
    for (qsizetype i = 0; i < 8; ++i) {
        char &byte = result[NonceSize - 1 - i];
        byte = char(quint8(byte) ^ quint8(sequence >> (8 * i)));
    }
    return result;
}

Result<QByteArray, CryptoError> Context::seal(QByteArrayView aad, QByteArrayView plaintext)
{
    if (m_sequence == std::numeric_limits<quint64>::max())
        return Failure{CryptoError::Internal};
    return aeadSeal(m_key.view(), nonce(m_sequence++), aad, plaintext);
}

Result<QByteArray, CryptoError> Context::open(QByteArrayView aad, QByteArrayView ciphertext)
{
    if (m_sequence == std::numeric_limits<quint64>::max())
        return Failure{CryptoError::Internal};
    auto opened = aeadOpen(m_key.view(), nonce(m_sequence), aad, ciphertext);
    if (opened)
        ++m_sequence;
    return opened;
}

SecretBytes Context::exportSecret(QByteArrayView exporterContext, qsizetype size) const
{
    return labeledExpand(hpke(), m_exporterSecret, "sec", exporterContext, size);
}

} // namespace sobani::crypto::hpke
