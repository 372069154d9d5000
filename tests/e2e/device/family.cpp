// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/device/family.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

Device::Setup setup(const QTemporaryDir &directory, const RealBroker &broker,
                    const QString &folder, const QString &role, const QString &name)
{
    return {role, name, directory.filePath(folder),
            u"mqtts://localhost:%1"_s.arg(broker.port()), broker.certificate()};
}

} // namespace

void makePlain(const RealBroker &broker)
{
    const QString config = QString::fromUtf8(broker.fact("config"));
    const QString folder = QFileInfo(config).absolutePath();
    QFile file(config);
    if (!file.open(QIODevice::ReadWrite))
        return;
    QByteArray account; // without it the broker becomes another user, who may not read its key
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("user "))
            account = line + '\n';
    }
    file.resize(0);
    file.seek(0);
    file.write(account);
    file.write(u"listener %1 127.0.0.1\ncertfile %2/relay.crt\nkeyfile %2/relay.key\n"
                "allow_anonymous true\nset_tcp_nodelay true\npersistence true\n"
                "persistence_location %2/data/\nlog_dest file %2/broker.log\nlog_type all\n"_s
                   .arg(broker.port())
                   .arg(folder)
                   .toUtf8());
}

Family::Family(Relay kind)
    : mother(setup(directory, broker, u"mother"_s, u"protected"_s, u"母さん"_s)),
      hanako(setup(directory, broker, u"hanako"_s, u"helper"_s, u"花子"_s))
{
    if (kind == Relay::Plain)
        makePlain(broker);
}

QString Family::url() const
{
    return u"mqtts://localhost:%1"_s.arg(broker.port());
}

bool Family::start()
{
    return broker.start() && mother.startReady() && hanako.startReady();
}

bool Family::pair(const QString &offer)
{
    mother.send(u"invite"_s);
    const QJsonObject invite = mother.waitFor(u"invite"_s);
    hanako.send(u"join"_s, {{offer, invite[offer]}});
    const QJsonObject there = hanako.waitFor(u"sas"_s);
    const QJsonObject here = mother.waitFor(u"sas"_s);
    if (there.isEmpty() || here[u"digits"_s] != there[u"digits"_s]
        || here[u"pictures"_s] != there[u"pictures"_s])
        return false;
    mother.send(u"confirm-sas"_s);
    hanako.send(u"confirm-sas"_s);
    return !mother.waitFor(u"paired"_s).isEmpty() && !hanako.waitFor(u"paired"_s).isEmpty()
        && !mother.waitFor(u"rights"_s, {{u"rights"_s, u"full"_s}}).isEmpty()
        && !hanako.waitFor(u"rights"_s, {{u"rights"_s, u"full"_s}}).isEmpty()
        && !mother.waitFor(u"presence"_s, {{u"state"_s, u"online"_s}}).isEmpty()
        && !hanako.waitFor(u"presence"_s, {{u"state"_s, u"online"_s}}).isEmpty();
}

bool Family::converges(int ms)
{
    QDeadlineTimer deadline(ms);
    QJsonObject here;
    QJsonObject there;
    do {
        QTest::qWait(100);
        here = mother.status();
        there = hanako.status();
        const bool quiet = here[u"outbox"_s] == 0 && there[u"outbox"_s] == 0;
        if (quiet && openCalls(here) == openCalls(there) && checklist(here) == checklist(there))
            return true;
    } while (!deadline.hasExpired() && mother.isRunning() && hanako.isRunning());
    qWarning() << "mother:" << here << "hanako:" << there;
    return false;
}

QString Family::help()
{
    const QString ref = u"help-%1"_s.arg(mother.heard());
    mother.send(u"help"_s, {{u"ref"_s, ref}});
    return mother
        .waitFor(u"help-progress"_s, {{u"state"_s, u"written"_s}, {u"ref"_s, ref}})[u"id"_s]
        .toString();
}

QStringList openCalls(const QJsonObject &status)
{
    QStringList ids;
    for (const QJsonValue &call : status[u"help"_s].toArray())
        ids.append(call[u"id"_s].toString());
    ids.sort();
    return ids;
}

QString checklist(const QJsonObject &status)
{
    QString ticks;
    for (const QJsonValue &step : status[u"help"_s].toArray().first()[u"steps"_s].toArray())
        ticks.append(step.toBool() ? u'1' : u'0');
    return ticks;
}

} // namespace sobani::tests
