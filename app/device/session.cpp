// SPDX-License-Identifier: MPL-2.0
#include "app/device/session.h"

#include "core/api/jsonlines.h"

#include <QDateTime>

#include <cstdio>

namespace sobani::app {

namespace {

WallTime now()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace

Session::Session(std::unique_ptr<api::EnginePort> engine)
    : m_engine(std::move(engine)), m_input(api::MaximumLine)
{
    connect(m_engine.get(), &api::EnginePort::emitted, this, &Session::write);
    connect(&m_input, &LineInput::lineRead, this, &Session::read);
    connect(&m_input, &LineInput::ended, this, &Session::quit);
    m_input.start();
}

Session::~Session() = default;

void Session::read(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    const auto command = api::parseCommand(line);
    if (command) {
        m_engine->submit(*command);
        return;
    }
    const api::BadCommand &bad = command.error();
    write({api::Error{bad.code, bad.message, {}, -1}, now(), bad.ref});
}

void Session::write(const api::Event &event)
{
    QByteArray line = api::formatEvent(event);
    line.append('\n');
    const auto size = std::size_t(line.size());
    if (std::fwrite(line.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        return;
    // Here, a line that was written is a person who has seen it.
    if (const auto *call = std::get_if<api::HelpCalled>(&event.body))
        m_engine->submit({api::HelpShown{call->id}, {}, {}, {}});
    if (std::holds_alternative<api::Stopped>(event.body))
        Q_EMIT finished();
}

void Session::quit()
{
    m_engine->submit({api::Quit{}, {}, {}, {}});
}

} // namespace sobani::app
