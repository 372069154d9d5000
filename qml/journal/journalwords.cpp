// SPDX-License-Identifier: MPL-2.0
#include "qml/journal/journalwords.h"

#include "qml/recovery/stepwords.h"

#include <algorithm>
#include <array>

namespace sobani::journal {

namespace {

struct Entry
{
    QLatin1String kind;
    Tone tone;
    const char *withName; ///< null: it is nobody's doing
    const char *withoutName;
};

constexpr QLatin1String operator""_id(const char *text, std::size_t size)
{
    return QLatin1String(text, qsizetype(size));
}

/// Kinds as the engine's services write them.
constexpr std::array Table{
    Entry{"paired"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "Connected with %1"),
          QT_TRANSLATE_NOOP("JournalWords", "A device was connected")},
    Entry{"left"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 is no longer connected"),
          QT_TRANSLATE_NOOP("JournalWords", "A device is no longer connected")},
    Entry{"consent-asked"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 waits to become a helper"),
          QT_TRANSLATE_NOOP("JournalWords", "A new helper waits for agreement")},
    Entry{"consent-given"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 was accepted as a helper"),
          QT_TRANSLATE_NOOP("JournalWords", "A new helper was accepted")},
    Entry{"consent-refused"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 was refused as a helper"),
          QT_TRANSLATE_NOOP("JournalWords", "A new helper was refused")},
    Entry{"rights-full"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 may now decide about strangers"),
          QT_TRANSLATE_NOOP("JournalWords", "A helper may now decide about strangers")},
    Entry{"rights-pending"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "%1 may not decide yet"),
          QT_TRANSLATE_NOOP("JournalWords", "A helper may not decide yet")},
    Entry{"help-raised"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 called for help"),
          QT_TRANSLATE_NOOP("JournalWords", "Help was called")},
    Entry{"help-called"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 called for help"),
          QT_TRANSLATE_NOOP("JournalWords", "Help was called")},
    Entry{"help-answered"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 answered the call for help"),
          QT_TRANSLATE_NOOP("JournalWords", "The call for help was answered")},
    Entry{"help-unanswered"_id, Tone::Help, nullptr,
          QT_TRANSLATE_NOOP("JournalWords", "Nobody had answered the call for help after two minutes")},
    Entry{"help-cancelled"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 said: pressed by mistake"),
          QT_TRANSLATE_NOOP("JournalWords", "The call for help was a mistake")},
    Entry{"help-resolved"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 closed the call for help"),
          QT_TRANSLATE_NOOP("JournalWords", "The call for help was closed")},
    Entry{"help-ended"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "The call for help was ended by %1"),
          QT_TRANSLATE_NOOP("JournalWords", "The call for help was ended")},
    Entry{"step-pushed"_id, Tone::Help, QT_TRANSLATE_NOOP("JournalWords", "%1 asked to do a step"),
          QT_TRANSLATE_NOOP("JournalWords", "A step was asked for")},
    Entry{"access-requested"_id, Tone::Decision, QT_TRANSLATE_NOOP("JournalWords", "%1 asked whether a stranger may use the computer"),
          QT_TRANSLATE_NOOP("JournalWords", "It was asked whether a stranger may use the computer")},
    Entry{"access-approved"_id, Tone::Decision, QT_TRANSLATE_NOOP("JournalWords", "%1 said yes to remote support"),
          QT_TRANSLATE_NOOP("JournalWords", "Remote support was approved")},
    Entry{"access-denied"_id, Tone::Decision, QT_TRANSLATE_NOOP("JournalWords", "%1 said no to remote support"),
          QT_TRANSLATE_NOOP("JournalWords", "Remote support was refused")},
    Entry{"access-wrong-number"_id, Tone::Decision, QT_TRANSLATE_NOOP("JournalWords", "%1 entered a wrong number"),
          QT_TRANSLATE_NOOP("JournalWords", "A wrong number was entered")},
    Entry{"access-ended"_id, Tone::Decision, QT_TRANSLATE_NOOP("JournalWords", "%1 ended the remote support"),
          QT_TRANSLATE_NOOP("JournalWords", "The remote support was over")},
    Entry{"refused"_id, Tone::Decision, nullptr,
          QT_TRANSLATE_NOOP("JournalWords", "Something was tried that is not allowed; it had no effect")},
    Entry{"protection-dropped"_id, Tone::People, QT_TRANSLATE_NOOP("JournalWords", "The connection to %1 broke off"),
          QT_TRANSLATE_NOOP("JournalWords", "A connection broke off")},
};

const Entry *find(const QString &kind)
{
    const auto it =
        std::ranges::find_if(Table, [&kind](const Entry &entry) { return kind == entry.kind; });
    return it == Table.end() ? nullptr : &*it;
}

} // namespace

QString JournalWords::step(const QString &by, const QString &detail)
{
    // "3+" is done, "3-" is not; anything else is a journal of another version.
    const QString number = detail.chopped(detail.isEmpty() ? 0 : 1);
    const bool done = detail.endsWith(u'+');
    bool isNumber = false;
    if (const QString name = recovery::StepWords::brief(number.toInt(&isNumber));
        isNumber && !name.isEmpty()) {
        if (by.isEmpty())
            return done ? tr("Done: %1").arg(name) : tr("Not possible: %1").arg(name);
        return done ? tr("%1 has done: %2").arg(by, name) : tr("%1 could not do: %2").arg(by, name);
    }
    if (by.isEmpty())
        return done ? tr("Step %1 was done").arg(number) : tr("Step %1 was not possible").arg(number);
    return done ? tr("%1 did step %2").arg(by, number)
                : tr("%1 could not do step %2").arg(by, number);
}

QString JournalWords::text(const QString &kind, const QString &by, const QString &detail)
{
    if (kind == QLatin1String("step"))
        return step(by, detail);
    const Entry *entry = find(kind);
    if (!entry)
        return by.isEmpty() ? tr("Something was noted") : tr("Something was noted about %1").arg(by);
    if (by.isEmpty() || !entry->withName)
        return QCoreApplication::translate("JournalWords", entry->withoutName);
    return QCoreApplication::translate("JournalWords", entry->withName).arg(by);
}

Tone JournalWords::tone(const QString &kind)
{
    if (kind == QLatin1String("step"))
        return Tone::Help;
    const Entry *entry = find(kind);
    return entry ? entry->tone : Tone::Plain;
}

bool JournalWords::isKnown(const QString &kind)
{
    return kind == QLatin1String("step") || find(kind);
}

} // namespace sobani::journal
