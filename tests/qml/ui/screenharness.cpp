// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/ui/screenharness.h"

#include "qml/ui/appfont.h"
#include "tests/qml/ui/layoutchecker.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QQmlComponent>
#include <QQuickItem>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace sobani::testing {

QString Look::name() const
{
    return u"%1-%2x%3-%4%5"_s.arg(language).arg(size.width()).arg(size.height())
        .arg(qRound(textScale * 100)).arg(dark ? u"-dark"_s : QString());
}

std::vector<Look> allLooks()
{
    std::vector<Look> looks;
    for (const QString &language : {u"ja"_s, u"en"_s}) {
        for (const QSize size : {QSize(360, 640), QSize(1280, 720)}) {
            for (const double scale : {1.0, 1.5, 2.0})
                looks.push_back({size, scale, false, language});
            looks.push_back({size, 1.0, true, language});
        }
    }
    return looks;
}

ScreenHarness::ScreenHarness()
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    ui::applyAppFont();
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(u":/qt/qml"_s);
    m_window = std::make_unique<QQuickWindow>();
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, m_engine.get(),
                     [this](const QList<QQmlError> &warnings) {
                         for (const QQmlError &warning : warnings)
                             m_warnings += warning.toString();
                     });
    QQmlComponent holder(m_engine.get());
    holder.setData("import QtQml\nimport Sobani.Ui\nQtObject { property QtObject theme: Theme }", {});
    m_themeHolder.reset(holder.create());
    if (!m_themeHolder)
        qFatal("%s", qUtf8Printable(holder.errorString()));
}

ScreenHarness::~ScreenHarness()
{
    m_screen.reset();
}

QObject *ScreenHarness::theme() const
{
    return m_themeHolder->property("theme").value<QObject *>();
}

void ScreenHarness::dress(const Look &look)
{
    m_look = look;
    translations::install(*QCoreApplication::instance(), look.language);
    m_engine->retranslate();
    theme()->setProperty("dark", look.dark);
    theme()->setProperty("textScale", look.textScale);
    m_window->resize(look.size);
}

QQuickItem *ScreenHarness::show(const QString &module, const QString &type,
                                const QVariantMap &properties, const Look &look)
{
    return showText(u"import %1\n%2 {}"_s.arg(module, type), properties, look);
}

QQuickItem *ScreenHarness::showText(const QString &qml, const QVariantMap &properties,
                                    const Look &look)
{
    m_screen.reset();
    dress(look);
    QQmlComponent component(m_engine.get());
    component.setData(qml.toUtf8(), QUrl(u"qrc:/screen.qml"_s));
    if (!component.isReady()) {
        qWarning("%s", qUtf8Printable(component.errorString()));
        return nullptr;
    }
    QObject *object = component.createWithInitialProperties(properties);
    m_screen.reset(qobject_cast<QQuickItem *>(object));
    if (!m_screen) {
        qWarning("%s", qUtf8Printable(component.errorString()));
        delete object;
        return nullptr;
    }
    m_screen->setParentItem(m_window->contentItem());
    m_screen->setSize(look.size);
    m_window->show();
    settle();
    return m_screen.get();
}

QStringList ScreenHarness::takeWarnings()
{
    return std::exchange(m_warnings, {});
}

void ScreenHarness::settle()
{
    for (int i = 0; i < 8; ++i) { // nested layouts settle one level per frame
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_window->grabWindow();
    }
}

void ScreenHarness::shot(const QString &name)
{
    const QString folder = qEnvironmentVariable("SOBANI_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    m_window->grabWindow().save(u"%1/%2-%3.png"_s.arg(folder, name, m_look.name()));
}

QStringList ScreenHarness::faultsInAllLooks(const QString &name, const QString &module,
                                            const QString &type, const QVariantMap &properties)
{
    QStringList faults;
    for (const Look &look : allLooks()) {
        QQuickItem *item = show(module, type, properties, look);
        if (!item)
            return {u"cannot be made: "_s + type};
        for (const QString &fault : layoutFaults(item) + takeWarnings())
            faults += u"%1 [%2] %3"_s.arg(name, look.name(), fault);
        shot(name);
    }
    clear();
    return faults;
}

} // namespace sobani::testing
