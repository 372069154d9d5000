// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace sobani {

/// Wraps the error side of a Result, so that a T and an E of one type stay apart.
template<typename E>
struct Failure
{
    E error;
};

template<typename E>
Failure(E) -> Failure<E>;

/// Either a value or the reason why there is none.
///
/// Each domain brings its own error enum; no exception crosses a module's edge.
/// Reading the side that is not there is a programming error (asserted).
template<typename T, typename E>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failure) : m_content(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    [[nodiscard]] const E &error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, E> m_content;
};

/// A result that carries nothing but success.
struct Done
{
    friend bool operator==(Done, Done) { return true; }
};

template<typename... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template<typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

} // namespace sobani
