// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

namespace sobani::platform {

/// While it lives, this process reaches files as \a user (see PeerCredentials), so that links
/// which that user laid lead it nowhere that the user could not go. For administrators; scopes
/// may nest.
class ActingAs
{
public:
    explicit ActingAs(const QString &user);
    ~ActingAs();
    ActingAs(const ActingAs &) = delete;
    ActingAs &operator=(const ActingAs &) = delete;

    /// False: it could not be done, and nothing has changed.
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    QString m_before;
    bool m_ok = false;
};

/// Whose \a folder is; empty when nobody can tell.
[[nodiscard]] QString ownerOf(const QString &folder);

} // namespace sobani::platform
