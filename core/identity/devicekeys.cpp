// SPDX-License-Identifier: MPL-2.0
#include "core/identity/devicekeys.h"

#include <algorithm>

namespace sobani::identity {

namespace {

constexpr QByteArrayView Format = "sobani-keys-1";
constexpr qsizetype ChecksumSize = 32;
constexpr qsizetype BlobSize = Format.size() + 5 * crypto::KeySize + ChecksumSize;

QByteArray nameOf(QByteArrayView domain, const QByteArray &sign, const QByteArray &agree)
{
    return crypto::sha256(domain.toByteArray() + sign + agree).first(DeviceId::Size);
}

SecretBytes part(QByteArrayView blob, qsizetype index)
{
    return SecretBytes(blob.sliced(Format.size() + index * crypto::KeySize, crypto::KeySize));
}

} // namespace

DeviceId deviceId(const DevicePublic &keys)
{
    return *DeviceId::fromBytes(nameOf("sobani-device-1", keys.sign, keys.agree));
}

AuthorityId authorityId(const AuthorityPublic &keys)
{
    return *AuthorityId::fromBytes(nameOf("sobani-authority-1", keys.sign, keys.agree));
}

DeviceKeys DeviceKeys::generate()
{
    return {crypto::SigningKey::generate(), crypto::AgreementKey::generate(),
            crypto::randomSecret(crypto::KeySize)};
}

DevicePublic DeviceKeys::publicKeys() const
{
    return {sign.publicKey(), agree.publicKey()};
}

DeviceId DeviceKeys::id() const
{
    return deviceId(publicKeys());
}

AuthorityKeys AuthorityKeys::generate()
{
    return {crypto::SigningKey::generate(), crypto::AgreementKey::generate()};
}

AuthorityPublic AuthorityKeys::publicKeys() const
{
    return {sign.publicKey(), agree.publicKey()};
}

AuthorityId AuthorityKeys::id() const
{
    return authorityId(publicKeys());
}

KeySet KeySet::generate()
{
    return {DeviceKeys::generate(), AuthorityKeys::generate()};
}

SecretBytes KeySet::encode() const
{
    SecretBytes blob{std::size_t(BlobSize)};
    unsigned char *to = std::copy(Format.begin(), Format.end(), blob.data());
    for (const SecretBytes *secret :
         {&device.sign.seed(), &device.agree.privateKey(), &device.storage,
          &authority.sign.seed(), &authority.agree.privateKey()})
        to = std::copy_n(secret->data(), secret->size(), to);
    const QByteArray checksum = crypto::sha256(blob.view().chopped(ChecksumSize));
    std::copy(checksum.begin(), checksum.end(), to);
    return blob;
}

std::optional<KeySet> KeySet::decode(const SecretBytes &blob)
{
    const QByteArrayView view = blob.view();
    if (view.size() != BlobSize || !view.startsWith(Format)
        || crypto::sha256(view.chopped(ChecksumSize)) != view.last(ChecksumSize))
        return std::nullopt;
    auto sign = crypto::SigningKey::fromSeed(part(view, 0));
    auto agree = crypto::AgreementKey::fromPrivate(part(view, 1));
    auto authoritySign = crypto::SigningKey::fromSeed(part(view, 3));
    auto authorityAgree = crypto::AgreementKey::fromPrivate(part(view, 4));
    if (!sign || !agree || !authoritySign || !authorityAgree)
        return std::nullopt;
    return KeySet{{std::move(sign).value(), std::move(agree).value(), part(view, 2)},
                  {std::move(authoritySign).value(), std::move(authorityAgree).value()}};
}

} // namespace sobani::identity
