<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AskingPage</name>
    <message>
        <source>One question first</source>
        <translation>はじめに、ひとつだけ</translation>
    </message>
    <message>
        <source>Tell it as it is. Nobody will scold you.</source>
        <translation>そのまま答えてください。だれも怒りません。</translation>
    </message>
    <message>
        <source>Yes, they called me</source>
        <translation>はい、むこうからかかってきた</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Is somebody on the telephone telling you to do this?</source>
        <translation>電話の相手に、こうするように言われていますか?</translation>
    </message>
    <message>
        <source>Yes, I called a number from the screen or a message</source>
        <translation>はい、画面やメールに出ていた番号にかけた</translation>
    </message>
    <message>
        <source>No, my family sits beside me</source>
        <translation>いいえ、家族がとなりにいます</translation>
    </message>
    <message>
        <source>No, I called my family myself, on the number I have always used</source>
        <translation>いいえ、いつもの番号で、わたしから家族にかけました</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Hold the square before the camera</source>
        <translation>四角い模様をカメラに見せてください</translation>
    </message>
    <message>
        <source>Picture of the camera</source>
        <translation>カメラの映像</translation>
    </message>
    <message>
        <source>Move it slowly closer and away again until it is sharp. Sobani notices by itself.</source>
        <translation>はっきり写るまで、ゆっくり近づけたり遠ざけたりしてください。自動で読み取ります。</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Do both of you see the same?</source>
        <translation>ふたりとも同じですか?</translation>
    </message>
    <message>
        <source>Read it to each other: first the numbers, then the pictures. Be side by side, or on a call that they made to you.</source>
        <translation>数字、絵の順に、声に出して確かめ合ってください。となりにすわるか、相手のほうからかけてきた電話で行います。</translation>
    </message>
    <message>
        <source>Read it to each other: first the numbers, then the pictures.</source>
        <translation>数字、絵の順に、声に出して確かめ合ってください。</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>同じです</translation>
    </message>
    <message>
        <source>Different, or not sure</source>
        <translation>ちがう、またはわからない</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>下も見てください</translation>
    </message>
</context>
<context>
    <name>EndedPage</name>
    <message>
        <source>HELP: call my family</source>
        <translation>助けて:家族を呼ぶ</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>もう一度はじめる</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>FinishedPage</name>
    <message>
        <source>You are connected with %1</source>
        <translation>%1とつながりました</translation>
    </message>
    <message>
        <source>It worked</source>
        <translation>うまくいきました</translation>
    </message>
    <message>
        <source>From now on you hear it at once when %1 calls for help.</source>
        <translation>これからは、%1が助けを呼ぶと、すぐに知らせが届きます。</translation>
    </message>
    <message>
        <source>Not everything works yet</source>
        <translation>まだ使えないことがあります</translation>
    </message>
    <message>
        <source>%1 may decide about strangers only after another helper has agreed, or after 24 hours.</source>
        <translation>%1が知らない人の接続について決められるのは、ほかの見守る人が認めたあとか、24時間たったあとです。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>できました</translation>
    </message>
    <message>
        <source>From now on %1 hears it at once when you touch HELP.</source>
        <translation>これからは「助けて」を押すと、すぐに%1へ知らせが届きます。</translation>
    </message>
</context>
<context>
    <name>InvitePage</name>
    <message>
        <source>Show this to the other device</source>
        <translation>これを、見守る相手に見せてください</translation>
    </message>
    <message>
        <source>There, choose “I have a code”. Then type these letters and numbers, or photograph the square.</source>
        <translation>もう一方の機器で「合言葉があります」を選んで、この文字を入れるか、四角い模様を写してください。</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>合言葉</translation>
    </message>
    <message>
        <source>The code: %1</source>
        <translation>合言葉:%1</translation>
    </message>
    <message>
        <source>The same code as a square for the camera</source>
        <translation>カメラで読み取る四角い模様。合言葉と同じものです</translation>
    </message>
    <message>
        <source>Give this code to nobody but your own family.</source>
        <translation>この合言葉は、ご家族のほかには教えないでください。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Show this to your family</source>
        <translation>これをご家族に見せてください</translation>
    </message>
    <message>
        <source>Does anybody but your family ask for this? Stop, and hang up.</source>
        <translation>ご家族ではない人に言われているなら、やめて、電話を切ってください。</translation>
    </message>
</context>
<context>
    <name>PairingWords</name>
    <message>
        <source>The two devices are not connected</source>
        <translation>2台はつながりませんでした</translation>
    </message>
    <message>
        <source>One of you stopped it.</source>
        <translation>どちらかが取りやめました。</translation>
    </message>
    <message>
        <source>If you did not stop it, ask your family, on a call that you make.</source>
        <translation>ご自分でやめたのでなければ、こちらから電話をかけて、ご家族に聞いてください。</translation>
    </message>
    <message>
        <source>Stopped, because something did not match</source>
        <translation>合わないところがあったので、止めました</translation>
    </message>
    <message>
        <source>The numbers or the pictures were not the same on both devices. Somebody may have tried to come in between. Nothing has been let in.</source>
        <translation>2台の数字か絵がちがっていました。だれかが間に入ろうとしたのかもしれません。まだ何も入られていません。</translation>
    </message>
    <message>
        <source>Call your family yourself, and begin again with a new code.</source>
        <translation>こちらからご家族に電話をかけて、新しい合言葉でやり直してください。</translation>
    </message>
    <message>
        <source>The time is over</source>
        <translation>時間がすぎました</translation>
    </message>
    <message>
        <source>A code works for 15 minutes only, to keep you safe.</source>
        <translation>安全のため、合言葉が使えるのは15分だけです。</translation>
    </message>
    <message>
        <source>Begin again with a new code. There is no hurry.</source>
        <translation>新しい合言葉でやり直してください。急がなくて大丈夫です。</translation>
    </message>
    <message>
        <source>This code has been used already</source>
        <translation>この合言葉は、もう使われています</translation>
    </message>
    <message>
        <source>Each code works only once.</source>
        <translation>合言葉は一度しか使えません。</translation>
    </message>
    <message>
        <source>If it was not your family who used it, begin again with a new code, and give it to nobody else.</source>
        <translation>使ったのがご家族でなければ、新しい合言葉でやり直し、ほかの人には教えないでください。</translation>
    </message>
    <message>
        <source>One of the two devices has an older Sobani</source>
        <translation>片方の「そばに」が古いようです</translation>
    </message>
    <message>
        <source>The two do not understand each other.</source>
        <translation>2台の間で話が通じません。</translation>
    </message>
    <message>
        <source>Bring Sobani up to date on both devices, then begin again.</source>
        <translation>両方の「そばに」を新しくしてから、やり直してください。</translation>
    </message>
    <message>
        <source>Stopped, because the connection was not the right one</source>
        <translation>接続先が正しくないので、止めました</translation>
    </message>
    <message>
        <source>The connection point is not the one that the code names. Nothing has been let in.</source>
        <translation>中継所が、合言葉で決めたものとちがいます。まだ何も入られていません。</translation>
    </message>
    <message>
        <source>Try again at home, not on somebody else&apos;s Wi-Fi. If it happens again, tell your family.</source>
        <translation>よその無線ではなく、自宅でもう一度ためしてください。また起きたら、ご家族に伝えてください。</translation>
    </message>
    <message>
        <source>These two devices do not fit together</source>
        <translation>この2台は組み合わせられません</translation>
    </message>
    <message>
        <source>One of them must belong to the person who is protected, in one family only.</source>
        <translation>片方は「守られる人」の機器でなければなりません。また、ひとつの家族の中だけで使えます。</translation>
    </message>
    <message>
        <source>Look in the settings of both devices: who is protected, and who looks after whom?</source>
        <translation>両方の設定で、どちらが「守られる人」で、どちらが「見守る人」かを確かめてください。</translation>
    </message>
    <message>
        <source>Not possible right now</source>
        <translation>いまはできません</translation>
    </message>
    <message>
        <source>While a call for help or a request is open, nobody new is let in.</source>
        <translation>助けを呼んでいる間や、返事を待っている間は、新しい人を入れません。</translation>
    </message>
    <message>
        <source>Finish that first. If somebody is pressing you, hang up.</source>
        <translation>先にそちらを終わらせてください。だれかにせかされているなら、電話を切ってください。</translation>
    </message>
    <message>
        <source>This code is not right</source>
        <translation>合言葉がちがいます</translation>
    </message>
    <message>
        <source>A letter or a number is different from the code on the other device.</source>
        <translation>もう一方の画面の合言葉と、どこかの文字がちがっています。</translation>
    </message>
    <message>
        <source>Look at the code once more and type it again.</source>
        <translation>もう一度よく見て、入れ直してください。</translation>
    </message>
    <message>
        <source>This device could not write it down</source>
        <translation>この機器に書きこめませんでした</translation>
    </message>
    <message>
        <source>Its storage may be full.</source>
        <translation>空きがないのかもしれません。</translation>
    </message>
    <message>
        <source>Call your family and ask them to make room.</source>
        <translation>ご家族に電話して、空きを作ってもらってください。</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>うまくいきませんでした</translation>
    </message>
    <message>
        <source>Nothing has been changed on this device.</source>
        <translation>この機器は何も変わっていません。</translation>
    </message>
    <message>
        <source>Wait a moment, then begin again.</source>
        <translation>少し待ってから、やり直してください。</translation>
    </message>
    <message>
        <source>Then stop. Hang up.</source>
        <translation>やめましょう。電話を切ってください。</translation>
    </message>
    <message>
        <source>Put the phone down. Then call your family yourself, on the number that you know.</source>
        <translation>受話器を置いてください。それから、ご自分の知っている番号で、ご家族に電話をかけてください。</translation>
    </message>
    <message>
        <source>This device knows no connection point yet</source>
        <translation>この機器は、まだ中継所を知りません</translation>
    </message>
    <message>
        <source>Without it, it can find nobody. A square code brings the address along; a typed code does not.</source>
        <translation>これがないと、もう一方の機器をさがせません。四角い模様ならアドレスもいっしょに届きますが、合言葉を入れるだけでは届きません。</translation>
    </message>
    <message>
        <source>Photograph the square code instead, or ask your family to write the address into the settings.</source>
        <translation>四角い模様を写すか、「そばに」を用意した人に聞いてください。</translation>
    </message>
    <message>
        <source>People who call you, or whose number stood on the screen, and who want to be connected with your computer are almost always cheating. Real companies do not do that. You have let nobody in.</source>
        <translation>電話をかけてきた人や、画面に出た番号の人が、パソコンにつなぎたがるのは、ほとんどが詐欺です。本物の会社はそんなことをしません。まだだれも入っていません。</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Picture %1, %2</source>
        <comment>name, when</comment>
        <translation>写真 %1、%2</translation>
    </message>
</context>
<context>
    <name>PickingPage</name>
    <message>
        <source>Which picture shows the square?</source>
        <translation>四角い模様の写真は、どれですか?</translation>
    </message>
    <message>
        <source>These are the newest pictures on this device. Touch the right one, or drag a picture here.</source>
        <translation>この機器にある新しい写真です。正しいものを押すか、写真をここへ引いてきてください。</translation>
    </message>
    <message>
        <source>There are no pictures on this device yet. Save the picture that your family sent, or drag it here.</source>
        <translation>この機器には、まだ写真がありません。ご家族から届いた写真を保存するか、ここへ引いてきてください。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度さがす</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>dog</source>
        <translation>いぬ</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>ねこ</translation>
    </message>
    <message>
        <source>rabbit</source>
        <translation>うさぎ</translation>
    </message>
    <message>
        <source>pig</source>
        <translation>ぶた</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>ぞう</translation>
    </message>
    <message>
        <source>penguin</source>
        <translation>ペンギン</translation>
    </message>
    <message>
        <source>owl</source>
        <translation>ふくろう</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>かめ</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>さかな</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>ちょう</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>かたつむり</translation>
    </message>
    <message>
        <source>octopus</source>
        <translation>たこ</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>はち</translation>
    </message>
    <message>
        <source>lion</source>
        <translation>ライオン</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>木</translation>
    </message>
    <message>
        <source>sunflower</source>
        <translation>ひまわり</translation>
    </message>
    <message>
        <source>cactus</source>
        <translation>サボテン</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>きのこ</translation>
    </message>
    <message>
        <source>apple</source>
        <translation>りんご</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>バナナ</translation>
    </message>
    <message>
        <source>grapes</source>
        <translation>ぶどう</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>いちご</translation>
    </message>
    <message>
        <source>carrot</source>
        <translation>にんじん</translation>
    </message>
    <message>
        <source>corn</source>
        <translation>とうもろこし</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>パン</translation>
    </message>
    <message>
        <source>cheese</source>
        <translation>チーズ</translation>
    </message>
    <message>
        <source>cake</source>
        <translation>ケーキ</translation>
    </message>
    <message>
        <source>ice cream</source>
        <translation>アイス</translation>
    </message>
    <message>
        <source>cup of tea</source>
        <translation>お茶</translation>
    </message>
    <message>
        <source>umbrella</source>
        <translation>かさ</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>ぼうし</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>めがね</translation>
    </message>
    <message>
        <source>crown</source>
        <translation>かんむり</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>ゆびわ</translation>
    </message>
    <message>
        <source>key</source>
        <translation>かぎ</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>すず</translation>
    </message>
    <message>
        <source>book</source>
        <translation>本</translation>
    </message>
    <message>
        <source>pencil</source>
        <translation>えんぴつ</translation>
    </message>
    <message>
        <source>scissors</source>
        <translation>はさみ</translation>
    </message>
    <message>
        <source>hammer</source>
        <translation>かなづち</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>時計</translation>
    </message>
    <message>
        <source>candle</source>
        <translation>ろうそく</translation>
    </message>
    <message>
        <source>light bulb</source>
        <translation>電球</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>television</source>
        <translation>テレビ</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>ギター</translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation>ラッパ</translation>
    </message>
    <message>
        <source>drum</source>
        <translation>たいこ</translation>
    </message>
    <message>
        <source>football</source>
        <translation>ボール</translation>
    </message>
    <message>
        <source>kite</source>
        <translation>たこあげ</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>風船</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>贈り物</translation>
    </message>
    <message>
        <source>robot</source>
        <translation>ロボット</translation>
    </message>
    <message>
        <source>snowman</source>
        <translation>雪だるま</translation>
    </message>
    <message>
        <source>star</source>
        <translation>星</translation>
    </message>
    <message>
        <source>moon</source>
        <translation>月</translation>
    </message>
    <message>
        <source>rainbow</source>
        <translation>虹</translation>
    </message>
    <message>
        <source>house</source>
        <translation>家</translation>
    </message>
    <message>
        <source>car</source>
        <translation>自動車</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>自転車</translation>
    </message>
    <message>
        <source>train</source>
        <translation>電車</translation>
    </message>
    <message>
        <source>airplane</source>
        <translation>飛行機</translation>
    </message>
    <message>
        <source>anchor</source>
        <translation>いかり</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Connect with somebody you look after</source>
        <translation>見守る相手とつなぐ</translation>
    </message>
    <message>
        <source>Connect with your family</source>
        <translation>家族とつなぐ</translation>
    </message>
    <message>
        <source>It is best to sit side by side. One of you makes a code, the other brings it in. Then you compare pictures.</source>
        <translation>となりにすわって行うのがいちばんです。片方が合言葉を作り、もう片方が入れます。それから絵を見くらべます。</translation>
    </message>
    <message>
        <source>Only with your own family</source>
        <translation>かならず、ご自分の家族とだけ</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>合言葉を作る</translation>
    </message>
    <message>
        <source>Invite my family</source>
        <translation>家族を招く</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>合言葉があります</translation>
    </message>
    <message>
        <source>Never with somebody who called you, or whose number stood on the screen.</source>
        <translation>電話をかけてきた人や、画面に出た番号の人とは、しないでください。</translation>
    </message>
    <message>
        <source>It is best to sit side by side. It takes a few minutes.</source>
        <translation>となりにすわって行うのがいちばんです。数分で終わります。</translation>
    </message>
</context>
<context>
    <name>TypingPage</name>
    <message>
        <source>Type the code from the other device</source>
        <translation>もう一方の画面の合言葉を入れてください</translation>
    </message>
    <message>
        <source>12 letters and numbers</source>
        <translation>12文字の合言葉</translation>
    </message>
    <message>
        <source>Capital or small letters, with or without spaces: all is fine.</source>
        <translation>大文字でも小文字でも、間があいていてもかまいません。</translation>
    </message>
    <message>
        <source>You can also show Sobani the square with the black dots:</source>
        <translation>白黒の四角い模様を読み取ることもできます。</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>カメラを使う</translation>
    </message>
    <message>
        <source>Choose a picture of the square</source>
        <translation>四角い模様の写真を選ぶ</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>つなぐ</translation>
    </message>
    <message>
        <source>Type the code from your family&apos;s screen</source>
        <translation>ご家族の画面の合言葉を入れてください</translation>
    </message>
    <message>
        <source>Does anybody but your family ask for this? Stop, and hang up.</source>
        <translation>ご家族ではない人に言われているなら、やめて、電話を切ってください。</translation>
    </message>
</context>
<context>
    <name>WaitPage</name>
    <message>
        <source>The code is being made…</source>
        <translation>合言葉を作っています…</translation>
    </message>
    <message>
        <source>Waiting for the other device…</source>
        <translation>相手を待っています…</translation>
    </message>
    <message>
        <source>Looking for the other device…</source>
        <translation>相手をさがしています…</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>少しお待ちください。</translation>
    </message>
    <message>
        <source>Ask the other person to touch “The same” as well.</source>
        <translation>相手の方にも「同じです」を押してもらってください。</translation>
    </message>
    <message>
        <source>Keep Sobani open on the other device, with the code on its screen.</source>
        <translation>相手の機器では、合言葉の画面を開いたままにしてください。</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as there is a connection.</source>
        <translation>つながりしだい、自動で続きます。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Waiting for your family…</source>
        <translation>ご家族を待っています…</translation>
    </message>
    <message>
        <source>Looking for your family&apos;s device…</source>
        <translation>ご家族の機器をさがしています…</translation>
    </message>
    <message>
        <source>Ask your family to touch “The same” as well.</source>
        <translation>ご家族にも「同じです」を押してもらってください。</translation>
    </message>
    <message>
        <source>Sobani must stay open at your family&apos;s, with the code on its screen.</source>
        <translation>ご家族の機器では、合言葉の画面を開いたままにしてください。</translation>
    </message>
</context>
<context>
    <name>sobani::pairing::PairingViewModel</name>
    <message>
        <source>The code has 12 letters and numbers. Some are still missing.</source>
        <translation>合言葉は12文字です。まだ足りません。</translation>
    </message>
    <message>
        <source>There is no readable code in this picture. Choose another one.</source>
        <translation>この写真からは読み取れませんでした。ほかの写真を選んでください。</translation>
    </message>
</context>
</TS>
