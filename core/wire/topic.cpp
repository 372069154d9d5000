// SPDX-License-Identifier: MPL-2.0
#include "core/wire/topic.h"

namespace sobani::wire {

QString topicFrom(QByteArrayView bits)
{
    Q_ASSERT_X(bits.size() == 32, "topicFrom", "a topic is 256 bits");
    static constexpr char Alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QString topic = QStringLiteral("s1/");
    unsigned pending = 0;
    int count = 0;
    for (const char byte : bits) {
        pending = (pending << 8U) | quint8(byte);
        for (count += 8; count >= 5; count -= 5)
            topic += QLatin1Char(Alphabet[(pending >> unsigned(count - 5)) & 31U]);
        pending &= (1U << unsigned(count)) - 1;
    }
    if (count > 0)
        topic += QLatin1Char(Alphabet[(pending << unsigned(5 - count)) & 31U]);
    return topic;
}

QString topicFrom(const SecretBytes &bits)
{
    return topicFrom(bits.view());
}

} // namespace sobani::wire
