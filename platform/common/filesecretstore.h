// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/identity/secretstore.h"

namespace sobani::platform {

/// Secrets in private files: one per name, 0600 in a 0700 folder, replaced atomically and
/// synced. Readable by whoever can read the user's files, so the screen has to warn.
/// Names are letters, digits, '.', '-' and '_' (else Failed).
class FileSecretStore final : public identity::SecretStore
{
public:
    explicit FileSecretStore(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Kind kind() const override { return Kind::File; }
    [[nodiscard]] Result<Done, identity::SecretError> probe() override;
    [[nodiscard]] Result<SecretBytes, identity::SecretError> read(const QString &name) override;
    [[nodiscard]] Result<Done, identity::SecretError> write(const QString &name,
                                                            const SecretBytes &value) override;
    [[nodiscard]] Result<Done, identity::SecretError> remove(const QString &name) override;

private:
    [[nodiscard]] bool makeFolder() const;
    [[nodiscard]] QString path(const QString &name) const;

    QString m_folder;
};

} // namespace sobani::platform
