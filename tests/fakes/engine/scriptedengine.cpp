// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/engine/scriptedengine.h"

namespace sobani::fakes {

void ScriptedEngine::submit(const api::Command &command)
{
    m_commands.push_back(command);
}

void ScriptedEngine::emitEvent(api::EventBody body, const QString &ref, WallTime at)
{
    Q_EMIT emitted(api::Event{std::move(body), at, ref});
}

} // namespace sobani::fakes
