// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QString>

namespace sobani::wire {

/// The relay topic that 32 secret bytes name: "s1/" and their 256 bits in lower-case base32
/// (RFC 4648 alphabet, no padding), 55 characters. Knowing a topic is the right to use it, so
/// the bytes come from a KDF and are used for nothing else.
[[nodiscard]] QString topicFrom(QByteArrayView bits);
[[nodiscard]] QString topicFrom(const SecretBytes &bits);

} // namespace sobani::wire
