// SPDX-License-Identifier: MPL-2.0
#include "core/guard/toolidentity.h"

#include <algorithm>

namespace sobani::guard {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

bool isToolId(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || isDigit(c) || c == u'-' || c == u'_' || c == u'.';
    };
    return !text.isEmpty() && text.size() <= ToolIdLimit
           && std::all_of(text.begin(), text.end(), allowed);
}

bool isValid(const ToolIdentity &tool)
{
    return isToolId(tool.toolId) && tool.sha256.size() == DigestSize;
}

QString toString(const ToolIdentity &tool)
{
    return tool.toolId + u':' + QString::fromLatin1(tool.sha256.toHex());
}

std::optional<ToolIdentity> toolIdentityFrom(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const QStringView hex = text.mid(colon + 1);
    const auto isHex = [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f'); };
    if (hex.size() != 2 * DigestSize || !std::all_of(hex.begin(), hex.end(), isHex))
        return std::nullopt;
    ToolIdentity tool{text.left(colon).toString(), QByteArray::fromHex(hex.toLatin1())};
    if (!isValid(tool))
        return std::nullopt;
    return tool;
}

} // namespace sobani::guard
