// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"
#include "core/crypto/crypto.h"

namespace sobani::crypto {

/// A store whose contents a thief of the disk cannot read or change unnoticed: each map value
/// and journal entry is sealed with ChaCha20-Poly1305 under the device's storage key.
///
/// A value opens only under the map key it was written for. Map key names, the number and the
/// size of values stay visible, and an old value can be put back: not hidden, not prevented.
/// Failure: Unreadable as soon as one value does not open; nothing is returned then.
class SealedStore final : public Store
{
public:
    /// \a inner outlives this; \a key has 32 bytes.
    SealedStore(Store &inner, SecretBytes key);

    [[nodiscard]] Result<std::map<QByteArray, QByteArray>, StoreError> load() override;
    [[nodiscard]] Result<std::vector<QByteArray>, StoreError> journal(int limit) override;
    void commit(Batch batch, Committed done) override;
    void note(const QByteArray &key, const QByteArray &value) override;

private:
    [[nodiscard]] QByteArray seal(QByteArrayView aad, QByteArrayView plaintext) const;
    [[nodiscard]] Result<QByteArray, CryptoError> open(QByteArrayView aad,
                                                       QByteArrayView sealed) const;

    Store &m_inner;
    SecretBytes m_key;
};

} // namespace sobani::crypto
