// SPDX-License-Identifier: MPL-2.0
#include "app/companion/options.h"

#include "core/api/words.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sobani::app {

namespace {

void declare(QCommandLineParser &parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{u"profile"_s, u"Folder that keeps this device."_s, u"DIR"_s},
                       {u"role"_s, u"protected or helper."_s, u"ROLE"_s},
                       {u"name"_s, u"Name that the family sees."_s, u"NAME"_s},
                       {u"phone"_s, u"Telephone number that the family dials."_s, u"NUMBER"_s},
                       {u"relay"_s, u"mqtts://HOST:PORT"_s, u"URL"_s},
                       {u"relay-ca"_s, u"PEM file that vouches for the relay."_s, u"FILE"_s},
                       {u"service"_s, u"Local socket of an engine that runs as a service."_s,
                        u"PATH"_s},
                       {u"lang"_s, u"ja or en."_s, u"LANGUAGE"_s},
                       {u"geometry"_s, u"WxH+X+Y"_s, u"GEOMETRY"_s},
                       {u"text-scale"_s, u"1.0 to 2.0"_s, u"FACTOR"_s},
                       {u"theme"_s, u"light or dark."_s, u"THEME"_s}});
}

QString problemOf(const EngineOptions &engine)
{
    if (engine.name.size() > limits::Name)
        return u"--name has at most %1 characters"_s.arg(limits::Name);
    if (engine.phone.size() > limits::Phone)
        return u"--phone has at most %1 characters"_s.arg(limits::Phone);
    if (const QString problem = relayUrlProblem(engine.relayUrl); !problem.isEmpty())
        return u"--relay: "_s + problem;
    return {};
}

} // namespace

std::optional<QRect> geometryFrom(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{2,5})x(\\d{2,5})(?:\\+(\\d{1,5})\\+(\\d{1,5}))?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QRect(match.captured(3).toInt(), match.captured(4).toInt(), match.captured(1).toInt(),
                 match.captured(2).toInt());
}

Result<CompanionOptions, QString> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    parser.process(QStringList{u"sobani"_s} + arguments);
    CompanionOptions options;
    options.engine.profileDir = parser.isSet(u"profile"_s)
        ? parser.value(u"profile"_s)
        : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    options.engine.name = parser.value(u"name"_s);
    options.engine.phone = parser.value(u"phone"_s);
    options.engine.relayUrl = parser.value(u"relay"_s);
    options.engine.relayCaFile = parser.value(u"relay-ca"_s);
    options.service = parser.value(u"service"_s);
    options.role = api::roleFrom(parser.value(u"role"_s));
    options.language = parser.value(u"lang"_s);
    if (QString problem = problemOf(options.engine); !problem.isEmpty())
        return Failure{problem};
    if (parser.isSet(u"role"_s) && !options.role)
        return Failure{u"--role is protected or helper"_s};
    if (!options.language.isEmpty() && options.language != "ja"_L1 && options.language != "en"_L1)
        return Failure{u"--lang is ja or en"_s};
    if (parser.isSet(u"geometry"_s)) {
        options.geometry = geometryFrom(parser.value(u"geometry"_s));
        if (!options.geometry)
            return Failure{u"--geometry looks like 360x640+0+0"_s};
    }
    if (parser.isSet(u"text-scale"_s)) {
        options.textScale = parser.value(u"text-scale"_s).toDouble();
        if (!(*options.textScale >= 1.0 && *options.textScale <= 2.0))
            return Failure{u"--text-scale is 1.0 to 2.0"_s};
    }
    if (const QString theme = parser.value(u"theme"_s); parser.isSet(u"theme"_s)) {
        if (theme != "light"_L1 && theme != "dark"_L1)
            return Failure{u"--theme is light or dark"_s};
        options.dark = theme == "dark"_L1;
    }
    return options;
}

} // namespace sobani::app
