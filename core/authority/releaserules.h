// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritymachine.h"

/// The authority's rules about containment; internal to core/authority.
namespace sobani::authority {

/// What passes without anybody asking: waits are counted on this boot's clock alone.
void passIsolation(State &state, const Now &now);
void contain(Step &s, const Contain &e, const Now &now);
void order(Step &s, const SubmitOrder &e, const Now &now);
void release(Step &s, const SubmitRelease &e, const Now &now);
void keep(Step &s, const SubmitKeep &e, const Now &now);
void setTriggers(Step &s, const SubmitTriggers &e);
void releaseOffline(Step &s, const SubmitOfflineRelease &e, const Now &now);
void breakGlass(Step &s, const BreakGlass &e, const Now &now);
/// Counts the hours of a break-glass, and grants what is due.
void matureBreakGlass(Step &s, const Now &now);

} // namespace sobani::authority
