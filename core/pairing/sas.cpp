// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/sas.h"

#include "core/crypto/crypto.h"

namespace sobani::pairing {

namespace {

constexpr qsizetype DigitBytes = 8; // 2^64 over 10^6: the bias is far below what anyone sees
constexpr qsizetype PictureBytes = 3;

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = (value << 8U) | quint8(byte);
    return value;
}

} // namespace

Sas sasFrom(const QByteArray &transcriptHash)
{
    const SecretBytes bits = crypto::hkdf(transcriptHash, "sobani-pairing-1", "sas",
                                          DigitBytes + PictureBytes);
    Sas sas;
    const quint64 number = bigEndian(bits.view().first(DigitBytes)) % 1'000'000;
    sas.digits = QString::number(number).rightJustified(6, u'0');
    const quint64 choice = bigEndian(bits.view().last(PictureBytes));
    for (std::size_t i = 0; i < sas.pictures.size(); ++i)
        sas.pictures[i] = pictureIds()[(choice >> (6 * i)) & 63U];
    return sas;
}

const std::array<QLatin1String, 64> &pictureIds()
{
    using L = QLatin1String;
    static const std::array<L, 64> ids{
        L("dog"),        L("cat"),       L("rabbit"),   L("pig"),        L("elephant"),
        L("penguin"),    L("owl"),       L("turtle"),   L("fish"),       L("butterfly"),
        L("snail"),      L("octopus"),   L("bee"),      L("lion"),       L("tree"),
        L("sunflower"),  L("cactus"),    L("mushroom"), L("apple"),      L("banana"),
        L("grapes"),     L("strawberry"), L("carrot"),  L("corn"),       L("bread"),
        L("cheese"),     L("cake"),      L("ice-cream"), L("teacup"),    L("umbrella"),
        L("hat"),        L("glasses"),   L("crown"),    L("ring"),       L("key"),
        L("bell"),       L("book"),      L("pencil"),   L("scissors"),   L("hammer"),
        L("clock"),      L("candle"),    L("light-bulb"), L("telephone"), L("camera"),
        L("television"), L("guitar"),    L("trumpet"),  L("drum"),       L("football"),
        L("kite"),       L("balloon"),   L("gift"),     L("robot"),      L("snowman"),
        L("star"),       L("moon"),      L("rainbow"),  L("house"),      L("car"),
        L("bicycle"),    L("train"),     L("airplane"), L("anchor")};
    return ids;
}

} // namespace sobani::pairing
