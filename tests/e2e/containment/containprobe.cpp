// SPDX-License-Identifier: MPL-2.0
// A guard reduced to its containment: restores at start what its record says, obeys lines on
// standard input ("contain", "challenge N", "release N", "test"), and says what is in force.
// To be killed at any moment.
//   containprobe RECORD
//   containprobe --test     only tries what is in force
#include "core/guard/containmentsession.h"
#include "platform/linux/guard/containment/nftcontainment.h"
#include "platform/linux/guard/containment/recordfile.h"
#include "tests/e2e/containment/netlab.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <iostream>

using namespace sobani;
using guard::NetworkLevel;

namespace {

void say(const QByteArray &words)
{
    (void)std::printf("%s\n", words.constData());
    (void)std::fflush(stdout);
}

void sayTest(const guard::SelfTest &result)
{
    say(QByteArray("tested ") + (result.leaks() ? "leaks" : "tight")
        + (result.relay == guard::SelfTest::Relay::Reached ? " reached" : " silent"));
}

void obey(guard::ContainmentSession &session, const QByteArray &line)
{
    const QByteArrayList words = line.split(' ');
    if (words[0] == "contain")
        session.ask(guard::Cause::Help);
    else if (words[0] == "challenge")
        session.challenged(words.value(1).toULongLong());
    else if (words[0] == "release")
        session.released(words.value(1).toULongLong());
    else if (words[0] == "test")
        session.test();
    say("done " + words[0]);
}

const char *name(NetworkLevel level)
{
    switch (level) {
    case NetworkLevel::Open:
        return "level open";
    case NetworkLevel::Contained:
        return "level contained";
    case NetworkLevel::Cut:
        return "level cut";
    }
    return "";
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    guard::NftContainment containment;
    const QString path = QString::fromLocal8Bit(argc > 1 ? argv[1] : "--test");
    if (path == QStringLiteral("--test")) {
        sayTest(containment.selfTest(tests::Lab::contained()));
        return 0;
    }
    guard::RecordFile record(path);
    guard::ContainmentSession session(containment, record);
    session.setReachable(tests::Lab::contained().relays, tests::Engine);
    QObject::connect(&session, &guard::ContainmentSession::levelChanged, &session,
                     [](NetworkLevel level) { say(name(level)); });
    QObject::connect(&session, &guard::ContainmentSession::failed, &session,
                     [&containment] { say("failed " + containment.reason().simplified()); });
    QObject::connect(&session, &guard::ContainmentSession::tested, &session,
                     sayTest);
    QObject::connect(&containment, &guard::NftContainment::disturbed, &session, [&session] {
        say("disturbed");
        session.disturbed();
        say("mended");
    });
    session.start();
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &session, [&session] {
        std::string line;
        if (!std::getline(std::cin, line))
            return QCoreApplication::quit();
        obey(session, QByteArray::fromStdString(line));
    });
    say("ready");
    return QCoreApplication::exec();
}
