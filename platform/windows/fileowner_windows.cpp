// SPDX-License-Identifier: MPL-2.0
#include "platform/common/fileowner.h"

#include <QDir>
#include <QDirIterator>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace sobani::platform {

namespace {

/// The user and the system itself have everything there, nobody else anything.
bool give(const QString &path, PSID user)
{
    PSID system = nullptr;
    if (!::ConvertStringSidToSidW(L"S-1-5-18", &system))
        return false;
    EXPLICIT_ACCESS_W entries[2]{};
    PSID const owners[2]{user, system};
    for (int i = 0; i < 2; ++i) {
        entries[i].grfAccessPermissions = GENERIC_ALL;
        entries[i].grfAccessMode = SET_ACCESS;
        entries[i].grfInheritance = SUB_CONTAINERS_AND_OBJECTS_INHERIT;
        entries[i].Trustee.TrusteeForm = TRUSTEE_IS_SID;
        entries[i].Trustee.ptstrName = static_cast<LPWSTR>(owners[i]);
    }
    PACL list = nullptr;
    bool given = ::SetEntriesInAclW(2, entries, nullptr, &list) == ERROR_SUCCESS;
    std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    given = given
            && ::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                       OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION
                                           | PROTECTED_DACL_SECURITY_INFORMATION,
                                       user, nullptr, list, nullptr)
                   == ERROR_SUCCESS;
    ::LocalFree(list);
    ::LocalFree(system);
    return given;
}

} // namespace

bool giveTo(const QString &folder, const QString &user)
{
    PSID sid = nullptr;
    if (!::ConvertStringSidToSidW(user.toStdWString().c_str(), &sid))
        return false;
    bool given = true;
    QDirIterator inside(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
    while (given && inside.hasNext())
        given = give(inside.next(), sid);
    given = given && give(folder, sid);
    ::LocalFree(sid);
    return given;
}

} // namespace sobani::platform
