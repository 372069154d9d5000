// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/pairingviewmodel.h"

#include "qml/common/personname.h"
#include "qml/common/words.h"
#include "qml/pairing/cameras.h"
#include "qml/pairing/typedcode.h"

#include <QImageReader>

#include <utility>

namespace sobani::pairing {

namespace {

/// The engine gives both people this long to compare (docs/security.md, "Pairing").
constexpr Milliseconds CompareTime = std::chrono::minutes(3);
/// A photograph of a screen needs no more; larger ones only cost memory.
constexpr QSize LargestPicture(2400, 2400);

} // namespace

PairingViewModel::PairingViewModel(api::EnginePort &engine, QrPort port, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("pairing")), m_port(std::move(port))
{
    connect(&engine, &api::EnginePort::emitted, this, &PairingViewModel::receive);
    connect(&m_countdown, &common::Countdown::changed, this, &PairingViewModel::timeChanged);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        m_pictures.retranslate();
        Q_EMIT changed();
        Q_EMIT timeChanged();
    });
    m_requester.send(api::GetStatus{});
}

QString PairingViewModel::code() const
{
    return typedcode::grouped(m_code);
}

QString PairingViewModel::spokenCode() const
{
    return common::Words::spelled(m_code);
}

QString PairingViewModel::spokenFirst() const
{
    return common::Words::spelled(firstDigits());
}

QString PairingViewModel::spokenLast() const
{
    return common::Words::spelled(lastDigits());
}

QString PairingViewModel::timeLeft() const
{
    return common::Words::timeLeft(m_countdown.secondsLeft());
}

QString PairingViewModel::typed() const
{
    return typedcode::grouped(m_typed);
}

bool PairingViewModel::isTypedComplete() const
{
    return typedcode::isComplete(m_typed);
}

QString PairingViewModel::problem() const
{
    switch (m_problem) {
    case Problem::None:
        return {};
    case Problem::Incomplete:
        return tr("The code has 12 letters and numbers. Some are still missing.");
    case Problem::NoCodeInPicture:
        return tr("There is no readable code in this picture. Choose another one.");
    }
    return {};
}

QString PairingViewModel::peerName() const
{
    return common::PersonName::polite(m_peer.name);
}

QString PairingViewModel::connection() const
{
    return m_book.relayUp() ? QString() : common::Words::relay(m_book.relay());
}

bool PairingViewModel::canUseCamera() const
{
    return canReadPictures() && hasCamera();
}

void PairingViewModel::invite()
{
    m_code.clear();
    m_qr.clear();
    m_requester.send(api::MakeInvite{});
    go(Preparing);
}

void PairingViewModel::typeCode()
{
    setTyped({});
    go(Typing);
}

void PairingViewModel::pickPicture()
{
    m_recent.refresh();
    go(Picking);
}

void PairingViewModel::useCamera()
{
    go(Camera);
}

void PairingViewModel::setTyped(const QString &text)
{
    m_typed = typedcode::cleaned(text);
    Q_EMIT typedChanged();
}

void PairingViewModel::join()
{
    if (isTypedComplete()) {
        sendJoin(m_typed);
        return;
    }
    m_problem = Problem::Incomplete;
    Q_EMIT changed();
}

void PairingViewModel::openPicture(const QUrl &file)
{
    QImageReader reader(file.toLocalFile());
    reader.setAutoTransform(true);
    if (reader.size().width() > LargestPicture.width()
        || reader.size().height() > LargestPicture.height())
        reader.setScaledSize(reader.size().scaled(LargestPicture, Qt::KeepAspectRatio));
    if (lookAt(reader.read()))
        return;
    m_problem = Problem::NoCodeInPicture;
    Q_EMIT changed();
}

bool PairingViewModel::lookAt(const QImage &picture)
{
    if (picture.isNull() || !m_port.decode || (m_stage != Picking && m_stage != Camera))
        return false;
    const std::optional<QString> text = m_port.decode(picture);
    if (!text)
        return false;
    sendJoin(*text);
    return true;
}

void PairingViewModel::sendJoin(const QString &offer)
{
    m_requester.send(api::Join{offer});
    go(Connecting);
}

void PairingViewModel::theyCalled()
{
    if (m_stage != Asking)
        return;
    m_requester.send(api::RejectSas{});
    go(Stopped);
}

void PairingViewModel::notCalled()
{
    if (m_stage == Asking)
        go(Comparing);
}

void PairingViewModel::same()
{
    if (m_stage != Comparing)
        return;
    m_requester.send(api::ConfirmSas{});
    go(Confirming);
}

void PairingViewModel::different()
{
    if (m_stage != Comparing)
        return;
    m_requester.send(api::RejectSas{});
    m_reason = PairingEnd::Mismatch;
    go(Ended);
}

void PairingViewModel::cancel()
{
    if (isUnderWay())
        m_requester.send(api::RejectSas{});
    go(Start);
}

bool PairingViewModel::isUnderWay() const
{
    return m_stage == Preparing || m_stage == Inviting || m_stage == Connecting
           || m_stage == Asking || m_stage == Comparing || m_stage == Confirming;
}

void PairingViewModel::go(Stage stage)
{
    m_stage = stage;
    m_problem = Problem::None;
    if (!isUnderWay())
        m_countdown.stop();
    if (stage != Ended)
        m_errorCode.clear();
    Q_EMIT changed();
}

EndWords PairingViewModel::endWords() const
{
    if (m_stage == Stopped)
        return PairingWords::theyCalled();
    return m_errorCode.isEmpty() ? PairingWords::ended(m_reason)
                                 : PairingWords::failed(m_errorCode);
}

void PairingViewModel::receive(const api::Event &event)
{
    const bool known = m_book.apply(event);
    std::visit(
        [this, &event](const auto &body) {
            if constexpr (requires { this->onEvent(body, event.at); })
                onEvent(body, event.at);
        },
        event.body);
    if (const auto *error = std::get_if<api::Error>(&event.body);
        error && m_requester.isMine(event.ref))
        onError(*error);
    // Paired alone does not say what the new peer may do; these two do.
    if (std::holds_alternative<api::StatusReport>(event.body)
        || std::holds_alternative<api::RightsChanged>(event.body))
        updateRights();
    if (known)
        Q_EMIT changed();
}

void PairingViewModel::onEvent(const api::InviteReady &ready, WallTime at)
{
    if (m_stage != Preparing)
        return;
    m_code = typedcode::cleaned(ready.code);
    m_qr = m_port.encode ? m_port.encode(ready.uri) : QByteArray();
    m_countdown.start(ready.expires, at);
    go(Inviting);
}

void PairingViewModel::onEvent(const api::SasReady &sas, WallTime at)
{
    if (!isUnderWay())
        return;
    m_digits = sas.digits;
    m_pictures.setIds({sas.pictures.begin(), sas.pictures.end()});
    const WallTime now = at.ms > 0 ? at : common::wallNow();
    m_countdown.start(now + CompareTime, now);
    go(isHelper() ? Comparing : Asking);
}

void PairingViewModel::onEvent(const api::Paired &paired, WallTime)
{
    m_peer = paired.peer;
    m_rightsPending = false;
    // What the new peer may do decides what the last page says.
    m_requester.send(api::GetStatus{});
    go(Finished);
}

void PairingViewModel::onEvent(const api::PairingEnded &ended, WallTime)
{
    if (!isUnderWay())
        return;
    m_reason = ended.reason;
    go(Ended);
}

void PairingViewModel::onError(const api::Error &error)
{
    if (!isUnderWay())
        return;
    m_errorCode = error.code;
    go(Ended);
}

void PairingViewModel::updateRights()
{
    const api::PeerStatus *peer = m_book.find(m_peer.id);
    m_rightsPending = m_stage == Finished && peer && peer->peer.role == Role::Helper
                      && peer->rights == Rights::Pending;
}

} // namespace sobani::pairing
