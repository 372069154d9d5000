// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QFile>

#include <map>

namespace sobani::platform {

/// Keys and values that outlive the process which wrote them, not a power cut: one write to the
/// system, no sync. A file of its owner's, kept short; what was torn, and all after it, is ignored.
class NoteFile
{
public:
    explicit NoteFile(const QString &path) : m_file(path) {}

    /// The newest notes; the file then holds these and no older ones.
    [[nodiscard]] std::map<QByteArray, QByteArray> load();
    void append(const QByteArray &key, const QByteArray &value);

private:
    [[nodiscard]] bool open();

    QFile m_file;
};

} // namespace sobani::platform
