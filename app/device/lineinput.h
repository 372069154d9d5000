// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QObject>

#include <thread>

namespace sobani::app {

/// Reads lines from standard input on an own thread, since no portable call waits for it in
/// an event loop. A line longer than the limit is cut there and its rest is dropped, so a
/// flood costs bounded memory.
class LineInput : public QObject
{
    Q_OBJECT
public:
    explicit LineInput(qsizetype limit, QObject *parent = nullptr);
    /// The thread may hang in a read that never returns; the process ends without it.
    ~LineInput() override;

    void start();

Q_SIGNALS:
    /// \a line holds at most one byte more than the limit, so that its reader sees the excess.
    void lineRead(const QByteArray &line);
    void ended();

private:
    qsizetype m_limit;
    std::thread m_thread;
};

} // namespace sobani::app
