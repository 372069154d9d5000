// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/fieldcounter.h"
#include "core/base/plaintext.h"
#include "core/wire/nowwire.h"

#include <algorithm>

namespace sobani::api {

/// Writes the fields of commandfields.h and eventfields.h as CBOR: a struct is an array of its
/// fields in their order, what may be missing is a list of at most one.
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
    void object(QLatin1StringView, const auto &value) { this->whole(value); }
    template<typename T>
    void optionalObject(QLatin1StringView, const std::optional<T> &value)
    {
        maybe(value, [this](const T &object) { this->whole(object); });
    }
    void who(QLatin1StringView, const PeerInfo &person) { whole(person); }
    void who(QLatin1StringView name, const std::optional<PeerInfo> &person)
    {
        optionalObject(name, person);
    }
    void list(QLatin1StringView, const auto &values, qsizetype most)
    {
        several(values, most, [this](const auto &value) { this->whole(value); });
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

} // namespace sobani::api
