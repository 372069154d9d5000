// SPDX-License-Identifier: MPL-2.0
#include "tests/fuzz/samples.h"

#include "core/api/socketwire.h"
#include "tests/core/api/everybody.h"
#include "tests/core/authority/everycall.h"

#include "core/journal/journal.h"
#include "core/messaging/messengerkeys.h"
#include "core/pairing/invite.h"
#include "core/presence/presencemachine.h"

namespace sobani::fuzz::samples {

namespace {

constexpr WallTime Wall{1'750'000'000'000};

template<typename IdType>
IdType named(char c)
{
    return *IdType::fromBytes(QByteArray(16, c));
}

const crypto::SigningKey &signing()
{
    static const auto key = *crypto::SigningKey::fromSeed(SecretBytes(QByteArray(32, 's')));
    return key;
}

const crypto::AgreementKey &agreement(char c)
{
    static const auto sender = *crypto::AgreementKey::fromPrivate(SecretBytes(QByteArray(32, 'a')));
    static const auto recipient =
        *crypto::AgreementKey::fromPrivate(SecretBytes(QByteArray(32, 'b')));
    return c == 'a' ? sender : recipient;
}

const QByteArray &psk()
{
    static const QByteArray bytes(32, 'p');
    return bytes;
}

PeerInfo person(char c, Role role)
{
    return {device(c), QStringLiteral("花子"), role};
}

help::Call fullCall()
{
    help::Call call;
    call.id = named<HelpId>('h');
    call.raised = Wall;
    call.asked = {QStringLiteral("boot-1"), 60'000};
    call.revision = 3;
    call.round = 2;
    call.unanswered = true;
    call.reach = {{device('a'), help::Reach::Shown}, {device('b'), help::Reach::Waiting}};
    call.messages = {{device('a'), named<MessageId>('m')}};
    return call;
}

} // namespace

DeviceId device(char c)
{
    return named<DeviceId>(c);
}

messaging::OpenKeys openKeys()
{
    return {named<CircleId>('c'),  device('a'), device('b'), psk(), "id", signing().publicKey(),
            agreement('a').publicKey(), agreement('b')};
}

QByteArray envelope(qsizetype bodySize)
{
    const auto sealed = messaging::seal(
        {named<CircleId>('c'), device('a'), device('b'), psk(), "id", signing(), agreement('a'),
         agreement('b').publicKey()},
        {named<MessageId>('m'), 7, Wall, {}, 10, QByteArray(bodySize, 'x')});
    return *sealed;
}

messaging::Receipt receipt()
{
    return {{named<MessageId>('m'), named<MessageId>('n')}};
}

messaging::Channel channel(bool pending)
{
    messaging::Channel channel;
    channel.circle = named<CircleId>('c');
    channel.self = device('a');
    channel.peer = device('b');
    channel.peerKeys = {QByteArray(32, 's'), QByteArray(32, 'g')};
    channel.relay = {QStringLiteral("relay.example"), 8883, QByteArray(32, 'k')};
    channel.epochs.push_back({4, SecretBytes(psk()), Wall});
    channel.epochs.push_back({5, SecretBytes(QByteArray(32, 'q')), Wall});
    channel.sendEpoch = 5;
    if (pending)
        channel.pending = messaging::PendingRekey{6, SecretBytes(QByteArray(32, 'e'))};
    return channel;
}

std::vector<QByteArray> stored()
{
    messaging::outbox::Entry entry;
    entry.peer = device('p');
    entry.topic = QStringLiteral("s1/abc");
    entry.envelope = QByteArray(600, 'x');
    entry.expires = Wall;
    return {channel(true).encode(), messaging::encodeOutbox(entry), messaging::encodeTime(Wall),
            messaging::encodeSequence(quint64(1) << 50), member().encode()};
}

circle::Member member()
{
    circle::Member member;
    member.peer = person('p', Role::Protected);
    member.circle = named<CircleId>('c');
    member.keys = {QByteArray(32, 's'), QByteArray(32, 'g')};
    member.authority = identity::AuthorityPublic{QByteArray(32, 't'), QByteArray(32, 'u')};
    member.relay = {QStringLiteral("relay.example"), 8883, QByteArray(32, 'k')};
    member.phone = QStringLiteral("03-0000");
    member.ownPhone = QStringLiteral("110");
    member.profileSequence = 9;
    member.rights = Rights::Pending;
    member.rightsFrom = member.joined = member.lastHeard = Wall;
    member.presenceSecret = SecretBytes(QByteArray(32, 'z'));
    return member;
}

circle::ProfileBody profile()
{
    return {QStringLiteral("太郎"), QStringLiteral("090"), SecretBytes(QByteArray(32, 'z'))};
}

circle::RightsBody rights()
{
    return {person('h', Role::Helper), circle::RightsBody::Standing::Gone, Wall};
}

help::CallBody call()
{
    return {named<HelpId>('h'), Wall, 2, 3};
}

help::UpdateBody update()
{
    return {named<HelpId>('h'), Wall, 5, help::CallPhase::Answered, person('h', Role::Helper)};
}

help::MarkBody mark()
{
    return {named<HelpId>('h'), Wall};
}

std::vector<QByteArray> callStates()
{
    const auto by = person('h', Role::Helper);
    return {help::encode(help::CallState(help::Quiet{})),
            help::encode(help::CallState(help::Open{fullCall()})),
            help::encode(help::CallState(help::Answered{fullCall(), by})),
            help::encode(
                help::CallState(help::Closed{fullCall(), help::CallPhase::Resolved, by}))};
}

QByteArray alarmState()
{
    help::AlarmState state;
    help::Alarm alarm;
    alarm.circle = named<CircleId>('c');
    alarm.from = person('p', Role::Protected);
    alarm.raised = Wall;
    alarm.revision = 2;
    alarm.nextRound = 3;
    alarm.phase = help::CallPhase::Answered;
    alarm.by = person('h', Role::Helper);
    alarm.shown = true;
    state.alarms = {{named<HelpId>('h'), alarm}, {named<HelpId>('i'), help::Alarm{}}};
    return help::encode(state);
}

QByteArray checklist()
{
    recovery::Checklist list;
    list.call = named<HelpId>('h');
    list.revision = 4;
    list.done = {true, false, true, false, false, true};
    list.pushed = 3;
    return recovery::encode(list);
}

recovery::PushBody push()
{
    return {named<HelpId>('h'), 5, true};
}

access::Binding binding()
{
    return {named<CircleId>('c'), named<AuthorityId>('a'), named<RequestId>('r'),
            QByteArray(access::NonceSize, 'n')};
}

access::AccessRequestBody accessRequest()
{
    AccessDetails details;
    details.caller = Caller::Them;
    details.warning = true;
    details.asked = QStringLiteral("「LogMeIn」を\n入れて");
    details.company = QStringLiteral("ウィンドウズ");
    details.tool = QStringLiteral("AnyDesk");
    return {binding(), QStringLiteral("tool"), AccessSource::Detected, details,
            {RedFlag::TheyCalled, RedFlag::AbusedTool}, 10};
}

access::DecisionBody decision()
{
    return {binding(), QStringLiteral("tool"), Verdict::Approve, 30, QStringLiteral("07"),
            QStringLiteral("大丈夫")};
}

access::ResultBody result()
{
    return {binding(), Verdict::Approve, device('h'), 60, DecisionReason::Helper,
            QStringLiteral("x")};
}

authority::ConsentRequestBody consentRequest()
{
    const identity::DevicePublic keys{QByteArray(32, 's'), QByteArray(32, 'g')};
    return {named<CircleId>('c'), named<AuthorityId>('a'), named<RequestId>('q'),
            identity::deviceId(keys), keys, QStringLiteral("次郎"), Wall};
}

authority::ConsentBody consent()
{
    const auto asked = consentRequest();
    return {asked.circle, asked.authority, asked.consent, asked.candidate, asked.keys, true};
}

wire::SignedByDevice signedBody()
{
    return access::seal(signing(), device('h'), decision());
}

std::vector<QByteArray> helperStates()
{
    namespace machine = access::helper;
    const Now now{Wall, {QStringLiteral("boot-1"), 1'000}};
    return {machine::encode(machine::Waiting{accessRequest(), now, 2}),
            machine::encode(machine::DecisionSent{accessRequest(), now, 2, decision()}),
            machine::encode(machine::Decided{accessRequest(), result(), now, false}),
            machine::encode(machine::Ended{accessRequest(), AccessEnd::Revoked, device('h')})};
}

QByteArray authorityState()
{
    authority::State state;
    state.circle = named<CircleId>('c');
    state.self = named<AuthorityId>('a');
    state.everEnrolled = true;
    const identity::DevicePublic keys{QByteArray(32, 's'), QByteArray(32, 'g')};
    state.members.push_back({identity::deviceId(keys), keys, QStringLiteral("太郎"), {}});
    authority::Request request;
    request.body = accessRequest();
    request.opened = {Wall, {QStringLiteral("boot-1"), 1'000}};
    request.phase = authority::Pending{QStringLiteral("07"), 2};
    state.requests.push_back(request);
    return authority::encode(state);
}

pairing::Message pairingMessage(pairing::MessageNumber number)
{
    const QByteArray attempt(32, 't');
    switch (number) {
    case pairing::MessageNumber::Commit:
        return pairing::Commit{attempt};
    case pairing::MessageNumber::Reveal:
        return pairing::Reveal{attempt, named<InviteId>('i'), hello()};
    case pairing::MessageNumber::Open:
        return pairing::Open{attempt, hello()};
    case pairing::MessageNumber::Confirm:
        return pairing::Confirm{attempt, QByteArray(32, 'p'),
                                QByteArray(pairing::ProfileSize + crypto::TagSize, 'f'), true};
    case pairing::MessageNumber::Abort:
        break;
    }
    return pairing::Abort{attempt, PairingEnd::Used, QByteArray(32, 'o')};
}

const pairing::Door &door()
{
    static const pairing::Door door = pairing::doorFromQr(SecretBytes(QByteArray(32, 'd')));
    return door;
}

QByteArray frame()
{
    return pairing::sealFrame(pairingMessage(pairing::MessageNumber::Open), pairing::Side::Joiner,
                              door(), SecretBytes(QByteArray(32, 'n')));
}

pairing::Hello hello()
{
    return {Role::Protected,
            {QByteArray(32, 's'), QByteArray(32, 'g')},
            identity::AuthorityPublic{QByteArray(32, 't'), QByteArray(32, 'u')},
            QByteArray(32, 'e'),
            QByteArray(32, 'n'),
            named<CircleId>('c')};
}

QByteArray inviteUri()
{
    pairing::Invite invite;
    invite.id = named<InviteId>('i');
    invite.qrSecret = SecretBytes(QByteArray(32, 'q'));
    invite.codeSecret = SecretBytes(QByteArray(pairing::CodeSecretSize, '\1'));
    invite.relay = {QStringLiteral("relay.example"), 8883, QByteArray(32, 'k')};
    return invite.uri().toUtf8();
}

QByteArray typedCode()
{
    return pairing::codeFromSecret(SecretBytes(QByteArray(pairing::CodeSecretSize, '\1'))).toUtf8();
}

QByteArray heartbeat()
{
    return presence::seal({QByteArray(16, 'h'), {3, 9}, Wall, presence::Sign::Alive}, signing(),
                          SecretBytes(psk()), named<CircleId>('c'));
}

bool opensHeartbeat(const QByteArray &bytes)
{
    return presence::open(bytes, QByteArray(16, 'h'), signing().publicKey(), SecretBytes(psk()),
                          named<CircleId>('c'))
        .has_value();
}

QByteArray presenceState()
{
    presence::State state;
    state.highest = {3, 9};
    state.phase = presence::Offline{};
    return presence::encode(state);
}

QByteArray journalEntry()
{
    journal::Journal journal;
    return journal.append(Wall, QStringLiteral("help-raised"), device('h'),
                          {QStringLiteral("id"), QStringLiteral("1")});
}

QByteArray journalHead()
{
    journal::Journal journal;
    (void)journal.append(Wall, QStringLiteral("help-raised"));
    return journal.head().encode();
}

QByteArray keySet()
{
    const identity::KeySet keys{
        {*crypto::SigningKey::fromSeed(SecretBytes(QByteArray(32, '1'))),
         *crypto::AgreementKey::fromPrivate(SecretBytes(QByteArray(32, '2'))),
         SecretBytes(QByteArray(32, '3'))},
        identity::AuthorityKeys{
            *crypto::SigningKey::fromSeed(SecretBytes(QByteArray(32, '4'))),
            *crypto::AgreementKey::fromPrivate(SecretBytes(QByteArray(32, '5')))}};
    return keys.encode().view().toByteArray();
}

std::vector<QByteArray> commands()
{
    return {R"({"do":"help","ref":"7"})",
            R"({"do":"join","uri":"sobani:1?h=a&p=1&k=b&s=c&i=d"})",
            R"({"do":"decide","id":"00112233445566778899aabbccddeeff","verdict":"approve","minutes":30,"number":"07","note":"\u82b1"})",
            R"({"do":"request-access","caller":"them","warning":true,"asked":"x","money":null,"company":"c"})",
            R"({"do":"push-step","n":5,"done":false,"peer":"00112233445566778899aabbccddeeff"})",
            R"({"do":"history","limit":200})"};
}

std::vector<QByteArray> authorityCalls()
{
    std::vector<QByteArray> list;
    for (const authority::CallBody &body : tests::everyCall())
        list.push_back(authority::Call{7, body}.encode());
    return list;
}

std::vector<QByteArray> authorityNews()
{
    std::vector<QByteArray> list;
    for (const authority::NewsBody &body : tests::everyNews())
        list.push_back(authority::encodeNews(body));
    return list;
}

std::vector<QByteArray> socketCommands()
{
    std::vector<QByteArray> list;
    for (const api::CommandBody &body : api::testing::everyCommand())
        list.push_back(api::encodeCommand(
            {body, QStringLiteral("r"), named<CircleId>('c'), device('p')}));
    return list;
}

std::vector<QByteArray> socketEvents()
{
    std::vector<QByteArray> list;
    for (const api::EventBody &body : api::testing::everyEvent())
        list.push_back(api::encodeEvent({body, Wall, QStringLiteral("r")}));
    return list;
}

} // namespace sobani::fuzz::samples
