// SPDX-License-Identifier: MPL-2.0
#include "core/base/secretbytes.h"

#include <algorithm>

namespace sobani {

void wipe(void *bytes, std::size_t size) noexcept
{
    volatile auto *p = static_cast<volatile unsigned char *>(bytes);
    for (std::size_t i = 0; i < size; ++i)
        p[i] = 0;
}

SecretBytes::SecretBytes(std::size_t size) : m_bytes(size, 0) {}

SecretBytes::SecretBytes(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) {}

SecretBytes::~SecretBytes()
{
    wipe();
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes.clear();
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

SecretBytes SecretBytes::clone() const
{
    return SecretBytes(view());
}

QByteArrayView SecretBytes::view() const
{
    return {reinterpret_cast<const char *>(m_bytes.data()), qsizetype(m_bytes.size())};
}

void SecretBytes::wipe() noexcept
{
    sobani::wipe(m_bytes.data(), m_bytes.size());
}

bool operator==(const SecretBytes &a, const SecretBytes &b)
{
    return equalInConstantTime(a.view(), b.view());
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= unsigned(uchar(a[i])) ^ unsigned(uchar(b[i]));
    return difference == 0;
}

} // namespace sobani
