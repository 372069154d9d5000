// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/shell/shellviewmodel.h"
#include "tests/qml/help/helpworld.h"

#include <QDateTime>
#include <QTemporaryDir>

namespace sobani::testing {

/// A whole front over a scripted engine.
struct ShellWorld
{
    explicit ShellWorld(Role role) : model(engine, {dialler, {}, {sound, notifier}, preferences}, role)
    {
    }

    void ready(Role role, api::Keychain keychain = api::Keychain::Os)
    {
        api::Ready event;
        event.role = role;
        event.keychain = keychain;
        event.device = role == Role::Helper ? hanako().id : mother().id;
        event.name = role == Role::Helper ? hanako().name : mother().name;
        engine.emitEvent(event);
        engine.emitEvent(role == Role::Helper ? helperReport() : seniorReport());
    }
    void called(bool repeat = false)
    {
        engine.emitEvent(api::HelpCalled{callId(), idOf<CircleId>('o'), mother(), repeat, {}}, {},
                         {1'700'000'000'000});
    }
    void requested(char id = 'r')
    {
        api::AccessRequested request;
        request.id = idOf<RequestId>(id);
        request.circle = idOf<CircleId>('o');
        request.from = mother();
        request.expires = {QDateTime::currentMSecsSinceEpoch() + 600'000};
        engine.emitEvent(request, {}, {QDateTime::currentMSecsSinceEpoch()});
    }

    QTemporaryDir dir;
    fakes::ScriptedEngine engine;
    ui::NoDialler dialler;
    RecordingSound sound;
    RecordingNotifier notifier;
    settings::Preferences preferences{dir.filePath(QStringLiteral("screen.ini"))};
    shell::ShellViewModel model;
};

} // namespace sobani::testing
