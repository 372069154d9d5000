// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/classifier.h"

#include "core/catalogue/commandline.h"
#include "core/catalogue/markindex.h"
#include "core/catalogue/programname.h"
#include "core/catalogue/signindex.h"
#include "core/catalogue/textfold.h"

#include <algorithm>

namespace sobani::catalogue {

namespace {

using namespace Qt::StringLiterals;

constexpr int MaximumDepth = 3;
using Answer = std::optional<Recognition>;

bool names(const Finds &finds, int tool)
{
    return std::any_of(finds.begin(), finds.end(),
                       [tool](const Found &found) { return found.tool == tool; });
}

/// A program, with everything that several rules look at.
struct Subject
{
    const ProgramFacts &facts;
    ProgramName name;
    std::vector<Platform> platforms; ///< whose file names apply
    QStringList keys;                ///< under which its file name may be listed
    Finds signers;
    Finds folders;
    Finds others;          ///< tools of whose vendor it is another product, by its folder
    bool removes = false;  ///< it uninstalls a tool
    bool operates = false; ///< its file name says that it only controls others
};

bool isPackageSystem(Platform platform)
{
    return platform == Platform::Android || platform == Platform::Ios;
}

/// "ANYDES~1.EXE"
bool isShortened(const ProgramName &name)
{
    return name.windows && name.file.size() > 7 && name.file.at(6) == u'~'
           && name.file.at(7).isDigit();
}

/// Where the path says nothing about the file: the first argument is all there is.
bool isNameless(const QString &path)
{
    return path.isEmpty() || path.startsWith("/memfd:"_L1) || path.startsWith("/dev/fd/"_L1)
           || path.startsWith("/proc/"_L1);
}

} // namespace

class Classifier::Impl
{
public:
    explicit Impl(const Catalogue &catalogue)
        : m_signs(catalogue), m_marks(catalogue), m_uninstaller(catalogue.vocabulary().uninstaller)
    {
        for (const Tool &tool : catalogue.tools()) {
            m_ids.append(tool.id);
            QStringList products;
            for (const Sign &sign : tool.signs)
                if (sign.kind == SignKind::Mark || sign.kind == SignKind::Word
                    || sign.kind == SignKind::Product || sign.kind == SignKind::SignedProduct)
                    products.append(SignIndex::companyKey(sign.text));
            m_products.append(products);
        }
    }

    Answer classify(const ProgramFacts &facts, const Words &words, int depth) const;

private:
    using Rule = Answer (Impl::*)(const Subject &) const;

    Subject subjectOf(const ProgramFacts &facts) const;
    Answer byOriginalName(const Subject &subject) const;
    Answer byProduct(const Subject &subject) const;
    Answer byBundle(const Subject &subject) const;
    Answer byFileName(const Subject &subject) const;
    Answer byMark(const Subject &subject) const;
    Answer byInstaller(const Subject &subject) const;
    Answer byShortName(const Subject &subject) const;
    Answer byWeakName(const Subject &subject) const;
    Answer byFolder(const Subject &subject) const;
    Answer byElf(const Subject &subject) const;
    Answer byArguments(const Subject &subject) const;
    Answer byLaunch(const Subject &subject, const Words &words, int depth) const;
    Answer byLink(const QString &program) const;
    Answer corroborated(const Finds &weak, const Subject &subject) const;

    /// Nothing: the id is unknown. An answer without a tool: it is one that only controls.
    std::optional<Answer> bundle(const QString &id, Platform platform) const;
    bool isOperator(const Subject &subject) const;
    Finds productTools(const Subject &subject) const;
    bool isOtherProduct(const Subject &subject, int tool) const;

    Recognition answer(int tool, Reason reason, const QString &matched) const
    {
        return {m_ids.at(tool), reason, matched, false};
    }
    Answer first(const Finds &finds, Reason reason) const
    {
        return finds.empty() ? Answer() : answer(finds.front().tool, reason, finds.front().text);
    }

    SignIndex m_signs;
    MarkIndex m_marks;
    QStringList m_uninstaller;
    QStringList m_ids;
    QList<QStringList> m_products; ///< beginnings of each tool's product names
};

Subject Classifier::Impl::subjectOf(const ProgramFacts &facts) const
{
    Subject subject{
        facts, programName(facts.path.value_or(QString()), facts.platform), {}, {}, {}, {}, {}};
    subject.platforms.push_back(facts.platform);
    if (subject.name.windows && facts.platform != Platform::Windows)
        subject.platforms.push_back(Platform::Windows);
    subject.keys = {nameKey(subject.name.file), nameKey(subject.name.base)};
    subject.keys.removeDuplicates();
    if (facts.pe && facts.pe->signer)
        subject.signers = m_signs.exact(SignKind::Signer, Platform::Any,
                                        SignIndex::companyKey(*facts.pe->signer));
    const QString file = fold(subject.name.file);
    subject.removes = std::any_of(m_uninstaller.begin(), m_uninstaller.end(),
                                  [&](const QString &glob) { return globMatches(glob, file); });
    if (subject.name.program)
        for (const Platform platform : subject.platforms)
            for (const Found &found : m_signs.globs(SignKind::Folder, platform, subject.name.path))
                subject.folders.push_back(found);
    for (const QString &part : subject.name.parts)
        for (const Found &found : m_signs.exact(SignKind::Operator, Platform::Windows, fold(part)))
            subject.others.push_back(found);
    subject.operates = isOperator(subject);
    return subject;
}

bool Classifier::Impl::isOperator(const Subject &subject) const
{
    const auto listed = [&](const QString &key) {
        return std::any_of(subject.platforms.begin(), subject.platforms.end(), [&](Platform p) {
            return !m_signs.exact(SignKind::Operator, p, key).empty();
        });
    };
    if (std::any_of(subject.keys.begin(), subject.keys.end(), listed))
        return true;
    if (subject.facts.bundleId) {
        const auto known = bundle(*subject.facts.bundleId, subject.facts.platform);
        if (known && !*known)
            return true;
    }
    return std::any_of(subject.name.parts.begin(), subject.name.parts.end(),
                       [&](const QString &part) {
                           return part.endsWith(".app"_L1) && listed(nameKey(baseName(part)));
                       });
}

Answer Classifier::Impl::byOriginalName(const Subject &subject) const
{
    const auto &pe = subject.facts.pe;
    if (!pe || !pe->originalName)
        return {};
    const QString key = nameKey(*pe->originalName);
    for (const SignKind kind : {SignKind::Original, SignKind::Name})
        for (const Found &found : m_signs.exact(kind, Platform::Windows, key))
            if (!names(subject.others, found.tool))
                return answer(found.tool, Reason::OriginalName, found.text);
    if (!m_signs.exact(SignKind::Operator, Platform::Windows, key).empty())
        return {};
    if (const auto hit = m_marks.find(baseName(*pe->originalName));
        hit && (!hit->word || names(subject.signers, hit->tool)))
        return answer(hit->tool, Reason::OriginalName, hit->mark);
    return corroborated(m_signs.exact(SignKind::Weak, Platform::Windows, key), subject);
}

/// Tools that the product name speaks for, alone or with the signer.
Finds Classifier::Impl::productTools(const Subject &subject) const
{
    const auto &pe = subject.facts.pe;
    if (!pe || !pe->product)
        return {};
    const QString key = SignIndex::companyKey(*pe->product);
    Finds found = m_signs.exact(SignKind::Product, Platform::Any, key);
    for (const Found &signedOnly : m_signs.exact(SignKind::SignedProduct, Platform::Any, key))
        if (names(subject.signers, signedOnly.tool))
            found.push_back(signedOnly);
    if (const auto hit = m_marks.find(*pe->product);
        hit && (!hit->word || names(subject.signers, hit->tool)))
        found.push_back({hit->tool, *pe->product});
    return found;
}

Answer Classifier::Impl::byProduct(const Subject &subject) const
{
    const auto &pe = subject.facts.pe;
    // An installed tool's own uninstaller has to run.
    if (!pe || (subject.removes && !subject.folders.empty()))
        return {};
    const bool operates =
        pe->originalName
        && !m_signs.exact(SignKind::Operator, Platform::Windows, nameKey(*pe->originalName))
                .empty();
    if (operates || (subject.operates && !pe->originalName))
        return {};
    const Finds found = productTools(subject);
    if (found.empty())
        return {};
    return answer(found.front().tool,
                  names(subject.signers, found.front().tool) ? Reason::ProductAndSigner
                                                             : Reason::Product,
                  *pe->product);
}

std::optional<Answer> Classifier::Impl::bundle(const QString &id, Platform platform) const
{
    QString whole = id.left(256);
    if (platform == Platform::Android) // "id:process"
        whole = whole.section(u':', 0, 0);
    for (QString part = whole; part.count(u'.') >= 1; part = part.section(u'.', 0, -2)) {
        if (part != whole && part.count(u'.') < 2)
            break;
        if (auto found =
                first(m_signs.exact(SignKind::Bundle, platform, fold(part)), Reason::Bundle))
            return found;
        for (const SignKind kind : {SignKind::Viewer, SignKind::Preinstalled})
            if (!m_signs.exact(kind, platform, fold(part)).empty())
                return Answer();
    }
    if (auto found = first(m_signs.bundles(SignKind::Bundle, platform, whole), Reason::Bundle))
        return found;
    return {};
}

Answer Classifier::Impl::byBundle(const Subject &subject) const
{
    QStringList ids;
    if (subject.facts.bundleId)
        ids.append(*subject.facts.bundleId);
    ids.append(subject.name.file);
    for (const QString &part : subject.name.parts) // ".../com.x.y-Zk3Q==/base.apk"
        ids.append(subject.facts.platform == Platform::Android ? part.section(u'-', 0, 0) : part);
    for (const QString &id : std::as_const(ids))
        if (const auto found = bundle(id, subject.facts.platform))
            return *found;
    return {};
}

Answer Classifier::Impl::byFileName(const Subject &subject) const
{
    for (const Platform platform : subject.platforms)
        for (const QString &key : subject.keys)
            for (const Found &found : m_signs.exact(SignKind::Name, platform, key))
                if (!names(subject.others, found.tool))
                    return answer(found.tool, Reason::FileName, found.text);
    for (const QString &part : subject.name.parts)
        if (part.endsWith(".app"_L1))
            if (auto found =
                    first(m_signs.exact(SignKind::Name, Platform::Macos, nameKey(baseName(part))),
                          Reason::FileName))
                return found;
    return {};
}

Answer Classifier::Impl::byMark(const Subject &subject) const
{
    if (isShortened(subject.name)) // six letters of anything
        return {};
    QStringList candidates{subject.name.base};
    for (const QString &part : subject.name.parts) {
        if (part.endsWith(".app"_L1) || part.endsWith(".AppDir"_L1))
            candidates.append(baseName(part));
    }
    for (const QString &candidate : std::as_const(candidates))
        if (const auto hit = m_marks.find(candidate))
            return answer(hit->tool, Reason::FileName, hit->mark);
    return {};
}

Answer Classifier::Impl::byInstaller(const Subject &subject) const
{
    const QString ending = subject.name.file.section(u'.', -1);
    for (const Platform platform : subject.platforms)
        for (const QString &text : {subject.name.file, QString(subject.name.base + u'.' + ending)})
            if (auto found = first(m_signs.globs(SignKind::Installer, platform, fold(text)),
                                   Reason::Installer))
                return found;
    return {};
}

/// "ANYDES~1.EXE", and the folder in which an AppImage unfolds: ".mount_anydesXyZ".
Answer Classifier::Impl::byShortName(const Subject &subject) const
{
    if (isShortened(subject.name))
        return first(
            m_signs.exact(SignKind::Short, Platform::Any, fold(subject.name.file.first(6))),
            Reason::ShortName);
    for (const QString &part : subject.name.parts)
        if (part.startsWith(".mount_"_L1) && part.size() > 13)
            return first(m_signs.exact(SignKind::Short, Platform::Any, fold(part.sliced(7, 6))),
                         Reason::ShortName);
    return {};
}

/// The vendor's signature on another of his products: a meeting, a backup, a mail program.
bool Classifier::Impl::isOtherProduct(const Subject &subject, int tool) const
{
    const auto &pe = subject.facts.pe;
    const QString product = pe ? SignIndex::companyKey(pe->product.value_or(QString())) : QString();
    const QStringList &own = m_products.at(tool);
    return !product.isEmpty() && std::none_of(own.begin(), own.end(), [&](const QString &name) {
        return product.startsWith(name);
    });
}

Answer Classifier::Impl::corroborated(const Finds &weak, const Subject &subject) const
{
    if (weak.empty())
        return {};
    const Finds products = productTools(subject);
    for (const Found &found : weak) {
        if (names(subject.signers, found.tool) && !isOtherProduct(subject, found.tool))
            return answer(found.tool, Reason::NameAndSigner, found.text);
        if (names(products, found.tool))
            return answer(found.tool, Reason::NameAndProduct, found.text);
        if (names(subject.folders, found.tool))
            return answer(found.tool, Reason::NameAndFolder, found.text);
    }
    return {};
}

Answer Classifier::Impl::byWeakName(const Subject &subject) const
{
    for (const Platform platform : subject.platforms) {
        for (const QString &key : subject.keys)
            if (auto found = corroborated(m_signs.exact(SignKind::Weak, platform, key), subject))
                return found;
        if (auto found = corroborated(
                m_signs.globs(SignKind::WeakInstaller, platform, fold(subject.name.file)), subject))
            return found;
    }
    return {};
}

Answer Classifier::Impl::byFolder(const Subject &subject) const
{
    return subject.removes ? Answer() : first(subject.folders, Reason::Folder);
}

Answer Classifier::Impl::byElf(const Subject &subject) const
{
    const auto &elf = subject.facts.elf;
    if (!elf)
        return {};
    for (const QString &text : elf->updateInfo.split(u'|') + QStringList{elf->soname})
        if (const auto hit = m_marks.find(baseName(text)))
            return answer(hit->tool, Reason::OriginalName, hit->mark);
    return first(m_signs.needs(elf->needed), Reason::Libraries);
}

Answer Classifier::Impl::byArguments(const Subject &subject) const
{
    if (!subject.facts.commandLine)
        return {};
    return first(m_signs.globs(SignKind::Argument, Platform::Any,
                               fold(subject.facts.commandLine->left(MaximumCommandLine))),
                 Reason::Arguments);
}

Answer Classifier::Impl::byLink(const QString &program) const
{
    const auto colon = program.indexOf(u':');
    if (colon < 2) // a drive
        return {};
    return first(m_signs.exact(SignKind::Uri, Platform::Any, fold(program.first(colon))),
                 Reason::Link);
}

Answer Classifier::Impl::byLaunch(const Subject &subject, const Words &words, int depth) const
{
    if (depth >= MaximumDepth || words.empty())
        return {};
    const QString starter = nameKey(subject.name.file);
    for (const Launch &launch :
         launches(starter, Words(words.begin() + 1, words.end()), subject.facts.platform)) {
        if (auto found = byLink(launch.program)) {
            found->launched = true;
            return found;
        }
        ProgramFacts facts;
        facts.platform = subject.facts.platform;
        facts.path = launch.program;
        if (launch.program.contains("://"_L1))
            continue; // a page to read
        if (launch.needsEnding && !programName(launch.program, facts.platform).ended)
            continue;
        Words inner{{launch.program, true}};
        inner.insert(inner.end(), launch.arguments.begin(), launch.arguments.end());
        if (auto found = classify(facts, inner, depth + 1)) {
            found->launched = true;
            return found;
        }
    }
    return {};
}

Answer Classifier::Impl::classify(const ProgramFacts &facts, const Words &words, int depth) const
{
    const Subject subject = subjectOf(facts);
    if (isPackageSystem(facts.platform) && !subject.name.ended)
        return byBundle(subject);
    for (const Rule rule : {&Impl::byOriginalName, &Impl::byProduct})
        if (auto found = (this->*rule)(subject))
            return found;
    if (subject.operates)
        return {};
    if (auto found = byBundle(subject))
        return found;
    if (subject.name.program)
        for (const Rule rule : {&Impl::byFileName, &Impl::byMark, &Impl::byInstaller,
                                &Impl::byShortName, &Impl::byWeakName, &Impl::byFolder})
            if (auto found = (this->*rule)(subject))
                return found;
    for (const Rule rule : {&Impl::byElf, &Impl::byArguments})
        if (auto found = (this->*rule)(subject))
            return found;
    return byLaunch(subject, words, depth);
}

Classifier::Classifier(const Catalogue &catalogue) : m_impl(std::make_unique<const Impl>(catalogue))
{
}
Classifier::~Classifier() = default;
Classifier::Classifier(Classifier &&) noexcept = default;
Classifier &Classifier::operator=(Classifier &&) noexcept = default;

std::optional<Recognition> Classifier::classify(const ProgramFacts &facts) const
{
    const Words words = splitCommandLine(facts.commandLine.value_or(QString()), facts.platform);
    if (auto found = m_impl->classify(facts, words, 0))
        return found;
    if (words.empty() || !isNameless(facts.path.value_or(QString())))
        return {};
    ProgramFacts called = facts;
    called.path = words.front().text;
    return m_impl->classify(called, words, 0);
}

} // namespace sobani::catalogue
