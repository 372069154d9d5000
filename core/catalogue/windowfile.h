// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

#include <optional>

/// Internal to core/catalogue: reads parts of a file that somebody hostile may have made.
namespace sobani::catalogue {

/// Invariant: never reads outside the file, and in all no more than its budget.
class WindowFile
{
public:
    WindowFile(QIODevice &device, qint64 budget);

    [[nodiscard]] quint64 size() const { return m_size; }
    /// Exactly \a length bytes at \a offset; nothing when they are not there, cannot be read,
    /// or cost more than is left of the budget.
    [[nodiscard]] std::optional<QByteArray> at(quint64 offset, quint64 length);
    /// At most \a length bytes: what there is from \a offset to the end.
    [[nodiscard]] QByteArray upTo(quint64 offset, quint64 length);

private:
    QIODevice &m_device;
    quint64 m_size;
    qint64 m_budget;
};

/// A number at \a offset, which must lie inside \a bytes.
template <typename T>
[[nodiscard]] T little(QByteArrayView bytes, qsizetype offset)
{
    Q_ASSERT(offset >= 0 && offset + qsizetype(sizeof(T)) <= bytes.size());
    return qFromLittleEndian<T>(bytes.data() + offset);
}

} // namespace sobani::catalogue
