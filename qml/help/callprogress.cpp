// SPDX-License-Identifier: MPL-2.0
#include "qml/help/callprogress.h"

#include "qml/common/personname.h"

namespace sobani::help {

void CallProgress::advance(HelpState state, const QString &by)
{
    m_reached[std::size_t(state)] = true;
    if (state == HelpState::Written)
        m_notWritten = false;
    // A later receipt proves what must have come before it, except the write on this disk.
    for (int below = int(HelpState::Sent); below < int(state); ++below)
        m_reached[std::size_t(below)] = true;
    if (state == HelpState::Shown && !by.isEmpty())
        m_shownTo = by;
    if (state == HelpState::Answered && !by.isEmpty())
        m_answeredBy = by;
}

void CallProgress::restore(HelpState state, const QString &by)
{
    // What the engine still knows was read back from its disk or is about to be there.
    if (!m_notWritten)
        m_reached[std::size_t(HelpState::Written)] = true;
    advance(state, by);
}

QString CallProgress::somebody(const QString &name) const
{
    return name.isEmpty() ? tr("your family") : common::PersonName::polite(name);
}

QList<bool> CallProgress::reached() const
{
    return QList<bool>(m_reached.begin(), m_reached.end());
}

QStringList CallProgress::texts(bool relayUp) const
{
    const QString seer = somebody(m_shownTo.isEmpty() ? m_answeredBy : m_shownTo);
    return {
        has(HelpState::Written) ? tr("Written down here")
        : m_notWritten          ? tr("Could not be written down on this device")
                                : tr("Being written down"),
        has(HelpState::Sent) ? tr("Sent")
        : relayUp            ? tr("Not sent yet")
                             : tr("Not sent: there is no connection"),
        has(HelpState::Delivered) ? tr("Reached your family's device")
                                  : tr("Not yet on your family's device"),
        has(HelpState::Shown) ? tr("Seen by %1").arg(seer) : tr("Not seen yet"),
        has(HelpState::Answered) ? tr("%1 will telephone").arg(somebody(m_answeredBy))
                                 : tr("No answer yet"),
    };
}

QString CallProgress::headline(bool relayUp) const
{
    if (has(HelpState::Answered))
        return tr("%1 has seen it and will telephone you").arg(somebody(m_answeredBy));
    if (has(HelpState::Shown))
        return tr("%1 has seen your call").arg(somebody(m_shownTo));
    if (has(HelpState::Delivered))
        return tr("Your call has reached your family's device");
    if (m_notWritten && !has(HelpState::Sent))
        return tr("This device cannot pass on your call. Please telephone.");
    if (has(HelpState::Sent))
        return tr("Your call is sent and on its way");
    if (!relayUp)
        return tr("No connection. Your call goes out by itself as soon as there is one.");
    return tr("Calling your family…");
}

} // namespace sobani::help
