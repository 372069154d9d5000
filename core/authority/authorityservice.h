// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritywire.h"
#include "core/authority/localauthority.h"
#include "core/wire/framelink.h"

#include <map>

namespace sobani::authority {

/// Lets engines in other processes use an authority that lives here, each over a link of its
/// own. The link says who may (the engine's system user); what is said is checked as strictly
/// as if anybody could.
class AuthorityService final : public QObject
{
    Q_OBJECT
public:
    /// \a authority was started, and outlives this.
    explicit AuthorityService(LocalAuthority &authority, QObject *parent = nullptr);

    /// \a link is up; forgotten when it is down.
    void serve(wire::FrameLink &link);
    /// Something in this house itself (containment) is a reason to enrol nobody, besides what
    /// the engine says.
    void setIncident(bool on);

Q_SIGNALS:
    /// A frame that no engine sends; whoever owns \a link drops it.
    void misbehaved(sobani::wire::FrameLink *link);

private:
    struct Engine
    {
        bool begun = false;
        QByteArray known; ///< the snapshot that it has
        presence::Position signedUpTo;
    };

    void take(wire::FrameLink *link, const QByteArray &frame);
    [[nodiscard]] bool begin(Engine &engine, const CircleId &circle);
    void handle(Engine &engine, const CallBody &body);
    [[nodiscard]] static bool mayBeat(Engine &engine, const call::Beat &beat);
    void updateIncident();
    void tell(const NewsBody &news);
    void tellState(wire::FrameLink *link, Engine &engine);
    void listen();

    LocalAuthority &m_authority;
    std::map<wire::FrameLink *, Engine> m_engines;
    bool m_engineIncident = false;
    bool m_ownIncident = false;
};

} // namespace sobani::authority
