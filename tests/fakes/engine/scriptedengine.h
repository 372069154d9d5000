// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"

#include <vector>

namespace sobani::fakes {

/// An engine that does what the test says: remembers commands, emits events when told.
/// emitEvent() is synchronous, so a test reads the view model right after it.
class ScriptedEngine final : public api::EnginePort
{
    Q_OBJECT

public:
    using EnginePort::EnginePort;

    void submit(const sobani::api::Command &command) override;
    void emitEvent(api::EventBody body, const QString &ref = {}, WallTime at = {});

    [[nodiscard]] const std::vector<api::Command> &commands() const { return m_commands; }
    void forget() { m_commands.clear(); }

    /// Every command of one kind, in order.
    template <typename T>
    [[nodiscard]] std::vector<T> all() const
    {
        std::vector<T> found;
        for (const api::Command &command : m_commands) {
            if (const T *body = std::get_if<T>(&command.body))
                found.push_back(*body);
        }
        return found;
    }
    template <typename T>
    [[nodiscard]] int count() const
    {
        return int(all<T>().size());
    }

private:
    std::vector<api::Command> m_commands;
};

} // namespace sobani::fakes
