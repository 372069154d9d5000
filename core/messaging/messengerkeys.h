// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/messaging/channel.h"
#include "core/messaging/outboxmachine.h"

#include <map>

/// Where and how Messenger keeps its state in the store.
namespace sobani::messaging {

[[nodiscard]] QByteArray channelKey(const DeviceId &peer);
[[nodiscard]] QByteArray outboxKey(const MessageId &id);
[[nodiscard]] QByteArray seenKey(const MessageId &id);

[[nodiscard]] QByteArray sequenceKey();

[[nodiscard]] QByteArray encodeSequence(quint64 sequence);
[[nodiscard]] quint64 storedSequence(const std::map<QByteArray, QByteArray> &stored);
[[nodiscard]] QByteArray encodeOutbox(const outbox::Entry &entry);
[[nodiscard]] QByteArray encodeTime(WallTime time);

/// What cannot be decoded is skipped: values are authenticated by the store, so a value that
/// opens and does not decode was written by a later version.
[[nodiscard]] std::vector<Channel> storedChannels(const std::map<QByteArray, QByteArray> &stored);
[[nodiscard]] std::map<MessageId, outbox::Entry>
storedOutbox(const std::map<QByteArray, QByteArray> &stored);
[[nodiscard]] std::map<MessageId, WallTime>
storedSeen(const std::map<QByteArray, QByteArray> &stored);

} // namespace sobani::messaging
