// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/barecrypto.h"

#include <openssl/hmac.h>

namespace sobani::bench {

namespace {

constexpr qsizetype Size = 32;
constexpr qsizetype Signature = 64;
constexpr qsizetype Tag = 16;
constexpr qsizetype Nonce = 12;

const unsigned char *in(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// What HKDF-Extract, and HKDF-Expand of at most 32 bytes, are.
QByteArray hmac(QByteArrayView key, QByteArrayView data)
{
    QByteArray result(Size, '\0');
    HMAC(EVP_sha256(), key.data(), int(key.size()), in(data), std::size_t(data.size()),
         out(result), nullptr);
    return result;
}

QByteArray aead(bool encrypt, QByteArrayView key, QByteArrayView nonce, QByteArrayView input)
{
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_CipherInit_ex(context, EVP_chacha20_poly1305(), nullptr, in(key), in(nonce), encrypt);
    const qsizetype text = encrypt ? input.size() : input.size() - Tag;
    QByteArray result(encrypt ? text + Tag : text, '\0');
    int size = 0;
    if (!encrypt)
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, int(Tag),
                            const_cast<char *>(input.data() + text));
    EVP_CipherUpdate(context, out(result), &size, in(input), int(text));
    const bool good = EVP_CipherFinal_ex(context, out(result) + size, &size) == 1;
    if (encrypt)
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, int(Tag), out(result) + text);
    EVP_CIPHER_CTX_free(context);
    return good ? result : QByteArray{};
}

} // namespace

BareCrypto::BareCrypto(qsizetype content)
    : m_content(content), m_sign(generate("ED25519")), m_sender(generate("X25519")),
      m_recipient(generate("X25519")), m_senderPublic(publicOf(m_sender)),
      m_recipientPublic(publicOf(m_recipient)), m_psk(Size, 'p')
{
}

BareCrypto::Key BareCrypto::generate(const char *type)
{
    return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, type));
}

QByteArray BareCrypto::publicOf(const Key &key)
{
    QByteArray result(Size, '\0');
    std::size_t size = std::size_t(Size);
    EVP_PKEY_get_raw_public_key(key.get(), out(result), &size);
    return result;
}

QByteArray BareCrypto::agree(const Key &own, const Key &peer)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(own.get(), nullptr);
    QByteArray shared(Size, '\0');
    std::size_t size = std::size_t(Size);
    EVP_PKEY_derive_init(context);
    EVP_PKEY_derive_set_peer(context, peer.get());
    EVP_PKEY_derive(context, out(shared), &size);
    EVP_PKEY_CTX_free(context);
    return shared;
}

QByteArray BareCrypto::sign(QByteArrayView message) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    QByteArray result(Signature, '\0');
    std::size_t size = std::size_t(Signature);
    EVP_DigestSignInit(context, nullptr, nullptr, nullptr, m_sign.get());
    EVP_DigestSign(context, out(result), &size, in(message), std::size_t(message.size()));
    EVP_MD_CTX_free(context);
    return result;
}

bool BareCrypto::verify(QByteArrayView message, QByteArrayView signature) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, m_sign.get());
    const bool good = EVP_DigestVerify(context, in(signature), std::size_t(signature.size()),
                                       in(message), std::size_t(message.size()))
        == 1;
    EVP_MD_CTX_free(context);
    return good;
}

BareCrypto::Schedule BareCrypto::schedule(const QByteArray &first, const QByteArray &second,
                                          const QByteArray &enc) const
{
    const QByteArray shared =
        hmac(hmac(QByteArray(Size, '\0'), first + second), enc + m_recipientPublic + m_senderPublic);
    const QByteArray context = hmac({}, "psk_id") + hmac({}, "info");
    const QByteArray secret = hmac(shared, m_psk);
    return {hmac(secret, "key" + context), hmac(secret, "nonce" + context).left(Nonce)};
}

QByteArray BareCrypto::seal() const
{
    QByteArray content(m_content - Signature, 'c');
    content += sign(content);
    const Key ephemeral = generate("X25519");
    const QByteArray enc = publicOf(ephemeral);
    const auto [key, nonce] =
        schedule(agree(ephemeral, m_recipient), agree(m_sender, m_recipient), enc);
    return enc + aead(true, key, nonce, content);
}

bool BareCrypto::open(QByteArrayView envelope) const
{
    const QByteArray enc = envelope.first(Size).toByteArray();
    const Key peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, in(enc),
                                               std::size_t(enc.size())));
    const auto [key, nonce] = schedule(agree(m_recipient, peer), agree(m_recipient, m_sender), enc);
    const QByteArray content = aead(false, key, nonce, envelope.sliced(Size));
    return content.size() == m_content
        && verify(QByteArrayView(content).chopped(Signature),
                  QByteArrayView(content).last(Signature));
}

} // namespace sobani::bench
