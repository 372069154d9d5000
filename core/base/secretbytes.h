// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <vector>

namespace sobani {

/// Key material: overwrites its memory when it goes, compares in constant time
/// and cannot be streamed to a log. Copying is explicit through clone().
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);
    explicit SecretBytes(QByteArrayView bytes);
    ~SecretBytes();

    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;

    [[nodiscard]] SecretBytes clone() const;
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    [[nodiscard]] unsigned char *data() { return m_bytes.data(); }
    /// Valid while this object lives and is not assigned to.
    [[nodiscard]] QByteArrayView view() const;

    friend bool operator==(const SecretBytes &a, const SecretBytes &b);

private:
    void wipe() noexcept;

    std::vector<unsigned char> m_bytes;
};

/// Compares without telling by its running time where two inputs differ.
/// Inputs of different length are unequal (their lengths are not secret).
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/// Overwrites \a bytes in a way that the optimiser keeps.
void wipe(void *bytes, std::size_t size) noexcept;

} // namespace sobani
