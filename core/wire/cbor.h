// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QString>

namespace sobani::wire {

/// Reads one CBOR item (RFC 8949) strictly, front to back. Every struct on the wire is an
/// array of a fixed length, so a missing or an additional field is an error, and so are
/// indefinite lengths, wrong types, over-long strings and bytes after the end.
///
/// Errors stick: after the first, every call returns an empty value and ok() is false.
/// Callers read everything and ask once, through finish().
class CborReader
{
public:
    explicit CborReader(QByteArrayView bytes);

    /// Enters an array of exactly \a length items.
    void enterArray(quint64 length);
    /// Enters an array of at most \a maximum items and tells how many.
    quint64 enterList(quint64 maximum);
    void leaveArray();
    quint64 unsignedInteger(quint64 maximum);
    bool boolean();
    /// Exactly \a size bytes.
    QByteArray bytes(qsizetype size);
    /// From \a minimum to \a maximum bytes.
    QByteArray bytesBetween(qsizetype minimum, qsizetype maximum);
    /// Well-formed UTF-8 without control characters (line feed is allowed), at most
    /// \a maximum UTF-16 units.
    QString text(qsizetype maximum);
    /// text() without line feeds: names, numbers.
    QString line(qsizetype maximum);
    template<typename IdType>
    IdType id()
    {
        return IdType::fromBytes(bytes(IdType::Size)).value_or(IdType{});
    }
    /// An enumerator from 0 to \a last.
    template<typename E>
    E enumerator(E last)
    {
        return E(unsignedInteger(quint64(last)));
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    /// Marks the input as wrong; for rules that the types above cannot say.
    void fail() { m_ok = false; }
    /// True when everything was read without an error and nothing follows.
    [[nodiscard]] bool finish();

    QCborStreamReader::Type peek();

private:
    bool expect(QCborStreamReader::Type type);

    QByteArray m_data;
    QCborStreamReader m_reader;
    bool m_ok = true;
};

/// The counterpart of CborReader.
class CborWriter
{
public:
    CborWriter();

    void startArray(quint64 length);
    void endArray();
    void unsignedInteger(quint64 value);
    void boolean(bool value);
    void bytes(QByteArrayView value);
    void text(QStringView value);
    template<typename IdType>
    void id(const IdType &value)
    {
        bytes(value.bytes());
    }
    template<typename E>
    void enumerator(E value)
    {
        unsignedInteger(quint64(value));
    }

    [[nodiscard]] QByteArray take();

private:
    QByteArray m_data;
    QCborStreamWriter m_writer;
};

} // namespace sobani::wire
