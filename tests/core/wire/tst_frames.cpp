// SPDX-License-Identifier: MPL-2.0
#include "core/base/tokenbucket.h"
#include "core/wire/frames.h"

#include <QTest>

using namespace sobani;
using namespace sobani::wire;
using namespace Qt::StringLiterals;

namespace {

std::vector<QByteArray> split(QByteArrayView stream, qsizetype chunk, qsizetype longest,
                              bool *broken = nullptr)
{
    FrameSplitter frames(longest);
    std::vector<QByteArray> found;
    for (qsizetype i = 0; i < stream.size(); i += chunk) {
        frames.feed(stream.sliced(i, std::min(chunk, stream.size() - i)));
        while (const auto frame = frames.next())
            found.push_back(*frame);
    }
    if (broken)
        *broken = frames.isBroken();
    return found;
}

} // namespace

class TestFrames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFrameHasItsLengthInFront();
    void anyChunksGiveTheSameFrames();
    void badLengths_data();
    void badLengths();
    void brokenStaysBroken();
    void hello();
    void helloIsStrict();
    void bucket();
    void bucketPrices();
    void bucketAgainstClocks();
};

void TestFrames::aFrameHasItsLengthInFront()
{
    QCOMPARE(framed("abc"), QByteArray("\0\0\0\3abc", 7));
    QCOMPARE(framed(QByteArray(0x1234, 'x')).first(4), QByteArray("\0\0\x12\x34", 4));
}

void TestFrames::anyChunksGiveTheSameFrames()
{
    const std::vector<QByteArray> sent{"a", QByteArray(300, 'b'), QByteArray("\0\0", 2), "d"};
    QByteArray stream;
    for (const QByteArray &frame : sent)
        stream += framed(frame);
    for (qsizetype chunk = 1; chunk <= stream.size(); ++chunk)
        QVERIFY(split(stream, chunk, 300) == sent);
    // Of a stream that was cut, the whole frames.
    for (qsizetype size = 0; size < stream.size(); ++size) {
        const auto found = split(stream.first(size), 7, 300);
        QVERIFY(found.size() < sent.size());
        QVERIFY(std::equal(found.begin(), found.end(), sent.begin()));
    }
}

void TestFrames::badLengths_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("nothing") << QByteArray(4, '\0');
    QTest::newRow("one too many") << QByteArray("\0\0\1\x2d", 4);
    QTest::newRow("huge") << QByteArray("\xff\xff\xff\xff", 4);
    QTest::newRow("negative in C") << QByteArray("\x80\0\0\0", 4);
    QTest::newRow("text") << QByteArray("GET ");
}

void TestFrames::badLengths()
{
    QFETCH(QByteArray, header);
    bool broken = false;
    QVERIFY(split(header + QByteArray(400, 'x'), 9, 300, &broken).empty());
    QVERIFY(broken);
}

void TestFrames::brokenStaysBroken()
{
    bool broken = false;
    const auto found = split(framed("a") + QByteArray(4, '\0') + framed("b"), 1, 300, &broken);
    QVERIFY(broken);
    QVERIFY(found == std::vector<QByteArray>{"a"});
}

void TestFrames::hello()
{
    const LinkHello sent{u"sobani-front"_s, 7};
    QCOMPARE(*LinkHello::decode(sent.encode()), sent);
    const QByteArray bytes = sent.encode();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!LinkHello::decode(bytes.first(size)));
    QVERIFY(!LinkHello::decode(bytes + '\0'));
}

void TestFrames::helloIsStrict()
{
    QVERIFY(!LinkHello::decode(LinkHello{QString(41, u'x'), 1}.encode()));
    QVERIFY(!LinkHello::decode(LinkHello{u"two\nlines"_s, 1}.encode()));
    QVERIFY(!LinkHello::decode(QByteArray::fromHex("82617820")));   // version -1
    QVERIFY(!LinkHello::decode(QByteArray::fromHex("82417801")));   // bytes for text
    QVERIFY(!LinkHello::decode(QByteArray::fromHex("8361780101"))); // one too many
}

void TestFrames::bucket()
{
    TokenBucket bucket(3, 100);
    for (int i = 0; i < 3; ++i)
        QVERIFY(bucket.take(1'000));
    QVERIFY(!bucket.take(1'000));
    QVERIFY(!bucket.take(1'099));
    QVERIFY(bucket.take(1'100));
    QVERIFY(!bucket.take(1'100));
    // Time that was refused is not lost, and no more than a burst is saved up.
    QVERIFY(bucket.take(1'250));
    QVERIFY(!bucket.take(1'299));
    QVERIFY(bucket.take(1'300));
    int saved = 0;
    while (bucket.take(1'000'000))
        ++saved;
    QCOMPARE(saved, 3);
}

void TestFrames::bucketPrices()
{
    TokenBucket bucket(10, 100);
    QVERIFY(bucket.take(0, 10));
    QVERIFY(!bucket.take(500, 10));
    QVERIFY(bucket.take(500, 5)); // what was refused cost nothing
    QVERIFY(!bucket.take(500));
    QVERIFY(!bucket.take(900'000, 11));
}

void TestFrames::bucketAgainstClocks()
{
    TokenBucket bucket(1, 100);
    QVERIFY(bucket.take(5'000));
    QVERIFY(!bucket.take(1'000)); // back: nothing for it
    QVERIFY(!bucket.take(1'099));
    QVERIFY(bucket.take(1'100));
    TokenBucket never(1, 0);
    QVERIFY(never.take(0));
    QVERIFY(never.take(1));
}

QTEST_GUILESS_MAIN(TestFrames)
#include "tst_frames.moc"
