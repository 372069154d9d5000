// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/recordstore.h"

#include <QString>

namespace sobani::guard {

/// A record in a file of root's own, replaced as a whole: written beside it, flushed, renamed,
/// and the folder flushed. Links are not followed; anything but a small regular file of our
/// own user is Unreadable.
class RecordFile final : public RecordStore
{
public:
    /// \a path: in a folder that exists and that nobody else may write to.
    explicit RecordFile(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] Result<std::optional<QByteArray>, StoreError> load() override;
    [[nodiscard]] Result<Done, StoreError> save(const QByteArray &record) override;

private:
    QString m_path;
};

} // namespace sobani::guard
