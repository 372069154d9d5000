// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/attention.h"

#include <QThread>

#include <memory>

namespace sobani::platform {

class ToneWorker;

/// AlarmSound on Qt Multimedia, with a tone made here: no file to lose.
///
/// The audio system is spoken to in a thread of its own, so that one that hangs cannot hold
/// up the screen. Looks for a loudspeaker at each start(), and again while it sounds.
class ToneSound final : public AlarmSound
{
public:
    ToneSound();
    ~ToneSound() override;

    void start() override;
    void stop() override;

private:
    std::unique_ptr<QThread> m_thread;
    ToneWorker *m_worker; ///< deleted in its own thread
};

} // namespace sobani::platform
