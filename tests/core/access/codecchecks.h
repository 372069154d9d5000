// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QTest>

namespace sobani::tests {

/// What every decoder owes: its own bytes back, nothing for a prefix or for bytes too many,
/// and no harm from any changed byte; what it takes from changed bytes is a value that it
/// encodes and reads again. \a decode gives an optional of something with operator bool,
/// \a encode bytes from the value.
template<typename Decode, typename Encode>
void checkCodec(const QByteArray &bytes, Decode decode, Encode encode)
{
    const auto value = decode(bytes);
    QVERIFY(value);
    QCOMPARE(encode(*value), bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!decode(bytes.first(size)), qPrintable(QString::number(size)));
    QVERIFY(!decode(bytes + '\0'));
    QVERIFY(!decode(bytes + bytes));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
            QByteArray changed = bytes;
            changed[i] = char(changed.at(i) ^ char(change));
            const auto other = decode(changed);
            if (other)
                QVERIFY2(decode(encode(*other)), qPrintable(QString::number(i)));
        }
    }
}

/// For structs with encode(), decode() and ==.
template<typename Body>
void checkBody(const Body &body)
{
    QVERIFY(Body::decode(body.encode()) == body);
    checkCodec(
        body.encode(), [](const QByteArray &b) { return Body::decode(b); },
        [](const Body &b) { return b.encode(); });
}

} // namespace sobani::tests
