// SPDX-License-Identifier: MPL-2.0
#include "platform/common/notefile.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <deque>
#include <optional>

namespace sobani::platform {

namespace {

constexpr std::size_t Kept = 64;
constexpr qint64 ReadAtMost = 1024 * 1024;
constexpr qsizetype LengthField = 4;

QByteArray framed(const QByteArray &bytes)
{
    QByteArray frame(LengthField, '\0');
    qToBigEndian(quint32(bytes.size()), frame.data());
    return frame + bytes;
}

/// After a power cut the file may have the right length and the wrong bytes.
QByteArray checksum(const QByteArray &key, const QByteArray &value)
{
    const QByteArray both = framed(key) + value;
    return QCryptographicHash::hash(both, QCryptographicHash::Sha256).left(8);
}

/// Takes one frame off the front; nothing when it is torn.
std::optional<QByteArray> takeFrame(QByteArrayView &rest)
{
    if (rest.size() < LengthField)
        return std::nullopt;
    const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
    if (length > rest.size() - LengthField)
        return std::nullopt;
    QByteArray frame = rest.sliced(LengthField, length).toByteArray();
    rest = rest.sliced(LengthField + length);
    return frame;
}

} // namespace

bool NoteFile::open()
{
    if (m_file.isOpen())
        return true;
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    return m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, owner)
        && m_file.setPermissions(owner);
}

std::map<QByteArray, QByteArray> NoteFile::load()
{
    if (!m_file.exists() || !open())
        return {};
    m_file.seek(0);
    const QByteArray content = m_file.read(ReadAtMost);
    QByteArrayView rest(content);
    std::deque<std::pair<QByteArray, QByteArray>> notes;
    while (auto key = takeFrame(rest)) {
        auto value = takeFrame(rest);
        const auto sum = takeFrame(rest);
        if (!value || !sum || *sum != checksum(*key, *value))
            break;
        notes.emplace_back(std::move(*key), std::move(*value));
        if (notes.size() > Kept)
            notes.pop_front();
    }
    m_file.resize(0);
    std::map<QByteArray, QByteArray> values;
    for (const auto &[key, value] : notes) {
        append(key, value);
        values.insert_or_assign(key, value);
    }
    return values;
}

void NoteFile::append(const QByteArray &key, const QByteArray &value)
{
    // Best effort by its nature: what it tells is on its way to the disk already.
    if (open() && m_file.seek(m_file.size()))
        m_file.write(framed(key) + framed(value) + framed(checksum(key, value)));
}

} // namespace sobani::platform
