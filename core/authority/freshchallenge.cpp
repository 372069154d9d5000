// SPDX-License-Identifier: MPL-2.0
#include "core/authority/freshchallenge.h"

#include "core/authority/digits.h"
#include "core/authority/offlinecode.h"

namespace sobani::authority {

QString freshDigits()
{
    for (;;) {
        if (const auto digits = digitsFrom(crypto::randomBytes(16)))
            return *digits;
    }
}

Challenge freshChallenge()
{
    Challenge fresh{crypto::randomBytes(access::NonceSize), freshDigits(), {}};
    while (fresh.spoken.size() < OfflineDigits)
        fresh.spoken += freshDigits();
    return fresh;
}

} // namespace sobani::authority
