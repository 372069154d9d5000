// SPDX-License-Identifier: MPL-2.0
#include "core/identity/devicekeys.h"

#include <algorithm>

namespace sobani::identity {

namespace {

constexpr QByteArrayView Format = "sobani-keys-1";
constexpr QByteArrayView DeviceFormat = "sobani-device-keys-1";
constexpr QByteArrayView AuthorityFormat = "sobani-authority-keys-1";
constexpr qsizetype ChecksumSize = 32;

QByteArray nameOf(QByteArrayView domain, const QByteArray &sign, const QByteArray &agree)
{
    return crypto::sha256(domain.toByteArray() + sign + agree).first(DeviceId::Size);
}

/// Format, keys of 32 bytes each, checksum.
SecretBytes blobOf(QByteArrayView format, std::initializer_list<const SecretBytes *> keys)
{
    SecretBytes blob(
        std::size_t(format.size() + qsizetype(keys.size()) * crypto::KeySize + ChecksumSize));
    unsigned char *to = std::copy(format.begin(), format.end(), blob.data());
    for (const SecretBytes *key : keys)
        to = std::copy_n(key->data(), key->size(), to);
    const QByteArray checksum = crypto::sha256(blob.view().chopped(ChecksumSize));
    std::copy(checksum.begin(), checksum.end(), to);
    return blob;
}

/// The keys in \a blob; empty unless it is of that format and undamaged.
QByteArrayView keysIn(QByteArrayView blob, QByteArrayView format, qsizetype count)
{
    const qsizetype size = format.size() + count * crypto::KeySize + ChecksumSize;
    if (blob.size() != size || !blob.startsWith(format)
        || crypto::sha256(blob.chopped(ChecksumSize)) != blob.last(ChecksumSize))
        return {};
    return blob.sliced(format.size(), count * crypto::KeySize);
}

SecretBytes part(QByteArrayView keys, qsizetype index)
{
    return SecretBytes(keys.sliced(index * crypto::KeySize, crypto::KeySize));
}

template<typename Keys>
std::optional<Keys> pairAt(QByteArrayView keys, qsizetype index)
{
    auto sign = crypto::SigningKey::fromSeed(part(keys, index));
    auto agree = crypto::AgreementKey::fromPrivate(part(keys, index + 1));
    if (!sign || !agree)
        return std::nullopt;
    Keys pair{std::move(sign).value(), std::move(agree).value()};
    return pair;
}

struct Pair
{
    crypto::SigningKey sign;
    crypto::AgreementKey agree;
};

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

KeySet KeySet::generate(bool withAuthority)
{
    KeySet keys{DeviceKeys::generate(), {}};
    if (withAuthority)
        keys.authority = AuthorityKeys::generate();
    return keys;
}

SecretBytes KeySet::encode() const
{
    const SecretBytes &sign = device.sign.seed();
    const SecretBytes &agree = device.agree.privateKey();
    if (!authority)
        return blobOf(DeviceFormat, {&sign, &agree, &device.storage});
    return blobOf(Format, {&sign, &agree, &device.storage, &authority->sign.seed(),
                           &authority->agree.privateKey()});
}

std::optional<KeySet> KeySet::decode(const SecretBytes &blob)
{
    const QByteArrayView whole = keysIn(blob.view(), Format, 5);
    const QByteArrayView keys = whole.isEmpty() ? keysIn(blob.view(), DeviceFormat, 3) : whole;
    if (keys.isEmpty())
        return std::nullopt;
    auto device = pairAt<Pair>(keys, 0);
    auto authority = whole.isEmpty() ? std::nullopt : pairAt<AuthorityKeys>(keys, 3);
    if (!device || (!whole.isEmpty() && !authority))
        return std::nullopt;
    return KeySet{{std::move(device->sign), std::move(device->agree), part(keys, 2)},
                  std::move(authority)};
}

SecretBytes AuthorityKeySet::encode() const
{
    return blobOf(AuthorityFormat,
                  {&authority.sign.seed(), &authority.agree.privateKey(), &storage});
}

std::optional<AuthorityKeySet> AuthorityKeySet::decode(const SecretBytes &blob)
{
    const QByteArrayView keys = keysIn(blob.view(), AuthorityFormat, 3);
    if (keys.isEmpty())
        return std::nullopt;
    auto authority = pairAt<AuthorityKeys>(keys, 0);
    if (!authority)
        return std::nullopt;
    return AuthorityKeySet{std::move(*authority), part(keys, 2)};
}

} // namespace sobani::identity
