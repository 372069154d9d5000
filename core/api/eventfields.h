// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/commandfields.h"
#include "core/api/event.h"

/// The fields of every event, in the manner of commandfields.h. Further kinds: time, who (a
/// person, on JSON lines an id with the name beside it), object, optionalObject, list, words,
/// texts and flags.
namespace sobani::api {

/// Longest list that an event carries; what a codec writes keeps the last so many.
inline constexpr qsizetype MostFlags = 16;

void fields(auto &, Like<Stopped> auto &) {}
void fields(auto &v, Like<PairingAllowed> auto &e) { v.time("until"_L1, e.until, When::Always); }

void fields(auto &v, Like<PeerInfo> auto &p)
{
    v.id("id"_L1, p.id);
    v.text("name"_L1, p.name, limits::Name, When::Always);
    v.word("role"_L1, p.role);
}

void fields(auto &v, Like<Ready> auto &e)
{
    v.id("device"_L1, e.device);
    v.word("role"_L1, e.role);
    v.text("name"_L1, e.name, limits::Name, When::Always);
    v.text("version"_L1, e.version, limits::ShortText, When::Always);
    v.number("protocol"_L1, e.protocol, 0, 1'000, When::Always);
    v.word("keychain"_L1, e.keychain);
}

void fields(auto &v, Like<InviteReady> auto &e)
{
    v.text("code"_L1, e.code, limits::ShortText, When::Always);
    v.text("uri"_L1, e.uri, LongestOffer, When::Always);
    v.time("expires"_L1, e.expires, When::Always);
}

void fields(auto &v, Like<SasReady> auto &e)
{
    v.text("digits"_L1, e.digits, limits::Name, When::Always);
    v.texts("pictures"_L1, e.pictures, limits::Name);
}

void fields(auto &v, OneOf<Paired, RightsChanged, PeerLeft, PresenceChanged> auto &e)
{
    v.id("circle"_L1, e.circle);
    v.object("peer"_L1, e.peer);
    if constexpr (requires { e.rights; })
        v.word("rights"_L1, e.rights);
    if constexpr (requires { e.state; })
        v.word("state"_L1, e.state);
}

void fields(auto &v, OneOf<PairingEnded> auto &e) { v.word("reason"_L1, e.reason); }
void fields(auto &v, Like<RelayChanged> auto &e) { v.word("state"_L1, e.state); }

void fields(auto &v, Like<ConsentRequested> auto &e)
{
    v.id("id"_L1, e.id);
    v.id("circle"_L1, e.circle);
    v.object("peer"_L1, e.peer);
    v.time("effective"_L1, e.effective, When::Always);
}

void fields(auto &v, Like<HelpProgress> auto &e)
{
    v.id("id"_L1, e.id);
    v.word("state"_L1, e.state);
    v.who("by"_L1, e.by);
}

void fields(auto &v, Like<HelpCalled> auto &e)
{
    v.id("id"_L1, e.id);
    v.id("circle"_L1, e.circle);
    v.who("from"_L1, e.from);
    v.flag("repeat"_L1, e.repeat, When::Always);
    v.time("raised"_L1, e.raised, When::Always);
}

void fields(auto &v, OneOf<HelpCancelled, HelpResolved, HelpUnanswered> auto &e)
{
    v.id("id"_L1, e.id);
    if constexpr (requires { e.by; })
        v.who("by"_L1, e.by);
}

void fields(auto &v, Like<StepChanged> auto &e)
{
    v.id("id"_L1, e.id);
    v.number("n"_L1, e.n, 0, StepCount - 1, When::Always);
    v.flag("done"_L1, e.done, When::Always);
    v.flag("pushed"_L1, e.pushed, When::Always);
    v.who("by"_L1, e.by);
}

void fields(auto &v, Like<AccessRequested> auto &e)
{
    v.id("id"_L1, e.id);
    v.id("circle"_L1, e.circle);
    v.who("from"_L1, e.from);
    v.word("source"_L1, e.source);
    fields(v, e.details);
    v.words("flags"_L1, e.flags, MostFlags);
    v.time("expires"_L1, e.expires, When::Always);
    v.text("number"_L1, e.number, limits::Name, When::Set);
}

void fields(auto &v, Like<AccessDecided> auto &e)
{
    v.id("id"_L1, e.id);
    v.word("verdict"_L1, e.verdict);
    v.who("by"_L1, e.by);
    v.number("minutes"_L1, e.minutes, 0, 60, When::Always);
    v.word("reason"_L1, e.reason);
    v.text("note"_L1, e.note, limits::Note, When::Set);
    v.time("until"_L1, e.until, When::Set);
}

void fields(auto &v, Like<AccessEnded> auto &e)
{
    v.id("id"_L1, e.id);
    v.word("reason"_L1, e.reason);
}

void fields(auto &v, Like<Error> auto &e)
{
    v.text("code"_L1, e.code, limits::Name, When::Always);
    v.text("message"_L1, e.message, limits::Note, When::Always);
    v.text("id"_L1, e.id, limits::ShortText, When::Set);
    v.number("tries_left"_L1, e.triesLeft, -1, 100, When::Set);
}

} // namespace sobani::api
