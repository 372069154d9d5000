// SPDX-License-Identifier: MPL-2.0
#include "app/guardctl/reasonwords.h"

namespace sobani::app {

namespace {

using namespace Qt::StringLiterals;
using catalogue::Reason;

QString words(Reason reason)
{
    switch (reason) {
    case Reason::OriginalName:
        return u"the file's inside names it"_s;
    case Reason::Product:
        return u"product name inside the file"_s;
    case Reason::ProductAndSigner:
        return u"product name inside the file, and the vendor's signature"_s;
    case Reason::Bundle:
        return u"package id"_s;
    case Reason::FileName:
        return u"file name"_s;
    case Reason::ShortName:
        return u"file name as the system shortened it"_s;
    case Reason::Installer:
        return u"file name of its installer"_s;
    case Reason::NameAndSigner:
        return u"common file name, with the vendor's signature"_s;
    case Reason::NameAndFolder:
        return u"common file name, in the tool's own folder"_s;
    case Reason::NameAndProduct:
        return u"common file name, with the tool's product name inside"_s;
    case Reason::Folder:
        return u"lies in the tool's own folder"_s;
    case Reason::Libraries:
        return u"built from what such a tool is built from"_s;
    case Reason::Arguments:
        return u"called as the tool is called"_s;
    case Reason::Link:
        return u"link that starts the tool"_s;
    }
    return {};
}

} // namespace

QString reasonWords(const catalogue::Recognition &recognition)
{
    return (recognition.launched ? u"starts a program: "_s : QString()) + words(recognition.reason)
           + u" ("_s + recognition.matched + u')';
}

} // namespace sobani::app
