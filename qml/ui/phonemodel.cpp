// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/phonemodel.h"

using namespace Qt::StringLiterals;

namespace sobani::ui {

PhoneModel::PhoneModel(Dialler &dialler, QrEncoder encoder, QObject *parent)
    : QObject(parent), m_dialler(dialler), m_encoder(std::move(encoder))
{
}

bool PhoneModel::canDial() const
{
    return m_dialler.canDial() && !uriOf(m_number).isEmpty();
}

void PhoneModel::set(const QString &name, const QString &number)
{
    if (m_name == name && m_number == number)
        return;
    m_name = name;
    if (m_number != number) {
        m_number = number;
        const QString uri = uriOf(number);
        m_matrix = m_encoder && !uri.isEmpty() ? m_encoder(uri) : QByteArray();
    }
    Q_EMIT changed();
}

void PhoneModel::dial()
{
    if (canDial())
        m_dialler.dial(m_number);
}

QString PhoneModel::uriOf(const QString &number)
{
    QString digits;
    bool any = false;
    // NFKC: numbers typed with a Japanese keyboard arrive in full width.
    for (const QChar c : number.normalized(QString::NormalizationForm_KC)) {
        const bool digit = c >= u'0' && c <= u'9';
        if (digit || ((c == u'+') && digits.isEmpty()) || c == u'#' || c == u'*')
            digits += c;
        any = any || digit;
    }
    return any ? u"tel:"_s + digits : QString();
}

} // namespace sobani::ui
