// SPDX-License-Identifier: MPL-2.0
#include "tests/fuzz/cataloguedecoders.h"

#include "core/catalogue/authenticode.h"
#include "core/catalogue/classifier.h"
#include "core/catalogue/elffile.h"
#include "core/catalogue/pefile.h"
#include "core/catalogue/update.h"
#include "tests/core/catalogue/programfiles.h"

#include <QBuffer>
#include <QFile>

namespace sobani::fuzz {

namespace {

using namespace catalogue;
using namespace Qt::StringLiterals;

QByteArray signedProgram()
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR "/tests/data/catalogue/signed.exe"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

testing::ElfPlan elfPlan(bool wide)
{
    testing::ElfPlan plan;
    plan.soname = u"libx.so.1"_s;
    plan.needed = {u"liba.so.1"_s, u"libb.so.2"_s};
    plan.interpreter = u"/lib/ld.so"_s;
    plan.buildId = QByteArray(20, 'i');
    plan.updateInfo = u"zsync|https://example.com/x.AppImage.zsync"_s;
    plan.wide = wide;
    return plan;
}

bool readsSignedProgram(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return false;
    const auto facts = readPe(buffer);
    return facts && facts->signature == SignatureState::Covers && !facts->signer.isEmpty();
}

bool readsWholeElf(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return false;
    const auto facts = readElf(buffer);
    const auto plan = elfPlan(true);
    return facts && facts->names.needed == plan.needed && facts->names.soname == plan.soname
           && facts->buildId == plan.buildId && facts->names.updateInfo == plan.updateInfo
           && facts->interpreter == plan.interpreter;
}

bool recognises(const QByteArray &bytes)
{
    static const Classifier classifier(builtInCatalogue());
    const QString text = QString::fromUtf8(bytes);
    ProgramFacts facts;
    facts.platform = Platform::Windows;
    facts.path = text.section(u'\n', 0, 0);
    facts.commandLine = text.section(u'\n', 1, 1);
    facts.pe =
        PeNames{text.section(u'\n', 2, 2), text.section(u'\n', 3, 3), text.section(u'\n', 4, 4)};
    return classifier.classify(facts).has_value();
}

} // namespace

void addCatalogue(std::vector<Decoder> &list)
{
    const QByteArray text = "format 1\nversion 3\nfiller setup\ntool x\n  name X\n"
                            "  mark anydesk\n  windows.folder *\\AnyDesk\\*\n  ports 80\n";
    const QByteArray program = signedProgram();
    const auto plain = testing::makePe({{u"ProductName"_s, u"x"_s}}).size();
    list.push_back({"catalogue",
                    [](const QByteArray &bytes) { return Catalogue::parse(bytes).ok(); },
                    {text}});
    list.push_back(
        {"catalogue update",
         [](const QByteArray &bytes) {
             return openUpdate(
                        bytes,
                        QByteArray::fromHex("3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a6"
                                            "3ac048a18b59da29"),
                        1)
                 .ok();
         },
         {signUpdate(text, *crypto::SigningKey::fromSeed(SecretBytes(QByteArray(32, '\0'))))}});
    list.push_back({"windows program", readsSignedProgram, {program}});
    list.push_back({"signature of a program",
                    [](const QByteArray &bytes) { return readAuthenticode(bytes).has_value(); },
                    {program.sliced(program.indexOf("\x30\x82", plain))}});
    list.push_back({"linux program",
                    readsWholeElf,
                    {testing::makeElf(elfPlan(true)), testing::makeElf(elfPlan(false))}});
    list.push_back({"program facts",
                    recognises,
                    {"C:\\PROGRA~2\\X\\AnyDesk - \xe3\x82\xb3\xe3\x83\x94\xe3\x83\xbc (2).exe",
                     "C:\\cmd.exe\ncmd /c start \"\" \"C:\\TeamViewerQS.exe\"",
                     "C:\\a.exe\n\nb.exe\nParsec\nUnity Technologies SF"}});
}

} // namespace sobani::fuzz
