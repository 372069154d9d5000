// SPDX-License-Identifier: MPL-2.0
#include "app/guardctl/classify.h"

#include "app/guardctl/reasonwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace sobani::app {

namespace {

using namespace Qt::StringLiterals;
using namespace catalogue;

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray bad(const QString &problem)
{
    return toLine({{u"tool"_s, QJsonValue::Null}, {u"error"_s, problem}});
}

/// Takes the fields out of one object and notes the first of a wrong type.
class Fields
{
public:
    Fields(QJsonObject object, QString &problem) : m_object(std::move(object)), m_problem(problem)
    {
    }

    std::optional<QString> text(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return {};
        if (!value.isString())
            fail(name);
        return value.toString();
    }

    std::optional<QJsonObject> object(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return {};
        if (!value.isObject())
            fail(name);
        return value.toObject();
    }

    QStringList texts(const QString &name)
    {
        QStringList list;
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isNull() && !value.isArray())
            fail(name);
        for (const auto &item : value.toArray()) {
            if (!item.isString())
                fail(name);
            list.append(item.toString());
        }
        return list;
    }

    void fail(const QString &name)
    {
        if (m_problem.isEmpty())
            m_problem = u"bad field: "_s + name;
    }

private:
    QJsonObject m_object;
    QString &m_problem;
};

std::optional<Platform> platformFrom(const QString &name)
{
    static constexpr std::pair<QLatin1StringView, Platform> Names[] = {
        {"windows"_L1, Platform::Windows},
        {"macos"_L1, Platform::Macos},
        {"linux"_L1, Platform::Linux},
        {"android"_L1, Platform::Android},
        {"ios"_L1, Platform::Ios}};
    for (const auto &[known, platform] : Names)
        if (name == known)
            return platform;
    return {};
}

ProgramFacts factsFrom(const QJsonObject &object, QString &problem)
{
    Fields fields(object, problem);
    ProgramFacts facts;
    if (const auto platform = platformFrom(fields.text(u"platform"_s).value_or(QString())))
        facts.platform = *platform;
    else
        fields.fail(u"platform"_s);
    facts.path = fields.text(u"path"_s);
    facts.commandLine = fields.text(u"command_line"_s);
    facts.bundleId = fields.text(u"bundle_id"_s);
    if (const auto pe = fields.object(u"pe"_s)) {
        Fields inner(*pe, problem);
        facts.pe = PeNames{inner.text(u"original_filename"_s), inner.text(u"product"_s),
                           inner.text(u"signer"_s)};
    }
    if (const auto elf = fields.object(u"elf"_s)) {
        Fields inner(*elf, problem);
        facts.elf = ElfNames{inner.text(u"soname"_s).value_or(QString()), inner.texts(u"needed"_s),
                             inner.text(u"update_info"_s).value_or(QString())};
    }
    if (!facts.path && !facts.bundleId && !facts.commandLine && !facts.pe && !facts.elf)
        fields.fail(u"path"_s);
    return facts;
}

} // namespace

QByteArray classifyLine(const Classifier &classifier, const QByteArray &line)
{
    if (line.size() > MaximumClassifyLine)
        return bad(u"line too long"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return bad(u"not a JSON object"_s);
    QString problem;
    const ProgramFacts facts = factsFrom(document.object(), problem);
    if (!problem.isEmpty())
        return bad(problem);
    const auto found = classifier.classify(facts);
    if (!found)
        return toLine({{u"tool"_s, QJsonValue::Null}, {u"reason"_s, QJsonValue::Null}});
    return toLine({{u"tool"_s, found->tool}, {u"reason"_s, reasonWords(*found)}});
}

bool classifyLines(const Classifier &classifier, std::FILE *in, std::FILE *out)
{
    const auto answer = [&](const QByteArray &line) {
        const QByteArray text = classifyLine(classifier, line) + '\n';
        return std::fwrite(text.constData(), 1, std::size_t(text.size()), out)
                   == std::size_t(text.size())
               && std::fflush(out) == 0;
    };
    QByteArray line;
    for (int c = std::fgetc(in); c != EOF; c = std::fgetc(in)) {
        if (c == '\n') {
            if (!answer(std::exchange(line, {})))
                return false;
        } else if (line.size() <= MaximumClassifyLine) {
            line.append(char(c)); // one byte more than allowed, so that the excess shows
        }
    }
    return line.isEmpty() || answer(line);
}

} // namespace sobani::app
