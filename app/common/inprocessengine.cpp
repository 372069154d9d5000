// SPDX-License-Identifier: MPL-2.0
#include "app/common/inprocessengine.h"

#include "app/common/enginehost.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>

namespace sobani::app {

namespace {

/// Long enough for a goodbye over a slow line; everything else is on the disk by then.
constexpr std::chrono::seconds StopWithin{4};

class InProcessEngine final : public api::EnginePort
{
public:
    explicit InProcessEngine(const EngineOptions &options) : m_host(new EngineHost(options))
    {
        qRegisterMetaType<api::Event>();
        m_host->moveToThread(&m_thread);
        connect(m_host, &EngineHost::emitted, this, &InProcessEngine::pass);
        connect(&m_thread, &QThread::started, m_host, &EngineHost::start);
        connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
        m_thread.start();
    }

    ~InProcessEngine() override
    {
        if (!m_stopped) {
            QEventLoop loop;
            connect(this, &InProcessEngine::emitted, &loop, [&loop](const api::Event &event) {
                if (std::holds_alternative<api::Stopped>(event.body))
                    loop.quit();
            });
            QTimer::singleShot(StopWithin, &loop, &QEventLoop::quit);
            submit({api::Quit{}, {}, {}, {}});
            loop.exec();
        }
        m_thread.quit();
        m_thread.wait();
    }

    void submit(const api::Command &command) override
    {
        QMetaObject::invokeMethod(
            m_host, [host = m_host, command] { host->submit(command); }, Qt::QueuedConnection);
    }

private:
    void pass(const api::Event &event)
    {
        m_stopped = m_stopped || std::holds_alternative<api::Stopped>(event.body);
        Q_EMIT emitted(event);
    }

    EngineHost *m_host; ///< deleted in its own thread
    QThread m_thread;
    bool m_stopped = false;
};

} // namespace

QString relayUrlProblem(const QString &url)
{
    return url.isEmpty() || relayAddress(url)
        ? QString()
        : QStringLiteral("a relay address looks like mqtts://HOST or mqtts://HOST:PORT");
}

std::unique_ptr<api::EnginePort> makeInProcessEngine(const EngineOptions &options)
{
    return std::make_unique<InProcessEngine>(options);
}

} // namespace sobani::app
