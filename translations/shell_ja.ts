<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Not connected: the other side could not prove who it is. If it is urgent, telephone.</source>
        <translation>つながっていません。中継先が本物だと確かめられませんでした。急ぎのときは電話をしてください。</translation>
    </message>
    <message>
        <source>Sobani&apos;s service does not answer. HELP is kept and sent later. If it is urgent, telephone.</source>
        <translation>「そばに」の見守りが止まっています。「助けて」は預かり、つながりしだい送ります。急ぎのときは電話をしてください。</translation>
    </message>
    <message>
        <source>No connection right now. If it is urgent, telephone.</source>
        <translation>今はつながっていません。急ぎのときは電話をしてください。</translation>
    </message>
    <message>
        <source>This device has no safe place for its keys. They are kept in a file that only you can read.</source>
        <translation>この機器には鍵をしまう安全な場所がありません。鍵は、あなただけが読める場所に置いてあります。</translation>
    </message>
    <message>
        <source>Look at the request</source>
        <translation>たしかめる</translation>
    </message>
    <message>
        <source>Look who it is</source>
        <translation>誰なのか見る</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>わかりました</translation>
    </message>
    <message>
        <source>A request waits for your word.</source>
        <translation>パソコンにつなごうとする人がいます。返事を待っています。</translation>
    </message>
    <message>
        <source>Somebody wants to become a helper.</source>
        <translation>新しい人が見守りに加わろうとしています。確かめてください。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Sobani</source>
        <translation>そばに</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Sobani</source>
        <translation>そばに</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Sobani cannot start</source>
        <translation>「そばに」を始められません</translation>
    </message>
</context>
<context>
    <name>sobani::shell::ShellViewModel</name>
    <message>
        <source>Sobani cannot open its folder on this device. If you need help, telephone your family.</source>
        <translation>この機器の保存場所を開けません。助けが必要なときは、ご家族に電話をしてください。</translation>
    </message>
</context>
</TS>
