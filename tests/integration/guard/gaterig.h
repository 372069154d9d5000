// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/linuxprocessgate.h"

#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <memory>

namespace sobani::tests {

using Ms = std::chrono::duration<double, std::milli>;
using Steady = std::chrono::steady_clock;

/// A started program, or why it did not start (errno).
struct Started
{
    int error = 0;
    qint64 pid = 0;
    Steady::time_point at;
    std::shared_ptr<void> kept; ///< what it needs while it runs
};

/// The arguments after the program's own name.
[[nodiscard]] Started start(const QString &program, const QStringList &arguments = {});
/// The same, as user \a uid and with all else that \a prepare does between fork and exec.
[[nodiscard]] Started startPrepared(const std::function<void()> &prepare,
                                    const std::function<void()> &execute);
/// How long after its start the process was dead; nothing when it lives \a most later.
/// Reaps it.
[[nodiscard]] std::optional<Ms> deathOf(const Started &process,
                                        Ms most = std::chrono::seconds(3), int *status = nullptr);
/// Ends and reaps a process that a test is done with.
void finish(const Started &process);

/// Private file systems with a gate that marks only them, and the programs to try. Everything
/// is inside the caller's own mount namespace ("unshare -m"), and ends with it.
class GateRig
{
public:
    explicit GateRig(bool withCgroup);
    ~GateRig();
    GateRig(const GateRig &) = delete;
    GateRig &operator=(const GateRig &) = delete;

    /// Empty, or why this machine cannot run these tests.
    [[nodiscard]] static QString missing();

    [[nodiscard]] bool mountAll();
    /// Waits until every mount is marked.
    [[nodiscard]] bool startGate();
    void stopGate();
    [[nodiscard]] bool waitForWorkers(int count) const;

    [[nodiscard]] platform::LinuxProcessGate &gate() { return *m_gate; }
    /// An ext4 file system, where verdicts are remembered.
    [[nodiscard]] QString disk() const { return m_folder.path() + QStringLiteral("/disk"); }
    /// A tmpfs, where they are not.
    [[nodiscard]] QString memory() const { return m_folder.path() + QStringLiteral("/memory"); }
    /// Not marked: sockets, marks, what only the tests use.
    [[nodiscard]] QString aside() const { return m_folder.path() + QStringLiteral("/aside"); }

    /// A fresh executable copy of the tool, or of the same program without the tool's mark,
    /// both of one size.
    [[nodiscard]] QString tool(const QString &path) const;
    [[nodiscard]] QString plain(const QString &path) const;
    [[nodiscard]] QByteArray toolBytes() const;
    [[nodiscard]] QByteArray plainBytes() const;

    /// A path for a program to leave its mark at, and how many bytes are there.
    [[nodiscard]] QString freshMark();
    [[nodiscard]] qint64 markSize() const;
    [[nodiscard]] QString mark() const { return aside() + QStringLiteral("/mark"); }

    /// All that the gate has told since the last call.
    [[nodiscard]] std::vector<guard::ToolSeen> takeSeen();
    /// Waits for one more sighting; nothing when there is none.
    [[nodiscard]] std::optional<guard::ToolSeen> nextSeen(int ms = 3000);

private:
    const bool m_withCgroup;
    QTemporaryDir m_folder;
    std::unique_ptr<platform::LinuxProcessGate> m_gate;
    std::vector<guard::ToolSeen> m_seen;
};

[[nodiscard]] bool writeFile(const QString &path, const QByteArray &bytes);
[[nodiscard]] bool runCommand(const QString &program, const QStringList &arguments);

} // namespace sobani::tests
