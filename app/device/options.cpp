// SPDX-License-Identifier: MPL-2.0
#include "app/device/options.h"

#include "core/api/words.h"
#include "platform/common/peercredentials.h"

#include <QCommandLineParser>

#include <algorithm>

namespace sobani::app {

using namespace Qt::StringLiterals;

namespace {

void declare(QCommandLineParser &parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"profile"_s, u"Folder that keeps this device."_s, u"DIR"_s},
         {u"role"_s, u"protected or helper."_s, u"ROLE"_s},
         {u"name"_s, u"Name that the family sees."_s, u"NAME"_s},
         {u"phone"_s, u"Telephone number that the family dials."_s, u"NUMBER"_s},
         {u"relay"_s, u"mqtts://HOST:PORT"_s, u"URL"_s},
         {u"relay-ca"_s, u"PEM file that vouches for the relay."_s, u"FILE"_s},
         {u"socket"_s, u"Run as a service: fronts connect to this local socket."_s, u"PATH"_s},
         {u"allow-uid"_s, u"With --socket: a user whose fronts may connect; repeatable."_s,
          u"UID"_s},
         {u"admin-uid"_s,
          u"With --socket: a user who may consent to pairing and change the family; "
          "repeatable, otherwise the system's administrator."_s,
          u"UID"_s},
         {u"guard"_s, u"With --socket: the guard's local socket, where the authority is."_s,
          u"PATH"_s},
         {u"guard-uid"_s, u"With --guard: the user as whom the guard runs."_s, u"UID"_s,
          platform::administrator()},
         {u"migrate-from"_s,
          u"Move the companion's profile DIR into --profile and --guard-profile, and end."_s,
          u"DIR"_s},
         {u"guard-profile"_s, u"With --migrate-from: the guard's folder."_s, u"DIR"_s},
         {u"owner-uid"_s, u"With --migrate-from: who owns --profile afterwards."_s, u"UID"_s},
         {u"keys-from-stdin"_s, u"With --migrate-from: what --export-keys has said."_s},
         {u"export-keys"_s, u"Say the keys of the profile DIR out of its owner's keychain."_s,
          u"DIR"_s},
         {u"forget-keys"_s, u"Take the keys of the moved profile DIR out of its owner's keychain."_s,
          u"DIR"_s},
         {u"connect"_s, u"Be a front of the service at this local socket."_s, u"PATH"_s}});
}

QString problemOf(const EngineOptions &engine)
{
    if (engine.profileDir.isEmpty())
        return u"--profile DIR is needed"_s;
    if (engine.name.isEmpty() || engine.name.size() > limits::Name)
        return u"--name has 1 to %1 characters"_s.arg(limits::Name);
    if (engine.phone.size() > limits::Phone)
        return u"--phone has at most %1 characters"_s.arg(limits::Phone);
    if (const QString problem = relayUrlProblem(engine.relayUrl); !problem.isEmpty())
        return u"--relay: "_s + problem;
    return {};
}

QSet<QString> usersOf(const QCommandLineParser &parser, const QString &option)
{
    const QStringList values = parser.values(option);
    return QSet<QString>(values.begin(), values.end());
}

std::optional<MoveInOptions> moveInOf(const QCommandLineParser &parser)
{
    using Act = MoveInOptions::Act;
    MoveInOptions moveIn;
    for (const auto &[option, act] : {std::pair(u"migrate-from"_s, Act::Migrate),
                                      std::pair(u"export-keys"_s, Act::ExportKeys),
                                      std::pair(u"forget-keys"_s, Act::ForgetKeys)}) {
        if (!parser.isSet(option))
            continue;
        moveIn.act = act;
        moveIn.from = parser.value(option);
        moveIn.device = parser.value(u"profile"_s);
        moveIn.guard = parser.value(u"guard-profile"_s);
        moveIn.owner = parser.value(u"owner-uid"_s);
        moveIn.keysFromInput = parser.isSet(u"keys-from-stdin"_s);
        return moveIn;
    }
    return std::nullopt;
}

QString problemOf(const QCommandLineParser &parser, const DeviceOptions &options)
{
    if (parser.isSet(u"socket"_s) && parser.isSet(u"connect"_s))
        return u"--socket serves, --connect asks: one of them"_s;
    const bool service = options.mode == DeviceOptions::Mode::Service;
    if (!service && (parser.isSet(u"allow-uid"_s) || parser.isSet(u"admin-uid"_s)))
        return u"--allow-uid and --admin-uid go with --socket"_s;
    if (!service && parser.isSet(u"guard"_s))
        return u"--guard goes with --socket"_s;
    const QSet<QString> all = options.users + options.administrators;
    if (std::any_of(all.begin(), all.end(), [](const QString &user) { return user.isEmpty(); }))
        return u"a user id is empty"_s;
    return {};
}

} // namespace

Result<DeviceOptions, QString> parseDeviceOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    parser.process(arguments);
    DeviceOptions options;
    if (parser.isSet(u"socket"_s))
        options.mode = DeviceOptions::Mode::Service;
    else if (parser.isSet(u"connect"_s))
        options.mode = DeviceOptions::Mode::Front;
    options.socket = parser.value(parser.isSet(u"socket"_s) ? u"socket"_s : u"connect"_s);
    options.users = usersOf(parser, u"allow-uid"_s);
    options.administrators = parser.isSet(u"admin-uid"_s) ? usersOf(parser, u"admin-uid"_s)
                                                          : QSet{platform::administrator()};
    if (QString problem = problemOf(parser, options); !problem.isEmpty())
        return Failure{problem};
    if (const auto moveIn = moveInOf(parser)) {
        options.mode = DeviceOptions::Mode::MoveIn;
        options.moveIn = *moveIn;
    }
    if (options.mode == DeviceOptions::Mode::Front || options.mode == DeviceOptions::Mode::MoveIn)
        return options;
    options.engine.profileDir = parser.value(u"profile"_s);
    options.engine.name = parser.value(u"name"_s);
    options.engine.phone = parser.value(u"phone"_s);
    options.engine.relayUrl = parser.value(u"relay"_s);
    options.engine.relayCaFile = parser.value(u"relay-ca"_s);
    const auto role = api::roleFrom(parser.value(u"role"_s));
    if (!role)
        return Failure{u"--role is protected or helper"_s};
    options.engine.role = *role;
    // A service's folder is no session's: there is no keychain to ask.
    options.engine.systemStorage = options.mode == DeviceOptions::Mode::Service;
    options.engine.guardSocket = parser.value(u"guard"_s);
    options.engine.guardUser = parser.value(u"guard-uid"_s);
    if (QString problem = problemOf(options.engine); !problem.isEmpty())
        return Failure{problem};
    return options;
}

} // namespace sobani::app
