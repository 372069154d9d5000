// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingsteps.h"

namespace sobani::pairing {

namespace {

Step opened(const AwaitOpen &state, const Open &open)
{
    const Common &common = state.common;
    // The joiner chose its hello before it saw ours: without this, it could try keys until
    // the digits come out as it likes.
    if (open.hello.commitment() != state.attempt.name)
        return finish(common, state.attempt, {}, PairingEnd::Mismatch);
    auto session = agreeSession(*common.self, common.self->doors[state.attempt.door], open.hello,
                                common.self->invite, *common.pin);
    if (!session)
        return finish(common, state.attempt, {}, session.error());
    return compare(common, state.attempt, std::move(session).value());
}

} // namespace

Step hear(AwaitCommit state, std::size_t door, const Message &message)
{
    const auto wrong = [&](const QByteArray &attempt) {
        return finish(state.common, Attempt{door, attempt}, {}, PairingEnd::Mismatch);
    };
    return std::visit(
        Overloaded{[&](const Commit &commit) {
                       AwaitOpen next{state.common, {door, commit.attempt}};
                       Publish reveal = sayReveal(next);
                       return Step{std::move(next),
                                   effects(std::move(reveal),
                                           SetTimer{Timer::Resend, ResendTime})};
                   },
                   // A joiner that gave up before it was heard has used up nothing.
                   [&](const Abort &) { return stay(std::move(state)); },
                   [&](const Reveal &reveal) { return wrong(reveal.attempt); },
                   [&](const Open &open) { return wrong(open.attempt); },
                   [&](const Confirm &confirm) { return wrong(confirm.attempt); }},
        message);
}

Step hear(AwaitOpen state, std::size_t door, const Message &message)
{
    if (door != state.attempt.door || attemptOf(message) != state.attempt.name) {
        const Common common = state.common;
        return answerStranger(std::move(state), common, door, message);
    }
    return std::visit(
        Overloaded{[&](const Commit &) {
                       Publish reveal = sayReveal(state);
                       return Step{std::move(state), effects(std::move(reveal))};
                   },
                   [&](const Open &open) { return opened(state, open); },
                   // Overtook its Open, which comes again every two seconds.
                   [&](const Confirm &) { return stay(std::move(state)); },
                   [&](const Abort &abort) {
                       return finish(state.common, state.attempt, {}, abort.reason, false);
                   },
                   [&](const Reveal &) {
                       return finish(state.common, state.attempt, {}, PairingEnd::Mismatch);
                   }},
        message);
}

} // namespace sobani::pairing
