// SPDX-License-Identifier: MPL-2.0
#include "tests/fuzz/decoders.h"

#include "tests/fuzz/cataloguedecoders.h"
#include "tests/fuzz/samples.h"

#include "core/access/helperaccessmachine.h"
#include "core/api/jsonlines.h"
#include "core/api/socketwire.h"
#include "core/authority/authoritystate.h"
#include "core/authority/authoritywire.h"
#include "core/circle/circlewire.h"
#include "core/circle/member.h"
#include "core/guard/containmentstate.h"
#include "core/guard/relayaddresses.h"
#include "core/help/alarmmachine.h"
#include "core/help/callstate.h"
#include "core/identity/devicekeys.h"
#include "core/journal/journal.h"
#include "core/messaging/channel.h"
#include "core/messaging/envelope.h"
#include "core/messaging/messengerkeys.h"
#include "core/messaging/receiptwire.h"
#include "core/pairing/invite.h"
#include "core/pairing/pairingwire.h"
#include "core/presence/presencemachine.h"
#include "core/recovery/checklist.h"
#include "core/wire/frames.h"

#include <cstdio>
#include <cstdlib>

namespace sobani::fuzz {

namespace {

[[noreturn]] void broken(const char *name)
{
    std::fprintf(stderr, "%s: what was accepted does not survive being written\n", name);
    std::abort();
}

/// \a decode gives an optional of something that \a encode writes.
template<typename Decode, typename Encode>
Decoder codec(const char *name, Decode decode, Encode encode, std::vector<QByteArray> samples)
{
    return {name,
            [=](const QByteArray &bytes) {
                const auto value = decode(bytes);
                if (!value)
                    return false;
                const QByteArray written = encode(*value);
                const auto again = decode(written);
                if (!again || encode(*again) != written)
                    broken(name);
                return true;
            },
            std::move(samples)};
}

/// For structs with encode() and decode().
template<typename Body>
Decoder body(const char *name, std::vector<QByteArray> samples)
{
    return codec(
        name, [](const QByteArray &bytes) { return Body::decode(bytes); },
        [](const Body &value) { return value.encode(); }, std::move(samples));
}

template<typename Body>
Decoder body(const char *name, const Body &sample)
{
    return body<Body>(name, std::vector{sample.encode()});
}

bool opensEnvelope(const QByteArray &bytes)
{
    return messaging::open(samples::openKeys(), bytes).ok();
}

bool readsUri(const QByteArray &bytes)
{
    return pairing::parseUri(QString::fromUtf8(bytes)).ok();
}

bool readsCode(const QByteArray &bytes)
{
    const auto secret = pairing::secretFromCode(QString::fromUtf8(bytes));
    if (!secret)
        return false;
    const auto again = pairing::secretFromCode(pairing::codeFromSecret(*secret));
    if (!again || !(*again == *secret))
        broken("typed code");
    return true;
}

bool readsCommand(const QByteArray &bytes)
{
    const auto command = api::parseCommand(bytes);
    if (!command)
        // What a front is told of a bad line must itself be one good line.
        return api::formatEvent({api::Error{command.error().code, command.error().message, {}, -1},
                                 {},
                                 command.error().ref})
            .isEmpty();
    return true;
}

/// Stored entries under the keys of the messenger; always "accepts" and must not fall over.
bool readsStored(const QByteArray &bytes)
{
    const auto peer = samples::device('p');
    const auto id = *MessageId::fromBytes(QByteArray(16, 'm'));
    const std::map<QByteArray, QByteArray> stored{{messaging::channelKey(peer), bytes},
                                                  {messaging::outboxKey(id), bytes},
                                                  {messaging::seenKey(id), bytes},
                                                  {messaging::sequenceKey(), bytes},
                                                  {circle::memberKey(peer), bytes}};
    return !messaging::storedChannels(stored).empty() || !messaging::storedOutbox(stored).empty()
        || !messaging::storedSeen(stored).empty() || messaging::storedSequence(stored) != 0
        || !circle::storedMembers(stored).empty();
}

void addMessaging(std::vector<Decoder> &list)
{
    using namespace messaging;
    list.push_back({"envelope", opensEnvelope, {samples::envelope(0), samples::envelope(600)}});
    list.push_back(body<Receipt>("receipt", samples::receipt()));
    list.push_back(body<Unsupported>("unsupported", {*MessageId::fromBytes(QByteArray(16, 'm'))}));
    list.push_back(body("rekey share", RekeyShare{7, QByteArray(32, 'k')}));
    list.push_back(body<Channel>("channel", std::vector{samples::channel(false).encode(),
                                                        samples::channel(true).encode()}));
    list.push_back({"stored", readsStored, samples::stored()});
    list.push_back(body<circle::Member>("member", samples::member()));
    list.push_back(body<circle::ProfileBody>("profile", samples::profile()));
    list.push_back(body<circle::RightsBody>("rights", samples::rights()));
}

void addHelp(std::vector<Decoder> &list)
{
    using namespace help;
    list.push_back(body<CallBody>("help call", samples::call()));
    list.push_back(body<UpdateBody>("help update", samples::update()));
    list.push_back(body<MarkBody>("help mark", samples::mark()));
    list.push_back(codec("call state", decodeCallState, [](const CallState &s) { return encode(s); },
                         samples::callStates()));
    list.push_back(codec("alarm state", decodeAlarmState,
                         [](const AlarmState &s) { return encode(s); }, {samples::alarmState()}));
    list.push_back(codec("checklist", recovery::decodeChecklist,
                         [](const recovery::Checklist &l) { return recovery::encode(l); },
                         {samples::checklist()}));
    list.push_back(body<recovery::PushBody>("push", samples::push()));
}

void addAccess(std::vector<Decoder> &list)
{
    using namespace access;
    list.push_back(body<AccessRequestBody>("access request", samples::accessRequest()));
    list.push_back(body<DecisionBody>("decision", samples::decision()));
    list.push_back(body<RevocationBody>("revocation", {samples::binding()}));
    list.push_back(body<ResultBody>("result", samples::result()));
    list.push_back(body<EndedBody>("ended", {samples::binding(), AccessEnd::Revoked, samples::device('h')}));
    list.push_back(body<WrongNumberBody>("wrong number", {samples::binding(), 2}));
    list.push_back(body<authority::ConsentRequestBody>("consent request", samples::consentRequest()));
    list.push_back(body<authority::ConsentBody>("consent", samples::consent()));
    list.push_back(body<wire::SignedByDevice>("signed by device", samples::signedBody()));
    list.push_back(codec("helper request", [](const QByteArray &b) { return helper::decode(b); },
                         [](const helper::State &s) { return helper::encode(s); },
                         samples::helperStates()));
    list.push_back(codec("authority state", [](const QByteArray &b) { return authority::decode(b); },
                         [](const authority::State &s) { return authority::encode(s); },
                         {samples::authorityState()}));
}

void addContainment(std::vector<Decoder> &list)
{
    using namespace authority;
    const access::Binding named = samples::binding();
    const ContainmentBinding of{named.circle, named.authority, 3, named.nonce};
    list.push_back(body("contained", ContainedBody{of, ContainCause::Refusal}));
    list.push_back(body("release", ReleaseBody{of, QStringLiteral("07")}));
    list.push_back(body("keep", KeepBody{of}));
    list.push_back(body("order", OrderBody{of.circle, of.authority, 3}));
    list.push_back(body("triggers", TriggersBody{of.circle, of.authority, 2, true, true}));
    list.push_back(body("break glass", BreakGlassBody{of, named.request, WallTime{1}}));
    list.push_back(body("released", ReleasedBody{of, ReleasedHow::Helper, samples::device('h')}));
    list.push_back(body("wrong release", WrongReleaseBody{of, 2}));
    list.push_back(codec("containment record", guard::decodeContainment,
                         [](const guard::ContainmentState &s) { return guard::encode(s); },
                         {guard::encode(guard::afterDamage()), guard::encode({})}));
    guard::RelayAddresses addresses;
    addresses.learn(QStringLiteral("relay.example"), 8883,
                    {*guard::IpAddress::fromBytes("\x01\x02\x03\x04")}, WallTime{1});
    list.push_back(body("relay addresses", addresses));
}

void addPairing(std::vector<Decoder> &list)
{
    using namespace pairing;
    for (const auto number : {MessageNumber::Commit, MessageNumber::Reveal, MessageNumber::Open,
                              MessageNumber::Confirm, MessageNumber::Abort})
        list.push_back(codec("pairing message",
                             [number](const QByteArray &b) { return decodeMessage(number, b); },
                             encodeMessage, {encodeMessage(samples::pairingMessage(number))}));
    list.push_back({"pairing frame",
                    [](const QByteArray &b) {
                        return openFrame(b, Side::Joiner, samples::door()).ok();
                    },
                    {samples::frame()}});
    list.push_back(body<Hello>("hello", samples::hello()));
    list.push_back(body<Profile>("pairing profile", Profile{QStringLiteral("太郎"), QStringLiteral("03")}));
    list.push_back({"invite uri", readsUri, {samples::inviteUri()}});
    list.push_back({"typed code", readsCode, {samples::typedCode()}});
}

void addRest(std::vector<Decoder> &list)
{
    list.push_back({"heartbeat",
                    [](const QByteArray &b) { return samples::opensHeartbeat(b); },
                    {samples::heartbeat()}});
    list.push_back(codec("presence state", [](const QByteArray &b) { return presence::decode(b); },
                         [](const presence::State &s) { return presence::encode(s); },
                         {samples::presenceState()}));
    list.push_back(body<journal::Entry>("journal entry", std::vector{samples::journalEntry()}));
    list.push_back(body<journal::Head>("journal head", std::vector{samples::journalHead()}));
    list.push_back({"key set",
                    [](const QByteArray &b) {
                        return identity::KeySet::decode(SecretBytes(b)).has_value();
                    },
                    {samples::keySet()}});
    list.push_back({"command", readsCommand, samples::commands()});
    list.push_back(body<authority::Call>("authority call", samples::authorityCalls()));
    list.push_back(codec(
        "authority news", [](const QByteArray &bytes) { return authority::decodeNews(bytes); },
        authority::encodeNews, samples::authorityNews()));
    list.push_back(body<wire::LinkHello>(
        "link hello", std::vector{wire::LinkHello{QStringLiteral("sobani-front"), 1}.encode()}));
    list.push_back(codec(
        "socket command", [](const QByteArray &bytes) { return api::decodeCommand(bytes); },
        api::encodeCommand, samples::socketCommands()));
    list.push_back(codec(
        "socket event", [](const QByteArray &bytes) { return api::decodeEvent(bytes); },
        api::encodeEvent, samples::socketEvents()));
}

} // namespace

const std::vector<Decoder> &decoders()
{
    static const std::vector<Decoder> all = [] {
        std::vector<Decoder> list;
        addMessaging(list);
        addHelp(list);
        addAccess(list);
        addContainment(list);
        addPairing(list);
        addRest(list);
        addCatalogue(list);
        return list;
    }();
    return all;
}

} // namespace sobani::fuzz
