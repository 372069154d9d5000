// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/access/accessaskviewmodel.h"
#include "qml/access/accessdecideviewmodel.h"
#include "qml/circle/circleviewmodel.h"
#include "qml/help/alarmviewmodel.h"
#include "qml/help/helpviewmodel.h"
#include "qml/journal/journalviewmodel.h"
#include "qml/pairing/pairingviewmodel.h"
#include "qml/settings/keysviewmodel.h"
#include "qml/settings/preferences.h"
#include "qml/settings/settingsviewmodel.h"

namespace sobani::shell {

/// What the screens need of the device they run on. Everything referred to outlives them.
struct Ports
{
    ui::Dialler &dialler;
    pairing::QrPort qr;
    help::Attention attention;
    settings::Preferences &preferences;
};

/// One view model per feature, all on the same engine.
struct Rooms
{
    Rooms(api::EnginePort &engine, const Ports &ports)
        : help(engine, ports.dialler, ports.qr.encode),
          alarm(engine, ports.dialler, ports.qr.encode, ports.attention),
          pairing(engine, ports.qr), ask(engine, ports.dialler, ports.qr.encode),
          decide(engine, ports.dialler, ports.qr.encode),
          circle(engine, ports.dialler, ports.qr.encode), journal(engine),
          settings(engine, ports.preferences), keys(engine)
    {
    }

    help::HelpViewModel help;
    help::AlarmViewModel alarm;
    pairing::PairingViewModel pairing;
    access::AccessAskViewModel ask;
    access::AccessDecideViewModel decide;
    circle::CircleViewModel circle;
    journal::JournalViewModel journal;
    settings::SettingsViewModel settings;
    settings::KeysViewModel keys;
};

} // namespace sobani::shell
