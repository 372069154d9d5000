// SPDX-License-Identifier: MPL-2.0
#include "app/common/frontserver.h"

#include "core/api/frontpolicy.h"
#include "core/api/socketwire.h"
#include "core/base/result.h"

#include <QDateTime>

namespace sobani::app {

using namespace Qt::StringLiterals;
using wire::LinkEnd;

namespace {

platform::LocalServerOptions serverOptions(const FrontOptions &options)
{
    platform::LocalServerOptions server;
    server.path = options.path;
    server.hello = {FrontProtocol, api::SocketVersion};
    server.limits.longestIn = api::LongestCommand;
    server.users = options.users + options.administrators;
    return server;
}

WallTime wallNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

/// Answers that are nobody else's business, however many fronts there are.
bool isPrivate(const api::EventBody &body)
{
    return std::holds_alternative<api::StatusReport>(body)
           || std::holds_alternative<api::HistoryReport>(body)
           || std::holds_alternative<api::Error>(body);
}

} // namespace

FrontServer::FrontServer(api::EnginePort &engine, FrontOptions options, QObject *parent)
    : QObject(parent), m_engine(engine), m_options(std::move(options)),
      m_server(serverOptions(m_options))
{
    m_clock.start();
    m_pairingAllowed.setSingleShot(true);
    m_alarmPause.setSingleShot(true);
    connect(&m_alarmPause, &QTimer::timeout, this, &FrontServer::flushHelp);
    connect(&m_engine, &api::EnginePort::emitted, this, &FrontServer::tell);
    connect(&m_server, &platform::LocalServer::arrived, this, &FrontServer::welcome);
}

void FrontServer::welcome(Connection *connection)
{
    Front &front = m_fronts[connection];
    front.id = ++m_lastId;
    connect(connection, &wire::FrameLink::received, this,
            [this, connection](const QByteArray &frame) { take(connection, frame); });
    connect(connection, &wire::FrameLink::down, this, [this, connection] {
        // Its tap still counts: only the one to answer is gone.
        m_fronts.erase(connection);
    });
    if (!m_ready)
        return; // everybody is told as soon as the engine is
    connection->send(api::encodeEvent({*m_ready, wallNow(), {}}));
    submit(connection, {api::GetStatus{}, {}, {}, {}});
}

void FrontServer::take(Connection *connection, const QByteArray &frame)
{
    const auto found = m_fronts.find(connection);
    if (found == m_fronts.end())
        return;
    const auto command = api::decodeCommand(frame);
    if (!command)
        return connection->drop(LinkEnd::Garbage); // no sound program ever says that
    if (std::holds_alternative<api::RaiseHelp>(command->body))
        return raiseHelp(connection, *command);
    if (!found->second.allowance.take(m_clock.elapsed(), api::priceOf(command->body)))
        return refuse(connection, *command, u"too-fast"_s, u"too many commands"_s);
    if (!isAllowed(connection, command->body))
        return refuse(connection, *command, u"not-allowed"_s,
                      u"an administrator of this computer has to consent"_s);
    if (std::holds_alternative<api::AllowPairing>(command->body))
        return allowPairing(connection, *command);
    if (std::holds_alternative<api::CancelHelp>(command->body))
        return cancelHelp(connection, *command);
    submit(connection, *command);
}

bool FrontServer::isAllowed(const Connection *connection, const api::CommandBody &body) const
{
    const bool administrator = m_options.administrators.contains(connection->peer().user);
    switch (api::permissionFor(m_options.role, body)) {
    case api::Permission::Anybody:
        return true;
    case api::Permission::OncePermitted:
        return administrator || m_pairingAllowed.isActive();
    case api::Permission::Administrator:
        return administrator;
    case api::Permission::Nobody:
        break;
    }
    return false;
}

void FrontServer::raiseHelp(Connection *connection, const api::Command &command)
{
    // An alarm that is already going out is not made louder by a thousand more a second; the
    // first is never kept waiting, and the last is never lost.
    if (m_alarmPause.isActive()) {
        m_waitingHelp.emplace(connection, command);
        return;
    }
    m_alarmPause.start(OneAlarmIn);
    submit(connection, command);
}

void FrontServer::cancelHelp(Connection *connection, const api::Command &command)
{
    if (m_waitingHelp && m_waitingHelp->first == connection)
        m_waitingHelp.reset(); // said before, by the same person
    submit(connection, command);
    // Whoever else taps, or has tapped meanwhile, is heard at once: nothing is going out now.
    m_alarmPause.stop();
    flushHelp();
}

void FrontServer::flushHelp()
{
    if (const auto waiting = std::exchange(m_waitingHelp, {})) {
        m_alarmPause.start(OneAlarmIn);
        submit(waiting->first, waiting->second);
    }
}

void FrontServer::allowPairing(Connection *connection, const api::Command &command)
{
    m_pairingAllowed.start(PairingAllowedFor);
    const WallTime until = wallNow() + Milliseconds(PairingAllowedFor);
    for (auto &[other, front] : m_fronts)
        other->send(api::encodeEvent({api::PairingAllowed{until}, wallNow(),
                                      other == connection ? command.ref : QString()}));
}

void FrontServer::submit(Connection *connection, api::Command command)
{
    // The engine's answer finds its way back by what stands before the colon.
    const auto front = m_fronts.find(connection);
    const quint64 id = front == m_fronts.end() ? 0 : front->second.id;
    command.ref = QString::number(id) + u':' + command.ref;
    m_engine.submit(command);
}

void FrontServer::refuse(Connection *connection, const api::Command &command,
                         const QString &code, const QString &message)
{
    if (!m_fronts.at(connection).complaints.take(m_clock.elapsed()))
        return;
    connection->send(api::encodeEvent({api::Error{code, message, {}, -1}, wallNow(), command.ref}));
}

void FrontServer::tell(const api::Event &event)
{
    const bool isReady = std::holds_alternative<api::Ready>(event.body);
    if (isReady)
        m_ready = std::get<api::Ready>(event.body);
    if (std::holds_alternative<api::Paired>(event.body)
        || std::holds_alternative<api::PairingEnded>(event.body))
        m_pairingAllowed.stop(); // each time
    const qsizetype colon = event.ref.indexOf(u':');
    const quint64 asker = colon < 0 ? 0 : event.ref.first(colon).toULongLong();
    const bool onlyAsker = asker != 0 && isPrivate(event.body);
    for (auto &[connection, front] : m_fronts) {
        api::Event copy = event;
        copy.ref = front.id == asker ? event.ref.mid(colon + 1) : QString();
        if (front.id == asker || !onlyAsker)
            tellOne(connection, front, copy);
        if (isReady)
            submit(connection, {api::GetStatus{}, {}, {}, {}});
    }
    if (std::holds_alternative<api::Stopped>(event.body))
        Q_EMIT finished();
}

void FrontServer::tellOne(Connection *connection, Front &front, const api::Event &event)
{
    connection->send(api::encodeEvent(event));
    const auto *report = std::get_if<api::StatusReport>(&event.body);
    if (report && !std::exchange(front.retold, true))
        retell(connection, *report);
}

void FrontServer::retell(Connection *connection, const api::StatusReport &report)
{
    const auto say = [&](const api::EventBody &body) {
        connection->send(api::encodeEvent({body, wallNow(), {}}));
    };
    for (const api::HelpStatus &help : report.help) {
        if (help.cancelled)
            continue;
        if (help.from.id == report.self.id)
            say(api::HelpProgress{help.id, help.state, help.by});
        else if (help.state != HelpState::Answered)
            say(api::HelpCalled{help.id, help.circle, help.from, true, help.raised});
    }
    for (const api::AccessStatus &access : report.access) {
        say(access.request);
        if (access.decision)
            say(*access.decision);
    }
    for (const api::ConsentRequested &consent : report.consents)
        say(consent);
}

} // namespace sobani::app
