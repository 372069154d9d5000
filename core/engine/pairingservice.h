// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/context.h"
#include "core/pairing/pairingmachine.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <set>

namespace sobani::engine {

/// Runs one pairing at a time: performs what the pairing machine decides.
class PairingService : public QObject
{
    Q_OBJECT
public:
    struct Hooks
    {
        /// This device as it introduces itself.
        std::function<pairing::Party(pairing::Side side)> party;
        /// The key by which this relay is known already; empty: not known.
        std::function<QByteArray(const wire::RelayAddress &)> knownPin;
        /// Whether nobody may be enrolled now (a help call, an open request).
        std::function<bool()> locked;
        /// Writes the new peer down; \a relay is where the two met, with its key.
        std::function<void(const pairing::PairedPeer &, const wire::RelayAddress &relay)> paired;
        /// The peer took its confirmation back after all.
        std::function<void(const DeviceId &)> undone;
    };

    PairingService(Context context, Hooks hooks, QObject *parent = nullptr);

    void invite();
    void join(const QString &offer);
    void confirm();
    void refuse();
    /// Help is needed: nobody is enrolled now, not even who has almost finished.
    void giveWay();
    [[nodiscard]] bool isActive() const { return m_attempt != nullptr; }

private:
    struct Attempt
    {
        pairing::Side side = pairing::Side::Inviter;
        wire::RelayAddress relay;
        std::optional<pairing::Offer> offer; ///< joiner, until the machine has begun
        std::optional<pairing::Invite> invite;
        std::optional<pairing::State> state;
        bool pinned = false; ///< its relay's key is known from the invite alone
        std::set<QString> topics;
        std::set<QString> unconfirmed; ///< topics that the relay has not acknowledged yet
        std::map<pairing::Timer, std::unique_ptr<QTimer>> timers;
        std::optional<DeviceId> peer; ///< once complete
        bool over = false;            ///< lingers only to answer a late peer
        QString ref;
    };

    void begin(std::unique_ptr<Attempt> attempt);
    [[nodiscard]] bool adoptPin();
    void relayChanged(const QString &relayKey, RelayState state);
    void start();
    void startMachine();
    void topicConfirmed(const QString &relayKey, const QString &topic);
    void offerInvite();
    void feed(const pairing::Event &event);
    void perform(pairing::Effect &effect);
    void setTimer(pairing::Timer timer, Milliseconds after);
    void subscribe(const QString &topic);
    void complete(const pairing::PairedPeer &peer);
    void ended(PairingEnd reason);
    void release();

    Context m_context;
    Hooks m_hooks;
    std::unique_ptr<Attempt> m_attempt;
};

} // namespace sobani::engine
