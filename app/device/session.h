// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/device/lineinput.h"

#include "core/api/engineport.h"

#include <memory>

namespace sobani::app {

/// Joins JSON lines and an engine. Bad lines give an error event, never an exit; the end of
/// the input is "quit".
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(std::unique_ptr<api::EnginePort> engine);
    ~Session() override;

Q_SIGNALS:
    void finished();

private:
    void read(const QByteArray &line);
    void write(const api::Event &event);
    void quit();

    std::unique_ptr<api::EnginePort> m_engine;
    LineInput m_input;
};

} // namespace sobani::app
