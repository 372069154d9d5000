// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/catalogue.h"

#include <QHash>
#include <QSet>

/// Internal to core/catalogue: the catalogue's signs, arranged for being looked up.
namespace sobani::catalogue {

/// A tool by its place in Catalogue::tools(), and the text that spoke for it.
struct Found
{
    int tool = -1;
    QString text;
};
using Finds = std::vector<Found>;

class SignIndex
{
public:
    explicit SignIndex(const Catalogue &catalogue);

    /// Tools with a sign of that kind whose key is \a key: whole names, products, signers.
    [[nodiscard]] Finds exact(SignKind kind, Platform platform, const QString &key) const;
    /// Tools with a glob of that kind which \a folded text matches; several tools are possible.
    [[nodiscard]] Finds globs(SignKind kind, Platform platform, const QString &text) const;
    /// Bundle ids: whole, one of its parts below ("id.helper"), or ending in ".*".
    [[nodiscard]] Finds bundles(SignKind kind, Platform platform, const QString &id) const;
    /// Tools all of whose libraries are among \a needed.
    [[nodiscard]] Finds needs(const QStringList &needed) const;

    /// How a product, a signer and a name are compared: letters and digits only.
    [[nodiscard]] static QString companyKey(const QString &name);

private:
    struct Glob
    {
        QString text;
        QString fixed; ///< its longest part without a wildcard, to refuse quickly
        int tool = -1;
    };
    struct Needed
    {
        QStringList libraries;
        int tool = -1;
    };
    static int slot(SignKind kind, Platform platform) { return int(kind) * 8 + int(platform); }
    void add(int tool, const Sign &sign);

    QHash<std::pair<int, QString>, Finds> m_exact;
    QHash<int, std::vector<Glob>> m_globs;
    std::vector<Needed> m_needs;
};

} // namespace sobani::catalogue
