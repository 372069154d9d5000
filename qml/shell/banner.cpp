// SPDX-License-Identifier: MPL-2.0
#include "qml/shell/banner.h"

namespace sobani::shell {

QString Banner::text() const
{
    switch (kind) {
    case None:
        return {};
    case Request:
        return tr("A request waits for your word.");
    case Consent:
        return tr("Somebody wants to become a helper.");
    case EngineGone:
        return tr("Sobani's service does not answer. HELP is kept and sent later. If it is urgent, telephone.");
    case WrongRelay:
        return tr("Not connected: the other side could not prove who it is. If it is urgent, telephone.");
    case Offline:
        return tr("No connection right now. If it is urgent, telephone.");
    case KeysInFile:
        return tr("This device has no safe place for its keys. They are kept in a file that only you can read.");
    }
    return {};
}

QString Banner::action() const
{
    switch (kind) {
    case Request:
        return tr("Look at the request");
    case Consent:
        return tr("Look who it is");
    case KeysInFile:
        return tr("I understand");
    case None:
    case EngineGone:
    case WrongRelay:
    case Offline:
        return {};
    }
    return {};
}

} // namespace sobani::shell
