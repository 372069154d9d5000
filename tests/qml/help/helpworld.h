// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/attention.h"
#include "qml/help/alarmviewmodel.h"
#include "qml/help/helpviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"

#include <QStringList>

/// The people and devices of the help tests.
namespace sobani::testing {

template<typename T>
T idOf(char c)
{
    return *T::fromBytes(QByteArray(16, c));
}

inline const PeerInfo &mother()
{
    static const PeerInfo info{idOf<DeviceId>('m'), QStringLiteral("おかあさん"), Role::Protected};
    return info;
}

inline const PeerInfo &hanako()
{
    static const PeerInfo info{idOf<DeviceId>('h'), QStringLiteral("はなこ"), Role::Helper};
    return info;
}

inline const PeerInfo &jiro()
{
    static const PeerInfo info{idOf<DeviceId>('j'), QStringLiteral("じろう"), Role::Helper};
    return info;
}

inline HelpId callId(char c = 'c')
{
    return idOf<HelpId>(c);
}

inline api::PeerStatus peer(const PeerInfo &info, PresenceState presence, const QString &phone)
{
    api::PeerStatus status;
    status.peer = info;
    status.circle = idOf<CircleId>('o');
    status.phone = phone;
    status.presence = presence;
    return status;
}

/// The senior's device, two helpers, relay up, all quiet.
inline api::StatusReport seniorReport()
{
    api::StatusReport report;
    report.self = mother();
    report.relay = RelayState::Online;
    report.peers = {peer(jiro(), PresenceState::Offline, QStringLiteral("080-9999-0000")),
                    peer(hanako(), PresenceState::Online, QStringLiteral("090-1234-5678"))};
    return report;
}

/// Hanako's device.
inline api::StatusReport helperReport()
{
    api::StatusReport report;
    report.self = hanako();
    report.relay = RelayState::Online;
    report.peers = {peer(mother(), PresenceState::Online, QStringLiteral("03-1111-2222"))};
    return report;
}

inline api::HelpStatus standing(HelpState state, char id = 'c')
{
    api::HelpStatus help;
    help.id = callId(id);
    help.circle = idOf<CircleId>('o');
    help.from = mother();
    help.raised = {1'700'000'000'000};
    help.state = state;
    return help;
}

class RecordingSound final : public AlarmSound
{
public:
    void start() override { on = true; ++starts; }
    void stop() override { on = false; }

    bool on = false;
    int starts = 0;
};

class RecordingNotifier final : public Notifier
{
public:
    void show(const QString &key, const QString &title, const QString &, bool urgent) override
    {
        shown += title;
        open = key;
        lastUrgent = urgent;
    }
    void withdraw(const QString &key) override
    {
        if (open == key)
            open.clear();
    }

    QStringList shown;
    QString open;
    bool lastUrgent = false;
};

} // namespace sobani::testing
