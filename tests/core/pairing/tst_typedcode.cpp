// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/typedcode.h"

#include <QSet>
#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace Qt::StringLiterals;

namespace {

const QString alphabet = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"_s;

SecretBytes secretOf(quint64 bits)
{
    SecretBytes secret{std::size_t(CodeSecretSize)};
    for (std::size_t i = secret.size(); i-- > 0; bits >>= 8U)
        secret.data()[i] = static_cast<unsigned char>(bits & 0xffU);
    return secret;
}

constexpr quint64 Highest = (quint64(1) << 50U) - 1;

std::vector<QString> samples()
{
    std::vector<QString> codes{codeFromSecret(secretOf(0)), codeFromSecret(secretOf(Highest)),
                               codeFromSecret(secretOf(1)),
                               codeFromSecret(secretOf(0x155555555555U))};
    for (int i = 0; i < 20; ++i)
        codes.push_back(codeFromSecret(randomCodeSecret()));
    return codes;
}

bool reads(const QString &typed, const QString &code)
{
    const auto secret = secretFromCode(typed);
    return secret && codeFromSecret(*secret) == code;
}

} // namespace

class TestTypedCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shape();
    void roundTrip();
    void everySingleSubstitutionIsNoticed();
    void everyExchangeIsNoticed();
    void forgivesPeopleAndKeyboards_data();
    void forgivesPeopleAndKeyboards();
    void lookAlikes();
    void notACode_data();
    void notACode();
    void anotherVersion();
    void freshSecretsDiffer();
};

void TestTypedCode::shape()
{
    const QString code = codeFromSecret(secretOf(0));
    QCOMPARE(code.size(), CodeLength);
    QVERIFY(code.startsWith(u"10000000000"_s));
    QCOMPARE(groupedCode(u"1ABCDEFGHJKM"_s), u"1ABC-DEFG-HJKM"_s);
    for (const QString &sample : samples()) {
        QVERIFY(sample.startsWith(u'1'));
        for (const QChar c : sample)
            QVERIFY(alphabet.contains(c));
    }
}

void TestTypedCode::roundTrip()
{
    for (const quint64 bits : {quint64(0), quint64(1), quint64(31), quint64(32), Highest,
                               Highest - 1, quint64(0x2aaaaaaaaaaaa)}) {
        const auto secret = secretFromCode(codeFromSecret(secretOf(bits)));
        QVERIFY(secret);
        QVERIFY(*secret == secretOf(bits));
    }
}

void TestTypedCode::everySingleSubstitutionIsNoticed()
{
    for (const QString &code : samples()) {
        for (qsizetype at = 0; at < code.size(); ++at) {
            for (const QChar symbol : alphabet) {
                if (symbol == code[at])
                    continue;
                QString wrong = code;
                wrong[at] = symbol;
                const auto result = secretFromCode(wrong);
                QVERIFY2(!result, qPrintable(wrong));
                QCOMPARE(result.error(), OfferError::Checksum);
            }
        }
    }
}

void TestTypedCode::everyExchangeIsNoticed()
{
    int exchanged = 0;
    for (const QString &code : samples()) {
        for (qsizetype a = 0; a < code.size(); ++a) {
            for (qsizetype b = a + 1; b < code.size(); ++b) { // neighbours and all other pairs
                if (code[a] == code[b])
                    continue;
                QString wrong = code;
                wrong[a] = code[b];
                wrong[b] = code[a];
                const auto result = secretFromCode(wrong);
                QVERIFY2(!result, qPrintable(wrong));
                QCOMPARE(result.error(), OfferError::Checksum);
                ++exchanged;
            }
        }
    }
    QVERIFY(exchanged > 1000);
}

void TestTypedCode::forgivesPeopleAndKeyboards_data()
{
    QTest::addColumn<QString>("separator");
    QTest::addColumn<int>("style");
    int row = 0;
    const QStringList separators{u""_s,      u" "_s,      u"-"_s,      u"  "_s,     u" - "_s,
                                 u"\u3000"_s, u"\uff0d"_s, u"\u30fc"_s, u"\uff70"_s, u"\u2010"_s,
                                 u"\u2013"_s, u"\u2212"_s, u"\u2015"_s, u"\t"_s,     u"\u00a0"_s};
    for (const QString &separator : separators) {
        for (int style = 0; style < 4; ++style)
            QTest::addRow("separator %d style %d", row, style) << separator << style;
        ++row;
    }
}

void TestTypedCode::forgivesPeopleAndKeyboards()
{
    QFETCH(QString, separator);
    QFETCH(int, style);
    for (const QString &code : samples()) {
        QString typed = groupedCode(code).replace(u"-"_s, separator);
        if (style % 2 == 1)
            typed = typed.toLower();
        if (style / 2 == 1) {
            for (QChar &c : typed) {
                if (c > u' ' && c.unicode() < 0x7f)
                    c = QChar(char16_t(c.unicode() - 0x21 + 0xff01));
            }
        }
        QVERIFY2(reads(u" "_s + typed + u"\n"_s, code), qPrintable(typed));
    }
}

void TestTypedCode::lookAlikes()
{
    for (const QString &code : samples()) {
        QVERIFY(reads(QString(code).replace(u'0', u'O'), code));
        QVERIFY(reads(QString(code).replace(u'0', u'o'), code));
        QVERIFY(reads(QString(code).replace(u'1', u'I'), code));
        QVERIFY(reads(QString(code).replace(u'1', u'l'), code));
        QVERIFY(reads(QString(code).replace(u'1', u'\uff4c').replace(u'0', u'\uff2f'), code));
    }
}

void TestTypedCode::notACode_data()
{
    QTest::addColumn<QString>("typed");
    const QString code = codeFromSecret(secretOf(12345));
    QTest::newRow("empty") << QString();
    QTest::newRow("hyphens") << u"----"_s;
    QTest::newRow("too short") << code.left(11);
    QTest::newRow("too long") << code + u'0';
    QTest::newRow("twice") << code + code;
    QTest::newRow("letter U") << u'U' + code.mid(1);
    QTest::newRow("kana") << u"\u3042"_s + code.mid(1);
    QTest::newRow("zero character") << QString(QChar(u'\0')) + code.mid(1);
    QTest::newRow("emoji") << u"\U0001F600"_s + code.mid(2);
    QTest::newRow("half an emoji") << QString(QChar(0xd83d)) + code.mid(1);
    QTest::newRow("a telephone number") << u"03-1234-5678"_s;
    QTest::newRow("very long") << QString(100000, u'1');
    QTest::newRow("a code behind many spaces") << QString(1000, u' ') + code;
}

void TestTypedCode::notACode()
{
    QFETCH(QString, typed);
    const auto result = secretFromCode(typed);
    QVERIFY(!result);
    QCOMPARE(result.error(), OfferError::Malformed);
}

void TestTypedCode::anotherVersion()
{
    const QString code = codeFromSecret(secretOf(12345));
    for (const QChar version : alphabet) {
        int right = 0;
        for (const QChar check : alphabet) {
            const auto result = secretFromCode(version + code.mid(1, 10) + check);
            if (result || result.error() != OfferError::Checksum) {
                ++right;
                QCOMPARE(result.ok(), version == u'1');
                QVERIFY(result || result.error() == OfferError::Version);
            }
        }
        QCOMPARE(right, 1); // each version has exactly one right check symbol
    }
}

void TestTypedCode::freshSecretsDiffer()
{
    QSet<QString> codes;
    bool high = false;
    for (int i = 0; i < 200; ++i) {
        const SecretBytes secret = randomCodeSecret();
        high = high || secret.data()[0] == 3;
        codes.insert(codeFromSecret(secret));
    }
    QCOMPARE(codes.size(), 200);
    QVERIFY(high); // the two top bits are used
}

QTEST_GUILESS_MAIN(TestTypedCode)
#include "tst_typedcode.moc"
