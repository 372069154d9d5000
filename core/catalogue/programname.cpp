// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/programname.h"

#include "core/catalogue/textfold.h"

#include <QRegularExpression>
#include <QSet>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

const QSet<QString> &windowsEndings()
{
    static const QSet<QString> endings{
        u"exe"_s,  u"com"_s,        u"scr"_s,          u"pif"_s, u"bat"_s,  u"cmd"_s,
        u"ps1"_s,  u"vbs"_s,        u"vbe"_s,          u"js"_s,  u"jse"_s,  u"wsf"_s,
        u"hta"_s,  u"cpl"_s,        u"msi"_s,          u"msp"_s, u"msix"_s, u"msixbundle"_s,
        u"appx"_s, u"appxbundle"_s, u"appinstaller"_s, u"lnk"_s};
    return endings;
}

const QSet<QString> &otherEndings()
{
    static const QSet<QString> endings{
        u"jar"_s,        u"app"_s,     u"appimage"_s,   u"run"_s,  u"sh"_s,      u"bin"_s,
        u"deb"_s,        u"rpm"_s,     u"apk"_s,        u"xapk"_s, u"dmg"_s,     u"pkg"_s,
        u"mpkg"_s,       u"zip"_s,     u"7z"_s,         u"rar"_s,  u"gz"_s,      u"tgz"_s,
        u"xz"_s,         u"tar"_s,     u"zst"_s,        u"iso"_s,  u"img"_s,     u"flatpak"_s,
        u"flatpakref"_s, u"snap"_s,    u"py"_s,         u"pyc"_s,  u"pyw"_s,     u"pyz"_s,
        u"pl"_s,         u"desktop"_s, u"crdownload"_s, u"part"_s, u"partial"_s, u"download"_s,
        u"x86_64"_s,     u"amd64"_s};
    return endings;
}

/// What a program of this name would be to nobody: things to read, and parts of programs.
bool isDocument(const QString &ending)
{
    static const QSet<QString> endings{
        u"txt"_s,    u"doc"_s,  u"docx"_s, u"docm"_s,    u"pdf"_s,  u"rtf"_s,  u"odt"_s,
        u"ods"_s,    u"odp"_s,  u"xls"_s,  u"xlsx"_s,    u"xlsm"_s, u"csv"_s,  u"ppt"_s,
        u"pptx"_s,   u"pps"_s,  u"jtd"_s,  u"md"_s,      u"html"_s, u"htm"_s,  u"mht"_s,
        u"xml"_s,    u"json"_s, u"yaml"_s, u"yml"_s,     u"ini"_s,  u"cfg"_s,  u"conf"_s,
        u"log"_s,    u"bak"_s,  u"old"_s,  u"png"_s,     u"jpg"_s,  u"jpeg"_s, u"gif"_s,
        u"bmp"_s,    u"svg"_s,  u"ico"_s,  u"icns"_s,    u"webp"_s, u"heic"_s, u"tif"_s,
        u"tiff"_s,   u"mp3"_s,  u"mp4"_s,  u"mov"_s,     u"avi"_s,  u"wav"_s,  u"mkv"_s,
        u"eml"_s,    u"msg"_s,  u"url"_s,  u"webloc"_s,  u"ics"_s,  u"vcf"_s,  u"db"_s,
        u"sqlite"_s, u"dll"_s,  u"so"_s,   u"dylib"_s,   u"sys"_s,  u"ocx"_s,  u"mui"_s,
        u"h"_s,      u"hpp"_s,  u"c"_s,    u"cpp"_s,     u"rs"_s,   u"ts"_s,   u"css"_s,
        u"po"_s,     u"mo"_s,   u"qm"_s,   u"torrent"_s, u"evtx"_s, u"reg"_s,  u"pf"_s,
        u"dmp"_s,    u"epub"_s, u"mobi"_s};
    return endings.contains(ending);
}

QString ending(const QString &name)
{
    const auto dot = name.lastIndexOf(u'.');
    return dot < 1 ? QString() : name.sliced(dot + 1).toLower();
}

/// What systems and browsers write beside the name of a second copy, in their languages.
const QRegularExpression &copyMark()
{
    static const QString words =
        u"copy|kopie|kopieren|copie|copia|cópia|kopia|kopi|kopya|kopio|kópia|kopija|kopiera"
        u"|másolat|copie de|копия|копія|копие|αντίγραφο|bản sao|salinan|nakal|สำเนา|نسخة|עותק"
        u"|shortcut|verknüpfung|raccourci|acceso directo|collegamento|atalho|skrót"_s;
    static const QString eastern =
        u"の?(?:コピー|複製|ショートカット)|副本|复件|复制|拷贝|複製|捷径|快捷方式|복사본|사본|바로 가기"_s;
    static const QRegularExpression mark(
        u"(?:\\s*[\\(\\[]\\d{1,3}[\\)\\]]" // (1)
        u"|\\s\\d{1,2}"                    // "AnyDesk 2"
        u"|(?:\\s*-\\s*|[\\s_]+|\\s*\\()(?:(?:another|\\d+(?:st|nd|rd|th))\\s+)?(?:%1)\\)?"
        u"|[\\s\\(_-]*(?:%2)\\)?"
        u"|[\\s.]+)$"_s.arg(words, eastern),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return mark;
}

const QRegularExpression &copyPrefix()
{
    static const QRegularExpression prefix(u"^(?:(?:copy|kopie|copie|copia|cópia|kopia|kopi|копия)"
                                           u"\\s*(?:\\(\\d+\\)\\s*)?(?:of|von|de|di|av|af|van)?\\s+"
                                           u"|(?:コピー|複製)\\s*(?:\\(\\d+\\))?\\s*[~～-]\\s*)"_s,
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::UseUnicodePropertiesOption);
    return prefix;
}

QString withoutEnding(const QString &name)
{
    const QString last = ending(name);
    if (windowsEndings().contains(last) || otherEndings().contains(last))
        return name.chopped(last.size() + 1);
    return name;
}

/// Names that Windows shortened for itself, and extended-length prefixes.
QString unshortened(const QString &part)
{
    static const QRegularExpression programs(u"^progra~[12]$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (programs.match(part).hasMatch())
        return u"Program Files"_s;
    return part.compare("progra~3"_L1, Qt::CaseInsensitive) == 0 ? u"ProgramData"_s : part;
}

} // namespace

QString baseName(const QString &file)
{
    QString name = plain(file).trimmed();
    for (int round = 0; round < 6; ++round) {
        QString next = withoutEnding(name);
        if (const auto match = copyMark().match(next);
            match.hasMatch() && match.capturedStart() > 0)
            next.truncate(match.capturedStart());
        if (next == name)
            break;
        name = next;
    }
    if (const auto match = copyPrefix().match(name);
        match.hasMatch() && match.capturedEnd() < name.size())
        name = name.sliced(match.capturedEnd());
    return name;
}

QString nameKey(const QString &file)
{
    QString key = fold(file).trimmed();
    for (const auto &last : {".mui"_L1, ".exe"_L1, ".dll"_L1, ".msi"_L1})
        if (key.endsWith(last) && key.size() > last.size())
            key.chop(last.size());
    return key;
}

ProgramName programName(const QString &path, Platform platform)
{
    QString text = path.right(MaximumPath).trimmed();
    text.remove(u'"');
    // Wine's command lines have Windows paths on other systems.
    static const QRegularExpression drive(u"^(?:[A-Za-z]:|\\\\\\\\)\\\\"_s);
    const bool windows = platform == Platform::Windows || drive.match(text).hasMatch();
    if (windows)
        text.replace(u'\\', u'/');
    // How the kernel writes a file that is gone, and one that never was.
    if (text.endsWith(" (deleted)"_L1))
        text.chop(10);
    if (text.startsWith("/memfd:"_L1))
        text = u"/memfd/"_s + text.sliced(7);

    ProgramName name;
    for (const QString &part : text.split(u'/', Qt::SkipEmptyParts))
        name.parts.append(plain(windows ? unshortened(part) : part));
    name.file = name.parts.isEmpty() ? QString() : name.parts.takeLast();
    const QString last = ending(name.file.trimmed());
    name.windows = windows || windowsEndings().contains(last);
    name.ended = windowsEndings().contains(last) || otherEndings().contains(last);
    name.program = !isDocument(last);
    name.base = baseName(name.file);
    name.path = fold((text.startsWith(u'/') ? u"/"_s : QString())
                     + (name.parts + QStringList{name.file}).join(u'/'));
    return name;
}

} // namespace sobani::catalogue
