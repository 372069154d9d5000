// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

AppPage {
    id: root

    required property PhoneModel phone

    title: "パソコンに知らない人がつなごうとしています"
    backVisible: true

    StepDots { count: 6; current: 2; done: [true, true, false, false, false, false] }
    Heading { minor: true; text: "電話をかけてきたのは、どちらですか?" }
    BodyText { text: "あわてなくて大丈夫です。ひとつずつ答えてください。わからないときは「わからない」を選んでください。" }
    BodyText { muted: true; text: "この答えは、はなこさんにもそのまま見えます。" }
    ChoiceGroup {
        label: "電話"
        choices: ["わたしが電話をかけました", "むこうからかかってきました", "わからない"]
        current: 1
    }
    NoticeCard { text: "はなこさんとつながっています。" }
    NoticeCard { tone: NoticeCard.Warning; title: "中継所につながりません"; text: "電話で家族に知らせてください。" }
    NoticeCard { tone: NoticeCard.Danger; title: "お金の話が出ています"; text: "本物の会社は、電話でお金の話をしません。" }
    NoticeCard { tone: NoticeCard.Success; text: "はなこさんが答えました。" }
    LabeledField { label: "お名前"; hint: "家族に見える名前です"; text: "おかあさん"; fieldName: "nameField" }
    LabeledField { label: "Number"; placeholder: "00"; errorText: "番号がちがいます。あと2回です。"; fieldName: "numberField" }
    RowLayout {
        Layout.fillWidth: true
        PictureTile { emoji: "🐶"; word: "いぬ" }
        PictureTile { emoji: "🍎"; word: "りんご" }
        PictureTile { emoji: "☂️"; word: "かさ" }
        PictureTile { emoji: "🚲"; word: "自転車" }
    }
    PhoneCard { phone: root.phone }
    Card {
        Heading { minor: true; text: "絵" }
        Flow {
            Layout.fillWidth: true
            spacing: 12
            Repeater {
                model: ["phone", "plug", "router", "power", "bank", "lock", "pencil", "check", "cross",
                    "warning", "bell", "people", "back", "settings", "eye", "hand", "info", "question",
                    "clock", "heart", "book", "monitor", "person", "send", "mail", "refresh", "ambulance",
                    "shield", "camera", "code"]
                Icon {
                    required property string modelData
                    name: modelData
                    color: Theme.primary
                    width: 40
                    height: 40
                }
            }
        }
    }
    footer: [
        BigButton { objectName: "primary"; text: "つぎへ進む"; prominent: true },
        BigButton { objectName: "secondary"; text: "わからない"; kind: BigButton.Secondary; iconName: "question" }
    ]
    BigButton { objectName: "danger"; text: "助けを呼ぶ"; kind: BigButton.Danger; iconName: "bell" }
    BigButton { objectName: "quiet"; text: "まちがえて押しました。もう大丈夫ですので、家族にそう伝えてください"; kind: BigButton.Quiet }
}
