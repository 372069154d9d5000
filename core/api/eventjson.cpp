// SPDX-License-Identifier: MPL-2.0
#include "core/api/reportfields.h"
#include "core/api/jsonlines.h"
#include "core/api/names.h"
#include "core/api/words.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace sobani::api {

namespace {

using namespace Qt::StringLiterals;

QString utc(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Puts fields into one object.
class JsonWriter
{
public:
    template<typename T>
    [[nodiscard]] static QJsonObject write(const T &body)
    {
        JsonWriter writer;
        fields(writer, body);
        return writer.m_object;
    }

    void text(QLatin1StringView name, const QString &value, qsizetype, When when)
    {
        if (when == When::Always || !value.isEmpty())
            m_object.insert(name, value);
    }
    void flag(QLatin1StringView name, bool value, When) { m_object.insert(name, value); }
    void number(QLatin1StringView name, int value, int, int, When when)
    {
        if (when == When::Always || value >= 0)
            m_object.insert(name, value);
    }
    void time(QLatin1StringView name, WallTime value, When when)
    {
        if (when == When::Always || value.ms != 0)
            m_object.insert(name, utc(value));
    }
    void answer(QLatin1StringView name, const Answer &answer)
    {
        if (const bool *yes = std::get_if<bool>(&answer))
            m_object.insert(name, *yes);
        else if (const QString *text = std::get_if<QString>(&answer))
            m_object.insert(name, *text);
    }
    void id(QLatin1StringView name, const auto &value) { m_object.insert(name, value.toString()); }
    void word(QLatin1StringView name, auto value) { m_object.insert(name, api::word(value)); }
    template<typename E>
    void optionalWord(QLatin1StringView name, const std::optional<E> &value)
    {
        if (value)
            word(name, *value);
    }
    void object(QLatin1StringView name, const auto &value) { m_object.insert(name, write(value)); }
    template<typename T>
    void optionalObject(QLatin1StringView name, const std::optional<T> &value)
    {
        if (value)
            object(name, *value);
    }
    /// Who did it, as an id; the name beside it spares a reader the look-up.
    void who(QLatin1StringView name, const std::optional<PeerInfo> &person)
    {
        if (!person)
            return;
        id(name, person->id);
        m_object.insert(name + "_name"_L1, person->name);
    }
    void words(QLatin1StringView name, const auto &values, qsizetype)
    {
        list(name, values, [](auto value) { return QJsonValue(api::word(value)); });
    }
    void texts(QLatin1StringView name, const auto &values, qsizetype)
    {
        list(name, values, [](const QString &value) { return QJsonValue(value); });
    }
    void flags(QLatin1StringView name, const auto &values)
    {
        list(name, values, [](bool value) { return QJsonValue(value); });
    }
    void list(QLatin1StringView name, const auto &values, qsizetype)
    {
        list(name, values, [](const auto &value) { return QJsonValue(write(value)); });
    }

private:
    template<typename List, typename F>
        requires std::invocable<F, typename List::value_type>
    void list(QLatin1StringView name, const List &values, F toJson)
    {
        QJsonArray out;
        for (const auto &value : values)
            out.append(toJson(value));
        m_object.insert(name, out);
    }

    QJsonObject m_object;
};

} // namespace

QByteArray formatEvent(const Event &event)
{
    QJsonObject out =
        std::visit([](const auto &body) { return JsonWriter::write(body); }, event.body);
    out.insert(u"event"_s, nameOf(event.body));
    out.insert(u"at"_s, utc(event.at));
    if (!event.ref.isEmpty())
        out.insert(u"ref"_s, event.ref);
    QByteArray line = QJsonDocument(out).toJson(QJsonDocument::Compact);
    // Only a long history can be longer; its oldest entries give way.
    while (line.size() > MaximumLine) {
        QJsonArray entries = out.value(u"entries"_s).toArray();
        for (qsizetype i = entries.size() / 4 + 1; i > 0 && !entries.isEmpty(); --i)
            entries.removeFirst();
        out.insert(u"entries"_s, entries);
        if (entries.isEmpty() && !out.contains(u"entries"_s))
            break;
        line = QJsonDocument(out).toJson(QJsonDocument::Compact);
    }
    return line;
}

} // namespace sobani::api
