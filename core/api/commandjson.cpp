// SPDX-License-Identifier: MPL-2.0
#include "core/api/commandfields.h"
#include "core/api/jsonlines.h"
#include "core/api/names.h"
#include "core/api/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace sobani::api {

namespace {

using namespace Qt::StringLiterals;

/// Takes fields out of one object and notes the first that is wrong; what nobody took is
/// unknown.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object) : m_object(object) {}

    void text(QLatin1StringView name, QString &out, qsizetype maximum, When when)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull()) {
            if (when == When::Always)
                fail(name);
            return;
        }
        if (!value.isString() || value.toString().size() > maximum)
            return fail(name);
        out = value.toString();
    }

    void flag(QLatin1StringView name, bool &out, When)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isBool())
            return fail(name);
        out = value.toBool(out);
    }

    void number(QLatin1StringView name, int &out, int minimum, int maximum, When when)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() && when == When::Set)
            return;
        const double number = value.toDouble(-1e9);
        if (!value.isDouble() || number < minimum || number > maximum
            || number != double(int(number)))
            return fail(name);
        out = int(number);
    }

    /// Booleans or text.
    void answer(QLatin1StringView name, Answer &out)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull())
            return;
        if (value.isBool())
            out = value.toBool();
        else if (value.isString() && value.toString().size() <= limits::Note)
            out = value.toString();
        else
            fail(name);
    }

    template<typename IdType>
    void id(QLatin1StringView name, IdType &out)
    {
        QString hex;
        text(name, hex, 2 * IdType::Size, When::Always);
        const auto parsed = IdType::fromString(hex);
        if (!parsed)
            return fail(name);
        out = *parsed;
    }

    template<typename IdType>
    void optionalId(QLatin1StringView name, std::optional<IdType> &out)
    {
        if (m_object.contains(name))
            id(name, out.emplace());
    }

    template<typename E>
    void word(QLatin1StringView name, E &out)
    {
        QString word;
        text(name, word, limits::Name, When::Always);
        const auto value = fromWord<E>(word);
        if (!value)
            return fail(name);
        out = *value;
    }

    template<typename E>
    void optionalWord(QLatin1StringView name, std::optional<E> &out)
    {
        QString word;
        text(name, word, limits::Name, When::Set);
        out = fromWord<E>(word);
        if (!word.isEmpty() && !out)
            fail(name);
    }

    /// A typed code or a QR's uri, under two names.
    void offer(QString &out)
    {
        QString code;
        QString uri;
        text("code"_L1, code, limits::ShortText, When::Set);
        text("uri"_L1, uri, LongestOffer, When::Set);
        if (code.isEmpty() == uri.isEmpty())
            fail("code"_L1);
        out = code.isEmpty() ? uri : code;
    }

    /// The name of the first wrong field, or of one that does not belong here.
    [[nodiscard]] QString bad() const
    {
        if (!m_bad.isEmpty())
            return m_bad;
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!m_taken.contains(it.key()))
                return it.key().left(limits::Name);
        }
        return {};
    }

private:
    QJsonValue take(QLatin1StringView name)
    {
        m_taken.insert(name);
        return m_object.value(name);
    }

    void fail(QLatin1StringView name)
    {
        if (m_bad.isEmpty())
            m_bad = name;
    }

    const QJsonObject &m_object;
    QSet<QString> m_taken;
    QString m_bad;
};

Failure<BadCommand> bad(const QString &code, const QString &message, const QString &ref = {})
{
    return Failure{BadCommand{code, message, ref}};
}

} // namespace

Result<Command, BadCommand> parseCommand(QByteArrayView line)
{
    if (line.size() > MaximumLine)
        return bad(u"too-long"_s, u"a line has at most 64 KiB"_s);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return bad(u"bad-json"_s, u"not one JSON object"_s);
    const QJsonObject object = document.object();
    JsonReader in(object);
    Command command;
    QString name;
    in.text("ref"_L1, command.ref, limits::ShortText, When::Set);
    in.text("do"_L1, name, limits::Name, When::Always);
    in.optionalId("circle"_L1, command.circle);
    in.optionalId("peer"_L1, command.peer);
    auto body = bodyNamed<CommandBody>(name);
    if (body)
        std::visit([&in](auto &one) { fields(in, one); }, *body);
    if (!body)
        return bad(u"unknown-command"_s, u"\"do\" names no command"_s, command.ref);
    if (const QString field = in.bad(); !field.isEmpty())
        return bad(u"bad-field"_s, u"field \"%1\" is wrong or does not belong here"_s.arg(field),
                   command.ref);
    command.body = *body;
    return command;
}

} // namespace sobani::api
