// SPDX-License-Identifier: MPL-2.0
#include "core/access/redflags.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sobani::access {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array AllFlags{
    RedFlag::TheyCalled,    RedFlag::WarningOnScreen, RedFlag::AskedToInstall,
    RedFlag::MoneySpokenOf, RedFlag::GiftCards,       RedFlag::AskedForCode,
    RedFlag::AbusedTool,
};

// Remote-control tools that authorities and victims name in support scams: Japan's National
// Consumer Affairs Center and IPA (LogMeIn, TeamViewer, AnyDesk), the FBI's IC3 and the FTC
// (AnyDesk, TeamViewer, Zoho Assist, GoToAssist, ScreenConnect), Microsoft (Quick Assist),
// and victims' own accounts. Folded like the text that they are looked for in.
constexpr std::array AbusedTools{
    "logmein"_L1,     "123rescue"_L1,   "lmirescue"_L1,           "teamviewer"_L1,
    "anydesk"_L1,     "ultraviewer"_L1, "screenconnect"_L1,       "connectwise"_L1,
    "quickassist"_L1, "zohoassist"_L1,  "rustdesk"_L1,            "hoptodesk"_L1,
    "supremo"_L1,     "gotoassist"_L1,  "fastsupport"_L1,         "gotoresolve"_L1,
    "vnc"_L1,         "splashtop"_L1,   "chromeremotedesktop"_L1, "iperius"_L1,
    "aeroadmin"_L1,   "ammyy"_L1,       "awesun"_L1,              "helpwire"_L1,
};
constexpr std::array AbusedToolsKana{
    u"クイックアシスト", u"チームビューア", u"チームビューワ", u"エニーデスク",
    u"エニイデスク",     u"ログミーイン",   u"ログミイン",     u"スクリーンコネクト",
    u"ラストデスク",     u"スプラッシュトップ", u"ウルトラビューア", u"クロームリモートデスクトップ",
    u"chromeリモートデスクトップ",
};

/// One spelling for "Any Desk", "ＡｎｙＤｅｓｋ" and "any-desk": letters and digits only.
QString folded(const QString &text)
{
    const QString plain =
        text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString result;
    for (const QChar c : plain) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result;
}

bool namesAbusedTool(const QString &text)
{
    const QString name = folded(text);
    const auto inName = [&name](const auto &tool) { return name.contains(QString(tool)); };
    return std::any_of(AbusedTools.begin(), AbusedTools.end(), inName)
           || std::any_of(AbusedToolsKana.begin(), AbusedToolsKana.end(),
                          [&name](const char16_t *tool) {
                              return name.contains(QStringView(tool));
                          });
}

/// A run of at least four digits, however it is grouped, or the word for such a code.
bool mentionsCode(const QString &text)
{
    static const QRegularExpression pattern(
        u"[0-9](?:[\\s\\-.]?[0-9]){3,}|\\b(?:pin|codes?|digits?|passcode)\\b"
        u"|コード|番号|数字|暗証|桁"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded().contains(pattern);
}

QString words(const Answer &answer)
{
    const QString *text = std::get_if<QString>(&answer);
    return text ? *text : QString();
}

bool applies(RedFlag flag, const AccessDetails &d)
{
    switch (flag) {
    case RedFlag::TheyCalled:
        return d.caller == Caller::Them;
    case RedFlag::WarningOnScreen:
        return isYes(d.warning);
    case RedFlag::AskedToInstall:
        return isYes(d.asked);
    case RedFlag::MoneySpokenOf:
        return isYes(d.money);
    case RedFlag::GiftCards:
        return isYes(d.giftCards);
    case RedFlag::AskedForCode:
        return !d.code.trimmed().isEmpty() || mentionsCode(words(d.asked));
    case RedFlag::AbusedTool:
        // The tool's name may well be in what they were told to type.
        return namesAbusedTool(d.tool) || namesAbusedTool(words(d.asked));
    }
    return false;
}

} // namespace

std::vector<RedFlag> redFlags(const AccessDetails &details)
{
    std::vector<RedFlag> flags;
    std::copy_if(AllFlags.begin(), AllFlags.end(), std::back_inserter(flags),
                 [&details](RedFlag flag) { return applies(flag, details); });
    return flags;
}

QLatin1StringView flagId(RedFlag flag)
{
    switch (flag) {
    case RedFlag::TheyCalled:
        return "they-called"_L1;
    case RedFlag::WarningOnScreen:
        return "warning-on-screen"_L1;
    case RedFlag::AskedToInstall:
        return "asked-to-install"_L1;
    case RedFlag::MoneySpokenOf:
        return "money"_L1;
    case RedFlag::GiftCards:
        return "gift-cards"_L1;
    case RedFlag::AskedForCode:
        return "asked-for-code"_L1;
    case RedFlag::AbusedTool:
        return "abused-tool"_L1;
    }
    return {};
}

std::optional<RedFlag> flagFromId(QStringView id)
{
    const auto *found = std::find_if(AllFlags.begin(), AllFlags.end(),
                                     [id](RedFlag flag) { return id == flagId(flag); });
    return found == AllFlags.end() ? std::nullopt : std::optional(*found);
}

} // namespace sobani::access
