// SPDX-License-Identifier: MPL-2.0
#include "qml/access/question.h"

namespace sobani::access {

QString Question::title(Page page)
{
    switch (page) {
    case Page::Caller:
        return tr("Who called whom?");
    case Page::Warning:
        return tr("Was there a warning on the screen?");
    case Page::Asked:
        return tr("Do they ask you to type or install something?");
    case Page::Money:
        return tr("Do they speak of money?");
    case Page::GiftCards:
        return tr("Do they speak of gift cards or prepaid cards?");
    case Page::Who:
        return tr("Who are they?");
    case Page::Tool:
        return tr("What do they want to use?");
    }
    return {};
}

QString Question::hint(Page page)
{
    switch (page) {
    case Page::Caller:
        return {};
    case Page::Warning:
        return tr("For example: a virus, a loud voice, a telephone number to call.");
    case Page::Asked:
        return tr("For example: a web address, keys to press, a program, a number.");
    case Page::Money:
        return tr("For example: a fee, a refund, your bank, your card.");
    case Page::GiftCards:
        return tr("For example: cards from a convenience store whose number you read out.");
    case Page::Who:
    case Page::Tool:
        return tr("Write only what you know. You may leave all of it empty.");
    }
    return {};
}

QStringList Question::choices(Page page)
{
    switch (page) {
    case Page::Caller:
        return {tr("They called me"), tr("I called a number from the screen"),
                tr("I called a number I knew"), tr("I don't know")};
    case Page::Warning:
    case Page::Asked:
    case Page::Money:
    case Page::GiftCards:
        return {tr("Yes"), tr("No"), tr("I don't know")};
    case Page::Who:
    case Page::Tool:
        return {};
    }
    return {};
}

QStringList Question::icons(Page page)
{
    if (choices(page).isEmpty())
        return {};
    if (page == Page::Caller)
        return {QStringLiteral("bell"), QStringLiteral("monitor"), QStringLiteral("phone"),
                QStringLiteral("question")};
    return {QStringLiteral("check"), QStringLiteral("cross"), QStringLiteral("question")};
}

Choice Question::choiceAt(Page page, int index)
{
    return index + 1 == choices(page).size() ? Choice::Unknown : Choice(index);
}

namespace {

void answerCaller(AccessDetails &details, Choice choice)
{
    details.caller.reset();
    if (choice != Choice::Unknown)
        details.caller = choice == Choice::First ? Caller::Them : Caller::Me;
    // A number on the screen is the warning: what was said of it before does not count.
    details.warning = choice == Choice::Second ? Answer(true) : Answer();
}

} // namespace

void Question::answer(AccessDetails &details, Page page, Choice choice)
{
    Answer yesOrNo;
    if (choice != Choice::Unknown)
        yesOrNo = choice == Choice::First;
    switch (page) {
    case Page::Caller:
        answerCaller(details, choice);
        break;
    case Page::Warning:
        details.warning = yesOrNo;
        break;
    case Page::Asked:
        details.asked = yesOrNo;
        break;
    case Page::Money:
        details.money = yesOrNo;
        break;
    case Page::GiftCards:
        details.giftCards = yesOrNo;
        break;
    case Page::Who:
    case Page::Tool:
        break;
    }
}

bool Question::isAlarming(Page page, Choice choice)
{
    const bool fromScreen = page == Page::Caller && choice == Choice::Second;
    return fromScreen || (choice == Choice::First && page != Page::Who && page != Page::Tool);
}

} // namespace sobani::access
