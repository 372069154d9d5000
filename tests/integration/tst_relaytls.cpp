// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/realbroker.h"
#include "tests/integration/relaypeer.h"
#include "tests/integration/tlsserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sobani;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

class RelayTlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void authorityAndNameAreChecked();
    void pinDecidesAlone();
    void wrongPinIsRefusedUntilCorrected();
    void firstUseHoldsOnToTheKey();
    void tls12IsRefused();
    void fallsBackToMqtt311();
};

void RelayTlsTest::initTestCase()
{
    if (const QString why = RealBroker::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void RelayTlsTest::authorityAndNameAreChecked()
{
    RealBroker broker;
    QVERIFY(broker.start());
    wire::RelayAddress address = broker.address();
    address.pin.clear();
    Peer known(address, "known", {.caFile = broker.certificate()});
    known.link->open();
    QVERIFY(known.becomes(RelayState::Online));
    QCOMPARE(known.link->seenPin(), broker.pin());

    Peer unknown(address, "unknown");
    unknown.link->open();
    QVERIFY(unknown.becomes(RelayState::WrongCertificate));

    address.host = u"127.0.0.1"_s; // the certificate says localhost
    Peer misnamed(address, "misnamed", {.caFile = broker.certificate()});
    misnamed.link->open();
    QVERIFY(misnamed.becomes(RelayState::WrongCertificate));
    QVERIFY(misnamed.link->seenPin().isEmpty());
}

void RelayTlsTest::pinDecidesAlone()
{
    RealBroker broker;
    QVERIFY(broker.start());
    wire::RelayAddress address = broker.address();
    address.host = u"127.0.0.1"_s; // wrong name, unknown authority: the key is right
    Peer a(address, "a");
    a.link->open();
    QVERIFY(a.becomes(RelayState::Online));

    RealBroker other;
    address.pin = other.pin(); // right authority and name: the key is wrong
    address.host = u"localhost"_s;
    Peer b(address, "b", {.caFile = broker.certificate()});
    b.link->open();
    QVERIFY(b.becomes(RelayState::WrongCertificate));
}

void RelayTlsTest::wrongPinIsRefusedUntilCorrected()
{
    RealBroker broker;
    QVERIFY(broker.start());
    wire::RelayAddress address = broker.address();
    address.pin = QByteArray(32, 'x');
    Peer a(address, "a", {.trustOnFirstUse = true}); // a pin that is known overrules that
    a.link->open();
    QVERIFY(a.becomes(RelayState::WrongCertificate));
    QVERIFY(a.link->seenPin().isEmpty());
    QElapsedTimer timer;
    timer.start();
    a.link->setPin(broker.pin());
    QVERIFY(a.becomes(RelayState::Online));
    QVERIFY(timer.elapsed() < 5000); // not after the slow retry
    a.link->setPin(QByteArray(32, 'y'));
    QVERIFY(a.becomes(RelayState::WrongCertificate));
}

void RelayTlsTest::firstUseHoldsOnToTheKey()
{
    RealBroker broker;
    QVERIFY(broker.start());
    wire::RelayAddress address = broker.address();
    address.pin.clear();
    Peer a(address, "a", {.trustOnFirstUse = true});
    a.link->open();
    QVERIFY(a.becomes(RelayState::Online));
    QCOMPARE(a.link->seenPin(), broker.pin());
    broker.stop();
    RealBroker impostor({u"--port"_s, QString::number(broker.port())});
    QVERIFY(impostor.pin() != broker.pin());
    QVERIFY(impostor.start());
    QVERIFY(a.becomes(RelayState::WrongCertificate));
}

void RelayTlsTest::tls12IsRefused()
{
    RealBroker broker; // for its key only
    for (const auto protocol : {QSsl::TlsV1_3, QSsl::TlsV1_2}) {
        TlsServer server(broker.certificate(), broker.key(), protocol);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy errors(&server, &QSslServer::errorOccurred);
        wire::RelayAddress address{u"127.0.0.1"_s, server.serverPort(), broker.pin()};
        Peer a(address, "a");
        a.link->open();
        if (protocol == QSsl::TlsV1_3) { // the control: the same server, newer
            QVERIFY(a.becomes(RelayState::Online));
            continue;
        }
        QTRY_VERIFY_WITH_TIMEOUT(errors.size() >= 2, Patience);
        QCOMPARE(server.connects(5) + server.connects(4), 0);
        QVERIFY(a.link->state() != RelayState::Online);
    }
}

void RelayTlsTest::fallsBackToMqtt311()
{
    RealBroker broker; // for its key only
    TlsServer server(broker.certificate(), broker.key(), QSsl::TlsV1_3);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Peer a({u"127.0.0.1"_s, server.serverPort(), broker.pin()}, "a");
    a.link->open();
    QVERIFY(a.becomes(RelayState::Online));
    QCOMPARE(server.connects(5), 1);
    QCOMPARE(server.connects(4), 1);
}

QTEST_GUILESS_MAIN(RelayTlsTest)
#include "tst_relaytls.moc"
