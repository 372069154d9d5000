// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/pairingwords.h"

namespace sobani::pairing {

EndWords PairingWords::ended(PairingEnd reason)
{
    switch (reason) {
    case PairingEnd::Cancelled:
        return {tr("The two devices are not connected"), tr("One of you stopped it."),
                tr("If you did not stop it, ask your family, on a call that you make.")};
    case PairingEnd::Mismatch:
        return {tr("Stopped, because something did not match"),
                tr("The numbers or the pictures were not the same on both devices. Somebody may "
                   "have tried to come in between. Nothing has been let in."),
                tr("Call your family yourself, and begin again with a new code."), true};
    case PairingEnd::Expired:
        return {tr("The time is over"), tr("A code works for 15 minutes only, to keep you safe."),
                tr("Begin again with a new code. There is no hurry.")};
    case PairingEnd::Used:
        return {tr("This code has been used already"), tr("Each code works only once."),
                tr("If it was not your family who used it, begin again with a new code, and "
                   "give it to nobody else."),
                true};
    case PairingEnd::Version:
        return {tr("One of the two devices has an older Sobani"),
                tr("The two do not understand each other."),
                tr("Bring Sobani up to date on both devices, then begin again.")};
    case PairingEnd::Certificate:
        return {tr("Stopped, because the connection was not the right one"),
                tr("The connection point is not the one that the code names. Nothing has been "
                   "let in."),
                tr("Try again at home, not on somebody else's Wi-Fi. If it happens again, tell "
                   "your family."),
                true};
    case PairingEnd::Role:
        return {tr("These two devices do not fit together"),
                tr("One of them must belong to the person who is protected, in one family only."),
                tr("Look in the settings of both devices: who is protected, and who looks after "
                   "whom?")};
    case PairingEnd::Busy:
        return {tr("Not possible right now"),
                tr("While a call for help or a request is open, nobody new is let in."),
                tr("Finish that first. If somebody is pressing you, hang up.")};
    }
    return {};
}

EndWords PairingWords::failed(const QString &code)
{
    if (code == QLatin1String("bad-code") || code == QLatin1String("mistyped-code"))
        return {tr("This code is not right"),
                tr("A letter or a number is different from the code on the other device."),
                tr("Look at the code once more and type it again.")};
    if (code == QLatin1String("other-version"))
        return ended(PairingEnd::Version);
    if (code == QLatin1String("locked"))
        return ended(PairingEnd::Busy);
    if (code == QLatin1String("no-relay"))
        return {tr("This device knows no connection point yet"),
                tr("Without it, it can find nobody. A square code brings the address along; a "
                   "typed code does not."),
                tr("Photograph the square code instead, or ask your family to write the address "
                   "into the settings.")};
    if (code == QLatin1String("not-written"))
        return {tr("This device could not write it down"),
                tr("Its storage may be full."),
                tr("Call your family and ask them to make room.")};
    return {tr("That did not work"), tr("Nothing has been changed on this device."),
            tr("Wait a moment, then begin again.")};
}

EndWords PairingWords::theyCalled()
{
    return {tr("Then stop. Hang up."),
            tr("People who call you, or whose number stood on the screen, and who want to be "
               "connected with your computer are almost always cheating. Real companies do not "
               "do that. You have let nobody in."),
            tr("Put the phone down. Then call your family yourself, on the number that you know."),
            true};
}

} // namespace sobani::pairing
