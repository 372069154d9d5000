// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/family.h"

namespace sobani::engine::testing {

Family::Family(int helpers)
{
    senior = std::make_unique<Device>(broker, Role::Protected, QStringLiteral("Hanako"));
    senior->start();
    ready = true;
    for (int i = 0; i < helpers; ++i) {
        auto device = std::make_unique<Device>(broker, Role::Helper,
                                               QStringLiteral("Helper %1").arg(i + 1));
        device->start();
        settle();
        const bool enrolled = i == 0 ? pair(*senior, *device) : enrol(*device);
        m_helpers.push_back(std::move(device));
        settle();
        const auto peer = senior->peer(m_helpers.back()->id());
        ready = ready && enrolled && peer && peer->rights == Rights::Full;
        pass(std::chrono::seconds(1)); // the calling order is the order of joining
    }
}

Family::Family(const Family &other)
{
    senior = std::make_unique<Device>(broker, *other.senior);
    for (const auto &helper : other.m_helpers)
        m_helpers.push_back(std::make_unique<Device>(broker, *helper));
    ready = other.ready;
}

std::vector<Device *> Family::everybody()
{
    std::vector<Device *> all{senior.get()};
    for (const auto &helper : m_helpers)
        all.push_back(helper.get());
    for (const auto &stranger : m_strangers)
        all.push_back(stranger.get());
    return all;
}

Device &Family::stranger(const QString &name, Role role)
{
    m_strangers.push_back(std::make_unique<Device>(broker, role, name));
    *m_strangers.back()->clock = *senior->clock;
    m_strangers.back()->start();
    settle();
    return *m_strangers.back();
}

bool Family::enrol(Device &candidate)
{
    *candidate.clock = *senior->clock;
    const int asked = helper(0).count<api::ConsentRequested>();
    if (!pair(*senior, candidate))
        return false;
    settle();
    if (helper(0).count<api::ConsentRequested>() != asked + 1)
        return false;
    helper(0).run(api::AnswerConsent{helper(0).last<api::ConsentRequested>().id, true});
    settle();
    return true;
}

void Family::pass(Milliseconds time)
{
    testing::pass(everybody(), time);
}

void Family::startAll()
{
    for (Device *device : everybody())
        device->start();
    settle();
}

HelpId Family::raise()
{
    senior->run(api::RaiseHelp{});
    settle();
    return senior->last<api::HelpProgress>().id;
}

RequestId Family::request(const AccessDetails &details)
{
    senior->run(api::RequestAccess{details});
    settle();
    return senior->last<api::AccessRequested>().id;
}

QString Family::wrongNumber() const
{
    const int right = senior->last<api::AccessRequested>().number.toInt();
    return QStringLiteral("%1").arg((right + 1) % 100, 2, 10, QLatin1Char('0'));
}

void Family::approve(std::size_t i, const QString &number)
{
    const auto request = senior->last<api::AccessRequested>();
    helper(i).run(api::Decide{request.id, Verdict::Approve, 30,
                              number.isEmpty() ? request.number : number, {}});
    settle();
}

} // namespace sobani::engine::testing
