// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/classifier.h"
#include "core/catalogue/elffile.h"
#include "tests/core/catalogue/programfiles.h"

#include <QBuffer>
#include <QTest>

using namespace sobani::catalogue;
using namespace sobani::catalogue::testing;
using namespace Qt::StringLiterals;

namespace {

ElfPlan sample()
{
    ElfPlan plan;
    plan.soname = u"libsample.so.1"_s;
    plan.needed = {u"libvncserver.so.1"_s, u"libXtst.so.6"_s};
    plan.interpreter = u"/lib64/ld.so"_s;
    plan.buildId = QByteArray(20, 'b');
    plan.updateInfo = u"zsync|https://example.com/RustDesk.AppImage.zsync"_s;
    return plan;
}

std::optional<ElfFacts> read(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    auto facts = readElf(buffer);
    return facts ? std::optional(*facts) : std::nullopt;
}

} // namespace

class TestElfFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void nothingThere();
    void truncatedAnywhere();
    void everyByteChanged();
    void renamedServerIsRecognised();
};

void TestElfFile::reads_data()
{
    QTest::addColumn<bool>("wide");
    QTest::addColumn<bool>("big");
    QTest::newRow("64 little") << true << false;
    QTest::newRow("64 big") << true << true;
    QTest::newRow("32 little") << false << false;
    QTest::newRow("32 big") << false << true;
}

void TestElfFile::reads()
{
    ElfPlan plan = sample();
    QFETCH(bool, wide);
    QFETCH(bool, big);
    plan.wide = wide;
    plan.big = big;
    const auto facts = read(makeElf(plan));
    QVERIFY(facts);
    QCOMPARE(facts->names.soname, plan.soname);
    QCOMPARE(facts->names.needed, plan.needed);
    QCOMPARE(facts->interpreter, plan.interpreter);
    QCOMPARE(facts->buildId, plan.buildId);
    QCOMPARE(facts->names.updateInfo, plan.updateInfo);
    QVERIFY(facts->appImage);
}

void TestElfFile::nothingThere()
{
    const auto facts = read(makeElf({}));
    QVERIFY(facts && !facts->appImage);
    QVERIFY(facts->names.needed.isEmpty() && facts->names.soname.isEmpty());
    QVERIFY(facts->interpreter.isEmpty() && facts->buildId.isEmpty());
    QVERIFY(!read({}));
    QVERIFY(!read("#!/bin/sh\n"));
    QVERIFY(!read("\x7f"
                  "ELF"));
    QVERIFY(!read(QByteArray("\x7f"
                             "ELF\x03\x01",
                             6)
                      .leftJustified(64, '\0')));
}

void TestElfFile::truncatedAnywhere()
{
    const QByteArray file = makeElf(sample());
    for (qsizetype size = 0; size < file.size(); ++size)
        QVERIFY(read(file.first(size)).has_value() == (size >= 64));
}

void TestElfFile::everyByteChanged()
{
    for (const bool wide : {true, false}) {
        ElfPlan plan = sample();
        plan.wide = wide;
        const QByteArray file = makeElf(plan);
        for (qsizetype i = 0; i < file.size(); ++i) {
            for (const char value : {'\x00', '\x7f', '\x80', '\xff'}) {
                QByteArray changed = file;
                changed[i] = value;
                const auto facts = read(changed);
                QVERIFY(!facts || facts->names.needed.size() <= 256);
            }
        }
    }
}

void TestElfFile::renamedServerIsRecognised()
{
    const Classifier classifier(builtInCatalogue());
    ProgramFacts program;
    program.path = u"/tmp/photos"_s;
    program.elf = read(makeElf(sample()))->names;
    QCOMPARE(classifier.classify(program)->tool, u"rustdesk"_s); // its update information
    ElfPlan plan = sample();
    plan.updateInfo.clear();
    program.elf = read(makeElf(plan))->names;
    QCOMPARE(classifier.classify(program)->tool, u"x11vnc"_s);
    plan.needed.removeLast();
    program.elf = read(makeElf(plan))->names;
    QVERIFY(!classifier.classify(program));
}

QTEST_GUILESS_MAIN(TestElfFile)
#include "tst_elffile.moc"
