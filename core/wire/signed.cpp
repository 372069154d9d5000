// SPDX-License-Identifier: MPL-2.0
#include "core/wire/signed.h"

namespace sobani::wire {

QByteArray signedMessage(QByteArrayView domain, QByteArrayView body)
{
    QByteArray message;
    message.reserve(domain.size() + 1 + body.size());
    message.append(domain);
    message.append('\0');
    message.append(body);
    return message;
}

QByteArray encodeSigned(QByteArrayView body, QByteArrayView signature, QByteArrayView signer)
{
    CborWriter out;
    out.startArray(3);
    out.bytes(body);
    out.bytes(signature);
    out.bytes(signer);
    out.endArray();
    return out.take();
}

} // namespace sobani::wire
