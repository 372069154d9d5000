// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/reportfields.h"

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

} // namespace sobani::api
