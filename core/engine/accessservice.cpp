// SPDX-License-Identifier: MPL-2.0
#include "core/engine/accessservice.h"

#include "core/access/accessdetails.h"

#include <chrono>
#include <set>

namespace sobani::engine {

namespace {

using authority::Authority;
using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray UntoldPrefix("access/untold/");

QByteArray untoldKey(const RequestId &id)
{
    return UntoldPrefix + id.bytes().toHex();
}

QString promiseKey(const RequestId &id)
{
    return u"access/"_s + id.toString();
}

QString withdrawKey(const RequestId &id)
{
    return u"withdraw/"_s + id.toString();
}

WallTime after(WallTime start, int minutes)
{
    return start + std::chrono::minutes(minutes);
}

} // namespace

AccessService::AccessService(Context context, Authority &authority, QObject *parent)
    : QObject(parent), m_context(context), m_authority(authority)
{
    connect(&m_authority, &Authority::requestOpened, this, &AccessService::opened);
    connect(&m_authority, &Authority::decided, this, &AccessService::decided);
    connect(&m_authority, &Authority::wrongNumber, this, &AccessService::wrongNumber);
    connect(&m_authority, &Authority::ended, this, &AccessService::ended);
    connect(&m_authority, &Authority::refused, this, &AccessService::refused);
    connect(&m_authority, &Authority::writeFailed, this, [this](StoreError) {
        m_context.teller.tell(api::Error{u"not-written"_s,
                                         u"the authority could not write its decision"_s, {}, -1},
                              {});
    });
}

void AccessService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    std::set<RequestId> untold;
    for (auto it = stored.lower_bound(UntoldPrefix);
         it != stored.end() && it->first.startsWith(UntoldPrefix); ++it) {
        const auto id =
            RequestId::fromBytes(QByteArray::fromHex(it->first.mid(UntoldPrefix.size())));
        if (id)
            untold.insert(*id);
    }
    // Written by the authority and not yet by us: we were killed between the two.
    for (const auto &request : m_authority.openRequests())
        untold.insert(request.body.of.request);
    for (const RequestId &id : untold)
        m_authority.repeat(id);
}

void AccessService::request(const AccessDetails &details)
{
    const auto id = crypto::randomId<RequestId>();
    m_context.teller.promise(promiseKey(id));
    m_context.work.put(untoldKey(id), QByteArray(1, '\0'));
    m_authority.openRequest(id, AccessSource::Declared, access::clipped(details),
                            clippedText(details.tool, access::ToolIdentityLimit));
}

void AccessService::withdraw(const RequestId &id)
{
    m_context.teller.promise(withdrawKey(id));
    m_authority.withdraw(id);
}

bool AccessService::receive(const messaging::Received &message)
{
    const auto statement = wire::SignedByDevice::decode(message.body);
    if (!statement)
        return false;
    if (message.type == MessageType::AccessDecision)
        m_authority.submitDecision(*statement, message.from);
    else
        m_authority.submitRevocation(*statement, message.from);
    return true;
}

bool AccessService::isOpen() const
{
    return !m_authority.openRequests().empty();
}

void AccessService::tellHelpers(MessageType type, const wire::SignedByAuthority &statement)
{
    const QByteArray bytes = statement.encode();
    for (const circle::Member *helper : m_context.book.helpers()) {
        if (helper->rights == Rights::Full)
            m_context.messenger.send(helper->peer.id, type, bytes);
    }
}

api::AccessRequested AccessService::shown(const access::AccessRequestBody &body,
                                          const QString &digits, WallTime expires) const
{
    const Self &self = m_context.book.self();
    return {body.of.request, self.circle, self.peer, body.source,
            body.details,    body.flags,  expires,   digits};
}

void AccessService::opened(const wire::SignedByAuthority &statement,
                           const access::AccessRequestBody &body, const QString &digits)
{
    const RequestId id = body.of.request;
    m_context.work.put(untoldKey(id), QByteArray(1, '\0'));
    tellHelpers(MessageType::AccessRequest, statement);
    m_context.teller.tell(
        shown(body, digits, after(m_context.clock.now().wall, body.minutesToAnswer)),
        m_context.teller.redeem(promiseKey(id)));
    m_context.scribe.note(u"access-requested"_s, m_context.book.self().peer.id, id.toString());
    m_context.work.commit();
}

void AccessService::decided(const wire::SignedByAuthority &statement,
                            const access::ResultBody &body)
{
    const RequestId id = body.of.request;
    const bool approved = body.verdict == Verdict::Approve;
    if (!approved)
        m_context.work.remove(untoldKey(id));
    std::optional<PeerInfo> by;
    if (body.by)
        by = m_context.book.person(*body.by);
    const WallTime until =
        approved ? after(m_context.clock.now().wall, body.minutes) : WallTime{};
    m_context.teller.tell(api::AccessDecided{id, body.verdict, by, body.minutes, body.reason,
                                             body.note, until},
                          {});
    tellHelpers(MessageType::AccessResult, statement);
    m_context.scribe.note(approved ? u"access-approved"_s : u"access-denied"_s, body.by,
                          id.toString());
    m_context.work.commit();
}

void AccessService::wrongNumber(const wire::SignedByAuthority &statement,
                                const access::WrongNumberBody &body, const DeviceId &to)
{
    m_context.messenger.send(to, MessageType::AccessWrongNumber, statement.encode());
    m_context.scribe.note(u"access-wrong-number"_s, to, body.of.request.toString());
    m_context.work.commit();
}

void AccessService::ended(const wire::SignedByAuthority &statement,
                          const access::EndedBody &body)
{
    const RequestId id = body.of.request;
    m_context.work.remove(untoldKey(id));
    tellHelpers(MessageType::AccessEnded, statement);
    m_context.teller.tell(api::AccessEnded{id, body.reason},
                          m_context.teller.redeem(withdrawKey(id)));
    m_context.scribe.note(u"access-ended"_s, body.by, id.toString());
    m_context.work.commit();
}

void AccessService::refused(const QString &code, const QString &id)
{
    m_context.scribe.note(u"refused"_s, std::nullopt, code);
    QString ref;
    if (const auto request = RequestId::fromString(id)) {
        ref = m_context.teller.redeem(promiseKey(*request));
        if (ref.isEmpty())
            ref = m_context.teller.redeem(withdrawKey(*request));
        m_context.work.remove(untoldKey(*request));
    }
    m_context.teller.tell(
        api::Error{code == "unknown-request"_L1 ? u"unknown-id"_s : code,
                   u"the authority refused it; nothing has changed"_s, id, -1},
        ref);
    m_context.work.commit();
}

void AccessService::describe(api::StatusReport &report) const
{
    for (const auto &open : m_authority.openRequests()) {
        api::AccessStatus status;
        status.request = shown(open.body, open.digits, open.expires);
        if (open.approval) {
            api::AccessDecided decision;
            decision.id = open.body.of.request;
            decision.verdict = Verdict::Approve;
            decision.by = m_context.book.person(open.approval->by);
            decision.minutes = open.approval->minutes;
            decision.until = open.approval->until;
            status.decision = decision;
        }
        report.access.push_back(std::move(status));
    }
}

} // namespace sobani::engine
