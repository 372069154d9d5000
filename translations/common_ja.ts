<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>PersonName</name>
    <message>
        <source>%1</source>
        <comment>a person&apos;s name within a sentence</comment>
        <translation>%1さん</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>under a minute</source>
        <translation>1分以内</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1分</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>のこり %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>きのう</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>あした</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>date format: day and month</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>your family</source>
        <translation>ご家族</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>names</comment>
        <translation>%1か%2</translation>
    </message>
    <message>
        <source>%1 has not been in touch yet</source>
        <translation>%1からは、まだ連絡がありません</translation>
    </message>
    <message>
        <source>Connected with %1</source>
        <translation>%1とつながっています</translation>
    </message>
    <message>
        <source>The device of %1 is switched off</source>
        <translation>%1の機器は電源が切れています</translation>
    </message>
    <message>
        <source>The connection to %1 broke off</source>
        <translation>%1とのつながりが切れました</translation>
    </message>
    <message>
        <source>No connection right now</source>
        <translation>いま、つながっていません</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>つないでいます…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>つながっています</translation>
    </message>
    <message>
        <source>Not connected: the connection point could not prove that it is the right one</source>
        <translation>つながっていません。中継所が本物かどうか確かめられませんでした</translation>
    </message>
    <message>
        <source>%1 am</source>
        <comment>time of day</comment>
        <translation>午前%1</translation>
    </message>
    <message>
        <source>%1 pm</source>
        <comment>time of day</comment>
        <translation>午後%1</translation>
    </message>
</context>
</TS>
