// SPDX-License-Identifier: MPL-2.0
#include "tests/model/helpworld.h"

#include "core/base/result.h"

#include <algorithm>
#include <utility>

namespace sobani::model {

namespace {

constexpr WallTime Raised{1'000};

HelpId callId(int n)
{
    return *HelpId::fromBytes(QByteArray(16, char('A' + n)));
}

PeerInfo senior()
{
    return {*DeviceId::fromBytes(QByteArray(16, 's')), QStringLiteral("s"), Role::Protected};
}

PeerInfo helperInfo(std::size_t i)
{
    return {*DeviceId::fromBytes(QByteArray(16, char('0' + i))), QStringLiteral("h"), Role::Helper};
}

std::size_t indexOf(const DeviceId &id)
{
    return id == helperInfo(0).id ? 0 : 1;
}

} // namespace

HelpWorld::HelpWorld(const Budget &budget) : m_budget(budget) {}

help::Helper HelpWorld::helperOf(std::size_t i) const
{
    return {helperInfo(i), m_budget.full[i]};
}

std::vector<help::Helper> HelpWorld::helpers() const
{
    return {helperOf(0), helperOf(1)};
}

QByteArray HelpWorld::key() const
{
    QByteArray key = help::encode(m_call) + help::encode(m_alarms[0]) + help::encode(m_alarms[1]);
    std::vector<QByteArray> messages;
    for (const Message &m : m_underWay)
        messages.push_back(QByteArray::number(int(m.kind)) + QByteArray::number(m.helper) + m.body
                           + (m.arrived ? 'y' : 'n'));
    std::sort(messages.begin(), messages.end());
    for (const QByteArray &message : messages)
        key += message;
    key += help::encode(m_onDisk);
    if (m_unreceipted)
        key += QByteArray::number(int(m_unreceipted->kind)) + QByteArray::number(m_unreceipted->helper)
            + m_unreceipted->body;
    for (const int left : {m_budget.taps, m_budget.crashes, m_budget.cancels, m_budget.ticks, m_budget.answers[0],
                           m_budget.answers[1], m_budget.resolves[0], m_budget.resolves[1],
                           m_budget.shown[0], m_budget.shown[1], m_budget.copies})
        key += char(left);
    return key + m_broken;
}

std::vector<HelpWorld> HelpWorld::next() const
{
    std::vector<HelpWorld> worlds;
    const auto fork = [&](int Budget::*budget, auto act) {
        if (m_budget.*budget == 0)
            return;
        HelpWorld world = *this;
        --(world.m_budget.*budget);
        act(world);
        worlds.push_back(std::move(world));
    };
    fork(&Budget::taps, [](HelpWorld &w) { w.tap(); });
    fork(&Budget::ticks, [](HelpWorld &w) {
        w.m_now += help::AnswerWithinMs;
        w.run(help::Tick{{Raised, {QStringLiteral("b"), w.m_now}}, w.helpers()});
    });
    fork(&Budget::cancels, [](HelpWorld &w) {
        if (const help::Call *call = help::callOf(w.m_call))
            w.m_cancelled.insert(call->id);
        w.run(help::Cancel{senior()});
    });
    fork(&Budget::crashes, [](HelpWorld &w) {
        // Sent is sent, but the last change is forgotten and its cause comes again.
        ++w.m_crashes;
        w.m_call = help::restored(w.m_onDisk);
        w.m_onDisk = w.m_call;
        if (w.m_unreceipted)
            w.m_underWay.push_back(*std::exchange(w.m_unreceipted, {}));
        if (help::isStanding(w.m_call))
            w.m_ended.erase(help::callOf(w.m_call)->id);
    });
    const auto press = [&](std::array<int, 2> Budget::*budget, Kind kind) {
        for (std::size_t i = 0; i < 2; ++i) {
            if ((m_budget.*budget)[i] == 0 || m_alarms[i].alarms.empty())
                continue;
            HelpWorld world = *this;
            --(world.m_budget.*budget)[i];
            world.press(i, kind);
            worlds.push_back(std::move(world));
        }
    };
    press(&Budget::shown, Kind::Shown);
    press(&Budget::answers, Kind::Answer);
    press(&Budget::resolves, Kind::Resolve);
    for (std::size_t i = 0; i < m_underWay.size(); ++i) {
        const Message message = m_underWay[i];
        HelpWorld world = *this;
        world.m_underWay.erase(world.m_underWay.begin() + std::ptrdiff_t(i));
        world.deliver(message);
        if (m_budget.copies > 0 && !message.arrived) {
            HelpWorld twice = world;
            --twice.m_budget.copies;
            twice.m_underWay.push_back(message);
            twice.m_underWay.back().arrived = true;
            worlds.push_back(std::move(twice));
        }
        worlds.push_back(std::move(world));
    }
    return worlds;
}

void HelpWorld::tap()
{
    if (!help::isStanding(m_call))
        ++m_calls;
    run(help::Raise{callId(m_calls), {Raised, {QStringLiteral("b"), m_now}}, helpers()});
}

/// A helper presses the button of the newest alarm on the screen.
void HelpWorld::press(std::size_t helper, Kind kind)
{
    const HelpId id = m_alarms[helper].alarms.rbegin()->first;
    if (kind == Kind::Shown)
        run(helper, help::MarkShown{id});
    else if (kind == Kind::Answer)
        run(helper, help::MarkAnswered{id});
    else
        run(helper, help::MarkResolved{id});
}

void HelpWorld::deliver(const Message &message)
{
    if (message.kind == Kind::Call || message.kind == Kind::Update)
        toHelper(message);
    else
        toProtected(message);
}

/// As engine::CallService does it.
void HelpWorld::toProtected(const Message &message)
{
    m_cause = message;
    const auto mark = help::MarkBody::decode(message.body);
    const help::Call *call = help::callOf(m_call);
    const help::Helper helper = helperOf(message.helper);
    if (!call || call->id != mark->id) {
        if (!helper.full || help::isStanding(m_call) || m_ended.contains(mark->id))
            return;
        run(help::Adopt{mark->id, mark->raised, {Raised, {QStringLiteral("b"), m_now}}});
        m_unreceipted = message;
        const help::CallState before = m_onDisk;
        react(message, helper);
        m_onDisk = before; // one commit
        m_unreceipted = message;
        return;
    }
    if (!help::isStanding(m_call))
        return sendUpdate(message.helper);
    react(message, helper);
}

void HelpWorld::react(const Message &message, const help::Helper &helper)
{
    if (message.kind == Kind::Resolve)
        run(help::Resolve{helper});
    else
        run(help::Reached{helper, message.kind == Kind::Answer ? help::Reach::Answered
                                                               : help::Reach::Shown});
}

void HelpWorld::toHelper(const Message &message)
{
    if (message.kind == Kind::Call)
        run(message.helper,
            help::CallArrived{{}, senior(), *help::CallBody::decode(message.body)});
    else
        run(message.helper,
            help::UpdateArrived{{}, senior(), *help::UpdateBody::decode(message.body)});
}

void HelpWorld::sendUpdate(std::size_t helper)
{
    m_underWay.push_back({Kind::Update, helper, help::updateOf(m_call).encode(), false});
}

void HelpWorld::run(const help::CallEvent &event)
{
    m_onDisk = m_call;
    m_unreceipted = std::exchange(m_cause, {});
    auto step = help::step(std::move(m_call), event);
    m_call = std::move(step.state);
    if (std::holds_alternative<help::Closed>(m_call))
        m_ended.insert(help::callOf(m_call)->id);
    for (const auto &effect : step.effects) {
        if (const auto *call = std::get_if<help::SendCall>(&effect)) {
            m_underWay.push_back({Kind::Call, indexOf(call->to), call->body.encode(), false});
        } else if (std::holds_alternative<help::SendUpdate>(effect)) {
            sendUpdate(0);
            sendUpdate(1);
        } else if (const auto *reach = std::get_if<help::ReportReach>(&effect)) {
            if (reach->reach == help::Reach::Answered
                && !m_answered.contains({reach->id, indexOf(reach->by.id)}))
                note("the senior is told of an answer that nobody gave");
            if (reach->reach == help::Reach::Answered && !m_budget.full[indexOf(reach->by.id)])
                note("an answer of one without rights counts");
        }
    }
}

void HelpWorld::run(std::size_t helper, const help::AlarmEvent &event)
{
    const help::AlarmState before = m_alarms[helper];
    auto step = help::step(std::move(m_alarms[helper]), event);
    m_alarms[helper] = std::move(step.state);
    const auto mark = [&](Kind kind, const HelpId &id) {
        m_underWay.push_back({kind, helper, help::MarkBody{id, Raised}.encode(), false});
    };
    for (const auto &effect : step.effects) {
        std::visit(Overloaded{
                       [&](const help::Ring &e) {
                           const auto known = before.alarms.find(e.id);
                           if (known != before.alarms.end() && !known->second.isStanding()
                               && m_crashes == 0)
                               note("an ended call rings again");
                           const bool rang =
                               known != before.alarms.end() && known->second.nextRound > 0;
                           if (e.repeat != rang)
                               note("a first ring is called a repeat, or the other way round");
                       },
                       [&](const help::TellShown &e) { mark(Kind::Shown, e.id); },
                       [&](const help::TellAnswered &e) {
                           m_answered.insert({e.id, helper});
                           mark(Kind::Answer, e.id);
                       },
                       [&](const help::TellResolved &e) {
                           m_resolved.insert({e.id, helper});
                           mark(Kind::Resolve, e.id);
                       },
                       [](const help::ReportAnswered &) {}, [](const help::ReportEnded &) {},
                       [](const help::UnknownCall &) {},
                   },
                   effect);
    }
}

void HelpWorld::note(const char *rule)
{
    if (m_broken.isEmpty())
        m_broken = rule;
}

QByteArray HelpWorld::broken() const
{
    if (!m_broken.isEmpty())
        return m_broken;
    if (const auto *answered = std::get_if<help::Answered>(&m_call)) {
        const std::size_t by = indexOf(answered->by.id);
        if (!m_budget.full[by] || !m_answered.contains({answered->call.id, by}))
            return "answered, and nobody with rights has answered";
    }
    if (const auto *closed = std::get_if<help::Closed>(&m_call)) {
        const std::size_t by = indexOf(closed->by.id);
        if (closed->phase == help::CallPhase::Resolved
            && (!m_budget.full[by] || !m_resolved.contains({closed->call.id, by})))
            return "resolved, and nobody with rights has resolved";
        if (closed->phase == help::CallPhase::Cancelled && !m_cancelled.contains(closed->call.id))
            return "cancelled, and the senior has not cancelled";
    }
    HelpWorld settled = *this;
    settled.flush();
    // Whatever a crash made of it, one more tap sets everything right.
    if (m_crashes > 0) {
        settled.tap();
        settled.flush();
    }
    return settled.m_broken.isEmpty() ? settled.settledRule() : settled.m_broken;
}

void HelpWorld::flush()
{
    while (!m_underWay.empty()) {
        const Message message = m_underWay.front();
        m_underWay.erase(m_underWay.begin());
        deliver(message);
    }
}

QByteArray HelpWorld::label() const
{
    static const char *const Names[] = {"quiet", "open", "answered", "cancelled", "resolved"};
    const auto *closed = std::get_if<help::Closed>(&m_call);
    return Names[closed && closed->phase == help::CallPhase::Resolved ? 4 : int(m_call.index())];
}

/// What must hold once a live network has brought everything.
QByteArray HelpWorld::settledRule() const
{
    const help::Call *call = help::callOf(m_call);
    const help::UpdateBody truth = help::updateOf(m_call);
    for (const help::AlarmState &alarms : m_alarms) {
        for (const auto &[id, alarm] : alarms.alarms) {
            const bool current = call && id == call->id && help::isStanding(m_call);
            // A tap that was never written rings on beside the next one, until it is answered.
            const bool lost = m_crashes > 0 && !m_ended.contains(id);
            if (!current && !lost && alarm.isStanding())
                return "a call that is over still rings";
        }
        if (!help::isStanding(m_call))
            continue;
        const auto alarm = alarms.alarms.find(call->id);
        if (alarm == alarms.alarms.end() || alarm->second.nextRound == 0)
            return "an open call has not rung at every helper";
        if (alarm->second.phase != truth.phase || alarm->second.by != truth.by)
            return "a helper believes something else than the senior's device";
    }
    return {};
}

} // namespace sobani::model
