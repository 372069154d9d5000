// SPDX-License-Identifier: MPL-2.0
#include "translations/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace sobani::translations {

namespace {

constexpr auto Owned = "sobani_translator";

void removeInstalled(QCoreApplication &application)
{
    const auto children = application.findChildren<QTranslator *>(QLatin1String(Owned));
    for (QTranslator *translator : children) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
}

} // namespace

QString systemLanguage()
{
    for (const QString &tag : QLocale::system().uiLanguages()) {
        const QString language = tag.section(u'-', 0, 0);
        if (language == "ja"_L1 || language == "en"_L1)
            return tag == "en-US-POSIX"_L1 ? u"ja"_s : language;
    }
    return u"ja"_s;
}

bool install(QCoreApplication &application, const QString &language)
{
    removeInstalled(application);
    bool complete = true;
    const QDir catalogues(u":/i18n"_s);
    const QStringList files = catalogues.entryList({u"*_%1.qm"_s.arg(language)}, QDir::Files);
    for (const QString &file : files) {
        auto translator = std::make_unique<QTranslator>(&application);
        translator->setObjectName(QLatin1String(Owned));
        if (translator->load(catalogues.filePath(file)))
            QCoreApplication::installTranslator(translator.release());
        else
            complete = false;
    }
    return complete && (!files.isEmpty() || language == "en"_L1);
}

} // namespace sobani::translations
