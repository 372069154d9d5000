// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <variant>
#include <vector>

/// At-least-once delivery: every message is published again until its receiver's own receipt
/// arrives. Pure; time is the machine's boot clock in milliseconds.
/// Spec: docs/protocol.md, "Delivery".
namespace sobani::messaging::outbox {

struct Entry
{
    DeviceId peer;
    QString topic;
    QByteArray envelope;
    WallTime expires; ///< 0: never
    quint64 order = 0; ///< the message's sequence number; what was said first goes first
    int attempts = 0;
    qint64 nextAttempt = 0; ///< boot clock, ms
};

struct State
{
    bool linkUp = false;
    std::map<MessageId, Entry> entries;
};

struct Queued { MessageId id; Entry entry; qint64 now = 0; };
struct Receipted { MessageId id; DeviceId by; };
/// The addressee does not understand it; sending it again is of no use.
struct Refused { MessageId id; DeviceId by; };
struct LinkUp { qint64 now = 0; };
struct LinkDown {};
struct Tick { qint64 now = 0; WallTime wall; };
/// The peer listens, which it perhaps did not yet when the first messages went out.
struct PeerHeard { DeviceId peer; qint64 now = 0; };
/// The peer has left: nothing more is owed to it.
struct PeerGone { DeviceId peer; };
using Event =
    std::variant<Queued, Receipted, Refused, LinkUp, LinkDown, Tick, PeerHeard, PeerGone>;

struct Publish { MessageId id; };
/// The receiver has it: tell whoever waits.
struct Delivered { MessageId id; DeviceId peer; };
/// Remove it from the durable store.
struct Forget { MessageId id; };
using Effect = std::variant<Publish, Delivered, Forget>;

struct Step
{
    State state;
    std::vector<Effect> effects;
};

/// Most messages that wait for one peer; the oldest that can expire gives way first.
inline constexpr std::size_t MaximumPerPeer = 256;

[[nodiscard]] Step step(State state, const Event &event);
/// Wait after the \a attempts-th try, ms: 3 s, then growing threefold up to one hour, so that a
/// peer that sleeps for a week does not find its queue at the relay full of copies.
[[nodiscard]] qint64 retryDelay(int attempts);

} // namespace sobani::messaging::outbox
