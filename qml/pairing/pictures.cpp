// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/pictures.h"

#include <algorithm>
#include <array>

namespace sobani::pairing {

namespace {

struct Picture
{
    QLatin1String id;
    QStringView emoji;
    const char *word;
};

constexpr QLatin1String operator""_id(const char *text, std::size_t size)
{
    return QLatin1String(text, qsizetype(size));
}

constexpr std::array Table{
    Picture{"dog"_id, u"🐶", QT_TRANSLATE_NOOP("Pictures", "dog")},
    Picture{"cat"_id, u"🐱", QT_TRANSLATE_NOOP("Pictures", "cat")},
    Picture{"rabbit"_id, u"🐰", QT_TRANSLATE_NOOP("Pictures", "rabbit")},
    Picture{"pig"_id, u"🐷", QT_TRANSLATE_NOOP("Pictures", "pig")},
    Picture{"elephant"_id, u"🐘", QT_TRANSLATE_NOOP("Pictures", "elephant")},
    Picture{"penguin"_id, u"🐧", QT_TRANSLATE_NOOP("Pictures", "penguin")},
    Picture{"owl"_id, u"🦉", QT_TRANSLATE_NOOP("Pictures", "owl")},
    Picture{"turtle"_id, u"🐢", QT_TRANSLATE_NOOP("Pictures", "turtle")},
    Picture{"fish"_id, u"🐟", QT_TRANSLATE_NOOP("Pictures", "fish")},
    Picture{"butterfly"_id, u"🦋", QT_TRANSLATE_NOOP("Pictures", "butterfly")},
    Picture{"snail"_id, u"🐌", QT_TRANSLATE_NOOP("Pictures", "snail")},
    Picture{"octopus"_id, u"🐙", QT_TRANSLATE_NOOP("Pictures", "octopus")},
    Picture{"bee"_id, u"🐝", QT_TRANSLATE_NOOP("Pictures", "bee")},
    Picture{"lion"_id, u"🦁", QT_TRANSLATE_NOOP("Pictures", "lion")},
    Picture{"tree"_id, u"🌳", QT_TRANSLATE_NOOP("Pictures", "tree")},
    Picture{"sunflower"_id, u"🌻", QT_TRANSLATE_NOOP("Pictures", "sunflower")},
    Picture{"cactus"_id, u"🌵", QT_TRANSLATE_NOOP("Pictures", "cactus")},
    Picture{"mushroom"_id, u"🍄", QT_TRANSLATE_NOOP("Pictures", "mushroom")},
    Picture{"apple"_id, u"🍎", QT_TRANSLATE_NOOP("Pictures", "apple")},
    Picture{"banana"_id, u"🍌", QT_TRANSLATE_NOOP("Pictures", "banana")},
    Picture{"grapes"_id, u"🍇", QT_TRANSLATE_NOOP("Pictures", "grapes")},
    Picture{"strawberry"_id, u"🍓", QT_TRANSLATE_NOOP("Pictures", "strawberry")},
    Picture{"carrot"_id, u"🥕", QT_TRANSLATE_NOOP("Pictures", "carrot")},
    Picture{"corn"_id, u"🌽", QT_TRANSLATE_NOOP("Pictures", "corn")},
    Picture{"bread"_id, u"🍞", QT_TRANSLATE_NOOP("Pictures", "bread")},
    Picture{"cheese"_id, u"🧀", QT_TRANSLATE_NOOP("Pictures", "cheese")},
    Picture{"cake"_id, u"🎂", QT_TRANSLATE_NOOP("Pictures", "cake")},
    Picture{"ice-cream"_id, u"🍦", QT_TRANSLATE_NOOP("Pictures", "ice cream")},
    Picture{"teacup"_id, u"🍵", QT_TRANSLATE_NOOP("Pictures", "cup of tea")},
    Picture{"umbrella"_id, u"☔", QT_TRANSLATE_NOOP("Pictures", "umbrella")},
    Picture{"hat"_id, u"🎩", QT_TRANSLATE_NOOP("Pictures", "hat")},
    Picture{"glasses"_id, u"👓", QT_TRANSLATE_NOOP("Pictures", "glasses")},
    Picture{"crown"_id, u"👑", QT_TRANSLATE_NOOP("Pictures", "crown")},
    Picture{"ring"_id, u"💍", QT_TRANSLATE_NOOP("Pictures", "ring")},
    Picture{"key"_id, u"🔑", QT_TRANSLATE_NOOP("Pictures", "key")},
    Picture{"bell"_id, u"🔔", QT_TRANSLATE_NOOP("Pictures", "bell")},
    Picture{"book"_id, u"📖", QT_TRANSLATE_NOOP("Pictures", "book")},
    Picture{"pencil"_id, u"✏️", QT_TRANSLATE_NOOP("Pictures", "pencil")},
    Picture{"scissors"_id, u"✂️", QT_TRANSLATE_NOOP("Pictures", "scissors")},
    Picture{"hammer"_id, u"🔨", QT_TRANSLATE_NOOP("Pictures", "hammer")},
    Picture{"clock"_id, u"🕒", QT_TRANSLATE_NOOP("Pictures", "clock")},
    Picture{"candle"_id, u"🕯️", QT_TRANSLATE_NOOP("Pictures", "candle")},
    Picture{"light-bulb"_id, u"💡", QT_TRANSLATE_NOOP("Pictures", "light bulb")},
    Picture{"telephone"_id, u"📞", QT_TRANSLATE_NOOP("Pictures", "telephone")},
    Picture{"camera"_id, u"📷", QT_TRANSLATE_NOOP("Pictures", "camera")},
    Picture{"television"_id, u"📺", QT_TRANSLATE_NOOP("Pictures", "television")},
    Picture{"guitar"_id, u"🎸", QT_TRANSLATE_NOOP("Pictures", "guitar")},
    Picture{"trumpet"_id, u"🎺", QT_TRANSLATE_NOOP("Pictures", "trumpet")},
    Picture{"drum"_id, u"🥁", QT_TRANSLATE_NOOP("Pictures", "drum")},
    Picture{"football"_id, u"⚽", QT_TRANSLATE_NOOP("Pictures", "football")},
    Picture{"kite"_id, u"🪁", QT_TRANSLATE_NOOP("Pictures", "kite")},
    Picture{"balloon"_id, u"🎈", QT_TRANSLATE_NOOP("Pictures", "balloon")},
    Picture{"gift"_id, u"🎁", QT_TRANSLATE_NOOP("Pictures", "gift")},
    Picture{"robot"_id, u"🤖", QT_TRANSLATE_NOOP("Pictures", "robot")},
    Picture{"snowman"_id, u"⛄", QT_TRANSLATE_NOOP("Pictures", "snowman")},
    Picture{"star"_id, u"⭐", QT_TRANSLATE_NOOP("Pictures", "star")},
    Picture{"moon"_id, u"🌙", QT_TRANSLATE_NOOP("Pictures", "moon")},
    Picture{"rainbow"_id, u"🌈", QT_TRANSLATE_NOOP("Pictures", "rainbow")},
    Picture{"house"_id, u"🏠", QT_TRANSLATE_NOOP("Pictures", "house")},
    Picture{"car"_id, u"🚗", QT_TRANSLATE_NOOP("Pictures", "car")},
    Picture{"bicycle"_id, u"🚲", QT_TRANSLATE_NOOP("Pictures", "bicycle")},
    Picture{"train"_id, u"🚆", QT_TRANSLATE_NOOP("Pictures", "train")},
    Picture{"airplane"_id, u"🛫", QT_TRANSLATE_NOOP("Pictures", "airplane")},
    Picture{"anchor"_id, u"⚓", QT_TRANSLATE_NOOP("Pictures", "anchor")},
};

const Picture *find(const QString &id)
{
    const auto it = std::ranges::find_if(
        Table, [&id](const Picture &picture) { return id == picture.id; });
    return it == Table.end() ? nullptr : &*it;
}

} // namespace

QString Pictures::emoji(const QString &id)
{
    const Picture *picture = find(id);
    return picture ? picture->emoji.toString() : QString();
}

QString Pictures::word(const QString &id)
{
    const Picture *picture = find(id);
    return picture ? QCoreApplication::translate("Pictures", picture->word) : id;
}

} // namespace sobani::pairing
