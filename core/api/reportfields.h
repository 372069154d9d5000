// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/eventfields.h"

/// The fields of the two events that report much at once: status and history.
namespace sobani::api {

/// Longest lists that a report carries; what a codec writes keeps the last so many.
inline constexpr qsizetype MostPeers = 64;
inline constexpr qsizetype MostCalls = 32;
inline constexpr qsizetype MostRequests = 32;
inline constexpr qsizetype MostConsents = 32;
inline constexpr int MostUnsent = 1'000'000;

void fields(auto &v, Like<PeerStatus> auto &p)
{
    fields(v, p.peer);
    v.id("circle"_L1, p.circle);
    v.text("phone"_L1, p.phone, limits::Phone, When::Set);
    v.word("presence"_L1, p.presence);
    v.word("rights"_L1, p.rights);
    v.time("rights_from"_L1, p.rightsFrom, When::Set);
    v.time("last_heard"_L1, p.lastHeard, When::Set);
}

void fields(auto &v, Like<HelpStatus> auto &h)
{
    v.id("id"_L1, h.id);
    v.id("circle"_L1, h.circle);
    v.who("from"_L1, h.from);
    v.time("raised"_L1, h.raised, When::Always);
    v.word("state"_L1, h.state);
    v.who("by"_L1, h.by);
    v.flag("cancelled"_L1, h.cancelled, When::Always);
    v.flag("unanswered"_L1, h.unanswered, When::Always);
    v.flags("steps"_L1, h.steps);
    v.number("pushed"_L1, h.pushed, -1, StepCount - 1, When::Always);
}

void fields(auto &v, Like<AccessStatus> auto &a)
{
    fields(v, a.request);
    v.optionalObject("decision"_L1, a.decision);
}

void fields(auto &v, Like<StatusReport> auto &e)
{
    v.object("self"_L1, e.self);
    v.text("phone"_L1, e.phone, limits::Phone, When::Set);
    v.word("relay"_L1, e.relay);
    v.number("outbox"_L1, e.outbox, 0, MostUnsent, When::Always);
    v.list("peers"_L1, e.peers, MostPeers);
    v.list("help"_L1, e.help, MostCalls);
    v.list("access"_L1, e.access, MostRequests);
    v.list("consents"_L1, e.consents, MostConsents);
}

void fields(auto &v, Like<HistoryEntry> auto &e)
{
    v.time("at"_L1, e.at, When::Always);
    v.text("kind"_L1, e.kind, limits::Name, When::Always);
    v.text("by"_L1, e.by, limits::ShortText, When::Set);
    v.text("detail"_L1, e.detail, limits::Note, When::Set);
}

void fields(auto &v, Like<HistoryReport> auto &e)
{
    v.list("entries"_L1, e.entries, MostHistory);
    v.flag("intact"_L1, e.intact, When::Always);
}

} // namespace sobani::api
