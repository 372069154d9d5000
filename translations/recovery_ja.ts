<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>ChecklistPage</name>
    <message>
        <source>On to the next step</source>
        <translation>つぎへ進む</translation>
    </message>
    <message>
        <source>That is all right.</source>
        <translation>大丈夫です。</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>理由:%1</translation>
    </message>
    <message>
        <source>Back to the step before</source>
        <translation>ひとつ前にもどる</translation>
    </message>
</context>
<context>
    <name>RecoveryDonePage</name>
    <message>
        <source>You have done it all</source>
        <translation>おつかれさまでした</translation>
    </message>
    <message>
        <source>Leave the computer off. Your family will telephone you: take that call. If it is anybody else, hang up.</source>
        <translation>パソコンは切ったままにしてください。ご家族から電話がきます。その電話には出てください。ほかの人なら、切ってください。</translation>
    </message>
    <message>
        <source>What happened is not your fault. They deceive many people.</source>
        <translation>あなたは悪くありません。だますほうが悪いのです。</translation>
    </message>
    <message>
        <source>You may leave this page open. Wait for your family.</source>
        <translation>このままで大丈夫です。ご家族からの電話を待ってください。</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Put the phone down. Do not argue.</source>
        <translation>電話を切ってください。言い返さないでください</translation>
    </message>
    <message>
        <source>Take the computer off the internet</source>
        <translation>インターネットの線を抜いてください</translation>
    </message>
    <message>
        <source>Switch the computer off</source>
        <translation>パソコンの電源を切ってください</translation>
    </message>
    <message>
        <source>Call your bank and card company</source>
        <translation>銀行とカード会社に電話してください</translation>
    </message>
    <message>
        <source>Leave the computer off</source>
        <translation>電源は切ったままにしてください</translation>
    </message>
    <message>
        <source>Write down everything</source>
        <translation>覚えていることを書いてください</translation>
    </message>
    <message>
        <source>First take a picture of the warning with your mobile phone, if you have one. Then hold the computer&apos;s power button down while you slowly count to ten.</source>
        <translation>携帯電話があれば、先に画面の警告を写真にとってください。それから、パソコンの電源ボタンを押したまま、ゆっくり10数えてください。</translation>
    </message>
    <message>
        <source>Do not switch it on again until your family or an expert has looked at it.</source>
        <translation>ご家族か詳しい人が見るまで、電源を入れないでください。</translation>
    </message>
    <message>
        <source>The number you called, what they said, what they did on the screen, what you typed, the time. On paper.</source>
        <translation>かけた電話番号、言われたこと、画面でされたこと、自分で打ったもの、時刻。紙に書いてください。</translation>
    </message>
    <message>
        <source>As long as they talk, they can talk you into something. Hanging up is never rude here.</source>
        <translation>話しているかぎり、相手のペースになってしまいます。切っても失礼ではありません。</translation>
    </message>
    <message>
        <source>Without the internet they cannot move anything on your computer any more.</source>
        <translation>線がつながっていなければ、相手はもうパソコンを動かせません。</translation>
    </message>
    <message>
        <source>This ends their connection and everything they have started.</source>
        <translation>相手とのつながりも、相手が動かしたものも、すべて止まります。</translation>
    </message>
    <message>
        <source>The sooner the bank knows, the more of your money it can still hold back.</source>
        <translation>早く知らせるほど、お金を守れる見込みが高くなります。</translation>
    </message>
    <message>
        <source>Something of theirs may still be inside and would start again together with the computer.</source>
        <translation>相手が残したものが、電源といっしょにまた動き出すかもしれません。</translation>
    </message>
    <message>
        <source>The police and the bank will ask for it, and by tomorrow much of it is forgotten.</source>
        <translation>警察や銀行で必ず聞かれます。明日になると忘れてしまいます。</translation>
    </message>
    <message>
        <source>Do this if money, a bank, a card or gift cards were spoken of. If you are not sure, do it.</source>
        <translation>お金、銀行、カード、ギフト券の話が出たときにしてください。はっきりしないときも、してください。</translation>
    </message>
    <message>
        <source>I have put the phone down</source>
        <translation>電話を切りました</translation>
    </message>
    <message>
        <source>It is off the internet</source>
        <translation>抜きました</translation>
    </message>
    <message>
        <source>It is switched off</source>
        <translation>電源を切りました</translation>
    </message>
    <message>
        <source>I have called them</source>
        <translation>電話しました</translation>
    </message>
    <message>
        <source>I will leave it off</source>
        <translation>切ったままにします</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>書きました</translation>
    </message>
    <message>
        <source>Then lay the receiver on the table and walk away from it. That is enough.</source>
        <translation>では、受話器を机に置いて、そばを離れてください。それで十分です。</translation>
    </message>
    <message>
        <source>Then go straight on: switching the computer off cuts them off as well.</source>
        <translation>では、つぎへ進みましょう。電源を切れば、相手とのつながりも切れます。</translation>
    </message>
    <message>
        <source>Then pull the computer&apos;s plug out of the wall. Close a laptop and carry it into another room, away from the Wi-Fi box.</source>
        <translation>では、パソコンの電源の線を壁から抜いてください。持ち運べるパソコンなら、ふたを閉じて、ルーターから遠い部屋へ運んでください。</translation>
    </message>
    <message>
        <source>Then ask somebody to take the computer with them until it has been looked at.</source>
        <translation>では、見てもらうまで、誰かにパソコンを預かってもらってください。</translation>
    </message>
    <message>
        <source>Then tell your family everything on the telephone. They write it down for you.</source>
        <translation>では、電話でご家族に話してください。かわりに書きとめてくれます。</translation>
    </message>
    <message>
        <source>&quot;Take a picture of the screen first. Now hold the power button down, I will count to ten with you.&quot; Silence after this is expected.</source>
        <translation>「先に画面を写真にとって。電源ボタンを押したまま、いっしょに10数えよう」このあと返事がなくなっても、心配いりません。</translation>
    </message>
    <message>
        <source>&quot;Did they speak of money, your bank or gift cards? Then we call the bank at once. Have your card at hand.&quot;</source>
        <translation>「お金や銀行、ギフト券の話は出た? 出たなら、すぐ銀行に電話しよう。カードを手もとに用意して」</translation>
    </message>
    <message>
        <source>&quot;Leave the computer off. I will come, or we will bring it to somebody who knows.&quot;</source>
        <translation>「電源は切ったままにしてね。わたしが行くか、詳しい人に見てもらおう」</translation>
    </message>
    <message>
        <source>&quot;Tell me everything you remember, from the beginning. I am writing it down. It is not your fault.&quot;</source>
        <translation>「覚えていることを、はじめから全部話して。わたしが書くからね。あなたは悪くないよ」</translation>
    </message>
    <message>
        <source>Phone put down</source>
        <translation>電話を切った</translation>
    </message>
    <message>
        <source>Off the internet</source>
        <translation>インターネットの線を抜いた</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>電源を切った</translation>
    </message>
    <message>
        <source>Bank and card company called</source>
        <translation>銀行とカード会社に電話した</translation>
    </message>
    <message>
        <source>Left switched off</source>
        <translation>電源を切ったままにしている</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>書きとめた</translation>
    </message>
    <message>
        <source>You need not say anything. Just hang up. If it rings again, listen: is it your family&apos;s voice? If not, hang up at once.</source>
        <translation>何も言わなくてかまいません。そのまま切ってください。また鳴ったら、声を聞いてください。ご家族でなければ、すぐ切ってください。</translation>
    </message>
    <message>
        <source>Pull the network cable out of the computer. On Wi-Fi: pull the plug of the Wi-Fi box. If the house telephone stops too, use a mobile.</source>
        <translation>パソコンから、インターネットの線を抜いてください。線がないときは、ルーター(無線の機械)の電源を抜いてください。家の電話も止まったら、携帯電話を使ってください。</translation>
    </message>
    <message>
        <source>Say: &quot;A stranger was in my computer. Please stop my account and my card.&quot; The number is on the back of your card. Never a number from the screen.</source>
        <translation>「知らない人にパソコンを使われました。口座とカードを止めてください」と言ってください。番号はカードの裏にあります。画面に出た番号や、相手に聞いた番号には、かけないでください。</translation>
    </message>
    <message>
        <source>If this screen goes dark: go on with your mobile or the family card. Next: switch the computer off, then call the bank.</source>
        <translation>画面が消えたら、携帯電話か「家族の紙」で続けてください。つぎは、パソコンの電源を切ります。それから、銀行への電話です。</translation>
    </message>
    <message>
        <source>If this screen goes dark: go on with your mobile or the family card. Next: call the bank.</source>
        <translation>画面が消えたら、携帯電話か「家族の紙」で続けてください。つぎは、銀行への電話です。</translation>
    </message>
    <message>
        <source>The computer is off? Then you may plug the Wi-Fi box in again to telephone.</source>
        <translation>パソコンの電源を切ったあとなら、電話のためにルーターをつないでかまいません。</translation>
    </message>
    <message>
        <source>No money was spoken of, or I cannot</source>
        <translation>お金の話はない・電話できない</translation>
    </message>
    <message>
        <source>I could not do it</source>
        <translation>できませんでした</translation>
    </message>
    <message>
        <source>No talk of money? Then go on to the next step. If you cannot call, ask your family to help you. At night most banks have an emergency number for lost cards.</source>
        <translation>お金の話がなかったなら、つぎへ進んでください。電話できないときは、ご家族に手伝ってもらってください。夜でも、カードをなくしたとき用の番号にかけられます。</translation>
    </message>
    <message>
        <source>&quot;Well done for telling me. Is the other call ended? If not, hang up on them without a word. Stay on this one with me.&quot;</source>
        <translation>「知らせてくれてよかった。あの人との電話は、もう切った? まだなら、何も言わずに切って。わたしとの電話は、切らないでね」</translation>
    </message>
    <message>
        <source>&quot;Do you see the network cable in the computer? Pull it out. On Wi-Fi, pull the plug of the Wi-Fi box. If this call breaks off, I ring your mobile.&quot; Their screen may go silent now; that is expected.</source>
        <translation>「パソコンにささっているインターネットの線を抜いて。なければルーターの電源を抜いて。電話が切れたら、携帯電話にかけるからね」このあと返事がなくなっても、心配いりません。</translation>
    </message>
</context>
<context>
    <name>sobani::recovery::ChecklistViewModel</name>
    <message>
        <source>Your family asks you to do this now.</source>
        <translation>ご家族から「今これをしてください」と届きました。</translation>
    </message>
    <message>
        <source>%1 asks you to do this now.</source>
        <translation>%1から「今これをしてください」と届きました。</translation>
    </message>
</context>
</TS>
