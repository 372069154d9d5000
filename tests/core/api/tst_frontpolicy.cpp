// SPDX-License-Identifier: MPL-2.0
#include "core/api/frontpolicy.h"
#include "core/api/names.h"
#include "tests/core/api/everybody.h"

#include <QTest>

using namespace sobani;
using namespace sobani::api;
using enum sobani::api::Permission;

/// The table of docs/local-socket.md, line by line.
class TestFrontPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commands_data();
    void commands();
    void nothingIsMissing();
    void prices();
};

namespace {

struct Row
{
    const char *name;
    Permission atProtected;
    Permission atHelper;
};

constexpr Row Rows[] = {
    {"invite", OncePermitted, Anybody},   {"join", OncePermitted, Anybody},
    {"confirm-sas", OncePermitted, Anybody}, {"reject-sas", Anybody, Anybody},
    {"consent", Nobody, Anybody},         {"help", Anybody, Anybody},
    {"cancel-help", Anybody, Anybody},    {"answer-help", Nobody, Anybody},
    {"resolve-help", Nobody, Anybody},    {"help-shown", Nobody, Anybody},
    {"step", Anybody, Anybody},           {"push-step", Nobody, Anybody},
    {"request-access", Anybody, Anybody}, {"decide", Nobody, Anybody},
    {"withdraw-access", Anybody, Anybody}, {"revoke-access", Nobody, Anybody},
    {"leave", Administrator, Anybody},    {"history", Anybody, Anybody},
    {"status", Anybody, Anybody},         {"set-profile", Administrator, Anybody},
    {"set-peer-phone", Administrator, Anybody}, {"start-over", Administrator, Administrator},
    {"quit", Nobody, Nobody},             {"allow-pairing", Administrator, Administrator},
};

} // namespace

void TestFrontPolicy::commands_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(Rows)); ++i)
        QTest::newRow(Rows[i].name) << i;
}

void TestFrontPolicy::commands()
{
    QFETCH(int, row);
    const auto body = bodyNamed<CommandBody>(QString::fromLatin1(Rows[row].name));
    QVERIFY(body);
    QCOMPARE(permissionFor(Role::Protected, *body), Rows[row].atProtected);
    QCOMPARE(permissionFor(Role::Helper, *body), Rows[row].atHelper);
}

void TestFrontPolicy::nothingIsMissing()
{
    QCOMPARE(std::size(Rows), std::variant_size_v<CommandBody>);
}

void TestFrontPolicy::prices()
{
    for (const CommandBody &body : testing::everyCommand())
        QCOMPARE(priceOf(body), std::holds_alternative<GetHistory>(body) ? 5 : 1);
}

QTEST_GUILESS_MAIN(TestFrontPolicy)
#include "tst_frontpolicy.moc"
