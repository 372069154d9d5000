// SPDX-License-Identifier: MPL-2.0
#include "core/api/jsonlines.h"
#include "core/api/words.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace sobani::api {

namespace {

using namespace Qt::StringLiterals;

QString utc(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject named(QLatin1StringView event)
{
    return {{u"event"_s, event}};
}

QJsonObject json(const PeerInfo &peer)
{
    return {{u"id"_s, peer.id.toString()},
            {u"name"_s, peer.name},
            {u"role"_s, word(peer.role)}};
}

/// Who did it, as an id; the name beside it spares a reader the look-up.
void addPerson(QJsonObject &out, const QString &key, const std::optional<PeerInfo> &person)
{
    if (!person)
        return;
    out.insert(key, person->id.toString());
    out.insert(key + "_name"_L1, person->name);
}

void addAnswer(QJsonObject &out, const QString &key, const Answer &answer)
{
    if (const bool *yes = std::get_if<bool>(&answer))
        out.insert(key, *yes);
    else if (const QString *text = std::get_if<QString>(&answer))
        out.insert(key, *text);
}

void addText(QJsonObject &out, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        out.insert(key, text);
}

QJsonObject json(const Ready &e)
{
    auto out = named("ready"_L1);
    out.insert(u"device"_s, e.device.toString());
    out.insert(u"role"_s, word(e.role));
    out.insert(u"name"_s, e.name);
    out.insert(u"version"_s, e.version);
    out.insert(u"protocol"_s, e.protocol);
    out.insert(u"keychain"_s, word(e.keychain));
    return out;
}

QJsonObject json(const InviteReady &e)
{
    auto out = named("invite"_L1);
    out.insert(u"code"_s, e.code);
    out.insert(u"uri"_s, e.uri);
    out.insert(u"expires"_s, utc(e.expires));
    return out;
}

QJsonObject json(const SasReady &e)
{
    auto out = named("sas"_L1);
    out.insert(u"digits"_s, e.digits);
    QJsonArray pictures;
    for (const QString &picture : e.pictures)
        pictures.append(picture);
    out.insert(u"pictures"_s, pictures);
    return out;
}

QJsonObject withPeer(QLatin1StringView event, const CircleId &circle, const PeerInfo &peer)
{
    auto out = named(event);
    out.insert(u"circle"_s, circle.toString());
    out.insert(u"peer"_s, json(peer));
    return out;
}

QJsonObject json(const Paired &e)
{
    return withPeer("paired"_L1, e.circle, e.peer);
}

QJsonObject json(const PairingEnded &e)
{
    auto out = named("pairing-ended"_L1);
    out.insert(u"reason"_s, word(e.reason));
    return out;
}

QJsonObject json(const ConsentRequested &e)
{
    auto out = withPeer("consent-request"_L1, e.circle, e.peer);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"effective"_s, utc(e.effective));
    return out;
}

QJsonObject json(const RightsChanged &e)
{
    auto out = withPeer("rights"_L1, e.circle, e.peer);
    out.insert(u"rights"_s, word(e.rights));
    return out;
}

QJsonObject json(const PeerLeft &e)
{
    return withPeer("peer-left"_L1, e.circle, e.peer);
}

QJsonObject json(const HelpProgress &e)
{
    auto out = named("help-progress"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"state"_s, word(e.state));
    addPerson(out, u"by"_s, e.by);
    return out;
}

QJsonObject json(const HelpCalled &e)
{
    auto out = named("help-call"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"circle"_s, e.circle.toString());
    addPerson(out, u"from"_s, e.from);
    out.insert(u"repeat"_s, e.repeat);
    out.insert(u"raised"_s, utc(e.raised));
    return out;
}

template<typename IdType>
QJsonObject endedBy(QLatin1StringView event, const IdType &id, const PeerInfo &by)
{
    auto out = named(event);
    out.insert(u"id"_s, id.toString());
    addPerson(out, u"by"_s, by);
    return out;
}

QJsonObject json(const HelpCancelled &e)
{
    return endedBy("help-cancelled"_L1, e.id, e.by);
}

QJsonObject json(const HelpResolved &e)
{
    return endedBy("help-resolved"_L1, e.id, e.by);
}

QJsonObject json(const HelpUnanswered &e)
{
    auto out = named("help-unanswered"_L1);
    out.insert(u"id"_s, e.id.toString());
    return out;
}

QJsonObject json(const StepChanged &e)
{
    auto out = named("step"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"n"_s, e.n);
    out.insert(u"done"_s, e.done);
    out.insert(u"pushed"_s, e.pushed);
    addPerson(out, u"by"_s, e.by);
    return out;
}

void addDetails(QJsonObject &out, const AccessDetails &details)
{
    if (details.caller)
        out.insert(u"caller"_s, word(*details.caller));
    addAnswer(out, u"warning"_s, details.warning);
    addAnswer(out, u"asked"_s, details.asked);
    addAnswer(out, u"money"_s, details.money);
    addAnswer(out, u"gift_cards"_s, details.giftCards);
    addText(out, u"company"_s, details.company);
    addText(out, u"person"_s, details.person);
    addText(out, u"phone"_s, details.phone);
    addText(out, u"purpose"_s, details.purpose);
    addText(out, u"tool"_s, details.tool);
    addText(out, u"code"_s, details.code);
}

QJsonObject json(const AccessRequested &e)
{
    auto out = named("access-request"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"circle"_s, e.circle.toString());
    addPerson(out, u"from"_s, e.from);
    out.insert(u"source"_s, word(e.source));
    addDetails(out, e.details);
    QJsonArray flags;
    for (const RedFlag flag : e.flags)
        flags.append(word(flag));
    out.insert(u"flags"_s, flags);
    out.insert(u"expires"_s, utc(e.expires));
    addText(out, u"number"_s, e.number);
    return out;
}

QJsonObject json(const AccessDecided &e)
{
    auto out = named("access-decided"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"verdict"_s, word(e.verdict));
    addPerson(out, u"by"_s, e.by);
    out.insert(u"minutes"_s, e.minutes);
    out.insert(u"reason"_s, word(e.reason));
    addText(out, u"note"_s, e.note);
    if (e.until.ms != 0)
        out.insert(u"until"_s, utc(e.until));
    return out;
}

QJsonObject json(const AccessEnded &e)
{
    auto out = named("access-ended"_L1);
    out.insert(u"id"_s, e.id.toString());
    out.insert(u"reason"_s, word(e.reason));
    return out;
}

QJsonObject json(const PresenceChanged &e)
{
    auto out = withPeer("presence"_L1, e.circle, e.peer);
    out.insert(u"state"_s, word(e.state));
    return out;
}

QJsonObject json(const RelayChanged &e)
{
    auto out = named("relay"_L1);
    out.insert(u"state"_s, word(e.state));
    return out;
}

QJsonObject json(const PeerStatus &peer)
{
    QJsonObject out = json(peer.peer);
    out.insert(u"circle"_s, peer.circle.toString());
    out.insert(u"presence"_s, word(peer.presence));
    out.insert(u"rights"_s, word(peer.rights));
    addText(out, u"phone"_s, peer.phone);
    if (peer.rightsFrom.ms != 0)
        out.insert(u"rights_from"_s, utc(peer.rightsFrom));
    if (peer.lastHeard.ms != 0)
        out.insert(u"last_heard"_s, utc(peer.lastHeard));
    return out;
}

QJsonObject json(const HelpStatus &help)
{
    QJsonObject out{{u"id"_s, help.id.toString()},
                    {u"circle"_s, help.circle.toString()},
                    {u"state"_s, word(help.state)},
                    {u"raised"_s, utc(help.raised)},
                    {u"cancelled"_s, help.cancelled},
                    {u"unanswered"_s, help.unanswered},
                    {u"pushed"_s, help.pushed}};
    addPerson(out, u"from"_s, help.from);
    addPerson(out, u"by"_s, help.by);
    QJsonArray steps;
    for (const bool done : help.steps)
        steps.append(done);
    out.insert(u"steps"_s, steps);
    return out;
}

QJsonObject json(const AccessStatus &access)
{
    QJsonObject out = json(access.request);
    if (access.decision) {
        QJsonObject decision = json(*access.decision);
        decision.remove(u"event"_s);
        out.insert(u"decision"_s, decision);
    }
    return out;
}

QJsonObject json(const HistoryEntry &entry)
{
    QJsonObject out{{u"at"_s, utc(entry.at)}, {u"kind"_s, entry.kind}};
    addText(out, u"by"_s, entry.by);
    addText(out, u"detail"_s, entry.detail);
    return out;
}

template<typename List>
QJsonArray jsonList(const List &list)
{
    QJsonArray out;
    for (const auto &item : list) {
        QJsonObject object = json(item);
        object.remove(u"event"_s);
        out.append(object);
    }
    return out;
}

QJsonObject json(const StatusReport &e)
{
    auto out = named("status"_L1);
    out.insert(u"self"_s, json(e.self));
    addText(out, u"phone"_s, e.phone);
    out.insert(u"relay"_s, word(e.relay));
    out.insert(u"outbox"_s, e.outbox);
    out.insert(u"peers"_s, jsonList(e.peers));
    out.insert(u"help"_s, jsonList(e.help));
    out.insert(u"access"_s, jsonList(e.access));
    out.insert(u"consents"_s, jsonList(e.consents));
    return out;
}

QJsonObject json(const HistoryReport &e)
{
    auto out = named("history"_L1);
    out.insert(u"entries"_s, jsonList(e.entries));
    out.insert(u"intact"_s, e.intact);
    return out;
}

QJsonObject json(const Error &e)
{
    auto out = named("error"_L1);
    out.insert(u"code"_s, e.code);
    out.insert(u"message"_s, e.message);
    addText(out, u"id"_s, e.id);
    if (e.triesLeft >= 0)
        out.insert(u"tries_left"_s, e.triesLeft);
    return out;
}

QJsonObject json(const Stopped &)
{
    return named("stopped"_L1);
}

} // namespace

QByteArray formatEvent(const Event &event)
{
    QJsonObject out = std::visit([](const auto &body) { return json(body); }, event.body);
    out.insert(u"at"_s, utc(event.at));
    addText(out, u"ref"_s, event.ref);
    QByteArray line = QJsonDocument(out).toJson(QJsonDocument::Compact);
    // Only a long history can be longer; its oldest entries give way.
    while (line.size() > MaximumLine) {
        QJsonArray entries = out.value(u"entries"_s).toArray();
        for (qsizetype i = entries.size() / 4 + 1; i > 0 && !entries.isEmpty(); --i)
            entries.removeFirst();
        out.insert(u"entries"_s, entries);
        if (entries.isEmpty() && !out.contains(u"entries"_s))
            break;
        line = QJsonDocument(out).toJson(QJsonDocument::Compact);
    }
    return line;
}

} // namespace sobani::api
