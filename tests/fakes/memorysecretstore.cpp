// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/memorysecretstore.h"

namespace sobani::fakes {

using identity::SecretError;

SecretError MemorySecretStore::refusal() const
{
    switch (m_mood) {
    case Mood::Locked:
        return SecretError::Locked;
    case Mood::Unavailable:
        return SecretError::Unavailable;
    case Mood::Fine:
    case Mood::Failing:
        break;
    }
    return SecretError::Failed;
}

Result<Done, SecretError> MemorySecretStore::probe()
{
    if (m_mood != Mood::Fine)
        return Failure{refusal()};
    return Done{};
}

Result<SecretBytes, SecretError> MemorySecretStore::read(const QString &name)
{
    if (m_mood == Mood::Locked)
        return Failure{SecretError::NotFound};
    if (m_mood != Mood::Fine)
        return Failure{refusal()};
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return Failure{SecretError::NotFound};
    return found->second.clone();
}

Result<Done, SecretError> MemorySecretStore::write(const QString &name, const SecretBytes &value)
{
    if (m_mood != Mood::Fine)
        return Failure{refusal()};
    m_entries.insert_or_assign(name, value.clone());
    return Done{};
}

Result<Done, SecretError> MemorySecretStore::remove(const QString &name)
{
    if (m_mood != Mood::Fine)
        return Failure{refusal()};
    if (m_entries.erase(name) == 0)
        return Failure{SecretError::NotFound};
    return Done{};
}

} // namespace sobani::fakes
