// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace sobani::authority {

inline constexpr std::chrono::hours WaitWithoutConsent{24};

/// Something that comes into force by itself unless somebody says no: a helper without
/// consent, an administrator's break-glass. Time counts on the boot clock, and over a restart
/// by the wall clock, never backwards; \a waited was complete at \a seen.
struct Waiting
{
    RequestId consent;
    Milliseconds waited{0};
    Now seen;
    bool byConsentOnly = false; ///< was vetoed once: time alone grants nothing any more

    friend bool operator==(const Waiting &a, const Waiting &b)
    {
        return a.consent == b.consent && a.waited == b.waited && a.seen.wall == b.seen.wall
               && a.seen.boot == b.seen.boot && a.byConsentOnly == b.byConsentOnly;
    }
};

} // namespace sobani::authority
