// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/textfold.h"

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

bool isAscii(const QString &text)
{
    for (const QChar c : text)
        if (c.unicode() >= 0x80)
            return false;
    return true;
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Cyrillic and Greek letters that look like Latin ones; the Latin letter, or null.
QChar latinLookAlike(QChar c)
{
    static const QString foreign = u"аеорсухіјѕкАВЕКМНОРСТУХІЈЅԁοαΑΒΕΗΙΚΜΝΟΡΤΥΧυ"_s;
    static const QString latin = u"aeopcyxijskABEKMHOPCTYXIJSdoaABEHIKMNOPTYXu"_s;
    const auto at = foreign.indexOf(c);
    return at < 0 ? QChar() : latin.at(at);
}

/// Only where Latin letters stand in the same word: a Russian name stays Russian.
void replaceLookAlikes(QString &text)
{
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = begin;
        bool latin = false;
        for (; end < text.size() && text.at(end).isLetter(); ++end)
            latin = latin || isAsciiLetter(text.at(end));
        if (latin)
            for (qsizetype i = begin; i < end; ++i)
                if (const QChar c = latinLookAlike(text.at(i)); !c.isNull())
                    text[i] = c;
        begin = end + 1;
    }
}

QChar plainSign(QChar c)
{
    switch (c.unicode()) {
    case 0x2212: // minus
    case 0x30fb: // katakana middle dot
        return u'-';
    case 0x2018:
    case 0x2019:
        return u'\'';
    case 0x0130: // capital I with a dot: its small form is two characters
        return u'I';
    case 0x0131:
        return u'i';
    default:
        break;
    }
    if (c.category() == QChar::Punctuation_Dash)
        return u'-';
    return c.isSpace() ? QChar(u' ') : c;
}

enum class Class { Sign, Digit, Small, Capital, Foreign };

Class classOf(QChar c)
{
    if (c.isDigit())
        return Class::Digit;
    if (!c.isLetter() && !c.isMark() && !c.isSurrogate())
        return Class::Sign;
    if (c.unicode() >= 0x250) // beyond the Latin letters
        return Class::Foreign;
    return c.isUpper() ? Class::Capital : Class::Small;
}

bool wordBeginsAt(const QString &text, qsizetype i)
{
    if (i == 0 || i == text.size())
        return true;
    const Class before = classOf(text.at(i - 1));
    const Class after = classOf(text.at(i));
    if (before == Class::Sign || after == Class::Sign)
        return true;
    if (before == Class::Capital && after == Class::Capital)
        return i + 1 < text.size() && classOf(text.at(i + 1)) == Class::Small;
    return before != after && !(before == Class::Capital && after == Class::Small);
}

} // namespace

QString plain(const QString &text)
{
    if (isAscii(text))
        return text;
    QString kept;
    kept.reserve(text.size());
    for (const QChar c : text)
        if (c.category() != QChar::Other_Format && c != QChar(0x2122) && c != QChar(0xae)
            && c != QChar(0xa9))
            kept.append(c);
    kept = kept.normalized(QString::NormalizationForm_KC);
    for (QChar &c : kept)
        c = plainSign(c);
    replaceLookAlikes(kept);
    return kept;
}

QString fold(const QString &text)
{
    QString folded = plain(text);
    for (QChar &c : folded)
        c = c.toCaseFolded();
    return folded;
}

Spelling spell(const QString &text)
{
    const QString kept = plain(text);
    Spelling spelling;
    spelling.folded = kept;
    for (QChar &c : spelling.folded)
        c = c.toCaseFolded();
    spelling.boundary.reserve(std::size_t(kept.size()) + 1);
    for (qsizetype i = 0; i <= kept.size(); ++i)
        spelling.boundary.push_back(wordBeginsAt(kept, i));
    return spelling;
}

bool globMatches(QStringView glob, QStringView text)
{
    qsizetype g = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob.at(g) == u'*') {
            star = g++;
            resume = t;
        } else if (g < glob.size() && (glob.at(g) == u'?' || glob.at(g) == text.at(t))) {
            ++g;
            ++t;
        } else if (star >= 0) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob.at(g) == u'*')
        ++g;
    return g == glob.size();
}

} // namespace sobani::catalogue
