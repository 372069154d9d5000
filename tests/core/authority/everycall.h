// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritywire.h"

#include <vector>

/// One of everything that travels between an engine and its authority.
namespace sobani::tests {

using namespace Qt::StringLiterals;

template<typename IdType>
IdType idOf(char c)
{
    return *IdType::fromBytes(QByteArray(16, c));
}

inline wire::SignedByDevice deviceStatement()
{
    return {"body", QByteArray(crypto::SignatureSize, 's'), idOf<DeviceId>('d')};
}

inline wire::SignedByAuthority authorityStatement()
{
    return {"body", QByteArray(crypto::SignatureSize, 's'), idOf<AuthorityId>('a')};
}

inline identity::DevicePublic publicKeys()
{
    return {QByteArray(crypto::KeySize, 's'), QByteArray(crypto::KeySize, 'g')};
}

inline std::vector<authority::CallBody> everyCall()
{
    namespace call = authority::call;
    AccessDetails details;
    details.caller = Caller::Them;
    details.asked = u"入れて"_s;
    const auto id = idOf<RequestId>('r');
    const auto from = idOf<DeviceId>('d');
    return {call::Begin{idOf<CircleId>('c')},
            call::Ask{id, AccessSource::Detected, details, u"tool"_s},
            call::Decide{deviceStatement(), from},
            call::Revoke{deviceStatement(), from},
            call::Consent{deviceStatement(), from},
            call::Withdraw{id},
            call::Enrol{publicKeys(), u"花子"_s},
            call::Remove{from},
            call::Incident{true},
            call::JoinCircle{idOf<CircleId>('c')},
            call::Repeat{id},
            call::Beat{{3, 9}, {1'750'000'000'000}, presence::Sign::ExpectedSilence}};
}

inline authority::Snapshot fullSnapshot()
{
    const access::Binding of{idOf<CircleId>('c'), idOf<AuthorityId>('a'), idOf<RequestId>('r'),
                             QByteArray(access::NonceSize, 'n')};
    const auto device = identity::deviceId(publicKeys());
    authority::Snapshot s;
    s.keys = {QByteArray(crypto::KeySize, 't'), QByteArray(crypto::KeySize, 'u')};
    s.circle = of.circle;
    s.pristine = true;
    s.roster = {{device, u"花子"_s, Rights::Full, {}}, {device, {}, Rights::Pending, {5}}};
    const access::AccessRequestBody body{of, u"tool"_s, AccessSource::Declared, {}, {}, 10};
    s.requests = {{body, u"07"_s, {1}, {2}, {}}, {body, {}, {1}, {2}, authority::InForce{device, 30, {3}}}};
    s.consents = {{of.circle, of.authority, of.request, device, publicKeys(), u"次郎"_s, {9}}};
    return s;
}

inline std::vector<authority::NewsBody> everyNews()
{
    namespace news = authority::news;
    const auto id = idOf<DeviceId>('d');
    return {fullSnapshot(),
            news::Handled{7},
            news::Opened{authorityStatement(), u"07"_s},
            news::Decided{authorityStatement()},
            news::WrongNumber{authorityStatement(), id},
            news::Ended{authorityStatement()},
            news::ConsentWanted{authorityStatement()},
            news::Enrolled{id, Rights::Full},
            news::RightsChanged{id, Rights::Full},
            news::Removed{id, true},
            news::Refused{u"wrong-nonce"_s, id.toString()},
            news::WriteFailed{StoreError::Full},
            news::Beat{{QByteArray(16, 'a'), {3, 9}, {5}, presence::Sign::Goodbye},
                       QByteArray(crypto::SignatureSize, 's')}};
}

} // namespace sobani::tests
