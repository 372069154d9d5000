// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatemachine.h"
#include "core/guard/gatewire.h"

#include <QTest>

using namespace sobani;
using namespace sobani::guard;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Digest(DigestSize, 'd');
const RequestId Request = *RequestId::fromBytes(QByteArray(16, 'r'));

GatePolicy policy()
{
    return {7, {{u"anydesk"_s, Digest, BootTime{u"b"_s, 900}}, {u"teamviewer"_s, {}, std::nullopt}}};
}

ToolSeen seen()
{
    return {{u"anydesk"_s, Digest}, Sighting::Slipped, u"/tmp/a\nb\x1b/\u5148"_s, u"why"_s, 41, 1000};
}

State state()
{
    State s;
    s.revision = 9;
    s.tools = {{{u"a"_s, Digest}, Asked{Request, {u"b"_s, 1}}},
               {{u"b"_s, Digest}, Approved{Request, {u"b"_s, 2}, 30}},
               {{u"c"_s, Digest}, Denied{Request, {u"b"_s, 3}}}};
    s.standing = {u"teamviewer"_s};
    return s;
}

// Every shorter and every longer piece of what was encoded is refused.
template<typename Decode>
void refusesPieces(const QByteArray &whole, Decode decode)
{
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!decode(whole.left(size)), qPrintable(QString::number(size)));
    QVERIFY(!decode(whole + '\0'));
}

} // namespace

class GateWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips()
    {
        QVERIFY(decodePolicy(encode(policy())) == policy());
        QVERIFY(decodePolicy(encode(GatePolicy{})) == GatePolicy{});
        QVERIFY(decodeSeen(encode(seen())) == seen());
        QVERIFY((decodeEnded(encode(ToolEnded{u"x"_s, 3})) == ToolEnded{u"x"_s, 3}));
        QCOMPARE(encode(decodeState(encode(state())).value()), encode(state()));
    }

    void truncationIsRefused()
    {
        refusesPieces(encode(policy()), decodePolicy);
        refusesPieces(encode(seen()), decodeSeen);
        refusesPieces(encode(ToolEnded{u"x"_s, 3}), decodeEnded);
        refusesPieces(encode(state()), decodeState);
    }

    void impossibleValuesAreRefused()
    {
        GatePolicy p = policy();
        p.allowed[0].sha256.chop(1);
        QVERIFY(!decodePolicy(encode(p)));
        p = policy();
        p.allowed[0].toolId = u"Any Desk"_s;
        QVERIFY(!decodePolicy(encode(p)));
        ToolSeen s = seen();
        s.tool.sha256.clear();
        QVERIFY(!decodeSeen(encode(s)));
        State twice = state();
        twice.tools.push_back(twice.tools.front());
        QVERIFY(!decodeState(encode(twice)));
    }

    void aLongPathIsCut()
    {
        ToolSeen s = seen();
        s.path = QString(5000, QChar(0x5148));
        QCOMPARE(decodeSeen(encode(s)).value().path.size(), PathLimit);
    }

    void identities()
    {
        const ToolIdentity tool{u"any-desk_2.x"_s, Digest};
        QVERIFY(toolIdentityFrom(toString(tool)) == tool);
        for (const QString &wrong :
             {u""_s, u"anydesk"_s, u":"_s + QString(64, u'a'), u"a:"_s + QString(63, u'a'),
              u"a:"_s + QString(64, u'A'), u"A:"_s + QString(64, u'a'), u"a:"_s + QString(65, u'a'),
              u"a b:"_s + QString(64, u'a'), QString(121, u'a') + u':' + QString(64, u'a')})
            QVERIFY2(!toolIdentityFrom(wrong), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(GateWireTest)
#include "tst_gatewire.moc"
