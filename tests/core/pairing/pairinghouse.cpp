// SPDX-License-Identifier: MPL-2.0
#include "pairinghouse.h"

#include <QTest>

namespace sobani::pairing::testing {

Device::Device(Role role, const QString &name, const CircleId &circle)
{
    party.role = role;
    party.device = keys.device.publicKeys();
    if (role == Role::Protected)
        party.authority = keys.authority->publicKeys();
    party.circle = circle;
    party.profile = {name, QStringLiteral("03-0000-0000")};
}

Peer::Peer(Self self)
{
    Step first = begin(std::move(self));
    state = std::move(first.state);
    for (Effect &effect : first.effects)
        perform(effect);
}

void Peer::handle(const Event &event)
{
    if (const auto *fired = std::get_if<Fired>(&event))
        timers.erase(fired->timer);
    Step next = step(std::move(state), event);
    state = std::move(next.state);
    for (Effect &effect : next.effects)
        perform(effect);
}

bool Peer::endedWith(PairingEnd reason) const
{
    return ends == std::vector{reason} && is<Closed>();
}

void Peer::perform(Effect &effect)
{
    std::visit(Overloaded{[&](Subscribe &e) { topics.push_back(e.topic); },
                          [&](Publish &e) { sent.push_back(e); },
                          [&](SetTimer &e) { timers[e.timer] = e.after; },
                          [&](ShowSas &e) { sas = e.sas; },
                          [&](Complete &e) {
                              paired = std::move(e.peer);
                              ++completions;
                          },
                          [&](End &e) { ends.push_back(e.reason); },
                          [&](Release &) { released = true; }},
               effect);
}

void Relay::run()
{
    int rounds = 0;
    for (bool busy = true; busy;) {
        busy = false;
        for (Peer *from : m_peers) {
            const std::vector<Publish> frames = std::exchange(from->sent, {});
            for (const Publish &frame : frames) {
                busy = true;
                QVERIFY2(++rounds < 1000, "the peers talk without end");
                const auto passed = tamper ? tamper(frame) : std::optional(frame);
                if (!passed)
                    continue;
                ++delivered;
                for (Peer *to : m_peers) {
                    if (std::count(to->topics.begin(), to->topics.end(), passed->topic) > 0)
                        to->handle(Received{passed->topic, passed->frame});
                }
            }
        }
    }
}

void Relay::tick()
{
    for (Peer *peer : m_peers) {
        if (peer->timers.count(Timer::Resend) > 0)
            peer->handle(Fired{Timer::Resend});
    }
    run();
}

QByteArray pin()
{
    return QByteArray(32, 'P');
}

wire::RelayAddress relayAddress()
{
    return {QStringLiteral("relay.example"), 8883, pin()};
}

Invite makeInvite()
{
    Invite invite = Invite::create(relayAddress(), {0});
    invite.codeSecret = SecretBytes(std::size_t(CodeSecretSize));
    return invite;
}

std::vector<Door> doorsOf(const Invite &invite)
{
    static const Door code = doorFromCode(SecretBytes(std::size_t(CodeSecretSize)));
    std::vector<Door> doors;
    doors.push_back(doorFromQr(invite.qrSecret));
    doors.push_back({code.kind, code.toJoiner, code.toInviter, code.key.clone()});
    return doors;
}

CircleId circle(char c)
{
    return *CircleId::fromBytes(QByteArray(CircleId::Size, c));
}

Self joinerSelf(const Invite &invite, Door::Kind door, const Party &party)
{
    // Whoever types a code has the relay from the settings, and has not seen its key yet.
    wire::RelayAddress relay = relayAddress();
    if (door == Door::Kind::Code)
        relay.pin.clear();
    const InviteId id = door == Door::Kind::Qr ? invite.id : InviteId{};
    return makeJoiner({relay, id, std::move(doorsOf(invite)[std::size_t(door)])}, party);
}

House::House(Role inviterRole, Role joinerRole, Door::Kind door, const CircleId &inviterCircle,
             const CircleId &joinerCircle)
    : inviterDevice(inviterRole, QStringLiteral("おかあさん"), inviterCircle),
      joinerDevice(joinerRole, QStringLiteral("はなこ"), joinerCircle),
      inviter(makeInviter(invite, doorsOf(invite), inviterDevice.party)),
      joiner(joinerSelf(invite, door, joinerDevice.party))
{
    relay.join(inviter);
    relay.join(joiner);
}

void House::connect()
{
    inviter.handle(RelaySeen{pin()});
    joiner.handle(RelaySeen{pin()});
    relay.run();
}

void House::confirmBoth()
{
    inviter.handle(SasConfirmed{});
    joiner.handle(SasConfirmed{});
    relay.run();
}

} // namespace sobani::pairing::testing
