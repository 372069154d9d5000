// SPDX-License-Identifier: MPL-2.0
#include "app/common/socketengine.h"

#include "app/common/frontserver.h"
#include "core/api/socketwire.h"

#include <QDateTime>

namespace sobani::app {

using namespace Qt::StringLiterals;
using wire::LinkEnd;

namespace {

platform::LocalClientOptions clientOptions(const QString &path,
                                           std::optional<QSet<QString>> servers)
{
    platform::LocalClientOptions options;
    options.path = path;
    options.hello = {FrontProtocol, api::SocketVersion};
    options.limits.longestIn = api::LongestEvent;
    options.servers = std::move(servers);
    return options;
}

QString codeOf(LinkEnd why)
{
    switch (why) {
    case LinkEnd::Stranger:
        return u"engine-stranger"_s;
    case LinkEnd::Version:
        return u"engine-version"_s;
    case LinkEnd::Closed:
    case LinkEnd::Garbage:
    case LinkEnd::Slow:
    case LinkEnd::Crowded:
        break;
    }
    return u"engine-unreachable"_s;
}

/// The engine has a call now, or had one that is over.
bool tellsOfACall(const api::EventBody &body)
{
    return std::holds_alternative<api::HelpProgress>(body)
           || std::holds_alternative<api::HelpCancelled>(body)
           || std::holds_alternative<api::HelpResolved>(body);
}

} // namespace

SocketEngine::SocketEngine(const QString &path, std::optional<QSet<QString>> servers)
    : m_link(clientOptions(path, std::move(servers)))
{
    connect(&m_link, &wire::FrameLink::up, this, &SocketEngine::cameUp);
    connect(&m_link, &wire::FrameLink::received, this, &SocketEngine::take);
    connect(&m_link, &wire::FrameLink::down, this, &SocketEngine::wentDown);
    // The front has connected its ears by then.
    QMetaObject::invokeMethod(&m_link, &platform::LocalClient::start, Qt::QueuedConnection);
}

void SocketEngine::submit(const api::Command &command)
{
    if (std::holds_alternative<api::Quit>(command.body))
        return say(api::Stopped{}, command.ref); // this front's end, not the engine's
    const bool help = std::holds_alternative<api::RaiseHelp>(command.body);
    const bool sent = m_link.send(api::encodeCommand(command));
    if (help) {
        m_help = command;
        m_helpSent = sent;
        m_link.hurry();
    } else if (!sent) {
        say(api::Error{u"engine-unreachable"_s, u"the engine does not answer"_s, {}, -1},
            command.ref);
    }
}

void SocketEngine::cameUp()
{
    if (m_help)
        m_helpSent = m_link.send(api::encodeCommand(*m_help));
}

void SocketEngine::take(const QByteArray &frame)
{
    const auto event = api::decodeEvent(frame);
    if (!event)
        return m_link.drop(LinkEnd::Garbage);
    const bool refused = m_help && !event->ref.isEmpty() && event->ref == m_help->ref
                         && std::holds_alternative<api::Error>(event->body);
    if (refused || (m_helpSent && tellsOfACall(event->body))) {
        m_help.reset();
        m_helpSent = false;
    }
    Q_EMIT emitted(*event);
}

void SocketEngine::wentDown(LinkEnd why)
{
    m_helpSent = false;
    say(api::RelayChanged{RelayState::Offline});
    say(api::Error{codeOf(why), u"the engine does not answer"_s, {}, -1});
}

void SocketEngine::say(const api::EventBody &body, const QString &ref)
{
    const api::Event event{body, {QDateTime::currentMSecsSinceEpoch()}, ref};
    // Later: whoever has just asked does not know its own reference yet.
    QMetaObject::invokeMethod(this, [this, event] { Q_EMIT emitted(event); }, Qt::QueuedConnection);
}

} // namespace sobani::app
