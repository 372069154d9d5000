// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

namespace sobani::app {

/// What an installer does once, on a PC where the companion ran by itself before. Where its
/// keys are in the person's keychain: --export-keys as that person, its output into
/// --migrate-from as the administrator, then --forget-keys as that person.
struct MoveInOptions
{
    enum class Act { Migrate, ExportKeys, ForgetKeys };

    Act act = Act::Migrate;
    QString from;
    QString device;
    QString guard;
    QString owner;
    bool keysFromInput = false;
};

/// Does it; the process's exit code. Says the device's id, or what is wrong on standard error.
[[nodiscard]] int moveIn(const MoveInOptions &options);

} // namespace sobani::app
