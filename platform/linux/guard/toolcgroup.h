// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace sobani::platform {

/// One control group (version 2) for each tool that is allowed to run. Whatever a member
/// forks is a member from its first moment, so that nothing outruns the end of the group.
class ToolCgroups
{
public:
    /// Uses the mounted version 2 hierarchy; without one, without the right to change it
    /// or without a \a name isAvailable() is false and the rest does nothing.
    explicit ToolCgroups(const QByteArray &name);

    [[nodiscard]] bool isAvailable() const { return !m_root.isEmpty(); }
    void add(const QString &toolId, qint64 pid) const;
    [[nodiscard]] std::vector<qint64> members(const QString &toolId) const;
    /// Kills all members at once and removes the group.
    void end(const QString &toolId) const;

private:
    [[nodiscard]] QByteArray folderOf(const QString &toolId) const;

    QByteArray m_root;
};

} // namespace sobani::platform
