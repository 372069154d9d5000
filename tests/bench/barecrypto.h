// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <openssl/evp.h>

#include <QByteArray>

#include <memory>

namespace sobani::bench {

/// The cryptography of one message with OpenSSL alone: keys parsed once, no copies that are not
/// needed. The same primitives in the same number as an envelope of core/messaging: Ed25519 over
/// the content, HPKE AuthPSK (RFC 9180) around it.
class BareCrypto
{
public:
    /// \a content bytes are padded to and sealed.
    explicit BareCrypto(qsizetype content);

    [[nodiscard]] QByteArray sign(QByteArrayView message) const;
    [[nodiscard]] bool verify(QByteArrayView message, QByteArrayView signature) const;
    /// Signed and sealed from one end to the other.
    [[nodiscard]] QByteArray seal() const;
    /// False when it does not open or the signature inside is wrong.
    [[nodiscard]] bool open(QByteArrayView envelope) const;

private:
    struct Free
    {
        void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    };
    using Key = std::unique_ptr<EVP_PKEY, Free>;

    [[nodiscard]] static Key generate(const char *type);
    [[nodiscard]] static QByteArray publicOf(const Key &key);
    [[nodiscard]] static QByteArray agree(const Key &own, const Key &peer);
    struct Schedule
    {
        QByteArray key;
        QByteArray nonce;
    };
    [[nodiscard]] Schedule schedule(const QByteArray &first, const QByteArray &second,
                                    const QByteArray &enc) const;

    qsizetype m_content;
    Key m_sign;
    Key m_sender;
    Key m_recipient;
    QByteArray m_senderPublic;
    QByteArray m_recipientPublic;
    QByteArray m_psk;
};

} // namespace sobani::bench
