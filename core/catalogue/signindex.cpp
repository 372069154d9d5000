// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/signindex.h"

#include "core/catalogue/programname.h"
#include "core/catalogue/textfold.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

QString longestFixedPart(const QString &glob)
{
    QString longest;
    for (const QString &part : glob.split(u'*'))
        if (part.size() > longest.size() && !part.contains(u'?'))
            longest = part;
    return longest;
}

} // namespace

QString SignIndex::companyKey(const QString &name)
{
    QString key;
    for (const QChar c : fold(name))
        if (c.isLetterOrNumber())
            key.append(c);
    return key;
}

SignIndex::SignIndex(const Catalogue &catalogue)
{
    const auto &tools = catalogue.tools();
    for (std::size_t i = 0; i < tools.size(); ++i)
        for (const Sign &sign : tools[i].signs)
            add(int(i), sign);
}

void SignIndex::add(int tool, const Sign &sign)
{
    const auto exactly = [&](const QString &key) {
        m_exact[{slot(sign.kind, sign.platform), key}].push_back({tool, sign.text});
    };
    const auto glob = [&](QString text) {
        text.replace(u'\\', u'/');
        m_globs[slot(sign.kind, sign.platform)].push_back({text, longestFixedPart(text), tool});
    };
    switch (sign.kind) {
    case SignKind::Mark:
    case SignKind::Word:
        return; // MarkIndex
    case SignKind::Name:
    case SignKind::Weak:
    case SignKind::Operator:
    case SignKind::Original:
        return exactly(nameKey(sign.text));
    case SignKind::Product:
    case SignKind::SignedProduct:
    case SignKind::Signer:
        return exactly(companyKey(sign.text));
    case SignKind::Short:
    case SignKind::Uri:
        return exactly(fold(sign.text));
    case SignKind::Installer:
    case SignKind::WeakInstaller:
    case SignKind::Folder:
    case SignKind::Argument:
        return glob(fold(sign.text));
    case SignKind::Bundle:
    case SignKind::Viewer:
    case SignKind::Preinstalled:
        if (sign.text.endsWith(u'*'))
            return glob(fold(sign.text));
        return exactly(fold(sign.text));
    case SignKind::Needs:
        m_needs.push_back({sign.text.split(u' '), tool});
        return;
    }
}

Finds SignIndex::exact(SignKind kind, Platform platform, const QString &key) const
{
    return key.isEmpty() ? Finds() : m_exact.value({slot(kind, platform), key});
}

Finds SignIndex::globs(SignKind kind, Platform platform, const QString &text) const
{
    Finds found;
    const auto list = m_globs.constFind(slot(kind, platform));
    if (list == m_globs.constEnd() || text.isEmpty())
        return found;
    for (const Glob &glob : *list)
        if (text.contains(glob.fixed) && globMatches(glob.text, text))
            found.push_back({glob.tool, glob.text});
    return found;
}

Finds SignIndex::bundles(SignKind kind, Platform platform, const QString &id) const
{
    const QString key = fold(id);
    if (Finds found = exact(kind, platform, key); !found.empty())
        return found;
    return globs(kind, platform, key);
}

Finds SignIndex::needs(const QStringList &needed) const
{
    const auto present = [&](const QString &library) {
        return std::any_of(needed.begin(), needed.end(), [&](const QString &name) {
            return name == library || name.startsWith(library + u'.');
        });
    };
    Finds found;
    for (const Needed &rule : m_needs)
        if (std::all_of(rule.libraries.begin(), rule.libraries.end(), present))
            found.push_back({rule.tool, rule.libraries.join(u' ')});
    return found;
}

} // namespace sobani::catalogue
