// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"

namespace sobani::guard {

/// One small value that is there before anything else of the device is: read at boot when no
/// database, no key and no user is. Blocking; save() returns when a power cut cannot take it.
/// What is half written is never read: a record is the old one or the new one.
class RecordStore
{
public:
    virtual ~RecordStore() = default;

    /// Nothing: there never was one.
    [[nodiscard]] virtual Result<std::optional<QByteArray>, StoreError> load() = 0;
    [[nodiscard]] virtual Result<Done, StoreError> save(const QByteArray &record) = 0;
};

} // namespace sobani::guard
