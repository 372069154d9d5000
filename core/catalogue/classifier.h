// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/catalogue/programfacts.h"

#include <memory>

/// Says which remote-control tool a program is.
namespace sobani::catalogue {

/// What the answer rests on. Screens put these into words.
enum class Reason {
    OriginalName,     ///< the file's inside names it, whatever it is called
    Product,          ///< product name inside the file
    ProductAndSigner, ///< product name and signer together
    Bundle,           ///< bundle or package id
    FileName,
    ShortName,      ///< the file name as Windows shortened it
    Installer,      ///< the file name of an installer
    NameAndSigner,  ///< a common file name, and the vendor's signature
    NameAndFolder,  ///< a common file name in the tool's own folder
    NameAndProduct, ///< a common file name, and the tool's product name inside the file
    Folder,         ///< it lies in the tool's own folder
    Libraries,      ///< what the program is built from
    Arguments,      ///< how it was called
    Link,           ///< a link that starts the tool
};

struct Recognition
{
    QString tool; ///< id in the catalogue
    Reason reason = Reason::FileName;
    QString matched; ///< the text that was recognised
    /// It is not the program itself, but what its command line starts.
    bool launched = false;

    friend bool operator==(const Recognition &, const Recognition &) = default;
};

/// Pure and immutable: opens nothing, knows no clock; may be shared between threads.
/// Rule: ordinary software must never match. A signer alone, a common name alone, or a
/// program that only controls other computers gives nothing.
/// Costs tens of microseconds; input of any length is bounded inside.
/// Spec: docs/catalogue.md.
class Classifier
{
public:
    explicit Classifier(const Catalogue &catalogue);
    ~Classifier();
    Classifier(Classifier &&) noexcept;
    Classifier &operator=(Classifier &&) noexcept;
    Q_DISABLE_COPY(Classifier)

    [[nodiscard]] std::optional<Recognition> classify(const ProgramFacts &facts) const;

private:
    class Impl;
    std::unique_ptr<const Impl> m_impl;
};

} // namespace sobani::catalogue
