<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>KeysScreen</name>
    <message>
        <source>You can begin again as a new device. Then your family has to connect with it anew, by comparing the pictures. Tell them first, on the telephone.</source>
        <translation>新しい機器としてはじめられます。そのときは、絵を見くらべて、ご家族ともう一度つなぎます。先に電話で伝えてください。</translation>
    </message>
    <message>
        <source>Everything on this device is forgotten: the family, the history, the settings.</source>
        <translation>この機器のものは、すべて消えます。家族とのつながり、これまでの記録、設定です。</translation>
    </message>
    <message>
        <source>If somebody on the telephone told you to do this, hang up.</source>
        <translation>電話の相手にこうするように言われたなら、電話を切ってください。</translation>
    </message>
    <message>
        <source>Begin again as a new device…</source>
        <translation>新しい機器としてはじめる…</translation>
    </message>
    <message>
        <source>Yes, forget everything and begin again</source>
        <translation>はい、すべて消してはじめます</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度ためす</translation>
    </message>
    <message>
        <source>No, do not forget anything</source>
        <translation>いいえ、何も消さない</translation>
    </message>
    <message>
        <source>Sobani does not work right now</source>
        <translation>いま「そばに」が使えません</translation>
    </message>
    <message>
        <source>HELP does not work right now</source>
        <translation>いま「助けて」が使えません</translation>
    </message>
    <message>
        <source>Until then no call for help can arrive here. Keep your telephone at hand.</source>
        <translation>それまで、助けの呼び出しはここに届きません。電話を手もとに置いてください。</translation>
    </message>
    <message>
        <source>Until then HELP reaches nobody. Telephone your family: the number is on the family card beside the computer. Or ring the police advice line, #9110; at night or in a hurry: 110.</source>
        <translation>それまで「助けて」はだれにも届きません。ご家族に電話してください。番号は、パソコンのそばの「家族の紙」にあります。警察の相談電話 #9110 にもかけられます。夜や急ぐときは、110番にかけてください。</translation>
    </message>
</context>
<context>
    <name>ProfileCard</name>
    <message>
        <source>My name</source>
        <translation>わたしの名前</translation>
    </message>
    <message>
        <source>My telephone number</source>
        <translation>わたしの電話番号</translation>
    </message>
    <message>
        <source>Saved. Your family sees it as well.</source>
        <translation>保存しました。ご家族にも伝わります。</translation>
    </message>
    <message>
        <source>Save name and number</source>
        <translation>名前と番号を保存する</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The keys lie in a plain file</source>
        <translation>鍵が、ふつうのファイルに置かれています</translation>
    </message>
    <message>
        <source>This device offers no safe key store. Whoever gets at its files could pretend to be you. Ask somebody who knows computers to switch on the key store.</source>
        <translation>この機器には安全な鍵入れがありません。中のファイルを見た人が、あなたになりすますおそれがあります。パソコンにくわしい人に、鍵入れを使えるようにしてもらってください。</translation>
    </message>
    <message>
        <source>Size of the writing</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>画面の明るさ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ことば</translation>
    </message>
    <message>
        <source>Connection point</source>
        <translation>中継所</translation>
    </message>
    <message>
        <source>Sobani, version %1</source>
        <translation>そばに 版 %1</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>Who are you?</source>
        <translation>あなたは、どちらですか?</translation>
    </message>
    <message>
        <source>What does your family call you?</source>
        <translation>ご家族は、あなたを何と呼びますか?</translation>
    </message>
    <message>
        <source>What is your telephone number?</source>
        <translation>あなたの電話番号は?</translation>
    </message>
    <message>
        <source>Where do your devices meet?</source>
        <translation>「そばに」を用意した人から聞いたアドレス</translation>
    </message>
    <message>
        <source>Sobani connects one person with their family. When somebody cheats or frightens them, the family is by their side at once.</source>
        <translation>「そばに」は、ひとりの人とその家族をつなぎます。だまされそうなとき、こわい思いをしたとき、すぐに家族がそばにいます。</translation>
    </message>
    <message>
        <source>I want to be protected</source>
        <translation>守ってほしい</translation>
    </message>
    <message>
        <source>I look after somebody</source>
        <translation>家族を見守りたい</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>お名前</translation>
    </message>
    <message>
        <source>For example: Mother, Grandpa, Hanako</source>
        <translation>たとえば、おかあさん、おじいちゃん、はなこ</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>It is shown large on the other screen when you are needed. You may leave it empty and tell it later.</source>
        <translation>いざというとき、相手の画面に大きく出ます。空のままにして、あとで伝えてもかまいません。</translation>
    </message>
    <message>
        <source>Your family calls you on it when you need help. You may leave it empty and tell it later.</source>
        <translation>助けがいるとき、ご家族がこの番号にかけます。空のままにして、あとで伝えてもかまいません。</translation>
    </message>
    <message>
        <source>Address of the connection point</source>
        <translation>中継所のアドレス</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>はじめる</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>つぎへ</translation>
    </message>
    <message>
        <source>Locked messages pass through it, and it cannot read them. Whoever set up Sobani for your family knows the address. If it is filled in already, leave it.</source>
        <translation>鍵のかかった手紙の通り道で、中身は読めません。アドレスは「そばに」を用意した人が知っています。もう書いてあれば、そのままにしてください。</translation>
    </message>
</context>
<context>
    <name>sobani::settings::KeysViewModel</name>
    <message>
        <source>The keys of this device are locked</source>
        <translation>「そばに」の暗号の鍵は、しまわれています</translation>
    </message>
    <message>
        <source>The keys of this device cannot be reached</source>
        <translation>「そばに」の暗号の鍵を取り出せません</translation>
    </message>
    <message>
        <source>This device has lost its keys</source>
        <translation>「そばに」の暗号の鍵が、この機器から消えました</translation>
    </message>
    <message>
        <source>The keys belong to another device</source>
        <translation>「そばに」の暗号の鍵が、別の機器のものです</translation>
    </message>
    <message>
        <source>The keys of this device are damaged</source>
        <translation>「そばに」の暗号の鍵がこわれています</translation>
    </message>
    <message>
        <source>Sobani keeps its keys in the key store of this device, and that is locked. Log in to the device as usual, or unlock the key store with your password. Your family is not lost.</source>
        <translation>「そばに」の鍵は、この機器の鍵入れにあります。いまは鍵入れが閉じています。いつものように機器に入り直すか、暗証番号で鍵入れを開けてください。ご家族とのつながりは消えていません。</translation>
    </message>
    <message>
        <source>The key store of this device does not answer. Restart the device. Your family is not lost.</source>
        <translation>この機器の鍵入れが返事をしません。機器を入れ直してください。ご家族とのつながりは消えていません。</translation>
    </message>
    <message>
        <source>Somebody or something has emptied the key store. Without its keys this device cannot talk to your family any more.</source>
        <translation>鍵入れが空になっています。鍵がないと、この機器はご家族と話せません。</translation>
    </message>
    <message>
        <source>These keys were made for a different Sobani. Perhaps the files were copied from another device.</source>
        <translation>別の「そばに」のために作られた鍵です。ほかの機器から写されたのかもしれません。</translation>
    </message>
    <message>
        <source>The key store gives back something that Sobani cannot use.</source>
        <translation>鍵入れの中身を「そばに」が使えません。</translation>
    </message>
</context>
<context>
    <name>sobani::settings::SettingsViewModel</name>
    <message>
        <source>Please write a name.</source>
        <translation>名前を書いてください。</translation>
    </message>
    <message>
        <source>This is not a telephone number. Please use digits only.</source>
        <translation>電話番号ではないようです。数字で書いてください。</translation>
    </message>
    <message>
        <source>This could not be saved. The storage of this device may be full.</source>
        <translation>保存できませんでした。この機器の空きがないのかもしれません。</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大きい</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>もっと大きい</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>とても大きい</translation>
    </message>
    <message>
        <source>As large as possible</source>
        <translation>いちばん大きい</translation>
    </message>
    <message>
        <source>Like the rest of this device</source>
        <translation>この機器に合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
</context>
<context>
    <name>sobani::settings::SetupViewModel</name>
    <message>
        <source>Please choose one of the two.</source>
        <translation>どちらかを選んでください。</translation>
    </message>
    <message>
        <source>Please write the name that your family calls you by.</source>
        <translation>ご家族が呼ぶお名前を書いてください。</translation>
    </message>
    <message>
        <source>This is not a telephone number. Please use digits only.</source>
        <translation>電話番号ではないようです。数字で書いてください。</translation>
    </message>
    <message>
        <source>This address cannot be right. It looks like: family.example.org</source>
        <translation>アドレスがちがうようです。たとえば、family.example.org のような形です。</translation>
    </message>
</context>
</TS>
