// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "qml/common/countdown.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/requester.h"
#include "qml/pairing/pairingwords.h"
#include "qml/pairing/picturemodel.h"
#include "qml/pairing/qrport.h"
#include "qml/pairing/recentpictures.h"

#include <QQmlEngine>
#include <QUrl>

namespace sobani::pairing {

/// One attempt to connect two devices, from the first choice to family or nothing.
///
/// Never confirms by itself: ConfirmSas goes out only from same(), and on a protected device
/// only after the person has said that they were not called.
class PairingViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(bool helper READ isHelper NOTIFY changed FINAL)
    Q_PROPERTY(QString code READ code NOTIFY changed FINAL)
    Q_PROPERTY(QString spokenCode READ spokenCode NOTIFY changed FINAL)
    Q_PROPERTY(QString spokenFirst READ spokenFirst NOTIFY changed FINAL)
    Q_PROPERTY(QString spokenLast READ spokenLast NOTIFY changed FINAL)
    Q_PROPERTY(bool qrShown READ isQrShown NOTIFY changed FINAL)
    Q_PROPERTY(QByteArray qrMatrix READ qrMatrix NOTIFY changed FINAL)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString typed READ typed NOTIFY typedChanged FINAL)
    Q_PROPERTY(bool typedComplete READ isTypedComplete NOTIFY typedChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString firstDigits READ firstDigits NOTIFY changed FINAL)
    Q_PROPERTY(QString lastDigits READ lastDigits NOTIFY changed FINAL)
    Q_PROPERTY(sobani::pairing::PictureModel *pictures READ pictures CONSTANT FINAL)
    Q_PROPERTY(sobani::pairing::RecentPictures *recent READ recent CONSTANT FINAL)
    Q_PROPERTY(QString peerName READ peerName NOTIFY changed FINAL)
    Q_PROPERTY(bool rightsPending READ isRightsPending NOTIFY changed FINAL)
    Q_PROPERTY(QString endTitle READ endTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString endText READ endText NOTIFY changed FINAL)
    Q_PROPERTY(QString endAdvice READ endAdvice NOTIFY changed FINAL)
    Q_PROPERTY(bool endAlarming READ isEndAlarming NOTIFY changed FINAL)
    Q_PROPERTY(QString connection READ connection NOTIFY changed FINAL)
    Q_PROPERTY(bool canReadPictures READ canReadPictures CONSTANT FINAL)
    Q_PROPERTY(bool canUseCamera READ canUseCamera NOTIFY changed FINAL)
public:
    enum Stage {
        Start,
        Preparing,  ///< invite asked for, the relay does not hold it yet
        Inviting,
        Typing,
        Picking,    ///< choosing a picture of the QR code
        Camera,
        Connecting, ///< joined, the other side has not answered yet
        Asking,     ///< did they call you?
        Comparing,
        Confirming, ///< this side said "same"
        Finished,
        Ended,
        Stopped,    ///< they called: stopped by this person
    };
    Q_ENUM(Stage)

    /// \a engine outlives this.
    explicit PairingViewModel(api::EnginePort &engine, QrPort port = {},
                              QObject *parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool isHelper() const { return !m_book.isProtected(); }
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString spokenCode() const;
    [[nodiscard]] QString spokenFirst() const;
    [[nodiscard]] QString spokenLast() const;
    [[nodiscard]] bool isQrShown() const { return !m_qr.isEmpty(); }
    [[nodiscard]] QByteArray qrMatrix() const { return m_qr; }
    [[nodiscard]] QString timeLeft() const;
    [[nodiscard]] QString typed() const;
    [[nodiscard]] bool isTypedComplete() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString firstDigits() const { return m_digits.left(3); }
    [[nodiscard]] QString lastDigits() const { return m_digits.mid(3); }
    [[nodiscard]] PictureModel *pictures() { return &m_pictures; }
    [[nodiscard]] RecentPictures *recent() { return &m_recent; }
    [[nodiscard]] QString peerName() const;
    [[nodiscard]] bool isRightsPending() const { return m_rightsPending; }
    [[nodiscard]] QString endTitle() const { return endWords().title; }
    [[nodiscard]] QString endText() const { return endWords().text; }
    [[nodiscard]] QString endAdvice() const { return endWords().advice; }
    [[nodiscard]] bool isEndAlarming() const { return endWords().alarming; }
    [[nodiscard]] QString connection() const;
    [[nodiscard]] bool canReadPictures() const { return bool(m_port.decode); }
    [[nodiscard]] bool canUseCamera() const;

    Q_INVOKABLE void invite();
    Q_INVOKABLE void typeCode();
    Q_INVOKABLE void pickPicture();
    Q_INVOKABLE void useCamera();
    Q_INVOKABLE void setTyped(const QString &text);
    Q_INVOKABLE void join();
    Q_INVOKABLE void openPicture(const QUrl &file);
    /// A frame of the camera; true when a code was found in it (look no further).
    bool lookAt(const QImage &picture);
    Q_INVOKABLE void theyCalled();
    Q_INVOKABLE void notCalled();
    Q_INVOKABLE void same();
    Q_INVOKABLE void different();
    /// Gives up whatever is under way and goes back to the first page.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void startAgain() { cancel(); }

Q_SIGNALS:
    void changed();
    void timeChanged();
    void typedChanged();

private:
    enum class Problem { None, Incomplete, NoCodeInPicture };

    void receive(const api::Event &event);
    void onEvent(const api::InviteReady &ready, WallTime at);
    void onEvent(const api::SasReady &sas, WallTime at);
    void onEvent(const api::Paired &paired, WallTime at);
    void onEvent(const api::PairingEnded &ended, WallTime at);
    void onError(const api::Error &error);
    void updateRights();
    void sendJoin(const QString &offer);
    void go(Stage stage);
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] EndWords endWords() const;

    common::Requester m_requester;
    common::PeerBook m_book;
    common::Countdown m_countdown;
    common::LanguageWatch m_language;
    QrPort m_port;
    PictureModel m_pictures;
    RecentPictures m_recent;
    Stage m_stage = Start;
    Problem m_problem = Problem::None;
    QString m_code;
    QByteArray m_qr;
    QString m_typed;
    QString m_digits;
    PeerInfo m_peer;
    bool m_rightsPending = false;
    PairingEnd m_reason = PairingEnd::Cancelled;
    QString m_errorCode;
};

} // namespace sobani::pairing
