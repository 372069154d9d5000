// SPDX-License-Identifier: MPL-2.0
#include "platform/common/qrimage.h"

#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace sobani::platform;
using namespace Qt::StringLiterals;

class QrCodeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void readsPictures_data();
    void readsPictures();
    void refusesWhatDoesNotFit();
    void nothingWhereThereIsNone();
};

namespace {
const QString Invite =
    u"sobani:1:relay.example.org:8883:c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0:cGlucGlu"_s;

QImage invitePicture(int scale)
{
    return drawQr(*encodeQr(Invite.toUtf8()), scale);
}
} // namespace

void QrCodeTest::roundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("invite") << Invite;
    QTest::newRow("one letter") << u"a"_s;
    QTest::newRow("telephone") << u"tel:+81-3-1234-5678"_s;
    QTest::newRow("Japanese") << u"そばに・はなこ"_s;
    QTest::newRow("long") << u"0123456789abcdef"_s.repeated(60);
}

void QrCodeTest::roundTrip()
{
    QFETCH(QString, text);
    const auto matrix = encodeQr(text.toUtf8());
    QVERIFY(matrix);
    QVERIFY(matrix->size >= 21);
    QCOMPARE(int(matrix->modules.size()), matrix->size * matrix->size);
    QCOMPARE(decodeQr(drawQr(*matrix, 4)), text);
}

void QrCodeTest::readsPictures_data()
{
    QTest::addColumn<QImage>("picture");
    QTest::newRow("small") << invitePicture(2);
    QTest::newRow("turned") << invitePicture(5).transformed(QTransform().rotate(90));
    QTest::newRow("tilted") << invitePicture(8).transformed(QTransform().rotate(13),
                                                            Qt::SmoothTransformation);
    QImage screenshot(1280, 720, QImage::Format_RGB32);
    screenshot.fill(QColor(240, 230, 210));
    QImage dirty = invitePicture(6);
    {
        QPainter painter(&screenshot);
        painter.drawImage(700, 300, invitePicture(4));
        QPainter dirt(&dirty);
        dirt.fillRect(130, 130, 18, 18, Qt::gray);
    }
    QTest::newRow("in a screenshot") << screenshot;
    QTest::newRow("dirty") << dirty;
    QImage clear(invitePicture(6).size(), QImage::Format_ARGB32);
    const QImage opaque = invitePicture(6);
    for (int y = 0; y < clear.height(); ++y) {
        for (int x = 0; x < clear.width(); ++x)
            clear.setPixelColor(x, y,
                                opaque.pixelColor(x, y) == Qt::black ? Qt::black : Qt::transparent);
    }
    QTest::newRow("transparent background") << clear;
    QTemporaryDir directory;
    const QString file = directory.filePath(u"code.jpg"_s);
    invitePicture(6).save(file, "JPG", 60);
    QTest::newRow("from a file") << QImage(file);
}

void QrCodeTest::readsPictures()
{
    QFETCH(QImage, picture);
    QVERIFY(!picture.isNull());
    QCOMPARE(decodeQr(picture), Invite);
}

void QrCodeTest::refusesWhatDoesNotFit()
{
    QVERIFY(encodeQr(QByteArray(2331, 'x')));
    QVERIFY(!encodeQr(QByteArray(2332, 'x')));
    QVERIFY(!encodeQr({}));
}

void QrCodeTest::nothingWhereThereIsNone()
{
    QVERIFY(!decodeQr({}));
    QImage noise(400, 400, QImage::Format_Grayscale8);
    quint32 seed = 1;
    for (int y = 0; y < 400; ++y) {
        for (int x = 0; x < 400; ++x) {
            seed = seed * 1664525U + 1013904223U;
            noise.scanLine(y)[x] = uchar(seed >> 24);
        }
    }
    QVERIFY(!decodeQr(noise));
    QImage torn = invitePicture(4);
    QPainter(&torn).fillRect(0, 0, torn.width(), torn.height() / 2, Qt::white);
    QVERIFY(!decodeQr(torn));
}

QTEST_GUILESS_MAIN(QrCodeTest)
#include "tst_qrcode.moc"
