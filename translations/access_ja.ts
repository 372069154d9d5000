<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AccessWords</name>
    <message>
        <source>They called, unasked</source>
        <translation>むこうから電話がかかってきた</translation>
    </message>
    <message>
        <source>A warning came up on the screen</source>
        <translation>画面に警告が出た</translation>
    </message>
    <message>
        <source>They ask to type or install something</source>
        <translation>何かを入力・導入するように言う</translation>
    </message>
    <message>
        <source>They speak of money</source>
        <translation>お金の話をする</translation>
    </message>
    <message>
        <source>They want gift cards</source>
        <translation>電子マネーの券をほしがる</translation>
    </message>
    <message>
        <source>They use a connection code</source>
        <translation>接続用の番号を使う</translation>
    </message>
    <message>
        <source>A program that cheats often use</source>
        <translation>詐欺によく使われるソフト</translation>
    </message>
    <message>
        <source>No company calls to repair a computer that nobody reported.</source>
        <translation>頼んでもいない修理の電話をかけてくる会社はありません。</translation>
    </message>
    <message>
        <source>Real virus warnings never show a telephone number.</source>
        <translation>本物のウイルス警告に、電話番号は出ません。</translation>
    </message>
    <message>
        <source>This is how a stranger gets hold of the mouse.</source>
        <translation>こうして他人がパソコンを動かせるようになります。</translation>
    </message>
    <message>
        <source>The bank account is what they are after.</source>
        <translation>ねらいは銀行の口座です。</translation>
    </message>
    <message>
        <source>Nobody honest is paid with gift cards.</source>
        <translation>まともな相手が、券の番号で支払わせることはありません。</translation>
    </message>
    <message>
        <source>Whoever gets this code can see and steer the screen.</source>
        <translation>この番号で、画面を見て動かせるようになります。</translation>
    </message>
    <message>
        <source>The program is real, but the person behind it may not be.</source>
        <translation>ソフトは本物でも、相手が本物とはかぎりません。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Who called whom</source>
        <translation>電話をかけたのは</translation>
    </message>
    <message>
        <source>They called</source>
        <translation>むこうから</translation>
    </message>
    <message>
        <source>Called them</source>
        <translation>こちらから</translation>
    </message>
    <message>
        <source>A warning on the screen</source>
        <translation>画面の警告</translation>
    </message>
    <message>
        <source>Asked to type or install</source>
        <translation>入力や導入をたのまれた</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>お金の話</translation>
    </message>
    <message>
        <source>Gift cards</source>
        <translation>電子マネーの券</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>会社の名前</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>相手の名前</translation>
    </message>
    <message>
        <source>Their telephone number</source>
        <translation>相手の電話番号</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用件</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>ソフト</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>The answer is no</source>
        <translation>返事:つながせないで</translation>
    </message>
    <message>
        <source>Nobody answered. That means no.</source>
        <translation>返事がありません。つながせないでください。</translation>
    </message>
    <message>
        <source>The number was wrong three times. That means no.</source>
        <translation>数字が3回ちがいました。つながせないでください。</translation>
    </message>
    <message>
        <source>Do not let them onto your computer. You have done everything right.</source>
        <translation>パソコンにつながせないでください。あなたの対応は正しかったです。</translation>
    </message>
    <message>
        <source>You approved it for %1 minutes</source>
        <translation>あなたが%1分間だけ許可しました</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>あなたが断りました</translation>
    </message>
    <message>
        <source>%1 approved it for %2 minutes</source>
        <translation>%1が%2分間だけ許可しました</translation>
    </message>
    <message>
        <source>%1 said no</source>
        <translation>%1が断りました</translation>
    </message>
    <message>
        <source>Nobody answered in time: no</source>
        <translation>時間内に返事がなく、断ったことになりました</translation>
    </message>
    <message>
        <source>The number was wrong three times: no</source>
        <translation>数字が3回ちがい、断ったことになりました</translation>
    </message>
    <message>
        <source>Approved for %1 minutes</source>
        <translation>%1分間だけ許可されました</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>断られました</translation>
    </message>
    <message>
        <source>The time is over</source>
        <translation>時間がすぎました</translation>
    </message>
    <message>
        <source>The approval was taken back</source>
        <translation>許可は取り消されました</translation>
    </message>
    <message>
        <source>It is finished</source>
        <translation>終わりました</translation>
    </message>
    <message>
        <source>This device could not write it down. Its storage may be full.</source>
        <translation>この機器に書きこめませんでした。空きがないのかもしれません。</translation>
    </message>
    <message>
        <source>The question could not be sent.</source>
        <translation>質問を送れませんでした。</translation>
    </message>
    <message>
        <source>That number is not right. You can try once more.</source>
        <translation>数字がちがいます。あと1回ためせます。</translation>
    </message>
    <message>
        <source>That number is not right. You can try %1 more times.</source>
        <translation>数字がちがいます。あと%1回ためせます。</translation>
    </message>
    <message>
        <source>That number is not right.</source>
        <translation>数字がちがいます。</translation>
    </message>
    <message>
        <source>This device could not write your answer down. Call by telephone.</source>
        <translation>この機器に返事を書きこめませんでした。電話をかけてください。</translation>
    </message>
    <message>
        <source>You cannot decide yet. Another helper must first agree to you, or 24 hours must pass.</source>
        <translation>まだ決められません。ほかの見守る人が認めるか、24時間たつまでお待ちください。</translation>
    </message>
    <message>
        <source>Your answer had no effect. The request may be over already.</source>
        <translation>お返事は届きませんでした。もう終わった件かもしれません。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>Called them, after a warning on the screen</source>
        <translation>画面に警告が出て、こちらから</translation>
    </message>
    <message>
        <source>%1 says: let nobody in.</source>
        <translation>%1の返事:つながせないで</translation>
    </message>
    <message>
        <source>You have done nothing wrong. Hang up, then call your family yourself.</source>
        <translation>あなたは何も悪くありません。電話を切って、こちらからご家族に電話してください。</translation>
    </message>
    <message>
        <source>Perhaps somebody who is not your family tried to answer. It is not your fault. Hang up, then call your family yourself.</source>
        <translation>ご家族ではない人が答えようとしたのかもしれません。あなたのせいではありません。電話を切って、ご家族に電話してください。</translation>
    </message>
    <message>
        <source>Stopped by the one who asked</source>
        <translation>つなぐのをやめました</translation>
    </message>
    <message>
        <source>You have stopped it</source>
        <translation>つなぐのをやめました</translation>
    </message>
    <message>
        <source>%1 has stopped it</source>
        <translation>%1がつなぐのをやめました</translation>
    </message>
</context>
<context>
    <name>AlarmLine</name>
    <message>
        <source>It sounds like fraud. You may hang up.</source>
        <translation>詐欺かもしれません。電話を切ってかまいません。</translation>
    </message>
</context>
<context>
    <name>ApprovedPage</name>
    <message>
        <source>You may let them in, until %1</source>
        <translation>%1まで、つながせてもよいです</translation>
    </message>
    <message>
        <source>Stay on the telephone with %1 meanwhile.</source>
        <translation>その間、%1と電話をつないだままにしてください。</translation>
    </message>
    <message>
        <source>If they speak of money: stop at once</source>
        <translation>お金の話が出たら、すぐやめる</translation>
    </message>
    <message>
        <source>Also when they want to see your bank, or ask you for a card or a password.</source>
        <translation>銀行の画面を見たがったり、カードや暗証番号を聞いてきたときも同じです。</translation>
    </message>
    <message>
        <source>Stop letting them in</source>
        <translation>つなぐのをやめる</translation>
    </message>
</context>
<context>
    <name>AskWaitingPage</name>
    <message>
        <source>Your question is being written down…</source>
        <translation>質問を書きとめています…</translation>
    </message>
    <message>
        <source>Your question waits on this device. Please call by telephone.</source>
        <translation>質問はこの機器で待っています。電話をかけてください。</translation>
    </message>
    <message>
        <source>Only for %1</source>
        <translation>%1だけに伝える数字</translation>
    </message>
    <message>
        <source>I do not want it any more</source>
        <translation>もう、つなぐのをやめる</translation>
    </message>
    <message>
        <source>Hang up. Then telephone %1.</source>
        <translation>電話を切って、%1に電話してください。</translation>
    </message>
    <message>
        <source>Hang up and wait. %1 will telephone you.</source>
        <translation>電話を切って、待ってください。%1から電話がきます。</translation>
    </message>
    <message>
        <source>Tell them: “I am asking my family.” Then hang up. Let nobody in yet.</source>
        <translation>相手には「家族に聞きます」と言って、切ってください。まだ、だれもつながせないでください。</translation>
    </message>
    <message>
        <source>When %1 telephones you, read out these two digits. Tell them to nobody else.</source>
        <translation>%1から電話がきたら、この2つの数字を読んでください。ほかの人には教えないでください。</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>What was told</source>
        <translation>聞いたこと</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>question: answer</comment>
        <translation>%1:%2</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>Call %1 first</source>
        <translation>まず%1に電話してください</translation>
    </message>
    <message>
        <source>The two digits that you hear</source>
        <translation>聞きとった2つの数字</translation>
    </message>
    <message>
        <source>two digits</source>
        <translation>2けた</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>何分間、許可しますか?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>断る</translation>
    </message>
    <message>
        <source>You make the call. Then let %1 read out the two digits.</source>
        <translation>あなたからかけてください。それから、%1に2つの数字を読んでもらいます。</translation>
    </message>
    <message>
        <source>Suspicious: %1. Ask: “How did you come to know this person?”</source>
        <translation>あやしい点:%1つ。「その人と、どうやって知り合ったの?」と聞いてください。</translation>
    </message>
    <message>
        <source>Ask: “How did you come to know this person?”</source>
        <translation>「その人と、どうやって知り合ったの?」と聞いてください。</translation>
    </message>
    <message>
        <source>Allow for %1 minutes</source>
        <translation>%1分だけ許可する</translation>
    </message>
</context>
<context>
    <name>OutcomePage</name>
    <message>
        <source>All requests</source>
        <translation>一覧へ</translation>
    </message>
    <message>
        <source>It counts as soon as the computer of %1 has confirmed it.</source>
        <translation>%1のパソコンが受け取ると、有効になります。</translation>
    </message>
    <message>
        <source>Until %1 strangers may use the computer of %2. Stay on the telephone.</source>
        <translation>%1まで、他人が%2のパソコンを使えます。電話は切らないでください。</translation>
    </message>
    <message>
        <source>Take it back now</source>
        <translation>いますぐ取り消す</translation>
    </message>
    <message>
        <source>No after all</source>
        <translation>やはり断る</translation>
    </message>
    <message>
        <source>Your yes is on its way…</source>
        <translation>「許可」を送っています…</translation>
    </message>
    <message>
        <source>Your no is on its way…</source>
        <translation>「断る」を送っています…</translation>
    </message>
    <message>
        <source>Your no has arrived. %1 may still be on the telephone with them. Call now.</source>
        <translation>「断る」は届きました。でも、%1はまだ相手と話しているかもしれません。いますぐ電話してください。</translation>
    </message>
    <message>
        <source>%1 may still be on the telephone with them. Call now.</source>
        <translation>%1はまだ相手と話しているかもしれません。いますぐ電話してください。</translation>
    </message>
    <message>
        <source>Somebody may have told %1 to do this. Telephone and listen to the voice.</source>
        <translation>だれかに言われて、%1がやめたのかもしれません。電話をして、声を聞いてください。</translation>
    </message>
    <message>
        <source>The word with it: %1</source>
        <translation>そえたことば:%1</translation>
    </message>
</context>
<context>
    <name>OverPage</name>
    <message>
        <source>Your family could not be asked</source>
        <translation>ご家族に聞けませんでした</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度ためす</translation>
    </message>
    <message>
        <source>Hang up. That means no: let nobody in.</source>
        <translation>電話を切ってください。だれもつながせないでください。</translation>
    </message>
    <message>
        <source>Hang up on them. Nobody may be on your computer any more. If something still moves on the screen by itself, press the red button below, “HELP: call my family”.</source>
        <translation>相手との電話は切ってください。もう、だれもパソコンを使ってはいけません。画面が勝手に動くなら、下の赤いボタン「助けて:家族を呼ぶ」を押してください。</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Who called whom?</source>
        <translation>電話をかけたのは、どちらですか?</translation>
    </message>
    <message>
        <source>Was there a warning on the screen?</source>
        <translation>画面に警告が出ましたか?</translation>
    </message>
    <message>
        <source>Do they ask you to type or install something?</source>
        <translation>何かを入力したり、入れたりするように言われましたか?</translation>
    </message>
    <message>
        <source>Do they speak of money?</source>
        <translation>お金の話が出ていますか?</translation>
    </message>
    <message>
        <source>Do they speak of gift cards or prepaid cards?</source>
        <translation>電子マネーの券やカードの話が出ていますか?</translation>
    </message>
    <message>
        <source>Who are they?</source>
        <translation>相手はだれですか?</translation>
    </message>
    <message>
        <source>What do they want to use?</source>
        <translation>何を使うと言っていますか?</translation>
    </message>
    <message>
        <source>For example: a virus, a loud voice, a telephone number to call.</source>
        <translation>たとえば、ウイルス、大きな声、電話番号など。</translation>
    </message>
    <message>
        <source>For example: a web address, keys to press, a program, a number.</source>
        <translation>たとえば、ホームページのアドレス、押すキー、ソフト、番号など。</translation>
    </message>
    <message>
        <source>For example: a fee, a refund, your bank, your card.</source>
        <translation>たとえば、修理代、返金、銀行、カードなど。</translation>
    </message>
    <message>
        <source>For example: cards from a convenience store whose number you read out.</source>
        <translation>たとえば、コンビニで買って番号を読み上げるカードなど。</translation>
    </message>
    <message>
        <source>Write only what you know. You may leave all of it empty.</source>
        <translation>わかることだけ書いてください。空のままでもかまいません。</translation>
    </message>
    <message>
        <source>They called me</source>
        <translation>むこうからかかってきた</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>I called a number from the screen</source>
        <translation>画面に出た番号にかけた</translation>
    </message>
    <message>
        <source>I called a number I knew</source>
        <translation>知っている番号にかけた</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>A word for you</source>
        <translation>あなたへのことば</translation>
    </message>
    <message>
        <source>Hang up now</source>
        <translation>電話を切ってください</translation>
    </message>
    <message>
        <source>You only need to say:</source>
        <translation>こう言うだけで十分です。</translation>
    </message>
    <message>
        <source>“My family says no. Goodbye.”</source>
        <translation>「家族がだめと言うので、切ります」</translation>
    </message>
    <message>
        <source>I have hung up</source>
        <translation>電話を切りました</translation>
    </message>
</context>
<context>
    <name>RequestListPage</name>
    <message>
        <source>Requests to connect</source>
        <translation>つなぎたいという連絡</translation>
    </message>
    <message>
        <source>There is no request. As soon as somebody wants to get onto a computer that you look after, you see it here.</source>
        <translation>いまはありません。見守っているパソコンにだれかがつなごうとすると、ここに出ます。</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>All requests</source>
        <translation>一覧へ</translation>
    </message>
    <message>
        <source>Your answer goes out as soon as there is a connection. Better call.</source>
        <translation>お返事は、つながりしだい送られます。電話のほうが確実です。</translation>
    </message>
    <message>
        <source>No answer counts as no.</source>
        <translation>返事をしないと、断ったことになります。</translation>
    </message>
    <message>
        <source>No, with a word</source>
        <translation>ことばをそえて断る</translation>
    </message>
    <message>
        <source>No</source>
        <translation>断る</translation>
    </message>
    <message>
        <source>Yes, but only for a while…</source>
        <translation>時間を決めて許可する…</translation>
    </message>
    <message>
        <source>%1 asks: may they get in?</source>
        <translation>%1からの相談:つながせてよいですか?</translation>
    </message>
    <message>
        <source>Suspicious: %1</source>
        <translation>あやしい点:%1つ</translation>
    </message>
    <message>
        <source>No warning sign was told. But %1 may have been told what to answer. Telephone first.</source>
        <translation>あやしい点は聞けていません。ただ、%1は相手に言われたとおりに答えたのかもしれません。まず電話してください。</translation>
    </message>
    <message>
        <source>First call %1</source>
        <translation>まず%1に電話する</translation>
    </message>
</context>
<context>
    <name>ToolPage</name>
    <message>
        <source>Program or web address</source>
        <translation>ソフトかホームページの名前</translation>
    </message>
    <message>
        <source>Number or code that they gave you</source>
        <translation>相手に言われた番号</translation>
    </message>
    <message>
        <source>Now ask %1</source>
        <translation>%1に聞く</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Company</source>
        <translation>会社の名前</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>相手の名前</translation>
    </message>
    <message>
        <source>Their telephone number</source>
        <translation>相手の電話番号</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <translation>わからない</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>つぎへ</translation>
    </message>
</context>
<context>
    <name>WordPage</name>
    <message>
        <source>No. What shall %1 read?</source>
        <translation>断ります。%1に何と伝えますか?</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>ご自分のことばで</translation>
    </message>
    <message>
        <source>Send the no</source>
        <translation>断ると伝える</translation>
    </message>
</context>
<context>
    <name>sobani::access::AccessDecideViewModel</name>
    <message>
        <source>It is a fraud. Hang up now.</source>
        <translation>詐欺です。すぐ電話を切ってください。</translation>
    </message>
    <message>
        <source>I will call you right away.</source>
        <translation>すぐこちらから電話します。</translation>
    </message>
    <message>
        <source>We will look at it together later.</source>
        <translation>あとでいっしょに見ましょう。</translation>
    </message>
</context>
<context>
    <name>sobani::access::AccessRequestModel</name>
    <message>
        <source>Waits for your answer</source>
        <translation>お返事を待っています</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who asked, what became of it</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
</TS>
