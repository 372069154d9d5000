// SPDX-License-Identifier: MPL-2.0
#include "core/wire/cbor.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace sobani;
using namespace sobani::wire;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// One of everything.
QByteArray everything()
{
    CborWriter out;
    out.startArray(7);
    out.unsignedInteger(1'000'000);
    out.boolean(true);
    out.bytes("abc");
    out.text(QStringLiteral("花\nx"));
    out.id(*DeviceId::fromBytes(QByteArray(16, 'd')));
    out.startArray(2);
    out.unsignedInteger(0);
    out.bytes({});
    out.endArray();
    out.unsignedInteger(std::numeric_limits<quint64>::max());
    out.endArray();
    return out.take();
}

bool readEverything(const QByteArray &bytes)
{
    CborReader in(bytes);
    in.enterArray(7);
    const quint64 number = in.unsignedInteger(1'000'000);
    const bool yes = in.boolean();
    const QByteArray three = in.bytes(3);
    const QString text = in.text(3);
    const auto id = in.id<DeviceId>();
    const quint64 length = in.enterList(2);
    const quint64 zero = in.unsignedInteger(10);
    const QByteArray none = in.bytesBetween(0, 4);
    in.leaveArray();
    const quint64 largest = in.unsignedInteger(std::numeric_limits<quint64>::max());
    in.leaveArray();
    return in.finish() && number == 1'000'000 && yes && three == "abc"
        && text == QStringLiteral("花\nx") && id.bytes() == QByteArray(16, 'd') && length == 2
        && zero == 0 && none.isEmpty() && largest == std::numeric_limits<quint64>::max();
}

using Read = std::function<void(CborReader &)>;

} // namespace

Q_DECLARE_METATYPE(Read)

class TestCbor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void truncatedAtEachByte();
    void refused_data();
    void refused();
    void accepted_data();
    void accepted();
    void errorsStick();
    void everyItemMustBeRead();
};

void TestCbor::roundTrip()
{
    QVERIFY(readEverything(everything()));
}

void TestCbor::truncatedAtEachByte()
{
    const QByteArray bytes = everything();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!readEverything(bytes.first(size)), qPrintable(QString::number(size)));
    QVERIFY(!readEverything(bytes + '\0'));
    QVERIFY(!readEverything(bytes + bytes));
}

void TestCbor::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Read>("read");
    const Read number = [](CborReader &in) { in.unsignedInteger(100); };
    const Read truth = [](CborReader &in) { in.boolean(); };
    const Read blob = [](CborReader &in) { in.bytesBetween(1, 4); };
    const Read any = [](CborReader &in) { in.bytesBetween(0, 4); };
    const Read text = [](CborReader &in) { in.text(4); };
    const Read pair = [](CborReader &in) {
        in.enterArray(2);
        in.unsignedInteger(9);
        in.unsignedInteger(9);
        in.leaveArray();
    };
    const Read list = [](CborReader &in) {
        const quint64 n = in.enterList(2);
        for (quint64 i = 0; i < n; ++i)
            in.unsignedInteger(9);
        in.leaveArray();
    };
    const std::tuple<const char *, const char *, Read> rows[] = {
        {"nothing", "", number},
        {"number too large", "1865", number},
        {"number far too large", "1bffffffffffffffff", number},
        {"negative number", "20", number},
        {"float", "fb3ff0000000000000", number},
        {"half float out of range", "f97c00", number},
        {"text for a number", "6131", number},
        {"tagged number", "c001", number},
        {"reserved head", "1c", number},
        {"null", "f6", truth},
        {"undefined", "f7", truth},
        {"simple value 16", "f0", truth},
        {"number for a truth", "01", truth},
        {"blob too long", "450102030405", blob},
        {"blob too short", "40", blob},
        {"blob of the largest length", "5bffffffffffffffff", any},
        {"blob of 2^63", "5b8000000000000000", any},
        {"blob of 2 GiB that is not there", "5a7fffffff", any},
        {"blob in pieces", "5f4101ff", any},
        {"empty blob in pieces", "5fff", any},
        {"text for a blob", "6161", any},
        {"text too long", "656162636465", text},
        {"text of the largest length", "7bffffffffffffffff", text},
        {"text in pieces", "7f6161ff", text},
        {"broken UTF-8", "62c328", text},
        {"overlong UTF-8", "62c080", text},
        {"surrogate in UTF-8", "63eda080", text},
        {"cut UTF-8", "61e8", text},
        {"NUL", "6100", text},
        {"escape", "611b", text},
        {"carriage return", "610d", text},
        {"tab", "6109", text},
        {"delete", "617f", text},
        {"C1 control", "62c285", text},
        {"array too short", "8101", pair},
        {"array too long", "83010203", pair},
        {"array of no given length", "9f0102ff", pair},
        {"array of the largest length", "9bffffffffffffffff", pair},
        {"map for an array", "a10102", pair},
        {"array longer than its bytes", "8201", pair},
        {"list too long", "83010203", list},
        {"list of the largest length", "9bffffffffffffffff", list},
        {"list of no given length", "9f01ff", list},
        {"list of 2^32 that is not there", "9b0000000100000000", list},
        {"something after the end", "0101", number},
        {"a break", "ff", number},
    };
    for (const auto &[name, bytes, read] : rows)
        QTest::newRow(name) << hex(bytes) << read;
}

void TestCbor::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Read, read);
    CborReader in(bytes);
    read(in);
    QVERIFY(!in.finish());
    QVERIFY(!in.ok());
}

void TestCbor::accepted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Read>("read");
    const std::tuple<const char *, const char *, Read> rows[] = {
        {"number in a longer form", "1b0000000000000005",
         [](CborReader &in) { QCOMPARE(in.unsignedInteger(5), quint64(5)); }},
        {"false", "f4", [](CborReader &in) { QVERIFY(!in.boolean()); }},
        {"empty blob", "40", [](CborReader &in) { QCOMPARE(in.bytesBetween(0, 9), QByteArray()); }},
        {"empty text", "60", [](CborReader &in) { QCOMPARE(in.text(0), QString()); }},
        {"empty list", "80", [](CborReader &in) {
             QCOMPARE(in.enterList(3), quint64(0));
             in.leaveArray();
         }},
        {"pair of surrogates", "64f09f8cb8",
         [](CborReader &in) { QCOMPARE(in.text(2), QStringLiteral("🌸")); }},
        {"line feed", "610a", [](CborReader &in) { QCOMPARE(in.text(1), QStringLiteral("\n")); }},
    };
    for (const auto &[name, bytes, read] : rows)
        QTest::newRow(name) << hex(bytes) << read;
}

void TestCbor::accepted()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Read, read);
    CborReader in(bytes);
    read(in);
    QVERIFY(in.finish());
}

void TestCbor::errorsStick()
{
    const QByteArray bytes = hex("8301f602");
    CborReader in(bytes);
    in.enterArray(3);
    QCOMPARE(in.unsignedInteger(9), quint64(1));
    QCOMPARE(in.unsignedInteger(9), quint64(0)); // null
    QVERIFY(!in.ok());
    QCOMPARE(in.unsignedInteger(9), quint64(0));
    QCOMPARE(in.bytes(1), QByteArray());
    QCOMPARE(in.text(9), QString());
    QVERIFY(!in.boolean());
    QCOMPARE(in.enterList(9), quint64(0));
    QVERIFY(in.id<DeviceId>().isNull());
    QCOMPARE(in.peek(), QCborStreamReader::Invalid);
    in.leaveArray();
    QVERIFY(!in.finish());

    const QByteArray good = hex("01");
    CborReader marked(good);
    marked.unsignedInteger(9);
    marked.fail();
    QVERIFY(!marked.finish());
}

void TestCbor::everyItemMustBeRead()
{
    const QByteArray bytes = hex("820102");
    CborReader in(bytes);
    in.enterArray(2);
    in.unsignedInteger(9);
    in.leaveArray();
    QVERIFY(!in.finish());
    CborReader open(bytes);
    open.enterArray(2);
    open.unsignedInteger(9);
    open.unsignedInteger(9);
    QVERIFY(!open.finish());
}

QTEST_GUILESS_MAIN(TestCbor)
#include "tst_cbor.moc"
