// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What is known of a remote-control tool. Spec: docs/catalogue.md.
namespace sobani::catalogue {

/// For which system a program was made; Any in a sign that all desktop systems share.
enum class Platform { Any, Windows, Macos, Linux, Android, Ios };

/// One way to recognise a tool. Each kind says how far it carries: alone, or only with another.
enum class SignKind {
    Mark,          ///< coined word: as a word of a name it says the tool, whatever stands beside
    Word,          ///< ordinary word: only beside the catalogue's fillers
    Short,         ///< first six letters of an 8.3 name that no known harmless program shares
    Product,       ///< product name of a PE file, alone
    SignedProduct, ///< product name, only with one of the tool's signers
    Signer,        ///< common name of the signer; never alone
    Name,          ///< file name without its ending, whole
    Weak,          ///< file name, never alone
    Operator,      ///< file name of a program that only controls others: never the tool
    Original,      ///< original file name of a PE file
    Installer,     ///< glob over the file name
    WeakInstaller, ///< glob, never alone
    Folder,        ///< glob over the path
    Bundle,        ///< bundle, package or flatpak id, may end in ".*"
    Viewer,        ///< the same of a program that only controls others
    Preinstalled,  ///< package that vendors ship: present on many devices, so no sign by itself
    Needs,         ///< libraries that an ELF file needs, all of them
    Argument,      ///< glob over the command line
    Uri,           ///< scheme of links that start the tool
};

struct Sign
{
    SignKind kind = SignKind::Mark;
    Platform platform = Platform::Any;
    QString text; ///< as in the file
};

enum class Kind { Support, Unattended, Rdp, ScreenShare };
enum class Role { Host, Both, Viewer };

/// The code that a session begins with, and who says it to whom.
struct SessionCode
{
    bool readOut = false;    ///< the victim reads it out; otherwise types what she is told
    std::vector<int> digits; ///< possible lengths; empty when they vary
};

struct Tool
{
    QString id; ///< lowercase letters, digits and hyphens; never changes
    QString name;
    QString vendor;
    Kind kind = Kind::Support;
    Role role = Role::Host;
    bool abused = false; ///< known from support scams
    std::optional<SessionCode> code;
    std::vector<Sign> signs;
    QStringList domains; ///< where it comes from or connects to; may hold "*"
    std::vector<int> ports;
};

} // namespace sobani::catalogue
