// SPDX-License-Identifier: MPL-2.0
#include "core/base/unitofwork.h"

#include <utility>

namespace sobani {

void UnitOfWork::commit()
{
    if (m_batch.isEmpty() && m_after.empty())
        return;
    auto done = [after = std::exchange(m_after, {}),
                 failed = m_failed](const Result<Done, StoreError> &result) {
        for (const After &run : after)
            run(result.ok());
        if (!result && failed)
            failed(result.error());
    };
    m_store.commit(std::exchange(m_batch, {}), std::move(done));
}

} // namespace sobani
