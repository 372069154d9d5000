// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/secretbytes.h"
#include "core/base/vocabulary.h"

#include <QByteArray>

#include <optional>

/// Bodies of the circle's messages. Spec: docs/protocol.md, "Circle".
namespace sobani::circle {

/// To every peer after pairing and after each change: who I am, and how to see that I am there.
struct ProfileBody
{
    QString name;
    QString phone;
    SecretBytes presenceSecret; ///< 32 bytes; names the presence topic and its key

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ProfileBody> decode(QByteArrayView bytes);
};

/// Protected to helpers: what a member may do, or that it is no longer in the circle.
struct RightsBody
{
    enum class Standing { Pending, Full, Gone };
    PeerInfo member;
    Standing standing = Standing::Pending;
    WallTime effective; ///< when Pending ends by itself

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<RightsBody> decode(QByteArrayView bytes);
};

} // namespace sobani::circle
