// SPDX-License-Identifier: MPL-2.0
#include "core/base/plaintext.h"

namespace sobani {

QString clippedText(const QString &text, qsizetype maximum)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < text.size()
                          && text.at(i + 1).isLowSurrogate();
        const qsizetype units = pair ? 2 : 1;
        if (result.size() + units > maximum)
            break;
        if (pair) {
            result += c;
            result += text.at(++i);
        } else if (!c.isSurrogate()
                   && (c.category() != QChar::Other_Control || c == QLatin1Char('\n'))) {
            result += c;
        }
    }
    return result;
}

QString plainLine(const QString &text, qsizetype maximum)
{
    QString line = text;
    for (QChar &c : line) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return clippedText(line.trimmed(), maximum).trimmed();
}

} // namespace sobani
