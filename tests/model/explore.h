// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QCryptographicHash>

#include <deque>
#include <set>
#include <vector>

namespace sobani::model {

struct Report
{
    std::size_t states = 0;
    bool complete = false; ///< false: the bound cut the exploration off
    QByteArray broken;     ///< the first broken rule, or empty
    std::set<QByteArray> labels; ///< of every state: shows that the interesting ones were reached
};

/// Breadth first over everything that can happen, each state once.
///
/// \a World has `QByteArray key() const` (equal keys: equal futures), `std::vector<World>
/// next() const`, `QByteArray label() const` and `QByteArray broken() const` (which rule does not hold here; empty: none).
template<typename World>
[[nodiscard]] Report explore(const World &start, std::size_t bound)
{
    const auto digest = [](const QByteArray &key) {
        return QCryptographicHash::hash(key, QCryptographicHash::Sha1);
    };
    Report report;
    std::set<QByteArray> seen{digest(start.key())};
    std::deque<World> open{start};
    while (!open.empty()) {
        const World world = std::move(open.front());
        open.pop_front();
        ++report.states;
        report.broken = world.broken();
        report.labels.insert(world.label());
        if (!report.broken.isEmpty() || report.states >= bound)
            return report;
        for (World &next : world.next()) {
            if (seen.insert(digest(next.key())).second)
                open.push_back(std::move(next));
        }
    }
    report.complete = true;
    return report;
}

} // namespace sobani::model
