<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ConsentPage</name>
    <message>
        <source>%1 wants to become a helper</source>
        <translation>%1が見守る人になろうとしています</translation>
    </message>
    <message>
        <source>A fraudster may be asking for this</source>
        <translation>詐欺師かもしれません</translation>
    </message>
    <message>
        <source>Agree only when you know %1 and have spoken with them yourself, on a call that you made.</source>
        <translation>%1を知っていて、あなたからかけた電話で話したときだけ、認めてください。</translation>
    </message>
    <message>
        <source>If you agree, %1 may decide like you whether a stranger gets onto the computer.</source>
        <translation>認めると、知らない人をパソコンにつながせるかどうか、%1もあなたと同じように決められます。</translation>
    </message>
    <message>
        <source>If you say no, %1 gets no rights.</source>
        <translation>断ると、%1は何も決められません。</translation>
    </message>
    <message>
        <source>If nobody says anything, %1 gets these rights by waiting: %2. So if in doubt, say no.</source>
        <translation>だれも返事をしないと、%1は待つだけで決められるようになります(%2)。迷ったら、断ってください。</translation>
    </message>
    <message>
        <source>No, not this person</source>
        <translation>いいえ、この人は断る</translation>
    </message>
    <message>
        <source>I know this person</source>
        <translation>この人を知っています</translation>
    </message>
    <message>
        <source>I have spoken with %1: agree</source>
        <translation>%1と話しました。認めます</translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>Leave the family circle?</source>
        <translation>家族の輪から抜けますか?</translation>
    </message>
    <message>
        <source>Disconnect from %1?</source>
        <translation>%1とのつながりを切りますか?</translation>
    </message>
    <message>
        <source>Did somebody on the telephone tell you to do this?</source>
        <translation>電話の相手に、こうするように言われましたか?</translation>
    </message>
    <message>
        <source>Then do not do it. Hang up.</source>
        <translation>それなら、しないでください。電話を切りましょう。</translation>
    </message>
    <message>
        <source>You will not hear it any more when %1 calls for help, and you can decide nothing there.</source>
        <translation>%1が助けを呼んでも、もう知らせは届きません。決めることもできなくなります。</translation>
    </message>
    <message>
        <source>%1 will not hear it any more when you touch HELP.</source>
        <translation>「助けて」を押しても、%1にはもう届きません。</translation>
    </message>
    <message>
        <source>To connect again you have to compare the pictures once more, both of you together.</source>
        <translation>もう一度つなぐには、ふたりでまた絵を見くらべる必要があります。</translation>
    </message>
    <message>
        <source>Stay connected</source>
        <translation>つながったままにする</translation>
    </message>
    <message>
        <source>I want to part nevertheless</source>
        <translation>それでも切りたい</translation>
    </message>
    <message>
        <source>Yes, leave the circle now</source>
        <translation>はい、輪から抜けます</translation>
    </message>
    <message>
        <source>Yes, disconnect now</source>
        <translation>はい、つながりを切ります</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>My telephone number</source>
        <translation>わたしの電話番号</translation>
    </message>
    <message>
        <source>Your family sees this number, so that they can call you at once when it matters.</source>
        <translation>いざというとき、すぐ電話できるように、ご家族にこの番号が見えます。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Best a telephone that works without this computer.</source>
        <translation>このパソコンがなくても使える電話がよいです。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存する</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>The people you look after</source>
        <translation>見守っている人たち</translation>
    </message>
    <message>
        <source>My family</source>
        <translation>わたしの家族</translation>
    </message>
    <message>
        <source>That had no effect. Please try again.</source>
        <translation>うまくいきませんでした。もう一度ためしてください。</translation>
    </message>
    <message>
        <source>%1 wants to become a helper. Your word is needed.</source>
        <translation>%1が見守る人になろうとしています。お返事をください。</translation>
    </message>
    <message>
        <source>Nobody is connected with this device yet.</source>
        <translation>この機器は、まだだれともつながっていません。</translation>
    </message>
    <message>
        <source>My telephone number: %1</source>
        <translation>わたしの電話番号:%1</translation>
    </message>
    <message>
        <source>Tell my telephone number</source>
        <translation>わたしの電話番号を伝える</translation>
    </message>
    <message>
        <source>What my family can see</source>
        <translation>家族に見えること</translation>
    </message>
    <message>
        <source>Leave the family circle</source>
        <translation>家族の輪から抜ける</translation>
    </message>
    <message>
        <source>Connect with somebody new</source>
        <translation>新しい人とつなぐ</translation>
    </message>
    <message>
        <source>Connect another family member</source>
        <translation>ほかの家族とつなぐ</translation>
    </message>
    <message>
        <source>Connect with my family</source>
        <translation>家族とつなぐ</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>More about %1</source>
        <translation>%1について</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>That had no effect. Please try again.</source>
        <translation>うまくいきませんでした。もう一度ためしてください。</translation>
    </message>
    <message>
        <source>Telephone number of %1</source>
        <translation>%1の電話番号</translation>
    </message>
    <message>
        <source>As you want to dial it from here. Only this device remembers it.</source>
        <translation>ここからかけるときの番号です。この機器だけが覚えています。</translation>
    </message>
    <message>
        <source>Save the number</source>
        <translation>番号を保存する</translation>
    </message>
    <message>
        <source>Sign of the device: %1</source>
        <translation>機器の目じるし:%1</translation>
    </message>
    <message>
        <source>Leave the family circle of %1</source>
        <translation>%1の家族の輪から抜ける</translation>
    </message>
    <message>
        <source>Disconnect from %1</source>
        <translation>%1とのつながりを切る</translation>
    </message>
    <message>
        <source>%1 can change this number on their own device.</source>
        <translation>この番号は、%1がご自分の機器で変えられます。</translation>
    </message>
    <message>
        <source>This number is wrong</source>
        <translation>この番号はちがいます</translation>
    </message>
</context>
<context>
    <name>SeenPage</name>
    <message>
        <source>What my family can see</source>
        <translation>家族に見えること</translation>
    </message>
    <message>
        <source>This is what %1 sees</source>
        <translation>%1に見えること</translation>
    </message>
    <message>
        <source>That you touched HELP, and when</source>
        <translation>「助けて」を押したことと、その時刻</translation>
    </message>
    <message>
        <source>Which steps of the list you have done</source>
        <translation>手順のどこまで進んだか</translation>
    </message>
    <message>
        <source>Your answers when a stranger wants to get onto the computer</source>
        <translation>知らない人がつなごうとしたときの、あなたの答え</translation>
    </message>
    <message>
        <source>Whether this device is switched on and connected</source>
        <translation>この機器の電源とつながり</translation>
    </message>
    <message>
        <source>Your name and your telephone number</source>
        <translation>あなたのお名前と電話番号</translation>
    </message>
    <message>
        <source>This is what they may do</source>
        <translation>できること</translation>
    </message>
    <message>
        <source>Say yes or no when a stranger wants to get onto the computer</source>
        <translation>知らない人がつなごうとしたとき、許すか断るかを決める</translation>
    </message>
    <message>
        <source>Take a yes back</source>
        <translation>許可を取り消す</translation>
    </message>
    <message>
        <source>Show you a step of the list</source>
        <translation>手順のひとつを、あなたの画面に出す</translation>
    </message>
    <message>
        <source>This nobody sees</source>
        <translation>だれにも見えないこと</translation>
    </message>
    <message>
        <source>Your screen, your letters and your pictures</source>
        <translation>画面、手紙、写真</translation>
    </message>
    <message>
        <source>Where you are, and what you do on the computer</source>
        <translation>いる場所や、パソコンでしていること</translation>
    </message>
    <message>
        <source>Your bank and your passwords</source>
        <translation>銀行や暗証番号</translation>
    </message>
    <message>
        <source>All of it travels locked: the connection point in between cannot read it. You can part from anybody at any time.</source>
        <translation>やりとりには鍵がかかっていて、間の中継所には読めません。だれとでも、いつでもつながりを切れます。</translation>
    </message>
</context>
<context>
    <name>sobani::circle::CircleViewModel</name>
    <message>
        <source>Last heard from: %1</source>
        <translation>最後の連絡:%1</translation>
    </message>
</context>
<context>
    <name>sobani::circle::PeopleModel</name>
    <message>
        <source>Looks after the family</source>
        <translation>見守る人</translation>
    </message>
    <message>
        <source>Is protected</source>
        <translation>守られる人</translation>
    </message>
    <message>
        <source>Cannot decide yet: waits until another helper agrees</source>
        <translation>まだ決められません。ほかの見守る人が認めるのを待っています</translation>
    </message>
    <message>
        <source>Cannot decide yet: waits until another helper agrees, or until %1</source>
        <translation>まだ決められません。ほかの見守る人が認めるか、%1になるのを待っています</translation>
    </message>
</context>
</TS>
