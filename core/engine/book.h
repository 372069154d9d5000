// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/unitofwork.h"
#include "core/circle/member.h"

#include <vector>

namespace sobani::engine {

/// This device's own names and its circle.
struct Self
{
    PeerInfo peer;
    QString phone;
    CircleId circle;            ///< of a protected device; null for a helper
    wire::RelayAddress relay;   ///< host empty: none was given, invites bring one
    SecretBytes presenceSecret; ///< 32 bytes; changes when somebody leaves
};

/// Who this device knows: itself and its members. Every change joins the unit of work.
class Book
{
public:
    Book(UnitOfWork &work, Self self);

    void restore(const std::map<QByteArray, QByteArray> &stored);

    [[nodiscard]] const Self &self() const { return m_self; }
    [[nodiscard]] bool isProtected() const { return m_self.peer.role == Role::Protected; }
    void setSelf(Self self);
    [[nodiscard]] Self cloneSelf() const;

    [[nodiscard]] const std::map<DeviceId, circle::Member> &members() const { return m_members; }
    [[nodiscard]] const circle::Member *find(const DeviceId &peer) const;
    /// The helpers of this protected device, in the order in which they joined.
    [[nodiscard]] std::vector<const circle::Member *> helpers() const;
    /// The members of one circle, or all when \a circle is empty.
    [[nodiscard]] std::vector<DeviceId> membersOf(const std::optional<CircleId> &circle) const;
    /// Somebody of whom a member told us: a helper's name for "approved by".
    void acquaint(const PeerInfo &person);
    /// The person behind an id: ourselves, a member, an acquaintance; else a nameless helper.
    [[nodiscard]] PeerInfo person(const DeviceId &id) const;
    void put(circle::Member member);
    void remove(const DeviceId &peer);

private:
    void storeSelf();

    UnitOfWork &m_work;
    Self m_self;
    std::map<DeviceId, circle::Member> m_members;
    std::map<DeviceId, PeerInfo> m_acquaintances;
};

} // namespace sobani::engine
