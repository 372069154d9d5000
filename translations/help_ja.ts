<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>AlarmOverScreen</name>
    <message>
        <source>The call for help is over</source>
        <translation>呼び出しは終わりました</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>わかりました</translation>
    </message>
    <message>
        <source>%1 says: by mistake. Check by telephone</source>
        <translation>%1から「まちがい」と届きました。電話で確かめてください</translation>
    </message>
</context>
<context>
    <name>AlarmScreen</name>
    <message>
        <source>%1 calls for help</source>
        <translation>%1が助けを呼んでいます</translation>
    </message>
    <message>
        <source>There is another call waiting behind this one.</source>
        <translation>このあとに、もう1件待っています。</translation>
    </message>
    <message>
        <source>I will call now</source>
        <translation>すぐ電話します</translation>
    </message>
    <message>
        <source>This ends the noise and tells %1 that you will telephone. If you cannot, let it ring: the call goes on, to others as well.</source>
        <translation>押すと音が止まり、「電話します」と%1に伝わります。できないときは、押さないでください。ほかの人にも知らせ続けます。</translation>
    </message>
</context>
<context>
    <name>CallProgress</name>
    <message>
        <source>your family</source>
        <translation>ご家族</translation>
    </message>
    <message>
        <source>Written down here</source>
        <translation>この機器に書きとめました</translation>
    </message>
    <message>
        <source>Could not be written down on this device</source>
        <translation>この機器に書きとめられませんでした</translation>
    </message>
    <message>
        <source>Being written down</source>
        <translation>書きとめています</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送りました</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>まだ送っていません</translation>
    </message>
    <message>
        <source>Not sent: there is no connection</source>
        <translation>つながっていないため、送れていません</translation>
    </message>
    <message>
        <source>Reached your family&apos;s device</source>
        <translation>ご家族の機器に届きました</translation>
    </message>
    <message>
        <source>Not yet on your family&apos;s device</source>
        <translation>ご家族の機器には、まだ届いていません</translation>
    </message>
    <message>
        <source>Seen by %1</source>
        <translation>%1が見ました</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>まだ見ていません</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>まだ返事はありません</translation>
    </message>
    <message>
        <source>%1 has seen your call</source>
        <translation>%1が見てくれました</translation>
    </message>
    <message>
        <source>Your call has reached your family&apos;s device</source>
        <translation>ご家族の機器に届きました</translation>
    </message>
    <message>
        <source>This device cannot pass on your call. Please telephone.</source>
        <translation>この機器からは知らせられません。電話をしてください。</translation>
    </message>
    <message>
        <source>Your call is sent and on its way</source>
        <translation>送りました。届くのを待っています</translation>
    </message>
    <message>
        <source>No connection. Your call goes out by itself as soon as there is one.</source>
        <translation>つながっていません。つながったら自動で送ります。</translation>
    </message>
    <message>
        <source>Calling your family…</source>
        <translation>ご家族を呼んでいます…</translation>
    </message>
    <message>
        <source>%1 will telephone</source>
        <translation>%1が電話します</translation>
    </message>
    <message>
        <source>%1 has seen it and will telephone you</source>
        <translation>%1に伝わりました。電話がきます</translation>
    </message>
</context>
<context>
    <name>EmergencyNote</name>
    <message>
        <source>Fallen, ill, or a fire? Telephone 119 now.</source>
        <translation>転んだ、具合が悪い、火事のときは、今すぐ119番に電話してください。</translation>
    </message>
    <message>
        <source>Fall, illness, fire: 119</source>
        <translation>けが・病気・火事は、119番</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>HELP</source>
        <translation>助けて</translation>
    </message>
    <message>
        <source>Tells your family at once that you need help</source>
        <translation>助けが必要なことを、すぐにご家族に知らせます</translation>
    </message>
</context>
<context>
    <name>HelpOverScreen</name>
    <message>
        <source>The call for help is over</source>
        <translation>呼び出しは終わりました</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>わかりました</translation>
    </message>
    <message>
        <source>If a stranger is still on the telephone or on your screen, it is not over. Press HELP again: nobody minds.</source>
        <translation>知らない人がまだ電話や画面にいるなら、終わりではありません。もう一度「助けて」を押してください。何度押してもかまいません。</translation>
    </message>
    <message>
        <source>If somebody told you to press it, press HELP again.</source>
        <translation>だれかに「押して」と言われたなら、もう一度「助けて」を押してください。</translation>
    </message>
</context>
<context>
    <name>HelperHomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>All is quiet</source>
        <translation>何も起きていません</translation>
    </message>
    <message>
        <source>This device does not look after anybody yet.</source>
        <translation>この機器は、まだ誰も見守っていません。</translation>
    </message>
    <message>
        <source>Connect with somebody to look after</source>
        <translation>見守る相手とつなぐ</translation>
    </message>
    <message>
        <source>A request waits for your word</source>
        <translation>あなたの返事を待っている人がいます</translation>
    </message>
    <message>
        <source>People and devices</source>
        <translation>家族と機器</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>これまでのできごと</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Strange warning? A voice that rushes you? Press here. One press is enough.</source>
        <translation>変な警告が出た。電話でせかされている。そんなときは、ここを一度押してください。</translation>
    </message>
    <message>
        <source>No family member is connected with this device yet.</source>
        <translation>この機器は、まだご家族とつながっていません。</translation>
    </message>
    <message>
        <source>Connect with my family</source>
        <translation>家族とつなぐ</translation>
    </message>
    <message>
        <source>My family</source>
        <translation>わたしの家族</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Asked to let somebody in? Ask my family first</source>
        <translation>つないでよいか、家族に聞く</translation>
    </message>
</context>
<context>
    <name>LiveScreen</name>
    <message>
        <source>Off the internet or switched off, that device goes silent. This is expected. Stay on the telephone.</source>
        <translation>線を抜いたり電源を切ったりすると、あちらの機器は返事をしなくなります。心配いりません。電話はつないだままにしてください。</translation>
    </message>
    <message>
        <source>It is over, close this call</source>
        <translation>もう大丈夫なので、終わりにする</translation>
    </message>
    <message>
        <source>Is the stranger off the telephone and off the computer, and have you spoken with %1 yourself?</source>
        <translation>知らない人は、電話からもパソコンからもいなくなりましたか。%1と直接話しましたか。</translation>
    </message>
    <message>
        <source>Yes, close the call</source>
        <translation>はい、終わりにします</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>いいえ、まだです</translation>
    </message>
    <message>
        <source>Telephone %1 now</source>
        <translation>いますぐ、%1に電話してください</translation>
    </message>
    <message>
        <source>%1 has called for help</source>
        <translation>%1が助けを呼びました</translation>
    </message>
    <message>
        <source>Engaged? Keep trying, also the other telephone. If you cannot reach %1, ask a neighbour or 110 to look in.</source>
        <translation>話し中なら、何度もかけてください。携帯電話にもかけてください。%1につながらないときは、近所の人か110番に、見に行ってもらってください。</translation>
    </message>
</context>
<context>
    <name>LiveStep</name>
    <message>
        <source>Done: %1</source>
        <translation>終わりました:%1</translation>
    </message>
    <message>
        <source>Say: %1</source>
        <translation>こう言ってください:%1</translation>
    </message>
    <message>
        <source>You have put this step on the screen there.</source>
        <translation>この手順を、あちらの画面に出しました。</translation>
    </message>
    <message>
        <source>Show this step there</source>
        <translation>あちらの画面に出す</translation>
    </message>
    <message>
        <source>Show there: %1</source>
        <translation>あちらの画面に出す:%1</translation>
    </message>
</context>
<context>
    <name>MistakeButton</name>
    <message>
        <source>I pressed it by mistake</source>
        <translation>まちがえて押しました</translation>
    </message>
</context>
<context>
    <name>PhoneNeed</name>
    <message>
        <source>No number is stored here. Look at the family card beside the computer, or ring the police advice line, #9110; at night or in a hurry: 110.</source>
        <translation>電話番号が登録されていません。パソコンのそばの「家族の紙」を見るか、警察の相談電話 #9110 にかけてください。夜や急ぐときは、110番にかけてください。</translation>
    </message>
</context>
<context>
    <name>sobani::help::AlarmViewModel</name>
    <message>
        <source>%1 calls for help</source>
        <translation>%1が助けを呼んでいます</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>For 1 minute</source>
        <translation>1分前から</translation>
    </message>
    <message>
        <source>For %1 minutes</source>
        <translation>%1分前から</translation>
    </message>
    <message>
        <source>No connection: %1 does not know yet. Please telephone.</source>
        <translation>つながっていないため、%1にはまだ伝わっていません。電話をしてください。</translation>
    </message>
    <message>
        <source>Nobody has answered yet</source>
        <translation>まだ誰も返事をしていません</translation>
    </message>
    <message>
        <source>All steps are done</source>
        <translation>すべての手順が終わりました</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%2つの手順のうち、%1つが終わりました</translation>
    </message>
    <message>
        <source>The call for help is closed.</source>
        <translation>この呼び出しは終わりました。</translation>
    </message>
    <message>
        <source>The call for help was closed by %1.</source>
        <translation>%1がこの呼び出しを終わりにしました。</translation>
    </message>
    <message>
        <source>Ready: a call for help rings here</source>
        <translation>準備できています。助けを呼ばれると、ここで鳴ります</translation>
    </message>
    <message>
        <source>Connecting. Until then no call for help can arrive here.</source>
        <translation>つないでいます。つながるまで、助けの呼び出しはここに届きません。</translation>
    </message>
    <message>
        <source>No connection: no call for help can arrive here. Keep your telephone at hand.</source>
        <translation>つながっていません。助けの呼び出しがここに届きませんので、電話を手もとに置いてください。</translation>
    </message>
    <message>
        <source>Not connected: the other side could not prove who it is. No call for help can arrive here.</source>
        <translation>つながっていません。中継先が本物だと確かめられませんでした。助けの呼び出しはここに届きません。</translation>
    </message>
    <message>
        <source>Open Sobani now.</source>
        <translation>「そばに」を開いてください。</translation>
    </message>
    <message>
        <source>%1 knows that you will telephone</source>
        <translation>「電話します」と%1に伝わりました</translation>
    </message>
    <message>
        <source>Telling %1 that you will telephone…</source>
        <translation>「電話します」と%1に伝えています…</translation>
    </message>
    <message>
        <source>%1 has said: I will call now</source>
        <translation>%1が「すぐ電話します」と返事しました</translation>
    </message>
    <message>
        <source>Call all the same and listen to the voice: somebody may have told %1 to press it.</source>
        <translation>それでも電話をして、声を聞いてください。だれかが%1に「押して」と言ったのかもしれません。</translation>
    </message>
</context>
<context>
    <name>sobani::help::HelpViewModel</name>
    <message>
        <source>No family member is connected with this device. Please telephone somebody you trust.</source>
        <translation>この機器は、まだ誰ともつながっていません。信頼できる人に電話をしてください。</translation>
    </message>
    <message>
        <source>This device could not keep your call. Please telephone your family now.</source>
        <translation>この機器に書きとめられませんでした。今すぐご家族に電話をしてください。</translation>
    </message>
    <message>
        <source>Your family is told that you pressed it by mistake. That is quite all right.</source>
        <translation>まちがえて押したことを、ご家族に伝えます。気にしなくて大丈夫です。</translation>
    </message>
    <message>
        <source>%1 has closed this call for help.</source>
        <translation>%1が、この呼び出しを終わりにしました。</translation>
    </message>
    <message>
        <source>The call for help has been called off.</source>
        <translation>この呼び出しは取り消されました。</translation>
    </message>
    <message>
        <source>Ready: HELP reaches your family at once</source>
        <translation>準備できています。「助けて」はすぐにご家族へ届きます</translation>
    </message>
    <message>
        <source>Connecting. HELP is kept and goes out as soon as the connection is there.</source>
        <translation>つないでいます。「助けて」は、つながりしだい送ります。</translation>
    </message>
    <message>
        <source>No connection right now. HELP shows you the telephone number and is sent later.</source>
        <translation>今はつながっていません。「助けて」を押すと電話番号が出ます。あとで自動で送ります。</translation>
    </message>
    <message>
        <source>Not connected: the other side could not prove who it is. HELP shows you the telephone number.</source>
        <translation>つながっていません。中継先が本物だと確かめられませんでした。「助けて」を押すと電話番号が出ます。</translation>
    </message>
    <message>
        <source>HELP shows you what to do. Nobody is told yet: first connect with your family.</source>
        <translation>「助けて」を押すと、することが出ます。まだ誰にも知らせられません。先に家族とつないでください。</translation>
    </message>
    <message>
        <source>Nobody has answered yet. First hang up, then telephone your family. We keep on calling.</source>
        <translation>まだ返事がありません。いまの電話を切って、ご家族に電話してください。呼び出しは続けています。</translation>
    </message>
    <message>
        <source>First hang up. Then telephone your family.</source>
        <translation>まず、いまの電話を切ってください。それから、ご家族に電話してください。</translation>
    </message>
</context>
<context>
    <name>sobani::help::SupporterModel</name>
    <message>
        <source>%1 has not been confirmed by your family yet</source>
        <translation>%1は、まだご家族の確認を待っています</translation>
    </message>
    <message>
        <source>You are connected with %1</source>
        <translation>%1とつながっています</translation>
    </message>
    <message>
        <source>The device of %1 is switched off</source>
        <translation>%1の機器は電源が切れています</translation>
    </message>
    <message>
        <source>The connection to %1 has broken off</source>
        <translation>%1とのつながりが切れました</translation>
    </message>
    <message>
        <source>%1 has not been in touch yet</source>
        <translation>%1からは、まだ連絡がありません</translation>
    </message>
    <message>
        <source>%1 looks after you</source>
        <translation>%1が見守る人です</translation>
    </message>
    <message>
        <source>You look after %1</source>
        <translation>見守る相手:%1</translation>
    </message>
</context>
</TS>
