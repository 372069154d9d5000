// SPDX-License-Identifier: MPL-2.0
#include "qml/common/personname.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sobani::common {

QString PersonName::polite(const QString &name)
{
    static const QStringList honorifics{u"さん"_s, u"ちゃん"_s, u"くん"_s, u"君"_s, u"様"_s,
                                        u"さま"_s, u"先生"_s,   u"母"_s,   u"父"_s};
    const bool already = std::ranges::any_of(
        honorifics, [&name](const QString &honorific) { return name.endsWith(honorific); });
    return already || name.isEmpty() ? name : tr("%1", "a person's name within a sentence").arg(name);
}

} // namespace sobani::common
