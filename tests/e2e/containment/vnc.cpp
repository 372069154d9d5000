// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/containment/vnc.h"

#include <QDeadlineTimer>
#include <QStandardPaths>
#include <QThread>
#include <QtEndian>

#include <array>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sobani::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray big16(int value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(quint16(value), bytes.data());
    return bytes;
}

int from16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

} // namespace

QString Desktop::missing()
{
    for (const auto &program : {u"Xvfb"_s, u"x11vnc"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + u" is not installed"_s;
    }
    return {};
}

Desktop::Desktop(const Lab &lab) : m_lab(lab)
{
    if (::chown(m_home.path().toLocal8Bit().constData(), Senior, Senior) != 0)
        qFatal("cannot make a home");
}

Desktop::~Desktop()
{
    for (QProcess *process : {&m_vnc, &m_screen}) {
        process->kill();
        process->waitForFinished();
    }
}

bool Desktop::start()
{
    const QString display = u":%1"_s.arg(100 + ::getpid() % 20000);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.remove(u"XAUTHORITY"_s);
    for (QProcess *process : {&m_screen, &m_vnc}) {
        m_lab.pc.prepare(*process, Senior);
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::MergedChannels);
    }
    if (::mkdir("/tmp/.X11-unix", 01777) == 0) // only root can make what Xvfb wants
        ::chmod("/tmp/.X11-unix", 01777);
    m_screen.start(u"Xvfb"_s, {display, u"-screen"_s, u"0"_s, u"320x240x24"_s, u"-nolisten"_s, u"tcp"_s, u"-ac"_s});
    if (!m_screen.waitForStarted())
        return false;
    QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        if (m_vnc.state() == QProcess::NotRunning) // the screen was not there yet
            m_vnc.start(u"x11vnc"_s, {u"-display"_s, display, u"-rfbport"_s, QString::number(Port),
                                      u"-nopw"_s, u"-forever"_s, u"-shared"_s, u"-norc"_s, u"-noxdamage"_s,
                                      u"-no6"_s, u"-quiet"_s});
        Viewer viewer(m_lab);
        if (viewer.open())
            return true;
        m_vnc.waitForFinished(200);
    }
    qWarning().noquote() << m_screen.readAll() << m_vnc.readAll();
    return false;
}

bool Viewer::open()
{
    m_socket = bound(Kind::Tcp, {&m_lab.attacker, Root, addressOf("attacker")});
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(Desktop::Port);
    std::memcpy(&to.sin_addr, addressOf("pc").bytes().constData(), 4);
    // It goes on by itself; whether it arrived shows in what is read.
    (void)::connect(m_socket.fd(), reinterpret_cast<const sockaddr *>(&to), sizeof to);
    const QByteArray version = read(12, 2s);
    if (!version.startsWith("RFB ") || !send("RFB 003.008\n"))
        return false;
    const QByteArray count = read(1, 2s);
    if (count.isEmpty() || read(quint8(count[0]), 2s).indexOf('\1') < 0 || !send("\1"))
        return false;
    if (read(4, 2s) != QByteArray(4, '\0') || !send("\1"))
        return false;
    const QByteArray facts = read(24, 2s);
    if (facts.size() != 24)
        return false;
    m_width = quint16(from16(facts, 0));
    m_height = quint16(from16(facts, 2));
    (void)read(qFromBigEndian<qint32>(facts.constData() + 20), 2s); // its name
    return send(QByteArray::fromHex("0200000100000000")); // raw pixels only
}

bool Viewer::frame(std::chrono::milliseconds patience)
{
    const QByteArray corner(4, '\0');
    if (!send(QByteArray("\5\0", 2) + big16(int(m_bytes % 300)) + big16(100))
        || !send(QByteArray("\3\0", 2) + corner + big16(m_width) + big16(m_height)))
        return false;
    const QByteArray head = read(4, patience);
    if (head.size() != 4 || head[0] != 0)
        return false;
    for (int rectangle = 0; rectangle < from16(head, 2); ++rectangle) {
        const QByteArray place = read(12, patience);
        if (place.size() != 12)
            return false;
        const qsizetype size = qsizetype(from16(place, 4)) * from16(place, 6) * 4;
        if (read(size, patience).size() != size)
            return false;
    }
    return true;
}

bool Viewer::send(const QByteArray &bytes)
{
    return ::send(m_socket.fd(), bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

QByteArray Viewer::read(qsizetype size, std::chrono::milliseconds patience)
{
    QByteArray all;
    QDeadlineTimer deadline(patience);
    while (all.size() < size && !deadline.hasExpired()) {
        std::array<char, 65536> buffer{};
        pollfd one{m_socket.fd(), POLLIN, 0};
        if (::poll(&one, 1, int(deadline.remainingTime())) <= 0)
            break;
        const auto wanted = std::min<std::size_t>(buffer.size(), std::size_t(size - all.size()));
        const auto got = ::recv(m_socket.fd(), buffer.data(), wanted, 0);
        if (got <= 0)
            break;
        all.append(buffer.data(), qsizetype(got));
        m_bytes += quint64(got);
    }
    return all;
}

} // namespace sobani::tests
