// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/catalogue.h"

#include "core/catalogue/signrules.h"
#include "core/catalogue/textfold.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>

namespace sobani::catalogue {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> number(QStringView text, int minimum, int maximum)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= minimum && value <= maximum ? std::optional(value) : std::nullopt;
}

bool isId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 40
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
              });
}

template <typename E, std::size_t N>
bool choose(QStringView text, const std::pair<QLatin1StringView, E> (&choices)[N], E &to)
{
    for (const auto &[name, value] : choices) {
        if (text == name) {
            to = value;
            return true;
        }
    }
    return false;
}

constexpr std::pair<QLatin1StringView, Kind> Kinds[] = {{"support"_L1, Kind::Support},
                                                        {"unattended"_L1, Kind::Unattended},
                                                        {"rdp"_L1, Kind::Rdp},
                                                        {"screen-share"_L1, Kind::ScreenShare}};
constexpr std::pair<QLatin1StringView, Role> Roles[] = {
    {"host"_L1, Role::Host}, {"both"_L1, Role::Both}, {"viewer"_L1, Role::Viewer}};

bool readCode(const QString &value, Tool &tool)
{
    const QStringList parts = value.split(u' ');
    if (parts.first() != "typed"_L1 && parts.first() != "read-out"_L1)
        return false;
    SessionCode code;
    code.readOut = parts.first() == "read-out"_L1;
    for (const QString &part : parts.sliced(1)) {
        const auto digits = number(part, 1, 40);
        if (!digits)
            return false;
        code.digits.push_back(*digits);
    }
    tool.code = code;
    return true;
}

bool readPorts(const QString &value, Tool &tool)
{
    for (const QString &part : value.split(u' ')) {
        const auto port = number(part, 1, 65535);
        if (!port)
            return false;
        tool.ports.push_back(*port);
    }
    return true;
}

bool readFact(const QString &key, const QString &value, Tool &tool)
{
    if (key == "name"_L1)
        return tool.name.isEmpty() && (tool.name = value, true);
    if (key == "vendor"_L1)
        return tool.vendor.isEmpty() && (tool.vendor = value, true);
    if (key == "kind"_L1)
        return choose(value, Kinds, tool.kind);
    if (key == "role"_L1)
        return choose(value, Roles, tool.role);
    if (key == "abused"_L1)
        return value == "yes"_L1 && (tool.abused = true);
    if (key == "code"_L1)
        return readCode(value, tool);
    if (key == "ports"_L1)
        return tool.ports.empty() && readPorts(value, tool);
    if (key == "domain"_L1)
        return (tool.domains.append(value), true);
    return false;
}

} // namespace

/// Reads line by line; the first wrong one ends it.
class Parser
{
public:
    Result<Catalogue, ParseFailure> read(QByteArrayView text)
    {
        if (text.size() > MaximumSize)
            return fail(ParseError::TooLarge);
        for (const QByteArray &line : text.toByteArray().split('\n')) {
            ++m_line;
            if (const auto wrong = readLine(line))
                return fail(*wrong);
        }
        m_line = 0;
        if (m_format != 1 || m_result.m_version == 0 || m_result.m_tools.empty())
            return fail(ParseError::Empty);
        return std::move(m_result);
    }

private:
    using Wrong = std::optional<ParseError>;

    Failure<ParseFailure> fail(ParseError error) const { return {{error, m_line}}; }

    Wrong readLine(const QByteArray &line)
    {
        if (line.size() > MaximumLine)
            return ParseError::TooLarge;
        if (line.isEmpty() || line.startsWith('#'))
            return {};
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(line);
        if (decoder.hasError() || std::any_of(text.begin(), text.end(), [](QChar c) {
                return c.category() == QChar::Other_Control;
            }))
            return ParseError::NotText;
        const bool inTool = text.startsWith("  "_L1);
        const QString rest = inTool ? text.sliced(2) : text;
        const auto blank = rest.indexOf(u' ');
        const QString value = blank < 1 ? QString() : rest.sliced(blank + 1);
        if (value.isEmpty() || value != value.trimmed())
            return ParseError::BadLine;
        return inTool ? readSign(rest.first(blank), value) : readHead(rest.first(blank), value);
    }

    Wrong readHead(const QString &key, const QString &value)
    {
        if (key == "format"_L1)
            return m_format == 0 && (m_format = value.toInt()) == 1 ? Wrong()
                                                                    : ParseError::OtherFormat;
        if (m_format == 0)
            return ParseError::OtherFormat;
        if (key == "tool"_L1)
            return beginTool(value);
        if (!m_result.m_tools.empty())
            return ParseError::BadLine;
        if (key == "version"_L1)
            return readVersion(value);
        Vocabulary &words = m_result.m_vocabulary;
        const QStringList list = fold(value).split(u' ', Qt::SkipEmptyParts);
        const QSet<QString> set(list.begin(), list.end());
        if (key == "filler"_L1)
            words.filler.unite(set);
        else if (key == "contrary"_L1)
            words.contrary.unite(set);
        else if (key == "operator"_L1)
            words.operators.unite(set);
        else if (key == "uninstaller"_L1)
            words.uninstaller += list;
        else
            return ParseError::BadLine;
        return {};
    }

    Wrong readVersion(const QString &value)
    {
        bool ok = false;
        m_result.m_version = m_result.m_version == 0 ? value.toULongLong(&ok) : 0;
        return ok && m_result.m_version > 0 ? Wrong() : ParseError::BadLine;
    }

    Wrong beginTool(const QString &id)
    {
        if (!isId(id) || m_result.m_tools.size() >= MaximumTools)
            return ParseError::BadLine;
        if (m_result.tool(id) != nullptr)
            return ParseError::Duplicate;
        m_result.m_tools.push_back({});
        m_result.m_tools.back().id = id;
        return {};
    }

    Wrong readSign(const QString &key, const QString &value)
    {
        if (m_result.m_tools.empty())
            return ParseError::BadLine;
        Tool &tool = m_result.m_tools.back();
        const auto known = signKey(key);
        if (!known)
            return readFact(key, value, tool) ? Wrong() : ParseError::BadLine;
        const Sign sign{known->kind, known->platform, value};
        if (tool.signs.size() >= MaximumSigns)
            return ParseError::TooLarge;
        if (tooBroad(sign))
            return ParseError::TooBroad;
        for (const Sign &other : tool.signs)
            if (other.kind == sign.kind && other.platform == sign.platform
                && fold(other.text) == fold(sign.text))
                return ParseError::Duplicate;
        tool.signs.push_back(sign);
        return {};
    }

    Catalogue m_result;
    int m_line = 0;
    int m_format = 0;
};

Result<Catalogue, ParseFailure> Catalogue::parse(QByteArrayView text)
{
    return Parser().read(text);
}

const Tool *Catalogue::tool(const QString &id) const
{
    const auto found = std::find_if(m_tools.begin(), m_tools.end(),
                                    [&](const Tool &tool) { return tool.id == id; });
    return found == m_tools.end() ? nullptr : &*found;
}

Catalogue builtInCatalogue()
{
    QFile file(u":/sobani/catalogue.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the catalogue is not in this program");
    auto parsed = Catalogue::parse(file.readAll());
    if (!parsed)
        qFatal("the built-in catalogue is wrong in line %d", parsed.error().line);
    return std::move(parsed).value();
}

} // namespace sobani::catalogue
