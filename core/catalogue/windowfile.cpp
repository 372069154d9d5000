// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/windowfile.h"

#include <algorithm>

namespace sobani::catalogue {

WindowFile::WindowFile(QIODevice &device, qint64 budget)
    : m_device(device), m_size(quint64(std::max<qint64>(device.size(), 0))), m_budget(budget)
{
}

std::optional<QByteArray> WindowFile::at(quint64 offset, quint64 length)
{
    if (offset > m_size || length > m_size - offset || qint64(length) > m_budget)
        return {};
    m_budget -= qint64(length);
    if (!m_device.seek(qint64(offset)))
        return {};
    QByteArray bytes = m_device.read(qint64(length));
    if (quint64(bytes.size()) != length)
        return {};
    return bytes;
}

QByteArray WindowFile::upTo(quint64 offset, quint64 length)
{
    if (offset >= m_size)
        return {};
    return at(offset, std::min(length, m_size - offset)).value_or(QByteArray());
}

} // namespace sobani::catalogue
