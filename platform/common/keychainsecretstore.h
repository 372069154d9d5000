// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/identity/secretstore.h"

namespace QKeychain {
class Job;
}

namespace sobani::platform {

/// Secrets in the system's keychain, through QtKeychain. Works without a GUI.
///
/// Each call runs a nested event loop for at most 5 s; a keychain that asks its user for a
/// password longer than that counts as Locked. Needs a QCoreApplication; used on its thread.
class KeychainSecretStore final : public identity::SecretStore
{
public:
    /// \a profile keeps several devices of one user apart.
    explicit KeychainSecretStore(QString profile);

    [[nodiscard]] Kind kind() const override { return Kind::Os; }
    [[nodiscard]] Result<Done, identity::SecretError> probe() override;
    [[nodiscard]] Result<SecretBytes, identity::SecretError> read(const QString &name) override;
    [[nodiscard]] Result<Done, identity::SecretError> write(const QString &name,
                                                            const SecretBytes &value) override;
    [[nodiscard]] Result<Done, identity::SecretError> remove(const QString &name) override;

private:
    [[nodiscard]] QString key(const QString &name) const;

    QString m_profile;
};

} // namespace sobani::platform
