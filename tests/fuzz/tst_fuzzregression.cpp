// SPDX-License-Identifier: MPL-2.0
// What the fuzzers do, with a fixed seed and any compiler: each decoder reads a stream of
// valid encodings that were damaged in the usual ways.
#include "tests/fuzz/decoders.h"

#include <QTest>

#include <random>

using namespace sobani::fuzz;

namespace {

constexpr int Rounds = 20'000;

class Mutator
{
public:
    explicit Mutator(unsigned seed) : m_random(seed) {}

    QByteArray operator()(QByteArray bytes)
    {
        for (int n = below(4) + 1; n > 0; --n)
            once(bytes);
        return bytes;
    }
    int below(int limit) { return int(m_random() % unsigned(limit)); }

private:
    char byte() { return char(m_random()); }

    void once(QByteArray &bytes)
    {
        const int where = below(int(bytes.size()) + 1);
        switch (below(8)) {
        case 0:
            if (where < bytes.size())
                bytes[where] = char(bytes.at(where) ^ char(1 << below(8)));
            break;
        case 1:
            if (where < bytes.size())
                bytes[where] = byte();
            break;
        case 2:
            bytes.truncate(where);
            break;
        case 3:
            bytes.insert(where, byte());
            break;
        case 4:
            bytes.remove(where, below(8) + 1);
            break;
        case 5: // a part twice
            bytes.insert(where, bytes.mid(where, below(40)));
            break;
        case 6: // lengths and types of CBOR, the largest ones above all
            if (where < bytes.size())
                bytes[where] = Heads[below(int(sizeof Heads))];
            break;
        default:
            bytes.insert(where, QByteArray(below(9), byte()));
        }
    }

    static constexpr char Heads[] = {'\x00', '\x1b', '\x3b', '\x40', '\x5b', '\x5f', '\x60',
                                     '\x7b', '\x7f', '\x80', '\x9b', '\x9f', '\xa0', '\xbb',
                                     '\xbf', '\xc0', '\xf4', '\xf6', '\xf7', '\xfb', '\xff'};
    std::mt19937 m_random;
};

} // namespace

class TestFuzzRegression : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decoder_data();
    void decoder();
};

void TestFuzzRegression::decoder_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < decoders().size(); ++i)
        QTest::addRow("%zu %s", i, decoders()[i].name) << int(i);
}

void TestFuzzRegression::decoder()
{
    QFETCH(int, index);
    const Decoder &decoder = decoders().at(std::size_t(index));
    for (const QByteArray &sample : decoder.samples)
        QVERIFY2(decoder.accepts(sample), sample.toHex().constData());
    Mutator mutate(4711U + unsigned(index));
    int refused = 0;
    for (int i = 0; i < Rounds; ++i) {
        const auto &sample = decoder.samples[std::size_t(
            mutate.below(int(decoder.samples.size())))];
        refused += !decoder.accepts(mutate(sample));
    }
    // A decoder that takes most of this checks nothing.
    QVERIFY2(refused > Rounds / 3, qPrintable(QString::number(refused)));
}

QTEST_GUILESS_MAIN(TestFuzzRegression)
#include "tst_fuzzregression.moc"
