// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/helperaccessmachine.h"
#include "core/authority/authoritystate.h"
#include "core/circle/circlewire.h"
#include "core/circle/member.h"
#include "core/help/alarmmachine.h"
#include "core/help/callstate.h"
#include "core/messaging/channel.h"
#include "core/messaging/envelope.h"
#include "core/messaging/receiptwire.h"
#include "core/pairing/pairingwire.h"
#include "core/recovery/checklist.h"

/// One valid thing of each kind. Keys are the same in every process, so that an input that
/// failed once fails again.
namespace sobani::fuzz::samples {

[[nodiscard]] DeviceId device(char c);

[[nodiscard]] messaging::OpenKeys openKeys();
[[nodiscard]] QByteArray envelope(qsizetype bodySize);
[[nodiscard]] messaging::Receipt receipt();
[[nodiscard]] messaging::Channel channel(bool pending);
[[nodiscard]] std::vector<QByteArray> stored();
[[nodiscard]] circle::Member member();
[[nodiscard]] circle::ProfileBody profile();
[[nodiscard]] circle::RightsBody rights();

[[nodiscard]] help::CallBody call();
[[nodiscard]] help::UpdateBody update();
[[nodiscard]] help::MarkBody mark();
[[nodiscard]] std::vector<QByteArray> callStates();
[[nodiscard]] QByteArray alarmState();
[[nodiscard]] QByteArray checklist();
[[nodiscard]] recovery::PushBody push();

[[nodiscard]] access::Binding binding();
[[nodiscard]] access::AccessRequestBody accessRequest();
[[nodiscard]] access::DecisionBody decision();
[[nodiscard]] access::ResultBody result();
[[nodiscard]] authority::ConsentRequestBody consentRequest();
[[nodiscard]] authority::ConsentBody consent();
[[nodiscard]] wire::SignedByDevice signedBody();
[[nodiscard]] std::vector<QByteArray> helperStates();
[[nodiscard]] QByteArray authorityState();

[[nodiscard]] pairing::Message pairingMessage(pairing::MessageNumber number);
[[nodiscard]] const pairing::Door &door();
[[nodiscard]] QByteArray frame();
[[nodiscard]] pairing::Hello hello();
[[nodiscard]] QByteArray inviteUri();
[[nodiscard]] QByteArray typedCode();

[[nodiscard]] QByteArray heartbeat();
[[nodiscard]] bool opensHeartbeat(const QByteArray &bytes);
[[nodiscard]] QByteArray presenceState();
[[nodiscard]] QByteArray journalEntry();
[[nodiscard]] QByteArray journalHead();
[[nodiscard]] QByteArray keySet();
[[nodiscard]] std::vector<QByteArray> commands();
[[nodiscard]] std::vector<QByteArray> authorityCalls();
[[nodiscard]] std::vector<QByteArray> authorityNews();
[[nodiscard]] std::vector<QByteArray> socketCommands();
[[nodiscard]] std::vector<QByteArray> socketEvents();

} // namespace sobani::fuzz::samples
