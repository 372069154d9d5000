// SPDX-License-Identifier: MPL-2.0
#include "qml/recovery/stepwords.h"

using namespace Qt::StringLiterals;

namespace sobani::recovery {

QString StepWords::title(int n)
{
    switch (n) {
    case 0: return tr("Put the phone down. Do not argue.");
    case 1: return tr("Take the computer off the internet");
    case 2: return tr("Switch the computer off");
    case 3: return tr("Call your bank and card company");
    case 4: return tr("Leave the computer off");
    case 5: return tr("Write down everything");
    default: return {};
    }
}

QString StepWords::how(int n)
{
    switch (n) {
    case 0: return tr("You need not say anything. Just hang up. If it rings again, listen: is it your family's voice? If not, hang up at once.");
    case 1: return tr("Pull the network cable out of the computer. On Wi-Fi: pull the plug of the Wi-Fi box. If the house telephone stops too, use a mobile.");
    case 2: return tr("First take a picture of the warning with your mobile phone, if you have one. Then hold the computer's power button down while you slowly count to ten.");
    case 3: return tr("Say: \"A stranger was in my computer. Please stop my account and my card.\" The number is on the back of your card. Never a number from the screen.");
    case 4: return tr("Do not switch it on again until your family or an expert has looked at it.");
    case 5: return tr("The number you called, what they said, what they did on the screen, what you typed, the time. On paper.");
    default: return {};
    }
}

QString StepWords::reason(int n)
{
    switch (n) {
    case 0: return tr("As long as they talk, they can talk you into something. Hanging up is never rude here.");
    case 1: return tr("Without the internet they cannot move anything on your computer any more.");
    case 2: return tr("This ends their connection and everything they have started.");
    case 3: return tr("The sooner the bank knows, the more of your money it can still hold back.");
    case 4: return tr("Something of theirs may still be inside and would start again together with the computer.");
    case 5: return tr("The police and the bank will ask for it, and by tomorrow much of it is forgotten.");
    default: return {};
    }
}

QString StepWords::condition(int n)
{
    return n == 3 ? tr("Do this if money, a bank, a card or gift cards were spoken of. If you are not sure, do it.")
                  : QString();
}

QString StepWords::readOn(int n)
{
    switch (n) {
    case 1: return tr("If this screen goes dark: go on with your mobile or the family card. Next: switch the computer off, then call the bank.");
    case 2: return tr("If this screen goes dark: go on with your mobile or the family card. Next: call the bank.");
    default: return {};
    }
}

QString StepWords::telephoneNote(int n)
{
    return n == 3 ? tr("The computer is off? Then you may plug the Wi-Fi box in again to telephone.")
                  : QString();
}

QString StepWords::doneLabel(int n)
{
    switch (n) {
    case 0: return tr("I have put the phone down");
    case 1: return tr("It is off the internet");
    case 2: return tr("It is switched off");
    case 3: return tr("I have called them");
    case 4: return tr("I will leave it off");
    case 5: return tr("I have written it down");
    default: return {};
    }
}

QString StepWords::couldNotLabel(int n)
{
    return n == 3 ? tr("No money was spoken of, or I cannot") : tr("I could not do it");
}

QString StepWords::otherWay(int n)
{
    switch (n) {
    case 0: return tr("Then lay the receiver on the table and walk away from it. That is enough.");
    case 1: return tr("Then go straight on: switching the computer off cuts them off as well.");
    case 2: return tr("Then pull the computer's plug out of the wall. Close a laptop and carry it into another room, away from the Wi-Fi box.");
    case 3: return tr("No talk of money? Then go on to the next step. If you cannot call, ask your family to help you. At night most banks have an emergency number for lost cards.");
    case 4: return tr("Then ask somebody to take the computer with them until it has been looked at.");
    case 5: return tr("Then tell your family everything on the telephone. They write it down for you.");
    default: return {};
    }
}

QString StepWords::helperSays(int n)
{
    switch (n) {
    case 0: return tr("\"Well done for telling me. Is the other call ended? If not, hang up on them without a word. Stay on this one with me.\"");
    case 1: return tr("\"Do you see the network cable in the computer? Pull it out. On Wi-Fi, pull the plug of the Wi-Fi box. If this call breaks off, I ring your mobile.\" Their screen may go silent now; that is expected.");
    case 2: return tr("\"Take a picture of the screen first. Now hold the power button down, I will count to ten with you.\" Silence after this is expected.");
    case 3: return tr("\"Did they speak of money, your bank or gift cards? Then we call the bank at once. Have your card at hand.\"");
    case 4: return tr("\"Leave the computer off. I will come, or we will bring it to somebody who knows.\"");
    case 5: return tr("\"Tell me everything you remember, from the beginning. I am writing it down. It is not your fault.\"");
    default: return {};
    }
}

QString StepWords::brief(int n)
{
    switch (n) {
    case 0: return tr("Phone put down");
    case 1: return tr("Off the internet");
    case 2: return tr("Switched off");
    case 3: return tr("Bank and card company called");
    case 4: return tr("Left switched off");
    case 5: return tr("Written down");
    default: return {};
    }
}

QString StepWords::picture(int n)
{
    static const QString names[] = {u"step-hangup"_s, u"step-unplug"_s, u"step-power"_s,
                                    u"step-bank"_s,   u"step-off"_s,    u"step-write"_s};
    return n >= 0 && n < StepCount ? names[n] : QString();
}

} // namespace sobani::recovery
