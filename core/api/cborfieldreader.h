// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/fieldcounter.h"
#include "core/api/words.h"
#include "core/wire/nowwire.h"

namespace sobani::api {

/// Reads what CborFieldWriter wrote; errors stick to the CborReader.
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
        maybe(out, [this](T &object) { this->whole(object); });
    }
    void who(QLatin1StringView, PeerInfo &out) { whole(out); }
    void who(QLatin1StringView name, std::optional<PeerInfo> &out) { optionalObject(name, out); }
    void list(QLatin1StringView, auto &out, qsizetype most)
    {
        several(out, most, [this](auto &value) { this->whole(value); });
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
