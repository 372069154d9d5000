// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritymachine.h"

/// The authority's rules about helpers; internal to core/authority.
namespace sobani::authority {

/// Lets \a waiting have counted until \a now.
void countWaiting(Waiting &waiting, const Now &now);
void enrol(Step &s, const Enrol &e, const Now &now);
void consent(Step &s, const SubmitConsent &e);
void remove(Step &s, const Remove &e);
/// Counts the hours of those who wait, and grants what is due.
void mature(Step &s, const Now &now);

} // namespace sobani::authority
