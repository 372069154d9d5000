<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>AppPage</name>
    <message>
        <source>Back</source>
        <translation>もどる</translation>
    </message>
</context>
<context>
    <name>PhoneCard</name>
    <message>
        <source>Telephone number of %1</source>
        <translation>%1の電話番号</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>%1に電話する</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>電話する</translation>
    </message>
    <message>
        <source>Square code that dials %1</source>
        <translation>%1に電話がかかる四角い模様</translation>
    </message>
    <message>
        <source>Dial with a mobile</source>
        <translation>携帯電話でかける</translation>
    </message>
    <message>
        <source>Point the camera of a mobile phone at this square: it dials the number for you.</source>
        <translation>携帯電話のカメラをこの四角い模様に向けてください。電話がかけられます。</translation>
    </message>
</context>
<context>
    <name>PhoneLine</name>
    <message>
        <source>Call %1</source>
        <translation>%1に電話する</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2つのうちの%1つめ</translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>HELP: call my family</source>
        <translation>助けて:家族を呼ぶ</translation>
    </message>
</context>
</TS>
