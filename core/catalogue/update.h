// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/crypto/crypto.h"

/// A newer catalogue without a new program, signed by its publisher.
///
/// A file is "sobani-catalogue-update 1", a line feed, "signature " and 128 hexadecimal digits,
/// a line feed, and the text of the catalogue. The Ed25519 signature covers a domain and the
/// text to its last byte. Spec: docs/catalogue.md, "Updates".
namespace sobani::catalogue {

enum class UpdateError {
    NoPublisher,  ///< this program was built without a publisher's key: it takes no updates
    TooLarge,     ///< longer than a catalogue can be
    NotAnUpdate,  ///< the head is not that of such a file
    BadSignature, ///< not by the publisher, or not of this text
    BadCatalogue, ///< signed, but not a catalogue that this program can read
    NotNewer,     ///< the version does not grow: an old one that is played again
};

/// The catalogue in \a file, if \a publisherKey (32 bytes; empty: none) signed it and its
/// version is above \a currentVersion. Nothing of a refused file is used; the signature is
/// checked before the text is read.
[[nodiscard]] Result<Catalogue, UpdateError>
openUpdate(QByteArrayView file, QByteArrayView publisherKey, quint64 currentVersion);

/// What openUpdate() reads, for publishers and tests.
[[nodiscard]] QByteArray signUpdate(QByteArrayView text, const crypto::SigningKey &publisher);

/// The catalogue in force, and why a stored update is not.
struct Effective
{
    Catalogue catalogue;
    std::optional<UpdateError> refused;
};
/// The built-in catalogue, or the one of \a storedUpdate (empty: none) when that is newer.
[[nodiscard]] Effective effectiveCatalogue(QByteArrayView storedUpdate,
                                           QByteArrayView publisherKey);

/// The publisher's public key of this build (CMake: SOBANI_CATALOGUE_KEY); empty: none.
[[nodiscard]] QByteArray publisherKey();

} // namespace sobani::catalogue
