// SPDX-License-Identifier: MPL-2.0
#include "app/companion/companion.h"

#include "app/common/profile.h"
#include "app/common/socketengine.h"
#include "app/companion/dialler.h"
#include "platform/common/attention.h"
#include "platform/common/peercredentials.h"
#include "platform/common/qrcode.h"
#include "platform/common/qrimage.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QQuickWindow>

using namespace Qt::StringLiterals;

namespace sobani::app {

namespace {

QByteArray encodeQr(const QString &text)
{
    const auto matrix = platform::encodeQr(text.toUtf8());
    QByteArray bytes;
    if (matrix) {
        for (const bool dark : matrix->modules)
            bytes.append(dark ? '\1' : '\0');
    }
    return bytes;
}

} // namespace

Companion::Companion(CompanionOptions options)
    : m_options(std::move(options)),
      m_preferences(QDir(m_options.engine.profileDir).filePath(u"screen.ini"_s)),
      m_dialler(makeDialler()), m_sound(platform::makeAlarmSound()),
      m_notifier(platform::makeNotifier())
{
    if (m_options.textScale)
        m_preferences.setTextScale(*m_options.textScale);
    if (m_options.dark)
        m_preferences.setLook(*m_options.dark ? settings::Preferences::Dark
                                              : settings::Preferences::Light);
    connect(&m_preferences, &settings::Preferences::languageChanged, this,
            &Companion::applyLanguage);
}

Companion::~Companion()
{
    m_qml.reset(); // the windows hold what comes next
    m_shell.reset();
    m_engine.reset();
}

bool Companion::start()
{
    applyLanguage();
    FirstRun run{m_options.role.value_or(Role::Protected), m_options.engine.name,
                 m_options.engine.phone, m_options.engine.relayUrl};
    // A service has a name and a family of its own: there is nothing to ask here.
    if ((m_options.role && !run.name.isEmpty()) || !serviceSocket().isEmpty())
        return openMain(run);
    if (const auto known = readFirstRun(m_options.engine.profileDir))
        return openMain(*known);
    return openSetup();
}

bool Companion::openSetup()
{
    const settings::SetupDefaults defaults{m_options.engine.name, m_options.engine.phone,
                                           m_options.engine.relayUrl};
    m_setup = std::make_unique<settings::SetupViewModel>(defaults);
    connect(m_setup.get(), &settings::SetupViewModel::finished, this,
            [this](Role role, const QString &name, const QString &phone, const QString &relay) {
                finishSetup({role, name, phone, relay});
            },
            Qt::QueuedConnection); // the window that asked goes away in it
    return load(u"SetupWindow.qml"_s, {{u"viewModel"_s, QVariant::fromValue(m_setup.get())}});
}

void Companion::finishSetup(const FirstRun &run)
{
    if (!writeFirstRun(m_options.engine.profileDir, run))
        qWarning("the first run's answers cannot be kept; they will be asked for again");
    if (!openMain(run))
        QCoreApplication::exit(1);
}

QString Companion::serviceSocket() const
{
    if (!m_options.service.isEmpty())
        return m_options.service;
    // A profile that moved into the service waits for it, however long it is away.
    const QString usual = platform::engineSocketPath();
    return QFile::exists(usual) || hasMoved(m_options.engine.profileDir) ? usual : QString();
}

std::unique_ptr<api::EnginePort> Companion::makeEngine(const FirstRun &run) const
{
    if (const QString socket = serviceSocket(); !socket.isEmpty())
        return std::make_unique<SocketEngine>(socket);
    EngineOptions engine = m_options.engine;
    engine.role = run.role;
    engine.name = run.name;
    engine.phone = run.phone;
    engine.relayUrl = run.relayUrl;
    return makeInProcessEngine(engine);
}

bool Companion::openMain(const FirstRun &run)
{
    m_engine = makeEngine(run);
    const shell::Ports ports{*m_dialler, {encodeQr, platform::decodeQr},
                             {*m_sound, *m_notifier}, m_preferences};
    m_shell = std::make_unique<shell::ShellViewModel>(*m_engine, ports, run.role);
    return load(u"Main.qml"_s, {{u"viewModel"_s, QVariant::fromValue(m_shell.get())},
                               {u"mayFillScreen"_s, !m_options.geometry.has_value()}});
}

bool Companion::load(const QString &file, const QVariantMap &properties)
{
    m_qml = std::make_unique<QQmlApplicationEngine>();
    m_qml->addImportPath(u":/qt/qml"_s);
    m_qml->setInitialProperties(properties);
    m_qml->load(QUrl(u"qrc:/qt/qml/Sobani/Shell/"_s + file));
    place();
    return !m_qml->rootObjects().isEmpty();
}

void Companion::place()
{
    const auto roots = m_qml->rootObjects();
    for (QObject *root : roots) {
        if (auto *window = qobject_cast<QQuickWindow *>(root); window && m_options.geometry)
            window->setGeometry(*m_options.geometry);
    }
}

void Companion::applyLanguage()
{
    QString language = m_options.language;
    if (!m_preferences.language().isEmpty() && (language.isEmpty() || m_qml))
        language = m_preferences.language();
    if (language.isEmpty())
        language = translations::systemLanguage();
    translations::install(*QCoreApplication::instance(), language);
    if (m_qml)
        m_qml->retranslate();
}

} // namespace sobani::app
