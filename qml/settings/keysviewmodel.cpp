// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/keysviewmodel.h"

#include <utility>

namespace sobani::settings {

KeysViewModel::KeysViewModel(api::EnginePort &engine, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("keys"))
{
    connect(&engine, &api::EnginePort::emitted, this, &KeysViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, &KeysViewModel::changed);
}

KeysViewModel::Trouble KeysViewModel::troubleOf(const QString &code)
{
    constexpr std::pair<QLatin1String, Trouble> Codes[] = {
        {QLatin1String("keychain-locked"), Locked},
        {QLatin1String("keychain-unavailable"), Unavailable},
        {QLatin1String("keychain-failed"), Unavailable},
        {QLatin1String("keychain-emptied"), Emptied},
        {QLatin1String("keychain-foreign"), Foreign},
        {QLatin1String("keychain-damaged"), Damaged},
    };
    for (const auto &[known, trouble] : Codes) {
        if (code == known)
            return trouble;
    }
    return Fine;
}

void KeysViewModel::setTrouble(Trouble trouble)
{
    m_trouble = trouble;
    m_sure = false;
    Q_EMIT changed();
}

QString KeysViewModel::title() const
{
    switch (m_trouble) {
    case Fine:
        return {};
    case Locked:
        return tr("The keys of this device are locked");
    case Unavailable:
        return tr("The keys of this device cannot be reached");
    case Emptied:
        return tr("This device has lost its keys");
    case Foreign:
        return tr("The keys belong to another device");
    case Damaged:
        return tr("The keys of this device are damaged");
    }
    return {};
}

QString KeysViewModel::text() const
{
    switch (m_trouble) {
    case Fine:
        return {};
    case Locked:
        return tr("Sobani keeps its keys in the key store of this device, and that is locked. "
                  "Log in to the device as usual, or unlock the key store with your password. "
                  "Your family is not lost.");
    case Unavailable:
        return tr("The key store of this device does not answer. Restart the device. "
                  "Your family is not lost.");
    case Emptied:
        return tr("Somebody or something has emptied the key store. Without its keys this "
                  "device cannot talk to your family any more.");
    case Foreign:
        return tr("These keys were made for a different Sobani. Perhaps the files were copied "
                  "from another device.");
    case Damaged:
        return tr("The key store gives back something that Sobani cannot use.");
    }
    return {};
}

bool KeysViewModel::canStartOver() const
{
    return m_trouble == Emptied || m_trouble == Foreign || m_trouble == Damaged;
}

void KeysViewModel::makeSure()
{
    m_sure = canStartOver();
    Q_EMIT changed();
}

void KeysViewModel::startOver()
{
    if (m_sure && canStartOver())
        m_requester.send(api::StartOver{});
}

void KeysViewModel::notNow()
{
    m_sure = false;
    Q_EMIT changed();
}

void KeysViewModel::receive(const api::Event &event)
{
    if (const auto *error = std::get_if<api::Error>(&event.body)) {
        if (const Trouble trouble = troubleOf(error->code); trouble != Fine)
            setTrouble(trouble);
    } else if (std::holds_alternative<api::Ready>(event.body)) {
        setTrouble(Fine);
    }
}

} // namespace sobani::settings
