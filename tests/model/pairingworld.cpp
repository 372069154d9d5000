// SPDX-License-Identifier: MPL-2.0
#include "tests/model/pairingworld.h"

#include <algorithm>

namespace sobani::model {

using namespace pairing;

namespace {

const QByteArray &pin()
{
    static const QByteArray key(32, 'k');
    return key;
}

Party party(Role role, char seed)
{
    Party party;
    party.role = role;
    party.device = {QByteArray(32, seed), QByteArray(32, char(seed + 1))};
    if (role == Role::Protected) {
        party.authority =
            identity::AuthorityPublic{QByteArray(32, char(seed + 2)), QByteArray(32, char(seed + 3))};
        party.circle = *CircleId::fromBytes(QByteArray(16, 'c'));
    }
    party.profile = {QStringLiteral("name"), QStringLiteral("03")};
    return party;
}

QByteArray summary(const State &state)
{
    QByteArray key = QByteArray::number(state.index());
    std::visit([&](const auto &s) { key += s.common.pin ? 'p' : '-'; }, state);
    if (const auto *comparing = std::get_if<Comparing>(&state)) {
        key += comparing->confirmed ? 'c' : '-';
        key += comparing->profile ? 'f' : '-';
    }
    if (const auto *closed = std::get_if<Closed>(&state)) {
        key += QByteArray::number(int(closed->reason));
        key += closed->attempt ? 'a' : '-';
        key += closed->session ? 's' : '-';
    }
    return key;
}

bool isOver(const State &state)
{
    return std::holds_alternative<Finished>(state) || std::holds_alternative<Closed>(state);
}

} // namespace

PairingWorld PairingWorld::begin(bool byCode)
{
    const Invite invite = Invite::create({QStringLiteral("relay.test"), 8883, pin()}, {});
    auto doors = openDoors(invite);
    Offer offer{invite.relay, byCode ? InviteId{} : invite.id, {}};
    const Door &way = doors[byCode ? 1 : 0];
    offer.door = Door{way.kind, way.toJoiner, way.toInviter, way.key.clone()};
    PairingWorld world;
    Side inviter;
    inviter.state =
        pairing::begin(makeInviter(invite, std::move(doors), party(Role::Protected, 'A'))).state;
    Side joiner;
    joiner.state = pairing::begin(makeJoiner(std::move(offer), party(Role::Helper, 'a'))).state;
    world.m_sides = {std::make_shared<const Side>(std::move(inviter)),
                     std::make_shared<const Side>(std::move(joiner))};
    return world;
}

QByteArray PairingWorld::key() const
{
    QByteArray key = m_broken;
    for (const auto &side : m_sides) {
        key += '|' + summary(side->state);
        for (const bool flag : {side->saidYes, side->saidNo, side->connected, side->undone,
                                side->expired[0], side->expired[1]})
            key += flag ? '1' : '0';
        key += QByteArray::number(side->completions);
    }
    auto frames = m_frames;
    std::sort(frames.begin(), frames.end(), [](const Publish &a, const Publish &b) {
        return a.topic < b.topic || (a.topic == b.topic && a.frame < b.frame);
    });
    for (const Publish &frame : frames)
        key += frame.topic.toLatin1() + frame.frame;
    return key;
}

std::vector<PairingWorld> PairingWorld::next() const
{
    std::vector<PairingWorld> worlds;
    const auto fork = [&](std::size_t side, auto change, const Event &event) {
        PairingWorld world = *this;
        Side changed = *m_sides[side];
        change(changed);
        world.m_sides[side] = std::make_shared<const Side>(std::move(changed));
        world.handle(side, event);
        worlds.push_back(std::move(world));
    };
    for (std::size_t i = 0; i < 2; ++i) {
        const Side &side = *m_sides[i];
        if (!side.connected)
            fork(i, [](Side &s) { s.connected = true; }, RelaySeen{pin()});
        const bool comparing = std::holds_alternative<Comparing>(side.state);
        if (comparing && !side.saidYes)
            fork(i, [](Side &s) { s.saidYes = true; }, SasConfirmed{});
        if (!isOver(side.state))
            fork(i, [](Side &s) { s.saidNo = true; }, Refused{});
        if (side.connected)
            fork(i, [](Side &) {}, Fired{Timer::Resend});
        if (!side.expired[0])
            fork(i, [](Side &s) { s.expired[0] = true; }, Fired{Timer::Join});
        if (comparing && !side.expired[1])
            fork(i, [](Side &s) { s.expired[1] = true; }, Fired{Timer::Compare});
    }
    for (std::size_t frame = 0; frame < m_frames.size(); ++frame) {
        PairingWorld world = *this;
        world.deliver(frame);
        worlds.push_back(std::move(world));
    }
    return worlds;
}

void PairingWorld::deliver(std::size_t frame)
{
    const Publish publish = m_frames[frame];
    // Each machine listens to its own topics only and overlooks the rest.
    for (std::size_t i = 0; i < 2; ++i) {
        if (m_sides[i]->connected)
            handle(i, Received{publish.topic, publish.frame});
    }
}

void PairingWorld::handle(std::size_t side, const Event &event)
{
    Step step = pairing::step(m_sides[side]->state, event);
    Side changed = *m_sides[side];
    changed.state = std::move(step.state);
    m_sides[side] = std::make_shared<const Side>(std::move(changed));
    for (Effect &effect : step.effects)
        perform(side, effect);
}

void PairingWorld::perform(std::size_t side, Effect &effect)
{
    if (auto *publish = std::get_if<Publish>(&effect)) {
        const bool known = std::any_of(m_frames.begin(), m_frames.end(), [&](const Publish &f) {
            return f.topic == publish->topic && f.frame == publish->frame;
        });
        if (!known)
            m_frames.push_back(std::move(*publish));
        return;
    }
    Side changed = *m_sides[side];
    if (const auto *complete = std::get_if<Complete>(&effect)) {
        ++changed.completions;
        changed.psk = complete->peer.linkPsk.view().toByteArray();
        if (!m_sides[0]->saidYes || !m_sides[1]->saidYes)
            m_broken = "paired, and not both people said yes";
    } else if (std::holds_alternative<End>(effect)) {
        changed.undone = changed.completions > 0;
    }
    m_sides[side] = std::make_shared<const Side>(std::move(changed));
}

/// The network works again and both machines say what they have to say.
void PairingWorld::settle()
{
    for (int round = 0; round < 12; ++round) {
        for (std::size_t i = 0; i < 2; ++i) {
            Side changed = *m_sides[i];
            if (!std::exchange(changed.connected, true)) {
                m_sides[i] = std::make_shared<const Side>(std::move(changed));
                handle(i, RelaySeen{pin()});
            }
            handle(i, Fired{Timer::Resend});
        }
        for (std::size_t frame = 0; frame < m_frames.size(); ++frame)
            deliver(frame);
    }
}

QByteArray PairingWorld::broken() const
{
    if (!m_broken.isEmpty())
        return m_broken;
    for (const auto &side : m_sides) {
        if (side->completions > 1)
            return "paired twice";
    }
    if (m_sides[0]->completions && m_sides[1]->completions && m_sides[0]->psk != m_sides[1]->psk)
        return "the two share no key";
    PairingWorld settled = *this;
    settled.settle();
    const auto finished = [](const Side &s) { return std::holds_alternative<Finished>(s.state); };
    if (finished(*settled.m_sides[0]) != finished(*settled.m_sides[1]))
        return "one of them is paired for good, the other is not: " + settled.label();
    return {};
}

QByteArray PairingWorld::label() const
{
    const auto end = [](const Side &side) -> QByteArray {
        if (side.undone)
            return "undone";
        if (std::holds_alternative<Finished>(side.state))
            return "finished";
        return std::holds_alternative<Closed>(side.state) ? "closed" : "open";
    };
    return end(*m_sides[0]) + '/' + end(*m_sides[1]);
}

} // namespace sobani::model
