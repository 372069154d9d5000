// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace sobani::tests {

/// One sobani-device process, driven over its standard input and output, and everything that
/// it ever said, over all its runs (docs/device-protocol.md).
///
/// Its keys are in a file: a private home hides whatever keyring the machine has. It dies with
/// this object and with the test.
class Device : public QObject
{
    Q_OBJECT
public:
    struct Setup
    {
        QString role;
        QString name;
        QString folder;  ///< profile, home and log live in it
        QString relay;   ///< mqtts://HOST:PORT or empty
        QString relayCa; ///< PEM file or empty
        QString phone = {};
        QString socket = {}; ///< no device of its own: a front of the service there
        QString program = {}; ///< empty: as it was built
        QString user = {};   ///< user id to run as; empty: as this test
    };

    explicit Device(Setup setup);
    ~Device() override;

    /// Begins a run; what was said before stays. False when the program does not start.
    [[nodiscard]] bool start();
    /// start(), and the run's own "ready".
    [[nodiscard]] bool startReady();
    [[nodiscard]] bool isRunning() const;
    void kill9();
    /// Asks it to end; its exit code, or -1 when it had to be killed.
    [[nodiscard]] int quit();
    /// Ends its input instead; likewise.
    [[nodiscard]] int endInput();
    /// Forgets the profile, as a reinstalled machine does. Not while it runs.
    void wipe();

    void send(const QString &command, QJsonObject fields = {});
    void write(const QByteArray &bytes);

    /// The oldest event of that name, with all of \a match among its fields, that no earlier
    /// call has taken; waits for it. Empty, with what was said on stderr, after \a ms.
    [[nodiscard]] QJsonObject waitFor(const QString &event, const QJsonObject &match = {},
                                      int ms = 30'000);
    /// How often it was said, over all runs, taken or not.
    [[nodiscard]] qsizetype count(const QString &event, const QJsonObject &match = {}) const;
    /// Asks for the status of now.
    [[nodiscard]] QJsonObject status();
    /// Nothing that was said until now is waited for any more.
    void forgetHeard();

    [[nodiscard]] qsizetype heard() const { return m_heard.size(); }
    [[nodiscard]] QJsonObject heardAt(qsizetype index) const { return m_heard.at(index).event; }
    /// Lines that are not what the protocol promises.
    [[nodiscard]] const QList<QByteArray> &badLines() const { return m_bad; }
    [[nodiscard]] QString profile() const;
    [[nodiscard]] QString logFile() const;
    [[nodiscard]] const Setup &setup() const { return m_setup; }
    void setRelay(const QString &relay, const QString &relayCa);

Q_SIGNALS:
    void said();

private:
    struct Heard
    {
        QJsonObject event;
        bool taken = false;
    };

    void read();
    void take(const QByteArray &line);
    [[nodiscard]] int waitForEnd();

    Setup m_setup;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_partial;
    QList<Heard> m_heard;
    QList<QByteArray> m_bad;
};

struct Launch
{
    QString program;
    QStringList arguments;
};
/// \a program as \a user, or as this test when that is empty.
[[nodiscard]] Launch launchAs(const QString &user, const QString &program,
                              const QStringList &arguments);

/// Whether all of \a match is in \a object.
[[nodiscard]] bool contains(const QJsonObject &object, const QJsonObject &match);

} // namespace sobani::tests
