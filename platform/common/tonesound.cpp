// SPDX-License-Identifier: MPL-2.0
#include "platform/common/tonesound.h"

#include "platform/common/alarmtone.h"
#include "platform/common/toneworker.h"

#include <QAudioDevice>
#include <QMediaDevices>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>

namespace sobani::platform {

using namespace std::chrono_literals;

LoopingSound::LoopingSound(QByteArray pcm, QObject *parent)
    : QIODevice(parent), m_pcm(std::move(pcm))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 LoopingSound::bytesAvailable() const
{
    return std::numeric_limits<qint32>::max();
}

qint64 LoopingSound::readData(char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const qint64 part = std::min<qint64>(size - done, m_pcm.size() - m_at);
        std::memcpy(data + done, m_pcm.constData() + m_at, std::size_t(part));
        done += part;
        m_at = (m_at + qsizetype(part)) % m_pcm.size();
    }
    return done;
}

void ToneWorker::start()
{
    m_wanted = true;
    if (!m_retry) {
        m_retry = std::make_unique<QTimer>();
        m_retry->setInterval(3s);
        connect(m_retry.get(), &QTimer::timeout, this, &ToneWorker::open);
    }
    m_retry->start();
    open();
}

void ToneWorker::stop()
{
    m_wanted = false;
    if (m_retry)
        m_retry->stop();
    m_sink.reset();
    m_sound.reset();
}

void ToneWorker::open()
{
    if (!m_wanted || (m_sink && m_sink->state() == QAudio::ActiveState))
        return;
    m_sink.reset();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return; // none now; asked again while the alarm lasts
    QAudioFormat format;
    format.setSampleRate(ToneRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    m_sound = std::make_unique<LoopingSound>(alarmTone());
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setVolume(1.0);
    m_sink->start(m_sound.get());
}

ToneSound::ToneSound() : m_thread(std::make_unique<QThread>()), m_worker(new ToneWorker)
{
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

ToneSound::~ToneSound()
{
    stop();
    m_thread->quit();
    // An audio system that hangs must not keep the program from ending: leave it behind.
    if (!m_thread->wait(2s)) {
        [[maybe_unused]] const QThread *leftBehind = m_thread.release();
    }
}

void ToneSound::start()
{
    QMetaObject::invokeMethod(m_worker, &ToneWorker::start, Qt::QueuedConnection);
}

void ToneSound::stop()
{
    QMetaObject::invokeMethod(m_worker, &ToneWorker::stop, Qt::QueuedConnection);
}

} // namespace sobani::platform
