// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accesswords.h"

#include "qml/common/personname.h"

namespace sobani::access {

QString AccessWords::flag(RedFlag flag)
{
    switch (flag) {
    case RedFlag::TheyCalled:
        return tr("They called, unasked");
    case RedFlag::WarningOnScreen:
        return tr("A warning came up on the screen");
    case RedFlag::AskedToInstall:
        return tr("They ask to type or install something");
    case RedFlag::MoneySpokenOf:
        return tr("They speak of money");
    case RedFlag::GiftCards:
        return tr("They want gift cards");
    case RedFlag::AskedForCode:
        return tr("They use a connection code");
    case RedFlag::AbusedTool:
        return tr("A program that cheats often use");
    }
    return {};
}

QString AccessWords::flagWhy(RedFlag flag)
{
    switch (flag) {
    case RedFlag::TheyCalled:
        return tr("No company calls to repair a computer that nobody reported.");
    case RedFlag::WarningOnScreen:
        return tr("Real virus warnings never show a telephone number.");
    case RedFlag::AskedToInstall:
        return tr("This is how a stranger gets hold of the mouse.");
    case RedFlag::MoneySpokenOf:
        return tr("The bank account is what they are after.");
    case RedFlag::GiftCards:
        return tr("Nobody honest is paid with gift cards.");
    case RedFlag::AskedForCode:
        return tr("Whoever gets this code can see and steer the screen.");
    case RedFlag::AbusedTool:
        return tr("The program is real, but the person behind it may not be.");
    }
    return {};
}

namespace {

void addText(std::vector<std::pair<QString, QString>> &facts, const QString &label,
             const QString &text)
{
    if (!text.trimmed().isEmpty())
        facts.emplace_back(label, text.trimmed());
}

} // namespace

QString AccessWords::called(const AccessDetails &details)
{
    if (!details.caller)
        return tr("not known");
    if (*details.caller == Caller::Them)
        return tr("They called");
    const bool *warned = std::get_if<bool>(&details.warning);
    return warned && *warned ? tr("Called them, after a warning on the screen")
                             : tr("Called them");
}

std::vector<std::pair<QString, QString>> AccessWords::facts(const AccessDetails &details,
                                                            bool declared)
{
    std::vector<std::pair<QString, QString>> facts;
    const auto addAnswer = [&](const QString &label, const Answer &answer) {
        if (const bool *yes = std::get_if<bool>(&answer))
            facts.emplace_back(label, *yes ? tr("Yes") : tr("No"));
        else if (const QString *words = std::get_if<QString>(&answer))
            addText(facts, label, *words);
        else if (declared)
            facts.emplace_back(label, tr("not known"));
    };
    addText(facts, tr("Program"), details.tool);
    addText(facts, tr("Code"), details.code);
    if (details.caller || declared)
        facts.emplace_back(tr("Who called whom"), called(details));
    addAnswer(tr("A warning on the screen"), details.warning);
    addAnswer(tr("Asked to type or install"), details.asked);
    addAnswer(tr("Money"), details.money);
    addAnswer(tr("Gift cards"), details.giftCards);
    addText(facts, tr("Company"), details.company);
    addText(facts, tr("Person"), details.person);
    addText(facts, tr("Their telephone number"), details.phone);
    addText(facts, tr("What for"), details.purpose);
    return facts;
}

QString AccessWords::refusedTitle(const api::AccessDecided &decision)
{
    switch (decision.reason) {
    case DecisionReason::Helper:
    case DecisionReason::Offline:
        return decision.by ? tr("%1 says: let nobody in.").arg(common::PersonName::polite(decision.by->name)) : tr("The answer is no");
    case DecisionReason::Timeout:
        return tr("Nobody answered. That means no.");
    case DecisionReason::WrongNumber:
        return tr("The number was wrong three times. That means no.");
    }
    return {};
}

QString AccessWords::refusedText(const api::AccessDecided &decision)
{
    switch (decision.reason) {
    case DecisionReason::Helper:
    case DecisionReason::Offline:
        return tr("Do not let them onto your computer. You have done everything right.");
    case DecisionReason::Timeout:
        return tr("You have done nothing wrong. Hang up, then call your family yourself.");
    case DecisionReason::WrongNumber:
        return tr("Perhaps somebody who is not your family tried to answer. It is not your fault. Hang up, then call your family yourself.");
    }
    return {};
}

QString AccessWords::decided(const api::AccessDecided &decision, bool byMe)
{
    const bool yes = decision.verdict == Verdict::Approve;
    if (byMe)
        return yes ? tr("You approved it for %1 minutes").arg(decision.minutes)
                   : tr("You said no");
    if (decision.by)
        return yes ? tr("%1 approved it for %2 minutes")
                         .arg(common::PersonName::polite(decision.by->name))
                         .arg(decision.minutes)
                   : tr("%1 said no").arg(common::PersonName::polite(decision.by->name));
    switch (decision.reason) {
    case DecisionReason::Timeout:
        return tr("Nobody answered in time: no");
    case DecisionReason::WrongNumber:
        return tr("The number was wrong three times: no");
    case DecisionReason::Helper:
    case DecisionReason::Offline:
        break;
    }
    return yes ? tr("Approved for %1 minutes").arg(decision.minutes) : tr("Refused");
}

QString AccessWords::ended(AccessEnd reason)
{
    switch (reason) {
    case AccessEnd::Expired:
        return tr("The time is over");
    case AccessEnd::Withdrawn:
        return tr("Stopped by the one who asked");
    case AccessEnd::Revoked:
        return tr("The approval was taken back");
    case AccessEnd::Finished:
        return tr("It is finished");
    }
    return {};
}

QString AccessWords::endedHere(AccessEnd reason)
{
    return reason == AccessEnd::Withdrawn ? tr("You have stopped it") : ended(reason);
}

QString AccessWords::endedThere(AccessEnd reason, const QString &from)
{
    return reason == AccessEnd::Withdrawn ? tr("%1 has stopped it").arg(from) : ended(reason);
}

QString AccessWords::askFailed(const QString &code)
{
    if (code == QLatin1String("not-written"))
        return tr("This device could not write it down. Its storage may be full.");
    return tr("The question could not be sent.");
}

QString AccessWords::decideFailed(const QString &code, int triesLeft)
{
    if (code == QLatin1String("wrong-number")) {
        if (triesLeft == 1)
            return tr("That number is not right. You can try once more.");
        return triesLeft > 1
                   ? tr("That number is not right. You can try %1 more times.").arg(triesLeft)
                   : tr("That number is not right.");
    }
    if (code == QLatin1String("not-written"))
        return tr("This device could not write your answer down. Call by telephone.");
    if (code == QLatin1String("no-rights"))
        return tr("You cannot decide yet. Another helper must first agree to you, or 24 hours "
                  "must pass.");
    return tr("Your answer had no effect. The request may be over already.");
}

} // namespace sobani::access
