// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/sas.h"
#include "platform/common/qrcode.h"
#include "platform/common/qrimage.h"
#include "qml/pairing/pairingviewmodel.h"
#include "qml/pairing/pictures.h"
#include "qml/pairing/typedcode.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"
#include "translations/translations.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using pairing::PairingViewModel;

namespace {

const api::SasReady Sas{u"012345"_s, {u"dog"_s, u"umbrella"_s, u"apple"_s, u"train"_s}};

pairing::QrPort port()
{
    return {[](const QString &) { return QByteArray(21 * 21, '\1'); },
            [](const QImage &picture) -> std::optional<QString> {
                if (picture.pixelColor(0, 0) == QColor(Qt::red))
                    return u"sobani:1?x"_s;
                return std::nullopt;
            }};
}

} // namespace

class TestPairingViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksHowThingsStand();
    void inviteShowsTheCodeOnlyWhenItCanBeJoined();
    void seniorIsAskedBeforeComparing();
    void theyCalledStopsForGood();
    void helperComparesAtOnce();
    void nothingIsConfirmedWithoutSame();
    void differentEndsAsMismatch();
    void cancelEndsWhatIsUnderWay();
    void codesAreForgiving_data();
    void codesAreForgiving();
    void unfinishedCodeIsNotSent();
    void pictureOfTheSquareJoins();
    void pictureWithoutSquareSaysSo();
    void realSquareIsRead();
    void everyEndHasWords_data();
    void everyEndHasWords();
    void errorsOfOthersAreNotOurs();
    void pendingRightsAreTold();
    void lateEventsChangeNothing();
    void everyWordTranslates();
    void everyPictureIsKnown();

private:
    void reachCompare();

    std::unique_ptr<fakes::ScriptedEngine> m_engine;
    std::unique_ptr<PairingViewModel> m_model;
};

void TestPairingViewModel::init()
{
    m_engine = std::make_unique<fakes::ScriptedEngine>();
    m_model = std::make_unique<PairingViewModel>(*m_engine, port());
    m_engine->emitEvent(motherStatus(), {}, Noon);
}

void TestPairingViewModel::cleanup()
{
    m_model.reset();
    m_engine.reset();
}

void TestPairingViewModel::reachCompare()
{
    m_model->setTyped(u"ABCDEFGHJKMN"_s);
    m_model->join();
    m_engine->emitEvent(Sas, {}, Noon);
    m_model->notCalled();
    QCOMPARE(m_model->stage(), PairingViewModel::Comparing);
}

void TestPairingViewModel::asksHowThingsStand()
{
    QCOMPARE(m_engine->count<api::GetStatus>(), 1);
    QVERIFY(!m_model->isHelper());
    QCOMPARE(m_model->connection(), QString());
    m_engine->emitEvent(api::RelayChanged{RelayState::Offline}, {}, Noon);
    QVERIFY(!m_model->connection().isEmpty());
}

void TestPairingViewModel::inviteShowsTheCodeOnlyWhenItCanBeJoined()
{
    m_model->invite();
    QCOMPARE(m_engine->count<api::MakeInvite>(), 1);
    QCOMPARE(m_model->stage(), PairingViewModel::Preparing);
    QCOMPARE(m_model->code(), QString());
    m_engine->emitEvent(api::InviteReady{u"ABCD-EFGH-JKMN"_s, u"sobani:1?y"_s,
                                         Noon + std::chrono::minutes(15)}, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Inviting);
    QCOMPARE(m_model->code(), u"ABCD EFGH JKMN"_s);
    QCOMPARE(m_model->qrMatrix().size(), 21 * 21);
    QVERIFY(m_model->timeLeft().contains(u"15"));
}

void TestPairingViewModel::seniorIsAskedBeforeComparing()
{
    m_model->invite();
    m_engine->emitEvent(Sas, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Asking);
    m_model->same(); // not before the question
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 0);
    m_model->notCalled();
    QCOMPARE(m_model->stage(), PairingViewModel::Comparing);
    QCOMPARE(m_model->firstDigits(), u"012"_s);
    QCOMPARE(m_model->lastDigits(), u"345"_s);
    QCOMPARE(m_model->pictures()->rowCount(), 4);
    const QModelIndex second = m_model->pictures()->index(1);
    QCOMPARE(second.data(pairing::PictureModel::WordRole).toString(), u"umbrella"_s);
}

void TestPairingViewModel::theyCalledStopsForGood()
{
    m_model->invite();
    m_engine->emitEvent(Sas, {}, Noon);
    m_model->theyCalled();
    QCOMPARE(m_engine->count<api::RejectSas>(), 1);
    QCOMPARE(m_model->stage(), PairingViewModel::Stopped);
    QVERIFY(m_model->isEndAlarming());
    m_engine->emitEvent(api::PairingEnded{PairingEnd::Cancelled}, {}, Noon);
    m_model->same();
    QCOMPARE(m_model->stage(), PairingViewModel::Stopped);
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 0);
}

void TestPairingViewModel::helperComparesAtOnce()
{
    m_engine->emitEvent(hanakoStatus(), {}, Noon);
    QVERIFY(m_model->isHelper());
    m_model->invite();
    m_engine->emitEvent(Sas, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Comparing);
}

void TestPairingViewModel::nothingIsConfirmedWithoutSame()
{
    reachCompare();
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 0);
    m_model->same();
    m_model->same();
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 1);
    QCOMPARE(m_model->stage(), PairingViewModel::Confirming);
    m_engine->emitEvent(api::Paired{family(), hanako()}, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Finished);
    QCOMPARE(m_model->peerName(), hanako().name);
}

void TestPairingViewModel::differentEndsAsMismatch()
{
    reachCompare();
    m_model->different();
    QCOMPARE(m_engine->count<api::RejectSas>(), 1);
    QCOMPARE(m_engine->count<api::ConfirmSas>(), 0);
    QCOMPARE(m_model->stage(), PairingViewModel::Ended);
    QVERIFY(m_model->isEndAlarming());
    m_engine->emitEvent(api::PairingEnded{PairingEnd::Cancelled}, {}, Noon);
    QVERIFY(m_model->isEndAlarming()); // the engine's own word for it does not calm it down
}

void TestPairingViewModel::cancelEndsWhatIsUnderWay()
{
    m_model->cancel();
    QCOMPARE(m_engine->count<api::RejectSas>(), 0);
    m_model->invite();
    m_model->cancel();
    QCOMPARE(m_engine->count<api::RejectSas>(), 1);
    QCOMPARE(m_model->stage(), PairingViewModel::Start);
    QCOMPARE(m_model->timeLeft(), QString());
}

void TestPairingViewModel::codesAreForgiving_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"ABCDEFGHJKMN"_s << u"ABCD EFGH JKMN"_s;
    QTest::newRow("spaces") << u" ab cd-ef gh jkmn "_s << u"ABCD EFGH JKMN"_s;
    QTest::newRow("full width") << u"ABcd EFGH−JKMN"_s << u"ABCD EFGH JKMN"_s;
    QTest::newRow("look-alikes") << u"oOiIlL"_s << u"0011 11"_s;
    QTest::newRow("too long") << u"ABCDEFGHJKMNPQ"_s << u"ABCD EFGH JKMN"_s;
    QTest::newRow("kana") << u"あABC"_s << u"ABC"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestPairingViewModel::codesAreForgiving()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    m_model->typeCode();
    m_model->setTyped(typed);
    QCOMPARE(m_model->typed(), shown);
    QCOMPARE(m_model->isTypedComplete(), shown.size() == 14);
}

void TestPairingViewModel::unfinishedCodeIsNotSent()
{
    m_model->typeCode();
    m_model->setTyped(u"ABCD"_s);
    m_model->join();
    QCOMPARE(m_engine->count<api::Join>(), 0);
    QVERIFY(!m_model->problem().isEmpty());
    m_model->setTyped(u"ABCDEFGHJKMN"_s);
    m_model->join();
    QCOMPARE(m_engine->all<api::Join>().front().offer, u"ABCDEFGHJKMN"_s);
    QCOMPARE(m_model->stage(), PairingViewModel::Connecting);
}

void TestPairingViewModel::pictureOfTheSquareJoins()
{
    QTemporaryDir folder;
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(folder.filePath(u"code.png"_s)));
    m_model->recent()->setFolders({folder.path()});
    m_model->pickPicture();
    QCOMPARE(m_model->recent()->count(), 1);
    const QUrl url =
        m_model->recent()->index(0).data(pairing::RecentPictures::UrlRole).toUrl();
    m_model->openPicture(url);
    QCOMPARE(m_engine->all<api::Join>().front().offer, u"sobani:1?x"_s);
}

void TestPairingViewModel::pictureWithoutSquareSaysSo()
{
    QTemporaryDir folder;
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QVERIFY(picture.save(folder.filePath(u"cat.png"_s)));
    m_model->pickPicture();
    m_model->openPicture(QUrl::fromLocalFile(folder.filePath(u"cat.png"_s)));
    QCOMPARE(m_engine->count<api::Join>(), 0);
    QVERIFY(!m_model->problem().isEmpty());
    m_model->openPicture(QUrl::fromLocalFile(folder.filePath(u"missing.png"_s)));
    QCOMPARE(m_engine->count<api::Join>(), 0);
}

void TestPairingViewModel::realSquareIsRead()
{
    const QString uri = u"sobani:1?"_s + QString(180, u'a');
    PairingViewModel model(*m_engine, {{}, platform::decodeQr});
    QTemporaryDir folder;
    const auto matrix = platform::encodeQr(uri.toUtf8());
    QVERIFY(matrix);
    QImage photo(1200, 1600, QImage::Format_RGB32);
    photo.fill(QColor(u"#c9b18f"_s));
    QPainter painter(&photo);
    painter.translate(300, 400);
    painter.rotate(7); // held by hand
    painter.drawImage(0, 0, platform::drawQr(*matrix, 9));
    painter.end();
    QVERIFY(photo.save(folder.filePath(u"photo.jpg"_s)));
    model.pickPicture();
    model.openPicture(QUrl::fromLocalFile(folder.filePath(u"photo.jpg"_s)));
    QCOMPARE(m_engine->all<api::Join>().back().offer, uri);
    QCOMPARE(model.stage(), PairingViewModel::Connecting);
}

void TestPairingViewModel::everyEndHasWords_data()
{
    QTest::addColumn<PairingEnd>("reason");
    for (const auto reason : {PairingEnd::Cancelled, PairingEnd::Mismatch, PairingEnd::Expired,
                              PairingEnd::Used, PairingEnd::Version, PairingEnd::Certificate,
                              PairingEnd::Role, PairingEnd::Busy})
        QTest::addRow("%d", int(reason)) << reason;
}

void TestPairingViewModel::everyEndHasWords()
{
    QFETCH(PairingEnd, reason);
    static QStringList titles;
    m_model->invite();
    m_engine->emitEvent(api::PairingEnded{reason}, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Ended);
    QVERIFY(!m_model->endText().isEmpty() && !m_model->endAdvice().isEmpty());
    QVERIFY(!titles.contains(m_model->endTitle()));
    titles += m_model->endTitle();
    m_model->startAgain();
    QCOMPARE(m_model->stage(), PairingViewModel::Start);
}

void TestPairingViewModel::errorsOfOthersAreNotOurs()
{
    m_model->setTyped(u"ABCDEFGHJKMN"_s);
    m_model->join();
    m_engine->emitEvent(api::Error{u"bad-code"_s, {}, {}, -1}, u"circle-1"_s, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Connecting);
    const QString ref = m_engine->commands().back().ref;
    m_engine->emitEvent(api::Error{u"bad-code"_s, {}, {}, -1}, ref, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Ended);
    QVERIFY(m_model->endTitle().contains(u"code"));
}

void TestPairingViewModel::pendingRightsAreTold()
{
    reachCompare();
    m_model->same();
    m_engine->emitEvent(api::Paired{family(), jiro()}, {}, Noon);
    QVERIFY(!m_model->isRightsPending());
    api::StatusReport report = motherStatus();
    report.peers.push_back(asPeer(jiro()));
    report.peers.back().rights = Rights::Pending;
    m_engine->emitEvent(report, {}, Noon);
    QVERIFY(m_model->isRightsPending());
    m_engine->emitEvent(api::RightsChanged{family(), jiro(), Rights::Full}, {}, Noon);
    QVERIFY(!m_model->isRightsPending());
}

void TestPairingViewModel::lateEventsChangeNothing()
{
    m_engine->emitEvent(Sas, {}, Noon);
    m_engine->emitEvent(api::InviteReady{u"ABCD"_s, {}, Noon}, {}, Noon);
    m_engine->emitEvent(api::PairingEnded{PairingEnd::Expired}, {}, Noon);
    QCOMPARE(m_model->stage(), PairingViewModel::Start);
}

void TestPairingViewModel::everyWordTranslates()
{
    m_model->invite();
    m_engine->emitEvent(Sas, {}, Noon);
    QSignalSpy changed(m_model.get(), &PairingViewModel::changed);
    translations::install(*QCoreApplication::instance(), u"ja"_s);
    QVERIFY(changed.count() > 0);
    QCOMPARE(pairing::Pictures::word(u"umbrella"_s), u"かさ"_s);
    m_model->theyCalled();
    QVERIFY(m_model->endTitle().contains(u"切"));
    translations::install(*QCoreApplication::instance(), u"en"_s);
}

void TestPairingViewModel::everyPictureIsKnown()
{
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        translations::install(*QCoreApplication::instance(), language);
        QSet<QString> emoji;
        QSet<QString> words;
        for (const QLatin1String id : pairing::pictureIds()) {
            QVERIFY2(!pairing::Pictures::emoji(id).isEmpty(), id.data());
            emoji += pairing::Pictures::emoji(id);
            words += pairing::Pictures::word(id);
        }
        QCOMPARE(emoji.size(), 64);
        QCOMPARE(words.size(), 64);
        // Nothing is shown by its bare id in Japanese.
        QCOMPARE(words.contains(u"dog"_s), language == u"en"_s);
    }
    translations::install(*QCoreApplication::instance(), u"en"_s);
    QCOMPARE(pairing::Pictures::word(u"yeti"_s), u"yeti"_s);
}

QTEST_MAIN(TestPairingViewModel)
#include "tst_pairing_viewmodel.moc"
