// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/common/inprocessengine.h"
#include "tests/bench/samples.h"
#include "tests/integration/realbroker.h"

#include <QObject>
#include <QTemporaryDir>

#include <deque>
#include <optional>

namespace sobani::bench {

/// One real engine on the real platform, in a thread of its own, as an app holds it.
class BenchEngine : public QObject
{
    Q_OBJECT
public:
    explicit BenchEngine(const app::EngineOptions &options);

    void submit(const api::CommandBody &body) { m_port->submit({body, {}, {}, {}}); }
    /// The next event of that kind and when it came; waits ten seconds.
    template<typename Body>
    std::optional<std::pair<Body, SteadyClock::time_point>> take()
    {
        while (true) {
            while (!m_events.empty()) {
                const auto [event, at] = m_events.front();
                m_events.pop_front();
                if (const auto *body = std::get_if<Body>(&event.body))
                    return std::pair(*body, at);
            }
            if (!waitForEvent())
                return std::nullopt;
        }
    }
    template<typename Body>
    [[nodiscard]] bool has()
    {
        return take<Body>().has_value();
    }
    void forget() { m_events.clear(); }

private:
    [[nodiscard]] bool waitForEvent();

    std::deque<std::pair<api::Event, SteadyClock::time_point>> m_events;
    std::unique_ptr<api::EnginePort> m_port; ///< the last: it still tells while it goes
};

/// A relay in a process of its own, and a senior's and a helper's engine in this one: one clock.
class BenchFamily
{
public:
    BenchFamily();
    /// False, with the reason on stderr, when something is missing.
    [[nodiscard]] bool start();
    /// Nothing is on its way any more, neither to the relay nor to the disk.
    [[nodiscard]] bool settle();

    tests::RealBroker broker;
    QTemporaryDir directory;
    std::unique_ptr<BenchEngine> mother;
    std::unique_ptr<BenchEngine> hanako;
};

} // namespace sobani::bench
