// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/iconitem.h"
#include "qml/ui/phonemodel.h"
#include "qml/ui/qritem.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

class CountingDialler final : public ui::Dialler
{
public:
    [[nodiscard]] bool canDial() const override { return able; }
    void dial(const QString &number) override { dialled += number; }

    bool able = true;
    QStringList dialled;
};

QByteArray checkerboard(const QString &)
{
    QByteArray matrix;
    for (int i = 0; i < 21 * 21; ++i)
        matrix.append((i * 7 + i / 21) % 3 ? '\1' : '\0');
    return matrix;
}

QString gallery()
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR) + u"/tests/qml/ui/gallery.qml"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestUiKit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastIsSevenToOne_data();
    void contrastIsSevenToOne();
    void galleryFitsInEveryLook();
    void checkerSeesFaults_data();
    void checkerSeesFaults();
    void keyboardPressesAButton();
    void focusScrollsIntoSight();
    void telephoneUris_data();
    void telephoneUris();
    void phoneModelDials();
    void qrPaintsOnlySquares();
    void everyDrawingIsReadable();

private:
    ScreenHarness m_harness;
    CountingDialler m_dialler;
};

void TestUiKit::contrastIsSevenToOne_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ground");
    const std::vector<std::pair<QString, QString>> pairs{
        {u"textOnPrimary"_s, u"primary"_s},          {u"textOnDanger"_s, u"danger"_s},
        {u"textOnSuccess"_s, u"success"_s},          {u"textOnWarning"_s, u"warningSurface"_s},
        {u"textOnInfo"_s, u"infoSurface"_s},         {u"textOnDangerSurface"_s, u"dangerSurface"_s},
        {u"text"_s, u"infoSurface"_s},           {u"textOnSuccessSurface"_s, u"successSurface"_s},
        {u"textOnDangerSurface"_s, u"background"_s}};
    for (const auto &[text, ground] : pairs)
        QTest::addRow("%s on %s", qUtf8Printable(text), qUtf8Printable(ground)) << text << ground;
    for (const QString &text : {u"text"_s, u"textMuted"_s, u"primary"_s}) {
        for (const QString &ground : {u"background"_s, u"surface"_s, u"surfaceRaised"_s})
            QTest::addRow("%s on %s", qUtf8Printable(text), qUtf8Printable(ground)) << text << ground;
    }
}

void TestUiKit::contrastIsSevenToOne()
{
    QFETCH(QString, text);
    QFETCH(QString, ground);
    for (const bool dark : {false, true}) {
        QVERIFY(m_harness.showText(u"import Sobani.Ui\nBodyText {}"_s, {}, {{360, 640}, 1, dark, u"ja"_s}));
        const QObject *theme = m_harness.theme();
        const auto colorOf = [&](const QString &name) {
            return theme->property(name.toLatin1().constData()).value<QColor>();
        };
        QVERIFY2(contrast(colorOf(text), colorOf(ground)) >= 7.0, dark ? "dark" : "light");
    }
}

void TestUiKit::galleryFitsInEveryLook()
{
    ui::PhoneModel phone(m_dialler, checkerboard);
    phone.set(u"はなこさん"_s, u"090-1234-5678"_s);
    for (const Look &look : allLooks()) {
        QQuickItem *screen = m_harness.showText(gallery(), {{u"phone"_s, QVariant::fromValue(&phone)}}, look);
        QVERIFY(screen);
        QCOMPARE((layoutFaults(screen) + m_harness.takeWarnings()).join(u'\n'), QString());
        m_harness.shot(u"gallery"_s);
        auto *flick = visibleItem(screen, u"pageFlickable"_s);
        for (int page = 1; page < 4 && look.textScale < 1.2; ++page) {
            flick->setProperty("contentY", page * look.size.height() * 0.7);
            m_harness.settle();
            m_harness.shot(u"gallery-p%1"_s.arg(page));
        }
    }
    m_harness.clear();
}

void TestUiKit::checkerSeesFaults_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("fault");
    QTest::newRow("elided") << u"Text { width: 50; elide: Text.ElideRight; text: 'a long long text' }"_s
                            << u"elided"_s;
    QTest::newRow("wide") << u"Text { width: 50; text: 'a long long text' }"_s << u"too wide"_s;
    QTest::newRow("high") << u"Text { width: 50; height: 12; wrapMode: Text.Wrap; text: 'a long long text' }"_s
                          << u"too high"_s;
    QTest::newRow("beside") << u"Text { x: 330; text: 'a long text' }"_s << u"outside"_s;
    QTest::newRow("below") << u"Text { y: 635; text: 'text' }"_s << u"outside"_s;
    QTest::newRow("below page") << u"Flickable { width: 300; height: 300; contentWidth: 300;"
                                   " contentHeight: 300; Text { y: 295; text: 'text' } }"_s
                                << u"outside"_s;
    QTest::newRow("overlap") << u"Text { text: 'one' } Text { text: 'two' }"_s << u"overlap"_s;
    QTest::newRow("small") << u"BigButton { objectName: 'b'; text: 'x'; height: 40 }"_s << u"too small"_s;
    QTest::newRow("name") << u"BigButton { objectName: 'b'; iconName: 'back' }"_s << u"no accessible name"_s;
    QTest::newRow("objectName") << u"BigButton { text: 'x' }"_s << u"no objectName"_s;
    QTest::newRow("keyboard") << u"BigButton { objectName: 'b'; text: 'x'; focusPolicy: Qt.NoFocus;"
                                 " activeFocusOnTab: false }"_s
                              << u"not by keyboard"_s;
}

void TestUiKit::checkerSeesFaults()
{
    QFETCH(QString, body);
    QFETCH(QString, fault);
    QQuickItem *screen = m_harness.showText(u"import QtQuick\nimport Sobani.Ui\nItem { %1 }"_s.arg(body),
                                            {}, {{360, 640}, 1, false, u"en"_s});
    QVERIFY(screen);
    const QStringList faults = layoutFaults(screen);
    QVERIFY2(!faults.filter(fault).isEmpty(), qUtf8Printable(faults.join(u'\n')));
}

void TestUiKit::keyboardPressesAButton()
{
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
        QQuickItem *button = m_harness.showText(u"import Sobani.Ui\nBigButton { text: 'x'; focus: true }"_s,
                                                {}, {{360, 640}, 1, false, u"en"_s});
        m_harness.window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&m_harness.window()));
        button->forceActiveFocus();
        QSignalSpy clicked(button, SIGNAL(clicked()));
        QTest::keyClick(&m_harness.window(), key);
        QCOMPARE(clicked.count(), 1);
    }
}

void TestUiKit::focusScrollsIntoSight()
{
    ui::PhoneModel phone(m_dialler, checkerboard);
    QQuickItem *screen = m_harness.showText(gallery(), {{u"phone"_s, QVariant::fromValue(&phone)}},
                                            {{360, 640}, 2, false, u"ja"_s});
    QQuickItem *button = visibleItem(screen, u"danger"_s);
    QVERIFY(button);
    QVERIFY(button->mapToScene({}).y() > 640);
    m_harness.window().requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(&m_harness.window()));
    button->forceActiveFocus(Qt::TabFocusReason);
    m_harness.settle();
    const qreal top = button->mapToScene({}).y();
    const qreal bottom = top + button->height();
    m_harness.clear();
    QVERIFY2(top >= 0 && bottom <= 640, qPrintable(QString::number(top)));
}

void TestUiKit::telephoneUris_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("uri");
    QTest::newRow("hyphens") << u"090-1234-5678"_s << u"tel:09012345678"_s;
    QTest::newRow("abroad") << u"+81 90 1234 5678"_s << u"tel:+819012345678"_s;
    QTest::newRow("full width") << u"090−1234-5678"_s << u"tel:09012345678"_s;
    QTest::newRow("plus inside") << u"09+1"_s << u"tel:091"_s;
    QTest::newRow("police") << u"#9110"_s << u"tel:#9110"_s;
    QTest::newRow("words") << u"しらない"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("injection") << u"119;ext=5?x"_s << u"tel:1195"_s;
}

void TestUiKit::telephoneUris()
{
    QFETCH(QString, number);
    QFETCH(QString, uri);
    QCOMPARE(ui::PhoneModel::uriOf(number), uri);
}

void TestUiKit::phoneModelDials()
{
    ui::PhoneModel phone(m_dialler, checkerboard);
    QVERIFY(!phone.canDial());
    QSignalSpy changed(&phone, &ui::PhoneModel::changed);
    phone.set(u"はなこ"_s, u"090-1"_s);
    phone.set(u"はなこ"_s, u"090-1"_s);
    QCOMPARE(changed.count(), 1);
    QVERIFY(phone.canDial());
    QCOMPARE(phone.matrix(), checkerboard({}));
    phone.dial();
    QCOMPARE(m_dialler.dialled, QStringList{u"090-1"_s});
    m_dialler.able = false;
    phone.dial();
    QCOMPARE(m_dialler.dialled.size(), 1);
}

void TestUiKit::qrPaintsOnlySquares()
{
    ui::QrItem item;
    item.setSize({290, 290});
    const auto painted = [&item](const QByteArray &matrix) {
        QImage image(290, 290, QImage::Format_RGB32);
        image.fill(Qt::red);
        item.setMatrix(matrix);
        QPainter painter(&image);
        item.paint(&painter);
        return image;
    };
    QCOMPARE(painted(QByteArray(20, '\1')).pixelColor(145, 145), QColor(Qt::red));
    const QImage dark = painted(QByteArray(21 * 21, '\1'));
    QCOMPARE(dark.pixelColor(145, 145), QColor(Qt::black));
    QCOMPARE(dark.pixelColor(39, 145), QColor(Qt::white)); // the quiet zone
    QCOMPARE(dark.pixelColor(41, 145), QColor(Qt::black));
    QCOMPARE(painted(QByteArray(21 * 21, '\0')).pixelColor(145, 145), QColor(Qt::white));
}

void TestUiKit::everyDrawingIsReadable()
{
    const QStringList files = QDir(u":/qt/qml/Sobani/Ui/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() >= 25);
    for (const QString &file : files) {
        QSvgRenderer renderer(u":/qt/qml/Sobani/Ui/icons/"_s + file);
        QVERIFY2(renderer.isValid(), qUtf8Printable(file));
        QVERIFY(ui::IconItem::exists(QString(file).chopped(4)));
    }
    QVERIFY(!ui::IconItem::exists(u"nothing"_s));
}

QTEST_MAIN(TestUiKit)
#include "tst_ui_kit.moc"
