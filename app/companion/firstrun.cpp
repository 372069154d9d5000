// SPDX-License-Identifier: MPL-2.0
#include "app/companion/firstrun.h"

#include "core/api/words.h"

#include <QDir>
#include <QFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace sobani::app {

namespace {

QString fileIn(const QString &profileDir)
{
    return QDir(profileDir).filePath(u"setup.ini"_s);
}

} // namespace

std::optional<FirstRun> readFirstRun(const QString &profileDir)
{
    const QSettings file(fileIn(profileDir), QSettings::IniFormat);
    const auto role = api::roleFrom(file.value(u"role"_s).toString());
    FirstRun run;
    run.name = file.value(u"name"_s).toString();
    run.phone = file.value(u"phone"_s).toString();
    run.relayUrl = file.value(u"relay"_s).toString();
    if (!role || run.name.isEmpty() || run.name.size() > limits::Name
        || run.phone.size() > limits::Phone || !relayUrlProblem(run.relayUrl).isEmpty())
        return std::nullopt;
    run.role = *role;
    return run;
}

bool writeFirstRun(const QString &profileDir, const FirstRun &run)
{
    const bool isNew = !QFileInfo::exists(profileDir);
    if (!QDir().mkpath(profileDir))
        return false;
    if (isNew
        && !QFile::setPermissions(profileDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return false;
    QSettings file(fileIn(profileDir), QSettings::IniFormat);
    file.setValue(u"role"_s, api::word(run.role));
    file.setValue(u"name"_s, run.name);
    file.setValue(u"phone"_s, run.phone);
    file.setValue(u"relay"_s, run.relayUrl);
    file.sync();
    return file.status() == QSettings::NoError;
}

} // namespace sobani::app
