// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/story.h"

#include <set>

namespace sobani::engine::testing {

namespace {

/// How often an alarm may ring as new (not "repeat") within one life of the process.
bool ringsTwiceInOneLife(const Device &device)
{
    std::set<HelpId> rung;
    for (const api::Event &event : device.events) {
        if (std::holds_alternative<api::Ready>(event.body))
            rung.clear();
        const auto *call = std::get_if<api::HelpCalled>(&event.body);
        if (call && !call->repeat && !rung.insert(call->id).second)
            return true;
    }
    return false;
}

template<typename Body>
bool saysTwiceInOneLife(const Device &device)
{
    std::set<HelpId> said;
    for (const api::Event &event : device.events) {
        if (std::holds_alternative<api::Ready>(event.body))
            said.clear();
        const auto *body = std::get_if<Body>(&event.body);
        if (body && !said.insert(body->id).second)
            return true;
    }
    return false;
}

} // namespace

Story::Story(Family &family) : m_family(family)
{
    m_family.helper(0).front = [this](const api::Event &event) {
        if (std::holds_alternative<api::HelpCalled>(event.body))
            m_everRang = true;
    };
}

bool Story::isOver()
{
    return m_family.senior->count<api::HelpResolved>() > 0
        && m_family.helper(0).count<api::HelpResolved>() > 0;
}

void Story::seniorLooks()
{
    Device &senior = *m_family.senior;
    // Nothing on the screen, nobody has called back: she presses (again).
    if (senior.status().help.empty() && !m_everRang
        && senior.count<api::HelpResolved>() == 0)
        senior.run(api::RaiseHelp{});
}

void Story::helperLooks()
{
    Device &helper = m_family.helper(0);
    const auto calls = helper.status().help;
    if (calls.empty())
        return;
    const api::HelpStatus &call = calls.front();
    if (call.state < HelpState::Shown)
        helper.run(api::HelpShown{call.id});
    if (call.state < HelpState::Answered)
        helper.run(api::AnswerHelp{call.id});
    else
        helper.run(api::ResolveHelp{call.id});
}

void Story::play()
{
    for (int round = 0; round < 40 && !isOver(); ++round) {
        for (Device *device : m_family.everybody()) {
            if (device->isDead())
                device->restart();
        }
        settle();
        seniorLooks();
        settle();
        helperLooks();
        settle();
        // Enough for the next resend, too little for the second helper to be asked.
        if (round > 2)
            m_family.pass(std::chrono::seconds(4));
    }
    for (Device *device : m_family.everybody()) {
        if (device->isDead())
            device->restart();
    }
    settle();
    m_family.pass(std::chrono::seconds(40));
}

QString Story::complaintAbout(Device &device)
{
    if (!device.status().help.empty())
        return QStringLiteral("a call still stands");
    if (device.status().outbox != 0)
        return QStringLiteral("something is still to be sent");
    if (ringsTwiceInOneLife(device))
        return QStringLiteral("it rang twice");
    if (saysTwiceInOneLife<api::HelpResolved>(device))
        return QStringLiteral("it was resolved twice");
    device.run(api::GetHistory{});
    if (!device.last<api::HistoryReport>().intact)
        return QStringLiteral("the journal is broken");
    for (const QString &code : device.errors()) {
        if (code != QLatin1String("unknown-id"))
            return QStringLiteral("error ") + code;
    }
    return {};
}

QString Story::complaint()
{
    if (!m_everRang)
        return QStringLiteral("it never rang");
    if (m_family.senior->count<api::HelpResolved>() == 0)
        return QStringLiteral("the senior never heard that it is over");
    if (m_family.helper(0).count<api::HelpResolved>() == 0)
        return QStringLiteral("the helper never heard that it is over");
    std::set<HelpId> raised;
    for (const auto &call : m_family.helper(0).all<api::HelpCalled>())
        raised.insert(call.id);
    if (raised.size() != 1)
        return QStringLiteral("not one call but several");
    for (Device *device : m_family.everybody()) {
        const QString wrong = complaintAbout(*device);
        if (!wrong.isEmpty())
            return device->status().self.name + QStringLiteral(": ") + wrong;
    }
    return {};
}

} // namespace sobani::engine::testing
