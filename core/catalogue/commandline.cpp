// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/commandline.h"

namespace sobani::catalogue {

namespace {

constexpr std::size_t MaximumWords = 64;

Words splitAtNull(const QString &text)
{
    Words words;
    for (const QString &part : text.split(QChar(u'\0')))
        if (words.size() < MaximumWords && !part.isEmpty())
            words.push_back({part, true});
    return words;
}

} // namespace

Words splitCommandLine(const QString &commandLine, Platform platform)
{
    const QString text = commandLine.left(MaximumCommandLine);
    if (text.contains(QChar(u'\0')))
        return splitAtNull(text);
    const bool windows = platform == Platform::Windows;
    Words words;
    Word word;
    QChar quote;
    bool inWord = false;
    const auto finish = [&] {
        if (inWord && words.size() < MaximumWords)
            words.push_back(word);
        word = {};
        inWord = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == quote)
                quote = {};
            else
                word.text.append(c);
        } else if (c == u'"' || (c == u'\'' && !windows)) {
            quote = c;
            word.quoted = true;
            inWord = true;
        } else if (c == u'\\' && !windows && i + 1 < text.size()) {
            word.text.append(text.at(++i));
            inWord = true;
        } else if (c.isSpace()) {
            finish();
        } else {
            word.text.append(c);
            inWord = true;
        }
    }
    finish();
    return words;
}

} // namespace sobani::catalogue
