// SPDX-License-Identifier: MPL-2.0
#include "core/wire/cbor.h"

#include <algorithm>

namespace sobani::wire {

namespace {

bool isPlainText(QStringView text)
{
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n';
    });
}

} // namespace

CborReader::CborReader(QByteArrayView bytes) : m_data(bytes.toByteArray()), m_reader(m_data) {}

QCborStreamReader::Type CborReader::peek()
{
    return m_ok && m_reader.isValid() ? m_reader.type() : QCborStreamReader::Invalid;
}

bool CborReader::expect(QCborStreamReader::Type type)
{
    if (m_ok && (!m_reader.isValid() || m_reader.type() != type))
        m_ok = false;
    return m_ok;
}

void CborReader::enterArray(quint64 length)
{
    if (!expect(QCborStreamReader::Array))
        return;
    if (!m_reader.isLengthKnown() || m_reader.length() != length || !m_reader.enterContainer())
        m_ok = false;
}

quint64 CborReader::enterList(quint64 maximum)
{
    if (!expect(QCborStreamReader::Array))
        return 0;
    const quint64 length = m_reader.isLengthKnown() ? m_reader.length() : maximum + 1;
    if (length > maximum || !m_reader.enterContainer()) {
        m_ok = false;
        return 0;
    }
    return length;
}

void CborReader::leaveArray()
{
    if (m_ok && (m_reader.lastError() || m_reader.hasNext() || !m_reader.leaveContainer()))
        m_ok = false;
}

quint64 CborReader::unsignedInteger(quint64 maximum)
{
    if (!expect(QCborStreamReader::UnsignedInteger))
        return 0;
    const quint64 value = m_reader.toUnsignedInteger();
    if (value > maximum || !m_reader.next()) {
        m_ok = false;
        return 0;
    }
    return value;
}

bool CborReader::boolean()
{
    if (!expect(QCborStreamReader::SimpleType))
        return false;
    if (!m_reader.isBool()) {
        m_ok = false;
        return false;
    }
    const bool value = m_reader.toBool();
    m_ok = m_reader.next();
    return m_ok && value;
}

QByteArray CborReader::bytes(qsizetype size)
{
    return bytesBetween(size, size);
}

QByteArray CborReader::bytesBetween(qsizetype minimum, qsizetype maximum)
{
    if (!expect(QCborStreamReader::ByteArray))
        return {};
    if (!m_reader.isLengthKnown() || m_reader.length() > quint64(maximum)
        || m_reader.length() < quint64(minimum)) {
        m_ok = false;
        return {};
    }
    const auto chunk = m_reader.readByteArray();
    if (chunk.status == QCborStreamReader::EndOfString) {
        // An empty string ends at once; reading on would take the next item.
        m_ok = minimum == 0;
        return {};
    }
    // After an error the reader stands on nothing and must not be asked again.
    if (chunk.status != QCborStreamReader::Ok || !m_reader.isByteArray()
        || m_reader.readByteArray().status != QCborStreamReader::EndOfString) {
        m_ok = false;
        return {};
    }
    return chunk.data;
}

QString CborReader::text(qsizetype maximum)
{
    if (!expect(QCborStreamReader::String))
        return {};
    // A UTF-16 unit needs at most 3 bytes of UTF-8.
    if (!m_reader.isLengthKnown() || m_reader.length() > quint64(maximum) * 3) {
        m_ok = false;
        return {};
    }
    QString result;
    auto chunk = m_reader.readString();
    while (chunk.status == QCborStreamReader::Ok && m_reader.isString()) {
        result += chunk.data;
        chunk = m_reader.readString();
    }
    if (chunk.status != QCborStreamReader::EndOfString || result.size() > maximum
        || !isPlainText(result)) {
        m_ok = false;
        return {};
    }
    return result;
}

QString CborReader::line(qsizetype maximum)
{
    const QString result = text(maximum);
    if (result.contains(u'\n'))
        m_ok = false;
    return m_ok ? result : QString();
}

bool CborReader::finish()
{
    if (m_ok
        && (m_reader.lastError() || m_reader.containerDepth() != 0
            || m_reader.currentOffset() != m_data.size()))
        m_ok = false;
    return m_ok;
}

CborWriter::CborWriter() : m_writer(&m_data) {}

void CborWriter::startArray(quint64 length)
{
    m_writer.startArray(length);
}

void CborWriter::endArray()
{
    m_writer.endArray();
}

void CborWriter::unsignedInteger(quint64 value)
{
    m_writer.append(value);
}

void CborWriter::boolean(bool value)
{
    m_writer.append(value);
}

void CborWriter::bytes(QByteArrayView value)
{
    m_writer.appendByteString(value.data(), value.size());
}

void CborWriter::text(QStringView value)
{
    m_writer.append(value);
}

QByteArray CborWriter::take()
{
    return std::exchange(m_data, {});
}

} // namespace sobani::wire
