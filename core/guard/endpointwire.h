// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/ipaddress.h"
#include "core/wire/cbor.h"

/// Addresses as CBOR; internal to core/guard.
namespace sobani::guard {

inline void write(wire::CborWriter &out, const IpAddress &address)
{
    out.bytes(address.bytes());
}

/// Fails for what containment would never let through.
inline IpAddress readAddress(wire::CborReader &in)
{
    const auto address = IpAddress::fromBytes(in.bytesBetween(4, 16));
    if (!address || !address->isOrdinary())
        in.fail();
    return address.value_or(IpAddress{});
}

} // namespace sobani::guard
