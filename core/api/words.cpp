// SPDX-License-Identifier: MPL-2.0
#include "core/api/words.h"

namespace sobani::api {

using namespace Qt::StringLiterals;

QString word(Role value)
{
    switch (value) {
    case Role::Protected: return u"protected"_s;
    case Role::Helper: return u"helper"_s;
    }
    return {};
}

QString word(Rights value)
{
    switch (value) {
    case Rights::Pending: return u"pending"_s;
    case Rights::Full: return u"full"_s;
    }
    return {};
}

QString word(PresenceState value)
{
    switch (value) {
    case PresenceState::Unknown: return u"unknown"_s;
    case PresenceState::Online: return u"online"_s;
    case PresenceState::Offline: return u"offline"_s;
    case PresenceState::Dropped: return u"dropped"_s;
    }
    return {};
}

QString word(RelayState value)
{
    switch (value) {
    case RelayState::Offline: return u"offline"_s;
    case RelayState::Connecting: return u"connecting"_s;
    case RelayState::Online: return u"online"_s;
    case RelayState::WrongCertificate: return u"wrong-certificate"_s;
    }
    return {};
}

QString word(HelpState value)
{
    switch (value) {
    case HelpState::Written: return u"written"_s;
    case HelpState::Sent: return u"sent"_s;
    case HelpState::Delivered: return u"delivered"_s;
    case HelpState::Shown: return u"shown"_s;
    case HelpState::Answered: return u"answered"_s;
    }
    return {};
}

QString word(Caller value)
{
    switch (value) {
    case Caller::Me: return u"me"_s;
    case Caller::Them: return u"them"_s;
    }
    return {};
}

QString word(AccessSource value)
{
    switch (value) {
    case AccessSource::Declared: return u"declared"_s;
    case AccessSource::Detected: return u"detected"_s;
    }
    return {};
}

QString word(Verdict value)
{
    switch (value) {
    case Verdict::Approve: return u"approve"_s;
    case Verdict::Deny: return u"deny"_s;
    }
    return {};
}

QString word(DecisionReason value)
{
    switch (value) {
    case DecisionReason::Helper: return u"helper"_s;
    case DecisionReason::Timeout: return u"timeout"_s;
    case DecisionReason::WrongNumber: return u"wrong-number"_s;
    case DecisionReason::Offline: return u"offline"_s;
    }
    return {};
}

QString word(AccessEnd value)
{
    switch (value) {
    case AccessEnd::Expired: return u"expired"_s;
    case AccessEnd::Withdrawn: return u"withdrawn"_s;
    case AccessEnd::Revoked: return u"revoked"_s;
    case AccessEnd::Finished: return u"finished"_s;
    }
    return {};
}

QString word(PairingEnd value)
{
    switch (value) {
    case PairingEnd::Cancelled: return u"cancelled"_s;
    case PairingEnd::Mismatch: return u"mismatch"_s;
    case PairingEnd::Expired: return u"expired"_s;
    case PairingEnd::Used: return u"used"_s;
    case PairingEnd::Version: return u"version"_s;
    case PairingEnd::Certificate: return u"certificate"_s;
    case PairingEnd::Role: return u"role"_s;
    case PairingEnd::Busy: return u"busy"_s;
    }
    return {};
}

QString word(RedFlag value)
{
    switch (value) {
    case RedFlag::TheyCalled: return u"they-called"_s;
    case RedFlag::WarningOnScreen: return u"warning-on-screen"_s;
    case RedFlag::AskedToInstall: return u"asked-to-install"_s;
    case RedFlag::MoneySpokenOf: return u"money"_s;
    case RedFlag::GiftCards: return u"gift-cards"_s;
    case RedFlag::AskedForCode: return u"asked-for-code"_s;
    case RedFlag::AbusedTool: return u"abused-tool"_s;
    }
    return {};
}

QString word(Keychain value)
{
    switch (value) {
    case Keychain::Os: return u"os"_s;
    case Keychain::File: return u"file"_s;
    }
    return {};
}

std::optional<Role> roleFrom(QStringView text)
{
    return fromWord<Role>(text);
}

std::optional<Caller> callerFrom(QStringView text)
{
    return fromWord<Caller>(text);
}

std::optional<Verdict> verdictFrom(QStringView text)
{
    return fromWord<Verdict>(text);
}

} // namespace sobani::api
