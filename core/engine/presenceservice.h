// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/context.h"
#include "core/presence/presencemachine.h"

#include <set>

namespace sobani::engine {

/// Says that this device is there, and watches whether its peers are.
class PresenceService
{
public:
    /// Answered by signedHeartbeat(), at once, later or never.
    using Signer = std::function<void(const presence::Position &position, WallTime sent,
                                      presence::Sign sign)>;

    /// \a signer: the authority on a protected device, the device itself on a helper's.
    PresenceService(Context context, Signer signer);

    void signedHeartbeat(const presence::Heartbeat &heartbeat, const QByteArray &signature);
    /// The signer may answer again what it did not answer before.
    void signerIsBack();

    void restore(const std::map<QByteArray, QByteArray> &stored);
    /// Publishes at once on a relay that has just been reached.
    void relayUp();
    void relayDown();
    /// Own secret changed: moves to the new topic.
    void moved();
    void watch(const DeviceId &peer);
    void peerLeft(const DeviceId &peer);
    /// The checklist is about to switch this machine off: silence is no alarm.
    void expectSilence(bool expected);
    /// A peer was paired on this relay.
    void joined(const wire::RelayAddress &relay);
    /// \a said runs when a relay has acknowledged it; not at all while none is reached.
    void sayGoodbye(const std::function<void()> &said);
    void tick();
    /// A watched peer is falling silent: seconds matter.
    [[nodiscard]] bool isUncertain() const;
    void describe(api::StatusReport &report) const;

private:
    struct Watched
    {
        wire::RelayAddress relay;
        QString topic;
        presence::State state;
        PresenceState told = PresenceState::Unknown;
        WallTime written;
    };

    void beginRun();
    void beat();
    void setWill(const wire::RelayAddress &relay);
    void publish(presence::Sign sign, const std::function<void()> &acknowledged = {});
    void publishSigned(const presence::Heartbeat &heartbeat, const QByteArray &signature);
    void setSignedWills(const presence::Heartbeat &heartbeat, const QByteArray &signature);
    [[nodiscard]] QByteArray sealed(const presence::Heartbeat &heartbeat,
                                    const QByteArray &signature) const;
    void hear(const presence::Event &event);
    void seen(const DeviceId &peer, const QByteArray &payload);
    void advance(const DeviceId &peer, const presence::Event &event);
    [[nodiscard]] std::vector<wire::RelayAddress> relays() const;
    /// Silence of a helper's phone is no loss of protection.
    [[nodiscard]] static PresenceState shown(const circle::Member &member,
                                             const presence::State &state);

    Context m_context;
    Signer m_signer;
    std::map<presence::Position, std::function<void()>> m_unsigned; ///< what to do once published
    std::map<QString, wire::RelayAddress> m_unsignedWills;
    std::map<DeviceId, Watched> m_watched;
    quint64 m_run = 0;
    quint64 m_counter = 0;
    qint64 m_lastPublished = 0; ///< boot clock, ms
    bool m_expectSilence = false;
    QString m_topic;
    std::set<QString> m_wills; ///< relays that hold this run's will
};

} // namespace sobani::engine
