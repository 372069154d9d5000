// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/eventfields.h"
#include "core/api/words.h"
#include "core/base/plaintext.h"
#include "core/wire/nowwire.h"

#include <algorithm>

/// The visitors of commandfields.h and eventfields.h that write and read CBOR: a struct is an
/// array of its fields in their order, what may be missing is a list of at most one.
namespace sobani::api {

/// How many items the fields of a T are.
class FieldCounter
{
public:
    template<typename T>
    [[nodiscard]] static quint64 of()
    {
        FieldCounter counter;
        T body{};
        fields(counter, body);
        return counter.m_count;
    }

    void id(auto &&...) { ++m_count; }
    void text(auto &&...) { ++m_count; }
    void flag(auto &&...) { ++m_count; }
    void number(auto &&...) { ++m_count; }
    void time(auto &&...) { ++m_count; }
    void answer(auto &&...) { ++m_count; }
    void offer(auto &&...) { ++m_count; }
    void word(auto &&...) { ++m_count; }
    void optionalWord(auto &&...) { ++m_count; }
    void object(auto &&...) { ++m_count; }
    void optionalObject(auto &&...) { ++m_count; }
    void who(auto &&...) { ++m_count; }
    void list(auto &&...) { ++m_count; }
    void words(auto &&...) { ++m_count; }
    void texts(auto &&...) { ++m_count; }
    void flags(auto &&...) { ++m_count; }

private:
    quint64 m_count = 0;
};

class CborFieldWriter
{
public:
    explicit CborFieldWriter(wire::CborWriter &out) : m_out(out) {}

    template<typename T>
    void whole(const T &body)
    {
        m_out.startArray(FieldCounter::of<T>());
        fields(*this, body);
        m_out.endArray();
    }

    void id(QLatin1StringView, const auto &value) { m_out.id(value); }
    void text(QLatin1StringView, const QString &value, qsizetype maximum, When)
    {
        m_out.text(clippedText(value, maximum));
    }
    void flag(QLatin1StringView, bool value, When) { m_out.boolean(value); }
    void number(QLatin1StringView, int value, int minimum, int maximum, When)
    {
        m_out.unsignedInteger(quint64(std::clamp(value, minimum, maximum) - minimum));
    }
    void time(QLatin1StringView, WallTime value, When) { wire::write(m_out, value); }
    void answer(QLatin1StringView, const Answer &value)
    {
        m_out.startArray(value.index() == 0 ? 0 : 1);
        if (const bool *yes = std::get_if<bool>(&value))
            m_out.boolean(*yes);
        else if (const QString *text = std::get_if<QString>(&value))
            m_out.text(clippedText(*text, limits::Note));
        m_out.endArray();
    }
    void offer(const QString &value) { m_out.text(clippedText(value, LongestOffer)); }
    void word(QLatin1StringView, auto value) { m_out.enumerator(value); }
    template<typename E>
    void optionalWord(QLatin1StringView, const std::optional<E> &value)
    {
        maybe(value, [this](E word) { m_out.enumerator(word); });
    }
    void object(QLatin1StringView, const auto &value) { whole(value); }
    template<typename T>
    void optionalObject(QLatin1StringView, const std::optional<T> &value)
    {
        maybe(value, [this](const T &object) { whole(object); });
    }
    void who(QLatin1StringView, const PeerInfo &person) { whole(person); }
    void who(QLatin1StringView name, const std::optional<PeerInfo> &person)
    {
        optionalObject(name, person);
    }
    void list(QLatin1StringView, const auto &values, qsizetype most)
    {
        several(values, most, [this](const auto &value) { whole(value); });
    }
    void words(QLatin1StringView, const auto &values, qsizetype most)
    {
        several(values, most, [this](auto value) { m_out.enumerator(value); });
    }
    void texts(QLatin1StringView, const auto &values, qsizetype maximum)
    {
        several(values, qsizetype(values.size()),
                [=, this](const QString &value) { m_out.text(clippedText(value, maximum)); });
    }
    void flags(QLatin1StringView, const auto &values)
    {
        several(values, qsizetype(values.size()), [this](bool value) { m_out.boolean(value); });
    }
    template<typename T, typename F>
    void maybe(const std::optional<T> &value, F write)
    {
        m_out.startArray(value ? 1 : 0);
        if (value)
            write(*value);
        m_out.endArray();
    }

private:
    void several(const auto &values, qsizetype most, auto write)
    {
        const auto count = std::min(qsizetype(values.size()), most);
        m_out.startArray(quint64(count));
        for (auto it = values.end() - count; it != values.end(); ++it)
            write(*it);
        m_out.endArray();
    }

    wire::CborWriter &m_out;
};

class CborFieldReader
{
public:
    explicit CborFieldReader(wire::CborReader &in) : m_in(in) {}

    template<typename T>
    void whole(T &body)
    {
        m_in.enterArray(FieldCounter::of<T>());
        fields(*this, body);
        m_in.leaveArray();
    }

    template<typename IdType>
    void id(QLatin1StringView, IdType &out)
    {
        out = m_in.id<IdType>();
    }
    void text(QLatin1StringView, QString &out, qsizetype maximum, When)
    {
        out = m_in.text(maximum);
    }
    void flag(QLatin1StringView, bool &out, When) { out = m_in.boolean(); }
    void number(QLatin1StringView, int &out, int minimum, int maximum, When)
    {
        out = int(m_in.unsignedInteger(quint64(maximum - minimum))) + minimum;
    }
    void time(QLatin1StringView, WallTime &out, When) { out = wire::readWallTime(m_in); }
    void answer(QLatin1StringView, Answer &out)
    {
        if (m_in.enterList(1) == 1) {
            if (m_in.peek() == QCborStreamReader::String)
                out = m_in.text(limits::Note);
            else
                out = m_in.boolean();
        }
        m_in.leaveArray();
    }
    void offer(QString &out) { out = m_in.text(LongestOffer); }
    template<typename E>
    void word(QLatin1StringView, E &out)
    {
        out = m_in.enumerator(Last<E>);
    }
    template<typename E>
    void optionalWord(QLatin1StringView, std::optional<E> &out)
    {
        maybe(out, [this](E &word) { word = m_in.enumerator(Last<E>); });
    }
    void object(QLatin1StringView, auto &out) { whole(out); }
    template<typename T>
    void optionalObject(QLatin1StringView, std::optional<T> &out)
    {
        maybe(out, [this](T &object) { whole(object); });
    }
    void who(QLatin1StringView, PeerInfo &out) { whole(out); }
    void who(QLatin1StringView name, std::optional<PeerInfo> &out) { optionalObject(name, out); }
    void list(QLatin1StringView, auto &out, qsizetype most)
    {
        several(out, most, [this](auto &value) { whole(value); });
    }
    template<typename E>
    void words(QLatin1StringView, std::vector<E> &out, qsizetype most)
    {
        several(out, most, [this](E &value) { value = m_in.enumerator(Last<E>); });
    }
    void texts(QLatin1StringView, auto &out, qsizetype maximum)
    {
        m_in.enterArray(out.size());
        for (QString &value : out)
            value = m_in.text(maximum);
        m_in.leaveArray();
    }
    void flags(QLatin1StringView, auto &out)
    {
        m_in.enterArray(out.size());
        for (bool &value : out)
            value = m_in.boolean();
        m_in.leaveArray();
    }
    template<typename T, typename F>
    void maybe(std::optional<T> &out, F read)
    {
        if (m_in.enterList(1) == 1)
            read(out.emplace());
        m_in.leaveArray();
    }

private:
    void several(auto &out, qsizetype most, auto read)
    {
        const quint64 count = m_in.enterList(quint64(most));
        for (quint64 i = 0; i < count && m_in.ok(); ++i)
            read(out.emplace_back());
        m_in.leaveArray();
    }

    wire::CborReader &m_in;
};

} // namespace sobani::api
