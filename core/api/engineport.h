// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/api/event.h"

#include <QObject>

namespace sobani::api {

/// The one door between a front and an engine, wherever the engine runs.
///
/// Lives on the front's thread: submit() returns at once, emitted() arrives there.
class EnginePort : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void submit(const sobani::api::Command &command) = 0;

Q_SIGNALS:
    void emitted(const sobani::api::Event &event);
};

} // namespace sobani::api
