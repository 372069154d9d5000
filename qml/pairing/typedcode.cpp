// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/typedcode.h"

namespace sobani::pairing::typedcode {

namespace {

QChar lookedAt(QChar c)
{
    if (c == u'O')
        return u'0';
    if (c == u'I' || c == u'L')
        return u'1';
    return c;
}

} // namespace

QString cleaned(const QString &typed)
{
    QString code;
    const QString plain = typed.normalized(QString::NormalizationForm_KC).toUpper();
    for (const QChar c : plain) {
        const bool digit = c >= u'0' && c <= u'9';
        const bool letter = c >= u'A' && c <= u'Z';
        if ((digit || letter) && code.size() < Length)
            code.append(lookedAt(c));
    }
    return code;
}

QString grouped(const QString &code)
{
    QString text;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            text.append(u' ');
        text.append(code.at(i));
    }
    return text;
}

bool isComplete(const QString &typed)
{
    return cleaned(typed).size() == Length;
}

} // namespace sobani::pairing::typedcode
