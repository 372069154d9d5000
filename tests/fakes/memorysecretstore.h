// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/identity/secretstore.h"

#include <map>

namespace sobani::fakes {

/// A keychain in memory with the moods of a real one. Calls are blocking, like the port's.
class MemorySecretStore : public identity::SecretStore
{
public:
    enum class Mood {
        Fine,
        Locked,      ///< reads say NotFound, as gnome-keyring does; only probe() tells the truth
        Unavailable, ///< no service
        Failing,
    };

    explicit MemorySecretStore(Kind kind = Kind::Os) : m_kind(kind) {}

    [[nodiscard]] Kind kind() const override { return m_kind; }
    [[nodiscard]] Result<Done, identity::SecretError> probe() override;
    [[nodiscard]] Result<SecretBytes, identity::SecretError> read(const QString &name) override;
    [[nodiscard]] Result<Done, identity::SecretError> write(const QString &name,
                                                            const SecretBytes &value) override;
    [[nodiscard]] Result<Done, identity::SecretError> remove(const QString &name) override;

    void setMood(Mood mood) { m_mood = mood; }
    /// Somebody deleted every entry; the store itself works.
    void empty() { m_entries.clear(); }
    [[nodiscard]] int count() const { return int(m_entries.size()); }

private:
    [[nodiscard]] identity::SecretError refusal() const;

    Kind m_kind;
    Mood m_mood = Mood::Fine;
    std::map<QString, SecretBytes> m_entries;
};

} // namespace sobani::fakes
