// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/setupviewmodel.h"

#include "qml/settings/phonetext.h"
#include "qml/settings/relayaddress.h"

namespace sobani::settings {

SetupViewModel::SetupViewModel(const SetupDefaults &defaults, QObject *parent)
    : QObject(parent), m_name(defaults.name.left(limits::Name)), m_phone(defaults.phone),
      m_relay(defaults.relay)
{
    connect(&m_language, &common::LanguageWatch::changed, this, &SetupViewModel::changed);
}

void SetupViewModel::setName(const QString &name)
{
    m_name = name.left(limits::Name);
    m_problem = Problem::None;
    Q_EMIT changed();
}

void SetupViewModel::setPhone(const QString &phone)
{
    m_phone = phone.left(limits::Phone);
    m_problem = Problem::None;
    Q_EMIT changed();
}

void SetupViewModel::setRelay(const QString &relay)
{
    m_relay = relay.left(limits::ShortText);
    m_problem = Problem::None;
    Q_EMIT changed();
}

QString SetupViewModel::problem() const
{
    switch (m_problem) {
    case Problem::None:
        return {};
    case Problem::NoRole:
        return tr("Please choose one of the two.");
    case Problem::NoName:
        return tr("Please write the name that your family calls you by.");
    case Problem::BadPhone:
        return tr("This is not a telephone number. Please use digits only.");
    case Problem::BadRelay:
        return tr("This address cannot be right. It looks like: family.example.org");
    }
    return {};
}

SetupViewModel::Problem SetupViewModel::check() const
{
    switch (m_page) {
    case RolePage:
        return m_role < 0 ? Problem::NoRole : Problem::None;
    case NamePage:
        return m_name.trimmed().isEmpty() ? Problem::NoName : Problem::None;
    case PhonePage:
        return isPhone(phoneText(m_phone)) ? Problem::None : Problem::BadPhone;
    case RelayPage:
        return relayUrl(m_relay) ? Problem::None : Problem::BadRelay;
    }
    return Problem::None;
}

void SetupViewModel::chooseRole(int choice)
{
    if (choice != 0 && choice != 1)
        return;
    m_role = choice;
    m_problem = Problem::None;
    Q_EMIT changed();
}

void SetupViewModel::next()
{
    m_problem = check();
    const bool last = m_page == RelayPage;
    if (m_problem == Problem::None && !last)
        m_page = Page(int(m_page) + 1);
    Q_EMIT changed();
    if (m_problem == Problem::None && last)
        Q_EMIT finished(m_role == 1 ? Role::Helper : Role::Protected, m_name.trimmed(),
                        phoneText(m_phone), relayUrl(m_relay).value_or(QString()));
}

void SetupViewModel::back()
{
    if (m_page != RolePage)
        m_page = Page(int(m_page) - 1);
    m_problem = Problem::None;
    Q_EMIT changed();
}

} // namespace sobani::settings
