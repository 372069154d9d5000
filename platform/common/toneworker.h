// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QAudioSink>
#include <QIODevice>
#include <QTimer>

#include <memory>

namespace sobani::platform {

/// A sound that begins again whenever it ends.
class LoopingSound final : public QIODevice
{
public:
    explicit LoopingSound(QByteArray pcm, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_pcm;
    qsizetype m_at = 0;
};

/// Owns the audio sink; lives in ToneSound's thread.
class ToneWorker : public QObject
{
    Q_OBJECT
public:
    void start();
    void stop();

private:
    void open();

    bool m_wanted = false;
    std::unique_ptr<QTimer> m_retry; ///< a loudspeaker may be plugged in later
    std::unique_ptr<LoopingSound> m_sound;
    std::unique_ptr<QAudioSink> m_sink;
};

} // namespace sobani::platform
