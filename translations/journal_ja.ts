<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>JournalScreen</name>
    <message>
        <source>What happened</source>
        <translation>これまでのできごと</translation>
    </message>
    <message>
        <source>Somebody may have changed this list</source>
        <translation>この記録は書きかえられたかもしれません</translation>
    </message>
    <message>
        <source>It does not fit together any more. Show this to the police or to somebody who knows computers.</source>
        <translation>前後のつじつまが合いません。警察か、パソコンにくわしい人に見せてください。</translation>
    </message>
    <message>
        <source>The list could not be read just now.</source>
        <translation>いまは記録を読めませんでした。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>少しお待ちください。</translation>
    </message>
    <message>
        <source>Nothing has happened yet. That is good.</source>
        <translation>まだ何も起きていません。よいことです。</translation>
    </message>
</context>
<context>
    <name>JournalWords</name>
    <message>
        <source>Connected with %1</source>
        <translation>%1とつながりました</translation>
    </message>
    <message>
        <source>A device was connected</source>
        <translation>新しい機器とつながりました</translation>
    </message>
    <message>
        <source>%1 waits to become a helper</source>
        <translation>%1が見守る人になるのを待っています</translation>
    </message>
    <message>
        <source>A new helper waits for agreement</source>
        <translation>新しい見守る人が、認められるのを待っています</translation>
    </message>
    <message>
        <source>A new helper was refused</source>
        <translation>新しい見守る人が断られました</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1とのつながりが終わりました</translation>
    </message>
    <message>
        <source>A device is no longer connected</source>
        <translation>つながりがひとつ終わりました</translation>
    </message>
    <message>
        <source>%1 called for help</source>
        <translation>%1が助けを呼びました</translation>
    </message>
    <message>
        <source>Help was called</source>
        <translation>助けを呼びました</translation>
    </message>
    <message>
        <source>%1 answered the call for help</source>
        <translation>%1が「電話します」と返事しました</translation>
    </message>
    <message>
        <source>The call for help was answered</source>
        <translation>助けに返事がありました</translation>
    </message>
    <message>
        <source>Nobody had answered the call for help after two minutes</source>
        <translation>2分たっても、助けに返事がありませんでした</translation>
    </message>
    <message>
        <source>%1 said: pressed by mistake</source>
        <translation>%1「まちがえて押しました」</translation>
    </message>
    <message>
        <source>The call for help was a mistake</source>
        <translation>助けを呼んだのは、まちがいでした</translation>
    </message>
    <message>
        <source>%1 closed the call for help</source>
        <translation>%1が「もう大丈夫」にしました</translation>
    </message>
    <message>
        <source>The call for help was closed</source>
        <translation>「もう大丈夫」になりました</translation>
    </message>
    <message>
        <source>The call for help was ended by %1</source>
        <translation>%1が助けの知らせを終えました</translation>
    </message>
    <message>
        <source>The call for help was ended</source>
        <translation>助けの知らせが終わりました</translation>
    </message>
    <message>
        <source>%1 asked to do a step</source>
        <translation>%1が手順を見せました</translation>
    </message>
    <message>
        <source>A step was asked for</source>
        <translation>手順が見せられました</translation>
    </message>
    <message>
        <source>%1 asked whether a stranger may use the computer</source>
        <translation>%1が、知らない人をつながせてよいか聞きました</translation>
    </message>
    <message>
        <source>It was asked whether a stranger may use the computer</source>
        <translation>知らない人をつながせてよいか聞きました</translation>
    </message>
    <message>
        <source>%1 said yes to remote support</source>
        <translation>%1が接続を許可しました</translation>
    </message>
    <message>
        <source>Remote support was approved</source>
        <translation>接続が許可されました</translation>
    </message>
    <message>
        <source>%1 said no to remote support</source>
        <translation>%1が接続を断りました</translation>
    </message>
    <message>
        <source>Remote support was refused</source>
        <translation>接続が断られました</translation>
    </message>
    <message>
        <source>%1 entered a wrong number</source>
        <translation>%1がちがう数字を入れました</translation>
    </message>
    <message>
        <source>A wrong number was entered</source>
        <translation>ちがう数字が入れられました</translation>
    </message>
    <message>
        <source>The remote support was over</source>
        <translation>接続が終わりました</translation>
    </message>
    <message>
        <source>The connection to %1 broke off</source>
        <translation>%1とのつながりが切れました</translation>
    </message>
    <message>
        <source>A connection broke off</source>
        <translation>つながりが切れました</translation>
    </message>
    <message>
        <source>Step %1 was done</source>
        <translation>手順%1を終えました</translation>
    </message>
    <message>
        <source>Step %1 was not possible</source>
        <translation>手順%1はできませんでした</translation>
    </message>
    <message>
        <source>%1 did step %2</source>
        <translation>%1が手順%2を終えました</translation>
    </message>
    <message>
        <source>%1 could not do step %2</source>
        <translation>%1は手順%2ができませんでした</translation>
    </message>
    <message>
        <source>Something was noted</source>
        <translation>できごとがありました</translation>
    </message>
    <message>
        <source>Something was noted about %1</source>
        <translation>%1についてのできごとがありました</translation>
    </message>
    <message>
        <source>%1 was accepted as a helper</source>
        <translation>%1が見守る人として認められました</translation>
    </message>
    <message>
        <source>A new helper was accepted</source>
        <translation>新しい見守る人が認められました</translation>
    </message>
    <message>
        <source>%1 was refused as a helper</source>
        <translation>%1は見守る人として断られました</translation>
    </message>
    <message>
        <source>%1 may now decide about strangers</source>
        <translation>%1が、つながせるかどうかを決められるようになりました</translation>
    </message>
    <message>
        <source>A helper may now decide about strangers</source>
        <translation>見守る人が、つながせるかどうかを決められるようになりました</translation>
    </message>
    <message>
        <source>%1 may not decide yet</source>
        <translation>%1は、まだ決められません</translation>
    </message>
    <message>
        <source>A helper may not decide yet</source>
        <translation>見守る人は、まだ決められません</translation>
    </message>
    <message>
        <source>%1 ended the remote support</source>
        <translation>%1が接続を終わらせました</translation>
    </message>
    <message>
        <source>Something was tried that is not allowed; it had no effect</source>
        <translation>認められていない操作があり、何も起きませんでした</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>終わりました:%1</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>できませんでした:%1</translation>
    </message>
    <message>
        <source>%1 has done: %2</source>
        <translation>%1が終えました:%2</translation>
    </message>
    <message>
        <source>%1 could not do: %2</source>
        <translation>%1ができませんでした:%2</translation>
    </message>
</context>
<context>
    <name>sobani::journal::JournalViewModel</name>
    <message>
        <source>a device that is no longer known</source>
        <translation>いまはつながっていない人</translation>
    </message>
</context>
</TS>
