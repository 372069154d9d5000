// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/authenticode.h"
#include "core/catalogue/classifier.h"
#include "core/catalogue/pefile.h"
#include "tests/core/catalogue/programfiles.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace sobani::catalogue;
using namespace sobani::catalogue::testing;
using namespace Qt::StringLiterals;

namespace {

const Strings Sample{{u"CompanyName"_s, u"Sobani"_s},
                     {u"FileDescription"_s, u"サポート"_s},
                     {u"FileVersion"_s, u"1.2.3"_s},
                     {u"InternalName"_s, u"inner"_s},
                     {u"OriginalFilename"_s, u"AnyDesk.exe"_s},
                     {u"ProductName"_s, u"AnyDesk"_s}};

/// makePe(Sample), signed by osslsigncode with a certificate for "Sobani Test Signer".
QByteArray signedSample()
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR "/tests/data/catalogue/signed.exe"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<PeFacts> read(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    auto facts = readPe(buffer);
    return facts ? std::optional(*facts) : std::nullopt;
}

QByteArray signatureOf(const QByteArray &pe)
{
    return pe.sliced(makePe(Sample).size() + 8);
}

} // namespace

class TestPeFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionStrings();
    void noVersion();
    void signedByAnotherProgram();
    void everyChangedByteOfASignedFile();
    void otherSignatures();
    void truncatedAnywhere();
    void everyByteChanged();
    void loopsInResources();
    void renamedToolIsRecognised();
};

void TestPeFile::versionStrings()
{
    for (const bool wide : {true, false}) {
        const auto facts = read(makePe(Sample, wide));
        QVERIFY(facts);
        QCOMPARE(facts->originalName, u"AnyDesk.exe"_s);
        QCOMPARE(facts->product, u"AnyDesk"_s);
        QCOMPARE(facts->company, u"Sobani"_s);
        QCOMPARE(facts->description, u"サポート"_s);
        QCOMPARE(facts->internalName, u"inner"_s);
        QCOMPARE(facts->version, u"1.2.3"_s);
        QCOMPARE(facts->signature, SignatureState::Unsigned);
        QCOMPARE(facts->signer, QString());
    }
    const auto longText = read(makePe({{u"ProductName"_s, QString(2000, u'x')}}));
    QCOMPARE(longText->product.size(), 512);
}

void TestPeFile::noVersion()
{
    const auto facts = read(makePe({}));
    QVERIFY(facts && facts->product.isEmpty() && facts->originalName.isEmpty());
    QVERIFY(!read({}));
    QVERIFY(!read("MZ"));
    QVERIFY(!read(QByteArray("MZ").leftJustified(4096, '\0')));
    QVERIFY(!read("\x7f"
                  "ELF"));
}

void TestPeFile::signedByAnotherProgram()
{
    const QByteArray file = signedSample();
    QVERIFY(file.size() > makePe(Sample).size());
    const auto facts = read(file);
    QVERIFY(facts);
    QCOMPARE(facts->signature, SignatureState::Covers);
    QCOMPARE(facts->signer, u"Sobani Test Signer"_s);
    QCOMPARE(facts->product, u"AnyDesk"_s);
}

/// Outside the checksum, no byte can change without the signature noticing or a signer other
/// than the one who signed being named.
void TestPeFile::everyChangedByteOfASignedFile()
{
    const QByteArray file = signedSample();
    const qsizetype body = makePe(Sample).size();
    int unnoticed = 0;
    for (qsizetype i = 0; i < file.size(); ++i) {
        QByteArray changed = file;
        changed[i] = char(changed.at(i) ^ 0x20);
        const auto facts = read(changed);
        const bool covers = facts && facts->signature == SignatureState::Covers;
        const bool checksum = i >= 0x80 + 24 + 64 && i < 0x80 + 24 + 68;
        if (i < body)
            QVERIFY2(covers == checksum, qPrintable(QString::number(i)));
        else
            unnoticed += covers;
        QVERIFY(!covers || facts->signer.size() == 18);
    }
    // Parts of the certificate that no signature of ours covers: its own issuer's signature.
    QVERIFY2(unnoticed < (file.size() - body) / 2, qPrintable(QString::number(unnoticed)));
}

void TestPeFile::otherSignatures()
{
    const QByteArray plain = makePe(Sample);
    const auto state = [](const QByteArray &file) {
        const auto facts = read(file);
        return facts ? std::pair(facts->signature, facts->signer)
                     : std::pair(SignatureState(-1), QString());
    };
    const std::pair invalid(SignatureState::Invalid, QString());
    const QByteArray signature = signatureOf(signedSample());
    QVERIFY(readAuthenticode(signature).has_value());
    // The same signature under another program.
    QCOMPARE(state(withSignature(makePe({{u"ProductName"_s, u"X"_s}}), signature)), invalid);
    QCOMPARE(state(withSignature(plain, "nonsense")), invalid);
    QCOMPARE(state(withSignature(plain, {})), invalid);
    // What follows the signature is covered by nobody.
    QCOMPARE(state(signedSample() + QByteArray(8, 'x')), invalid);
    // A table beyond the end.
    QCOMPARE(state(signedSample().chopped(8)), invalid);
    QVERIFY(!readAuthenticode({}));
    QVERIFY(!readAuthenticode(QByteArray(1000, '0')));
    for (qsizetype size = 0; size < signature.size() - 8; size += 7)
        QVERIFY(!readAuthenticode(signature.first(size)));
}

void TestPeFile::truncatedAnywhere()
{
    const QByteArray file = signedSample();
    for (qsizetype size = 0; size < file.size(); ++size) {
        const auto facts = read(file.first(size));
        QVERIFY(!facts || facts->signature != SignatureState::Covers);
    }
}

void TestPeFile::everyByteChanged()
{
    const QByteArray file = makePe(Sample);
    for (qsizetype i = 0; i < file.size(); ++i) {
        for (const char value : {'\x00', '\x7f', '\x80', '\xff'}) {
            QByteArray changed = file;
            changed[i] = value;
            const auto facts = read(changed);
            QVERIFY(!facts || facts->product.size() <= 512);
        }
    }
}

void TestPeFile::loopsInResources()
{
    QByteArray file = makePe(Sample);
    // Each folder of resources leads to itself.
    for (const qsizetype at : {0x14, 0x2c, 0x44}) {
        QByteArray looped = file;
        looped.replace(0x200 + at, 4, QByteArray("\0\0\0\x80", 4));
        const auto facts = read(looped);
        QVERIFY(facts && facts->product.isEmpty());
    }
    // 65535 entries that are not there.
    file.replace(0x200 + 14, 2, "\xff\xff");
    QVERIFY(read(file).has_value());
}

void TestPeFile::renamedToolIsRecognised()
{
    const Classifier classifier(builtInCatalogue());
    ProgramFacts program;
    program.platform = Platform::Windows;
    program.path = u"C:\\Users\\花子\\Desktop\\写真.exe"_s;
    QVERIFY(!classifier.classify(program));
    program.pe = namesOf(*read(makePe(Sample)));
    const auto found = classifier.classify(program);
    QVERIFY(found);
    QCOMPARE(found->tool, u"anydesk"_s);
    QCOMPARE(found->reason, Reason::OriginalName);
}

QTEST_GUILESS_MAIN(TestPeFile)
#include "tst_pefile.moc"
