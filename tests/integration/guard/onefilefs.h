// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>

namespace sobani::tests {

/// A FUSE file system with one executable file, "AppRun", as an AppImage mounts itself: its
/// content is another program's word. Served by a child process.
class OneFileFs
{
public:
    OneFileFs() = default;
    ~OneFileFs();
    OneFileFs(const OneFileFs &) = delete;
    OneFileFs &operator=(const OneFileFs &) = delete;

    /// Mounts it on a new folder \a point.
    [[nodiscard]] bool mount(const QString &point, const QByteArray &content);
    /// From now on nothing that is asked of it is answered; or again.
    void stall(bool on) { m_shared->store(on); }

private:
    QByteArray m_point;
    std::atomic<bool> *m_shared = nullptr;
    qint64 m_server = 0;
};

} // namespace sobani::tests
