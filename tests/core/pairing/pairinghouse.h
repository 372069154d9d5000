// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/pairingmachine.h"

#include <deque>
#include <functional>

/// Two machines and a relay that does as it is told; time passes when the test says so.
namespace sobani::pairing::testing {

struct Device
{
    identity::KeySet keys = identity::KeySet::generate();
    Party party;

    Device(Role role, const QString &name, const CircleId &circle = {});
};

/// A machine with everything that it asked for, written down.
class Peer
{
public:
    explicit Peer(Self self);

    void handle(const Event &event);

    State state;
    std::vector<Publish> sent; ///< not yet delivered
    std::vector<QString> topics;
    std::map<Timer, Milliseconds> timers; ///< running
    std::optional<Sas> sas;
    std::optional<PairedPeer> paired;
    std::vector<PairingEnd> ends;
    int completions = 0;
    bool released = false;

    template<typename S>
    [[nodiscard]] bool is() const
    {
        return std::holds_alternative<S>(state);
    }
    /// Ended, once, for this reason.
    [[nodiscard]] bool endedWith(PairingEnd reason) const;

private:
    void perform(Effect &effect);
};

/// Changes, drops (nothing) or passes one frame.
using Tamper = std::function<std::optional<Publish>(const Publish &)>;

class Relay
{
public:
    void join(Peer &peer) { m_peers.push_back(&peer); }
    /// Delivers until nobody has anything to say. Fails the test after 1000 frames.
    void run();
    /// Lets the resend timers of all peers fire once, then delivers.
    void tick();

    Tamper tamper;
    int delivered = 0;

private:
    std::vector<Peer *> m_peers;
};

[[nodiscard]] QByteArray pin();
[[nodiscard]] wire::RelayAddress relayAddress();
/// All share one typed code, since stretching one takes long; their QR secrets differ.
[[nodiscard]] Invite makeInvite();
[[nodiscard]] std::vector<Door> doorsOf(const Invite &invite);

/// An inviter and a joiner who scanned (or typed) its invite, both connected.
struct House
{
    House(Role inviterRole, Role joinerRole, Door::Kind door = Door::Kind::Qr,
          const CircleId &inviterCircle = {}, const CircleId &joinerCircle = {});

    void connect();
    void confirmBoth();

    Invite invite = makeInvite();
    Device inviterDevice;
    Device joinerDevice;
    Peer inviter;
    Peer joiner;
    Relay relay;
};

[[nodiscard]] Self joinerSelf(const Invite &invite, Door::Kind door, const Party &party);
[[nodiscard]] CircleId circle(char c);

} // namespace sobani::pairing::testing
