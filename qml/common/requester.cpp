// SPDX-License-Identifier: MPL-2.0
#include "qml/common/requester.h"

#include <utility>

namespace sobani::common {

Requester::Requester(api::EnginePort &engine, const QString &prefix)
    : m_engine(engine), m_prefix(prefix + u'-')
{
}

QString Requester::send(api::CommandBody body, std::optional<CircleId> circle,
                        std::optional<DeviceId> peer)
{
    const QString ref = m_prefix + QString::number(++m_count);
    m_engine.submit({std::move(body), ref, circle, peer});
    return ref;
}

bool Requester::isMine(const QString &ref) const
{
    return ref.startsWith(m_prefix);
}

} // namespace sobani::common
