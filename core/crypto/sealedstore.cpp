// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/sealedstore.h"

namespace sobani::crypto {

namespace {

// The two domains differ before the map key begins, so no map key can imitate the journal.
QByteArray mapDomain(const QByteArray &key)
{
    return QByteArrayLiteral("sobani-store-1/map/") + key;
}

QByteArray journalDomain()
{
    return QByteArrayLiteral("sobani-store-1/journal");
}

} // namespace

SealedStore::SealedStore(Store &inner, SecretBytes key) : m_inner(inner), m_key(std::move(key))
{
}

QByteArray SealedStore::seal(QByteArrayView aad, QByteArrayView plaintext) const
{
    // Random nonces: a family's store sees far fewer than 2^32 writes under one key.
    const QByteArray nonce = randomBytes(NonceSize);
    return nonce + aeadSeal(m_key.view(), nonce, aad, plaintext);
}

Result<QByteArray, CryptoError> SealedStore::open(QByteArrayView aad, QByteArrayView sealed) const
{
    if (sealed.size() < NonceSize + TagSize)
        return Failure{CryptoError::Rejected};
    return aeadOpen(m_key.view(), sealed.first(NonceSize), aad, sealed.sliced(NonceSize));
}

Result<std::map<QByteArray, QByteArray>, StoreError> SealedStore::load()
{
    auto loaded = m_inner.load();
    if (!loaded)
        return loaded;
    for (auto &[key, value] : *loaded) {
        auto opened = open(mapDomain(key), value);
        if (!opened)
            return Failure{StoreError::Unreadable};
        value = std::move(opened).value();
    }
    return loaded;
}

Result<std::vector<QByteArray>, StoreError> SealedStore::journal(int limit)
{
    auto entries = m_inner.journal(limit);
    if (!entries)
        return entries;
    for (QByteArray &entry : *entries) {
        auto opened = open(journalDomain(), entry);
        if (!opened)
            return Failure{StoreError::Unreadable};
        entry = std::move(opened).value();
    }
    return entries;
}

void SealedStore::commit(Batch batch, Committed done)
{
    for (Change &change : batch.changes) {
        if (change.value)
            change.value = seal(mapDomain(change.key), *change.value);
    }
    for (QByteArray &entry : batch.journal)
        entry = seal(journalDomain(), entry);
    m_inner.commit(std::move(batch), std::move(done));
}

void SealedStore::note(const QByteArray &key, const QByteArray &value)
{
    m_inner.note(key, seal(mapDomain(key), value));
}

} // namespace sobani::crypto
