// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/common/mosquittolink.h"

#include <QSignalSpy>
#include <QTest>

namespace sobani::tests {

inline constexpr int Patience = 15'000;

/// A link and everything it said.
struct Peer
{
    Peer(const wire::RelayAddress &address, const QByteArray &id,
         const platform::MosquittoOptions &options = {})
        : link(std::make_unique<platform::MosquittoLink>(address, id, options)),
          states(link.get(), &wire::RelayLink::stateChanged),
          acks(link.get(), &wire::RelayLink::published),
          subs(link.get(), &wire::RelayLink::subscribed)
    {
        QObject::connect(link.get(), &wire::RelayLink::received, link.get(),
                         [this](const QString &, const QByteArray &payload) { heard << payload; });
    }
    [[nodiscard]] bool becomes(RelayState state)
    {
        return QTest::qWaitFor([&] { return link->state() == state; }, Patience);
    }
    [[nodiscard]] bool listensTo(const QString &topic)
    {
        link->subscribe(topic);
        link->open();
        return QTest::qWaitFor([&] { return subs.contains(QVariantList{topic}); }, Patience);
    }
    [[nodiscard]] bool hears(const QList<QByteArray> &payloads)
    {
        return QTest::qWaitFor([&] { return heard == payloads; }, Patience);
    }

    std::unique_ptr<platform::MosquittoLink> link;
    QSignalSpy states;
    QSignalSpy acks;
    QSignalSpy subs;
    QList<QByteArray> heard;
};

} // namespace sobani::tests
