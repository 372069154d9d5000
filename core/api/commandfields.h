// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"

#include <QLatin1StringView>

#include <concepts>

/// The fields of every command, said once: each codec (JSON lines, CBOR) is a visitor of these
/// lists, so that none knows a field that the other does not.
///
/// fields(visitor, body) calls, for each field in its order, the visitor's member for that kind
/// of value (id, text, flag, number, word, optionalWord, answer, offer) with name and bounds.
namespace sobani::api {

template<typename T, typename Plain>
concept Like = std::same_as<std::remove_const_t<T>, Plain>;

/// Set: on a JSON line it may be missing, and is left out while it says nothing.
enum class When { Always, Set };

inline constexpr qsizetype LongestOffer = 1024; ///< the QR's uri, UTF-16 units
inline constexpr int MostHistory = 200;

using namespace Qt::StringLiterals;

template<typename T, typename... Plain>
concept OneOf = (Like<T, Plain> || ...);

void fields(auto &, OneOf<MakeInvite, ConfirmSas, RejectSas, RaiseHelp, Leave, GetStatus, StartOver,
                         Quit, AllowPairing> auto &)
{
}

void fields(auto &v, OneOf<CancelHelp, AnswerHelp, ResolveHelp, HelpShown, WithdrawAccess,
                          RevokeAccess> auto &c)
{
    v.id("id"_L1, c.id);
}

void fields(auto &v, Like<Join> auto &c) { v.offer(c.offer); }

void fields(auto &v, Like<AnswerConsent> auto &c)
{
    v.id("id"_L1, c.id);
    v.flag("accept"_L1, c.accept, When::Set);
}

void fields(auto &v, OneOf<MarkStep, PushStep> auto &c)
{
    v.number("n"_L1, c.n, 0, StepCount - 1, When::Always);
    v.flag("done"_L1, c.done, When::Set);
}

void fields(auto &v, Like<AccessDetails> auto &d)
{
    v.optionalWord("caller"_L1, d.caller);
    v.answer("warning"_L1, d.warning);
    v.answer("asked"_L1, d.asked);
    v.answer("money"_L1, d.money);
    v.answer("gift_cards"_L1, d.giftCards);
    v.text("company"_L1, d.company, limits::ShortText, When::Set);
    v.text("person"_L1, d.person, limits::ShortText, When::Set);
    v.text("phone"_L1, d.phone, limits::ShortText, When::Set);
    v.text("purpose"_L1, d.purpose, limits::Note, When::Set);
    v.text("tool"_L1, d.tool, limits::ShortText, When::Set);
    v.text("code"_L1, d.code, limits::ShortText, When::Set);
}

void fields(auto &v, Like<RequestAccess> auto &c) { fields(v, c.details); }

void fields(auto &v, Like<Decide> auto &c)
{
    v.id("id"_L1, c.id);
    v.word("verdict"_L1, c.verdict);
    v.number("minutes"_L1, c.minutes, 0, 60, When::Set);
    v.text("number"_L1, c.number, limits::Name, When::Set);
    v.text("note"_L1, c.note, limits::Note, When::Set);
}

void fields(auto &v, Like<GetHistory> auto &c)
{
    v.number("limit"_L1, c.limit, 1, MostHistory, When::Set);
}

void fields(auto &v, Like<SetProfile> auto &c)
{
    v.text("name"_L1, c.name, limits::Name, When::Always);
    v.text("phone"_L1, c.phone, limits::Phone, When::Set);
}

void fields(auto &v, Like<SetPeerPhone> auto &c)
{
    v.text("phone"_L1, c.phone, limits::Phone, When::Always);
}

} // namespace sobani::api
