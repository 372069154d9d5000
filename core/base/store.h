// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace sobani {

enum class StoreError {
    Unreadable, ///< exists but is damaged or of an unknown version; it was left untouched
    Full,       ///< no room on the disk
    Failed,     ///< any other refusal of the disk
};

struct Change
{
    QByteArray key;
    std::optional<QByteArray> value; ///< nothing: remove the key
};

/// Changes that become durable together or not at all.
struct Batch
{
    std::vector<Change> changes;
    std::vector<QByteArray> journal; ///< entries appended, in this order

    [[nodiscard]] bool isEmpty() const { return changes.empty() && journal.empty(); }
};

/// Durable memory of one profile: a map and an append-only journal. Bytes in, bytes out;
/// the engine encrypts before it writes. Used from one thread; commits keep their order.
class Store
{
public:
    using Committed = std::function<void(Result<Done, StoreError>)>;

    virtual ~Store() = default;

    /// Everything in the map. Blocking; once, at start.
    [[nodiscard]] virtual Result<std::map<QByteArray, QByteArray>, StoreError> load() = 0;
    /// The newest \a limit journal entries, oldest first. Blocking; sees earlier commits.
    [[nodiscard]] virtual Result<std::vector<QByteArray>, StoreError> journal(int limit) = 0;
    /// Starts a durable write and returns at once; \a done is called on the caller's
    /// thread after the disk has it (fsync), in the order of the calls.
    virtual void commit(Batch batch, Committed done) = 0;
    /// Puts \a value into what the next load() finds, should this process die at any moment
    /// after this has returned. Quick, since nothing waits for the disk: a power cut may take
    /// it. For facts that a commit will soon make durable; keys that no commit uses.
    virtual void note(const QByteArray &key, const QByteArray &value) = 0;
};

} // namespace sobani
