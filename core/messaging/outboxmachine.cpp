// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/outboxmachine.h"

#include "core/base/result.h"

#include <algorithm>

namespace sobani::messaging::outbox {

namespace {

void attempt(Step &step, const MessageId &id, qint64 now)
{
    Entry &entry = step.state.entries.at(id);
    ++entry.attempts;
    entry.nextAttempt = now + retryDelay(entry.attempts);
    step.effects.emplace_back(Publish{id});
}

std::vector<MessageId> inOrder(const State &state)
{
    std::vector<MessageId> ids;
    for (const auto &[id, entry] : state.entries)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end(), [&](const MessageId &a, const MessageId &b) {
        return state.entries.at(a).order < state.entries.at(b).order;
    });
    return ids;
}

void remove(Step &step, const MessageId &id)
{
    step.state.entries.erase(id);
    step.effects.emplace_back(Forget{id});
}

/// A peer that never answers must not fill the disk; what never expires (help) always stays.
void makeRoom(Step &step, const DeviceId &peer)
{
    std::vector<std::pair<WallTime, MessageId>> expiring;
    std::size_t count = 0;
    for (const auto &[id, entry] : step.state.entries) {
        if (entry.peer != peer)
            continue;
        ++count;
        if (entry.expires.ms != 0)
            expiring.emplace_back(entry.expires, id);
    }
    if (count <= MaximumPerPeer || expiring.empty())
        return;
    remove(step, std::min_element(expiring.begin(), expiring.end())->second);
}

} // namespace

qint64 retryDelay(int attempts)
{
    constexpr qint64 First = 3'000;
    constexpr qint64 Longest = 3'600'000;
    qint64 delay = First;
    for (int i = 1; i < attempts && delay < Longest; ++i)
        delay *= 3;
    return std::min(delay, Longest);
}

Step step(State state, const Event &event)
{
    Step next{std::move(state), {}};
    std::visit(
        Overloaded{
            [&](const Queued &e) {
                next.state.entries.insert_or_assign(e.id, e.entry);
                // Published even while the link is down: it then goes out with the connection.
                attempt(next, e.id, e.now);
                makeRoom(next, e.entry.peer);
            },
            [&](const Receipted &e) {
                const auto found = next.state.entries.find(e.id);
                // Only the addressee can say that it arrived.
                if (found == next.state.entries.end() || found->second.peer != e.by)
                    return;
                remove(next, e.id);
                next.effects.emplace_back(Delivered{e.id, e.by});
            },
            [&](const Refused &e) {
                const auto found = next.state.entries.find(e.id);
                if (found != next.state.entries.end() && found->second.peer == e.by)
                    remove(next, e.id);
            },
            [&](const LinkUp &e) {
                next.state.linkUp = true;
                for (const MessageId &id : inOrder(next.state)) {
                    next.state.entries.at(id).attempts = 0;
                    attempt(next, id, e.now);
                }
            },
            [&](const LinkDown &) { next.state.linkUp = false; },
            [&](const Tick &e) {
                for (const MessageId &id : inOrder(next.state)) {
                    const Entry &entry = next.state.entries.at(id);
                    if (entry.expires.ms != 0 && entry.expires < e.wall)
                        remove(next, id);
                    else if (next.state.linkUp && entry.nextAttempt <= e.now)
                        attempt(next, id, e.now);
                }
            },
            [&](const PeerHeard &e) {
                if (!next.state.linkUp)
                    return;
                for (const MessageId &id : inOrder(next.state)) {
                    if (next.state.entries.at(id).peer == e.peer)
                        attempt(next, id, e.now);
                }
            },
            [&](const PeerGone &e) {
                for (const MessageId &id : inOrder(next.state)) {
                    if (next.state.entries.at(id).peer == e.peer)
                        remove(next, id);
                }
            },
        },
        event);
    return next;
}

} // namespace sobani::messaging::outbox
