// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/signrules.h"

#include "core/catalogue/programname.h"
#include "core/catalogue/textfold.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

struct NamedKind
{
    QLatin1StringView name;
    SignKind kind;
    bool system; ///< written with the system in front
};

constexpr NamedKind Kinds[] = {
    {"mark"_L1, SignKind::Mark, false},
    {"word"_L1, SignKind::Word, false},
    {"short"_L1, SignKind::Short, false},
    {"product"_L1, SignKind::Product, false},
    {"signed-product"_L1, SignKind::SignedProduct, false},
    {"signer"_L1, SignKind::Signer, false},
    {"argument"_L1, SignKind::Argument, false},
    {"uri"_L1, SignKind::Uri, false},
    {"name"_L1, SignKind::Name, true},
    {"weak"_L1, SignKind::Weak, true},
    {"operator"_L1, SignKind::Operator, true},
    {"original"_L1, SignKind::Original, true},
    {"installer"_L1, SignKind::Installer, true},
    {"weak-installer"_L1, SignKind::WeakInstaller, true},
    {"folder"_L1, SignKind::Folder, true},
    {"bundle"_L1, SignKind::Bundle, true},
    {"viewer"_L1, SignKind::Viewer, true},
    {"preinstalled"_L1, SignKind::Preinstalled, true},
    {"needs"_L1, SignKind::Needs, true},
};

qsizetype lettersIn(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

/// Letters before the first wildcard, or in the whole when it begins with one.
qsizetype fixedHead(QStringView glob)
{
    const auto star = glob.indexOf(u'*');
    return lettersIn(star < 0 ? glob : glob.first(star));
}

qsizetype longestComponent(const QString &glob)
{
    qsizetype longest = 0;
    for (const QString &part : QString(glob).replace(u'\\', u'/').split(u'/'))
        longest = std::max(longest, part.startsWith(u"program files"_s) ? 0 : lettersIn(part));
    return longest;
}

} // namespace

std::optional<SignKey> signKey(QStringView key)
{
    static constexpr std::pair<QLatin1StringView, Platform> Systems[] = {
        {"windows."_L1, Platform::Windows}, {"macos."_L1, Platform::Macos},
        {"linux."_L1, Platform::Linux},     {"android."_L1, Platform::Android},
        {"ios."_L1, Platform::Ios},
    };
    Platform platform = Platform::Any;
    for (const auto &[prefix, value] : Systems) {
        if (key.startsWith(prefix)) {
            platform = value;
            key = key.sliced(prefix.size());
            break;
        }
    }
    for (const auto &[name, kind, system] : Kinds)
        if (key == name && system == (platform != Platform::Any))
            return SignKey{kind, platform};
    return {};
}

bool tooBroad(const Sign &sign)
{
    const QString text = fold(sign.text);
    const qsizetype letters = lettersIn(text);
    switch (sign.kind) {
    case SignKind::Mark:
    case SignKind::Word:
        // A syllable of another script says as much as two Latin letters.
        return text.contains(u'*') || (letters < 4 && text.front().unicode() < 0x80);
    case SignKind::Short:
        return text.size() != 6;
    case SignKind::Name:
    case SignKind::Original:
        return text.contains(u'*') || lettersIn(nameKey(sign.text)) < 3;
    case SignKind::Weak:
    case SignKind::Operator:
    case SignKind::Product:
    case SignKind::SignedProduct:
    case SignKind::Signer:
    case SignKind::Needs:
        return text.contains(u'*') || letters < 2;
    case SignKind::Installer:
        return fixedHead(text) < 3 && letters < 10;
    case SignKind::WeakInstaller:
        return letters < 4;
    case SignKind::Folder:
        return longestComponent(text) < 3 || !(text.contains(u'\\') || text.contains(u'/'));
    case SignKind::Bundle:
    case SignKind::Viewer:
    case SignKind::Preinstalled:
        return !text.contains(u'.') || fixedHead(text) < 8;
    case SignKind::Argument:
        return letters < 10;
    case SignKind::Uri:
        return text.contains(u'*') || letters < 4;
    }
    return true;
}

} // namespace sobani::catalogue
