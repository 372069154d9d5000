// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/commandline.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;
using Launches = std::vector<Launch>;
using Position = Words::const_iterator;

constexpr std::size_t MaximumLaunches = 8;

bool isOption(const Word &word)
{
    return word.text.startsWith(u'-') && word.text.size() > 1;
}

bool isAssignment(const Word &word)
{
    static const QRegularExpression assignment(u"^[A-Za-z_][A-Za-z0-9_]*="_s);
    return assignment.match(word.text).hasMatch();
}

bool endsLikeProgram(const QString &text)
{
    static const QRegularExpression program(u"\\.(exe|com|msi|bat|cmd|scr|lnk|jar)$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return program.match(text).hasMatch();
}

/// A quoted word that is one path, and no command line of its own.
bool isPath(const QString &text)
{
    static const QRegularExpression path(u"^(?:[A-Za-z]:|\\\\|%)[^&|]*$"_s);
    return !text.contains(u' ') || (path.match(text).hasMatch() && endsLikeProgram(text));
}

/// The program at \a from; a path with blanks that nobody quoted is put together again.
void launchAt(Position from, Position end, Launches &to, bool needsEnding = false)
{
    if (from == end || to.size() >= MaximumLaunches)
        return;
    to.push_back({from->text, Words(from + 1, end), needsEnding});
    if (from->quoted || endsLikeProgram(from->text) || !from->text.contains(u'\\'))
        return;
    QString joined = from->text;
    const auto limit = std::min<std::ptrdiff_t>(end - from, 8);
    for (auto next = from + 1; next < from + limit; ++next) {
        joined += u' ' + next->text;
        if (endsLikeProgram(next->text)) {
            to.push_back({joined, Words(next + 1, end), needsEnding});
            return;
        }
    }
}

/// Programs that start the first of their arguments which is no option, and how many words
/// before it are their own.
struct Prefix
{
    QStringList valued; ///< options with a value behind them
    int own = 0;
};

const QHash<QString, Prefix> &prefixes()
{
    static const QHash<QString, Prefix> all{
        {u"env"_s, {{u"-u"_s, u"-C"_s}}},
        {u"nohup"_s, {}},
        {u"setsid"_s, {}},
        {u"exec"_s, {{u"-a"_s}}},
        {u"command"_s, {}},
        {u"sudo"_s, {{u"-u"_s, u"-g"_s, u"-h"_s, u"-p"_s, u"-C"_s, u"-D"_s, u"-R"_s, u"-T"_s}}},
        {u"doas"_s, {{u"-u"_s, u"-C"_s}}},
        {u"pkexec"_s, {{u"--user"_s}}},
        {u"nice"_s, {{u"-n"_s}}},
        {u"ionice"_s, {{u"-c"_s, u"-n"_s}}},
        {u"chrt"_s, {{}, 1}},
        {u"taskset"_s, {{}, 1}},
        {u"timeout"_s, {{u"-k"_s, u"-s"_s}, 1}},
        {u"stdbuf"_s, {{u"-i"_s, u"-o"_s, u"-e"_s}}},
        {u"strace"_s, {{u"-o"_s, u"-e"_s, u"-s"_s}}},
        {u"xvfb-run"_s, {{u"-n"_s, u"-s"_s, u"-f"_s, u"-p"_s, u"-w"_s, u"-e"_s}}},
        {u"dbus-run-session"_s, {}},
        {u"dbus-launch"_s, {}},
        {u"systemd-run"_s, {{u"-p"_s, u"-u"_s, u"-E"_s}}},
        {u"unshare"_s, {}},
        {u"firejail"_s, {}},
        {u"busybox"_s, {}},
        {u"wine"_s, {}},
        {u"wine64"_s, {}},
        {u"wine-preloader"_s, {{}, 1}},
        {u"wine64-preloader"_s, {{}, 1}},
        {u"mono"_s, {{u"--config"_s}}},
        {u"box64"_s, {}},
        {u"snap"_s, {{}, 1}},
        {u"gtk-launch"_s, {}},
        {u"conhost"_s, {}},
        {u"runas"_s, {}},
        {u"pcalua"_s, {}},
        {u"wscript"_s, {}},
        {u"cscript"_s, {}},
        {u"perl"_s, {}},
        {u"ruby"_s, {}},
        {u"node"_s, {{u"-r"_s, u"--require"_s}}},
    };
    return all;
}

bool isLoader(const QString &starter)
{
    static const QRegularExpression loader(u"^ld(-linux.*|-musl.*|-[0-9.]+)?(\\.so.*)?$"_s);
    return loader.match(starter).hasMatch();
}

Launches prefixed(const Prefix &prefix, const Words &words, Platform platform)
{
    int own = prefix.own;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool slash = platform == Platform::Windows && word->text.startsWith(u'/');
        if (isOption(*word) || slash) {
            if (prefix.valued.contains(word->text) && word + 1 != words.end())
                ++word;
        } else if (!isAssignment(*word) && own-- <= 0) {
            Launches found;
            launchAt(word, words.end(), found);
            return found;
        }
    }
    return {};
}

/// "/c start /b "" C:\x.exe & y.exe"
Launches commandPrompt(const Words &words)
{
    static const QSet<QString> separators{u"&"_s, u"&&"_s, u"|"_s, u"||"_s};
    auto from = std::find_if(words.begin(), words.end(), [](const Word &word) {
        const QString text = word.text.left(2).toLower();
        return text == "/c"_L1 || text == "/k"_L1 || text == "/r"_L1;
    });
    if (from == words.end())
        return {};
    Words rest(from + 1, words.end());
    if (from->text.size() > 2) // "/cstart"
        rest.insert(rest.begin(), {from->text.sliced(2), from->quoted});
    // A whole command in quotes is a command line of its own.
    if (rest.size() == 1 && rest.front().quoted && !isPath(rest.front().text))
        rest = splitCommandLine(rest.front().text, Platform::Windows);

    Launches found;
    for (auto begin = rest.cbegin(); begin != rest.cend();) {
        const auto end = std::find_if(begin, rest.cend(), [](const Word &word) {
            return !word.quoted && separators.contains(word.text);
        });
        auto program = begin;
        bool title = false;
        while (program != end) {
            const QString text = program->text.toLower();
            const bool starts = text == "start"_L1 || text == "call"_L1 || text == "@start"_L1;
            // The first quoted word after "start" is the title, if a program follows.
            const bool isTitle = title && program->quoted && program + 1 != end
                                 && (program->text.isEmpty() || !endsLikeProgram(program->text));
            if (!starts && !isTitle && !text.startsWith(u'/'))
                break;
            if (text == "/d"_L1 && program + 1 != end)
                ++program;
            title = starts || (title && !isTitle);
            ++program;
        }
        launchAt(program, end, found);
        begin = end == rest.cend() ? end : end + 1;
    }
    return found;
}

Launches powerShell(const Words &words)
{
    static const QSet<QString> starters{
        u"start-process"_s, u"saps"_s, u"start"_s, u"invoke-item"_s, u"ii"_s, u"&"_s, u"."_s,
        u"-file"_s,         u"-f"_s};
    Words all;
    for (const Word &word : words) // -Command "..." holds a command line
        if (!isPath(word.text))
            for (const Word &inner :
                 splitCommandLine(QString(word.text).replace(u'\'', u'"'), Platform::Windows))
                all.push_back(inner);
        else
            all.push_back({QString(word.text).remove(u'\''), word.quoted});
    Launches found;
    for (auto word = all.cbegin(); word != all.cend(); ++word) {
        const bool path = word == all.cbegin() || (word - 1)->text.toLower().startsWith("-c"_L1);
        if (path && endsLikeProgram(word->text))
            launchAt(word, all.cend(), found);
        if (!starters.contains(word->text.toLower()))
            continue;
        auto target = word + 1;
        while (target != all.cend() && isOption(*target)
               && !starters.contains(target->text.toLower()))
            ++target;
        launchAt(target, all.cend(), found);
    }
    return found;
}

/// "sleep 1; exec anydesk &"
Launches commands(const QString &line)
{
    QString spaced;
    QChar quote;
    for (const QChar c : line) {
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        const bool separates =
            quote.isNull() && (c == u';' || c == u'&' || c == u'|' || c == u'\n');
        spaced += separates ? u" ; "_s : QString(c);
    }
    Launches found;
    Words command;
    for (const Word &word : splitCommandLine(spaced + u" ;"_s, Platform::Linux)) {
        if (word.quoted || word.text != ";"_L1) {
            command.push_back(word);
            continue;
        }
        for (Launch &launch : prefixed({}, std::exchange(command, {}), Platform::Linux))
            if (found.size() < MaximumLaunches)
                found.push_back(std::move(launch));
    }
    return found;
}

Launches shell(const Words &words)
{
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (!isOption(*word)) {
            Launches found;
            launchAt(word, words.end(), found);
            return found;
        }
        const bool command = !word->text.startsWith("--"_L1) && word->text.endsWith(u'c');
        if (command && word + 1 != words.end())
            return commands((word + 1)->text);
    }
    return {};
}

Launches interpreter(const Words &words, const QStringList &paths)
{
    Launches found;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (paths.contains(word->text) && word + 1 != words.end()) {
            ++word;
            for (const QString &path : word->text.split(QRegularExpression(u"[;:](?![\\\\/])"_s)))
                if (found.size() < MaximumLaunches)
                    found.push_back({path, {}});
        } else if (word->text == "-m"_L1 || word->text == "-c"_L1) {
            return found;
        } else if (!isOption(*word)) {
            launchAt(word, words.end(), found);
            return found;
        }
    }
    return found;
}

/// What installs: the package behind one of \a options.
Launches installer(const Words &words, const QStringList &options)
{
    for (auto word = words.begin(); word != words.end(); ++word) {
        const QString text = word->text.toLower();
        for (const QString &option : options) {
            Launches found;
            if (text == option && word + 1 != words.end())
                launchAt(word + 1, words.end(), found, true);
            else if (text.startsWith(option) && text.size() > option.size() && option.size() == 2)
                found.push_back({word->text.sliced(2), {}, true});
            if (!found.empty())
                return found;
        }
    }
    return {};
}

Launches explorer(const Words &words)
{
    Launches found;
    if (!words.empty() && !words.front().text.startsWith(u'/'))
        launchAt(words.begin(), words.end(), found, true);
    return found;
}

Launches flatpak(const Words &words)
{
    if (words.empty() || words.front().text != "run"_L1)
        return {};
    return prefixed({{}, 1}, words, Platform::Linux);
}

Launches runDll(const Words &words)
{
    const auto call = std::find_if(words.begin(), words.end(), [](const Word &word) {
        const QString text = word.text.toLower();
        return text.endsWith("shellexec_rundll"_L1) || text.endsWith("fileprotocolhandler"_L1)
               || text.endsWith("openurl"_L1);
    });
    Launches found;
    if (call != words.end())
        launchAt(call + 1, words.end(), found, true);
    return found;
}

} // namespace

Launches launches(const QString &starter, const Words &words, Platform platform)
{
    static const QSet<QString> shells{u"sh"_s, u"bash"_s, u"dash"_s, u"zsh"_s, u"ksh"_s, u"fish"_s};
    static const QRegularExpression python(u"^(pythonw?|pypy)[0-9.]*$|^py$"_s);
    if (starter == "cmd"_L1)
        return commandPrompt(words);
    if (starter == "powershell"_L1 || starter == "pwsh"_L1)
        return powerShell(words);
    if (starter == "explorer"_L1)
        return explorer(words);
    if (starter == "rundll32"_L1)
        return runDll(words);
    if (starter == "msiexec"_L1)
        return installer(words, {u"/i"_s, u"-i"_s, u"/package"_s});
    if (starter == "dpkg"_L1)
        return installer(words, {u"-i"_s, u"--install"_s});
    if (starter == "flatpak"_L1)
        return flatpak(words);
    if (starter == "open"_L1 && platform == Platform::Macos)
        return prefixed({}, words, platform);
    if (shells.contains(starter))
        return shell(words);
    if (python.match(starter).hasMatch())
        return interpreter(words, {});
    if (starter == "java"_L1 || starter == "javaw"_L1)
        return interpreter(words, {u"-cp"_s, u"-classpath"_s, u"--class-path"_s, u"-jar"_s});
    if (isLoader(starter))
        return prefixed({{u"--library-path"_s, u"--argv0"_s, u"--preload"_s, u"--audit"_s,
                          u"--inhibit-rpath"_s, u"--glibc-hwcaps-prepend"_s}},
                        words, Platform::Linux);
    const auto prefix = prefixes().constFind(starter);
    return prefix == prefixes().constEnd() ? Launches() : prefixed(*prefix, words, platform);
}

} // namespace sobani::catalogue
