// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/markindex.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

constexpr qsizetype MaximumName = 256;

/// The words of a part of a name, signs and numbers left out.
QStringList wordsIn(const Spelling &name, qsizetype begin, qsizetype end)
{
    QStringList words;
    QString word;
    for (qsizetype i = begin; i < end; ++i) {
        if (i > begin && name.boundary[std::size_t(i)] && !word.isEmpty())
            words.append(std::exchange(word, {}));
        if (name.folded.at(i).isLetter() || name.folded.at(i).isMark())
            word.append(name.folded.at(i));
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

bool isForeign(const QString &word)
{
    return word.at(0).unicode() >= 0x250;
}

} // namespace

MarkIndex::MarkIndex(const Catalogue &catalogue) : m_words(catalogue.vocabulary())
{
    const auto &tools = catalogue.tools();
    for (std::size_t i = 0; i < tools.size(); ++i)
        for (const Sign &sign : tools[i].signs)
            if (sign.kind == SignKind::Mark || sign.kind == SignKind::Word) {
                const QString text = fold(sign.text);
                m_marks[text.at(0)].push_back({text, int(i), sign.kind == SignKind::Word});
            }
    for (auto &list : m_marks)
        std::stable_sort(list.begin(), list.end(), [](const Mark &a, const Mark &b) {
            return a.text.size() > b.text.size();
        });
}

std::optional<MarkHit> MarkIndex::find(const QString &name) const
{
    const Spelling spelling = spell(name.left(MaximumName));
    for (qsizetype begin = 0; begin < spelling.folded.size(); ++begin) {
        if (!spelling.boundary[std::size_t(begin)])
            continue;
        const auto marks = m_marks.constFind(spelling.folded.at(begin));
        if (marks == m_marks.constEnd())
            continue;
        for (const Mark &mark : *marks)
            if (const auto end = endOf(mark, spelling, begin);
                end && fits(mark, spelling, begin, *end))
                return MarkHit{mark.tool, mark.text, mark.word};
    }
    return {};
}

std::optional<qsizetype> MarkIndex::endOf(const Mark &mark, const Spelling &name,
                                          qsizetype begin) const
{
    qsizetype at = begin;
    for (const QChar c : mark.text) {
        if (c == u' ') {
            for (int signs = 0;
                 signs < 3 && at < name.folded.size() && !name.folded.at(at).isLetterOrNumber();
                 ++signs)
                ++at;
        } else if (at < name.folded.size() && name.folded.at(at) == c) {
            ++at;
        } else {
            return {};
        }
    }
    const bool number = at < name.folded.size() && name.folded.at(at).isDigit();
    if (mark.word && number && mark.text.size() < 7) // "parsec2" may be anything
        return {};
    return name.boundary[std::size_t(at)] || glued(name, at) ? std::optional(at) : std::nullopt;
}

/// "teamviewerqs", "anydesksetup": the rest of the word is a filler.
bool MarkIndex::glued(const Spelling &name, qsizetype begin) const
{
    qsizetype end = begin + 1;
    while (!name.boundary[std::size_t(end)])
        ++end;
    return m_words.filler.contains(name.folded.sliced(begin, end - begin));
}

bool MarkIndex::fits(const Mark &mark, const Spelling &name, qsizetype begin, qsizetype end) const
{
    for (const auto &[from, to] :
         {std::pair(qsizetype(0), begin), std::pair(end, name.folded.size())})
        if (!restFits(QStringView(name.folded).sliced(from, to - from), name, from, mark.word))
            return false;
    return true;
}

bool MarkIndex::restFits(QStringView rest, const Spelling &name, qsizetype offset, bool word) const
{
    for (const QString &contrary : m_words.contrary)
        if (isForeign(contrary) && rest.contains(contrary))
            return false;
    const QStringList words = wordsIn(name, offset, offset + rest.size());
    return std::none_of(words.begin(), words.end(), [&](const QString &found) {
        if (m_words.contrary.contains(found) || m_words.operators.contains(found))
            return true;
        return word && found.size() > 1 && !m_words.filler.contains(found);
    });
}

} // namespace sobani::catalogue
