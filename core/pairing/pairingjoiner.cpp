// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingsteps.h"

namespace sobani::pairing {

namespace {

Step revealed(const AwaitReveal &state, const Reveal &reveal)
{
    const Common &common = state.common;
    const Self &self = *common.self;
    const auto end = [&](PairingEnd reason) { return finish(common, state.attempt, {}, reason); };
    // A scanned invite names itself; a typed one is named by the inviter, bound by the code
    // that both people compare.
    if (reveal.invite.isNull() || (!self.invite.isNull() && reveal.invite != self.invite))
        return end(PairingEnd::Mismatch);
    auto session = agreeSession(self, self.doors[state.attempt.door], reveal.hello, reveal.invite,
                                *common.pin);
    if (!session)
        return end(session.error());
    Step next = compare(common, state.attempt, std::move(session).value());
    next.effects.insert(next.effects.begin(), sayOpen(common, state.attempt));
    return next;
}

} // namespace

Step hear(AwaitReveal state, std::size_t, const Message &message)
{
    if (attemptOf(message) != state.attempt.name)
        return stay(std::move(state)); // for another joiner who has the same invite
    const auto wrong = [&] {
        return finish(state.common, state.attempt, {}, PairingEnd::Mismatch);
    };
    return std::visit(Overloaded{[&](const Reveal &reveal) { return revealed(state, reveal); },
                                 [&](const Abort &abort) {
                                     return finish(state.common, state.attempt, {}, abort.reason,
                                                   false);
                                 },
                                 // The inviter cannot confirm what it has not seen opened.
                                 [&](const Confirm &) { return wrong(); },
                                 [&](const Commit &) { return wrong(); },
                                 [&](const Open &) { return wrong(); }},
                      message);
}

} // namespace sobani::pairing
