// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/session.h"

namespace sobani::pairing {

namespace {

Self fresh(Side side, const Party &party, const wire::RelayAddress &relay, const InviteId &invite)
{
    Q_ASSERT(party.role == Role::Helper || party.authority);
    crypto::AgreementKey ephemeral = crypto::AgreementKey::generate();
    Hello hello{party.role,
                party.device,
                party.role == Role::Protected ? party.authority : std::nullopt,
                ephemeral.publicKey(),
                crypto::randomBytes(crypto::KeySize),
                party.role == Role::Protected ? party.circle : CircleId{}};
    return {side,   std::move(hello), std::move(ephemeral), crypto::randomSecret(crypto::KeySize),
            party.profile, relay,     invite,               {}};
}

/// One nonce is enough: each key seals one profile of one session.
const QByteArray &profileNonce()
{
    static const QByteArray nonce(crypto::NonceSize, '\0');
    return nonce;
}

QByteArray sideName(Side side)
{
    return side == Side::Inviter ? QByteArrayLiteral("inviter") : QByteArrayLiteral("joiner");
}

bool sharesAKey(const Hello &a, const Hello &b)
{
    return a.device.sign == b.device.sign || a.device.agree == b.device.agree
        || a.ephemeral == b.ephemeral || a.nonce == b.nonce
        || (a.authority && b.authority
            && (a.authority->sign == b.authority->sign
                || a.authority->agree == b.authority->agree));
}

/// HKDF over what only these two ends can know, bound to everything that both saw.
class KeySchedule
{
public:
    KeySchedule(const SecretBytes &shared, const Door &door, QByteArray transcriptHash)
        : m_material(shared.size() + door.key.size()), m_hash(std::move(transcriptHash))
    {
        unsigned char *to = std::copy_n(shared.data(), shared.size(), m_material.data());
        std::copy_n(door.key.data(), door.key.size(), to);
    }

    SecretBytes key(const QByteArray &purpose, qsizetype size = crypto::KeySize) const
    {
        return crypto::hkdf(m_material.view(), m_hash, "sobani-pairing-1/" + purpose, size);
    }

    QByteArray proof(const QByteArray &what, const Hello &hello, Side side) const
    {
        const QByteArray said = what + char(hello.role == Role::Protected ? 0 : 1) + m_hash;
        return crypto::hmacSha256(key("proof/" + sideName(side)).view(), said);
    }

private:
    SecretBytes m_material;
    QByteArray m_hash;
};

} // namespace

std::vector<Door> openDoors(const Invite &invite)
{
    std::vector<Door> doors;
    doors.push_back(doorFromQr(invite.qrSecret));
    doors.push_back(doorFromCode(invite.codeSecret));
    return doors;
}

Self makeInviter(const Invite &invite, std::vector<Door> doors, const Party &party)
{
    Self self = fresh(Side::Inviter, party, invite.relay, invite.id);
    self.doors = std::move(doors);
    return self;
}

Self makeInviter(const Invite &invite, const Party &party)
{
    return makeInviter(invite, openDoors(invite), party);
}

Self makeJoiner(Offer offer, const Party &party)
{
    Self self = fresh(Side::Joiner, party, offer.relay, offer.invite);
    self.doors.push_back(std::move(offer.door));
    return self;
}

Result<CircleId, PairingEnd> circleOf(const Hello &inviter, const Hello &joiner,
                                      const QByteArray &transcriptHash)
{
    if (inviter.role == Role::Helper && joiner.role == Role::Helper)
        return Failure{PairingEnd::Role};
    const CircleId none;
    const CircleId theirs = inviter.role == Role::Protected ? inviter.circle : none;
    const CircleId other = joiner.role == Role::Protected ? joiner.circle : none;
    if (!theirs.isNull() && !other.isNull() && theirs != other)
        return Failure{PairingEnd::Role};
    if (!theirs.isNull())
        return theirs;
    if (!other.isNull())
        return other;
    const QByteArray name = crypto::sha256("sobani-pairing-1/circle" + transcriptHash);
    return *CircleId::fromBytes(name.first(CircleId::Size));
}

Result<Session, PairingEnd> agreeSession(const Self &self, const Door &door, const Hello &peer,
                                         const InviteId &invite, const QByteArray &pin)
{
    const bool inviting = self.side == Side::Inviter;
    const Side other = inviting ? Side::Joiner : Side::Inviter;
    const Hello &inviter = inviting ? self.hello : peer;
    const Hello &joiner = inviting ? peer : self.hello;
    const auto shared = self.ephemeral.agree(peer.ephemeral);
    if (!shared || sharesAKey(self.hello, peer))
        return Failure{PairingEnd::Mismatch};
    const wire::RelayAddress relay{self.relay.host, self.relay.port, pin};
    const QByteArray hash
        = Transcript{PairingVersion, door.kind, invite, inviter, joiner, relay}.hash();
    const auto circle = circleOf(inviter, joiner, hash);
    if (!circle)
        return Failure{circle.error()};
    const KeySchedule keys(*shared, door, hash);
    const SecretBytes ownProfileKey = keys.key("profile/" + sideName(self.side));
    return Session{peer,
                   invite,
                   *circle,
                   pin,
                   sasFrom(hash),
                   keys.proof("confirm", self.hello, self.side),
                   keys.proof("confirm", peer, other),
                   keys.proof("abort", self.hello, self.side),
                   keys.proof("abort", peer, other),
                   crypto::aeadSeal(ownProfileKey.view(), profileNonce(), {},
                                    self.profile.encode()),
                   keys.key("profile/" + sideName(other)),
                   keys.key("link"),
                   keys.key("link name", 16).view().toByteArray()};
}

std::optional<Profile> Session::openProfile(QByteArrayView sealed) const
{
    const auto opened
        = crypto::aeadOpen(peerProfileKey.view(), profileNonce(), {}, sealed);
    return opened ? Profile::decode(*opened) : std::nullopt;
}

} // namespace sobani::pairing
