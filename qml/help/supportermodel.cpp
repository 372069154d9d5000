// SPDX-License-Identifier: MPL-2.0
#include "qml/help/supportermodel.h"

#include "qml/common/personname.h"

#include <algorithm>

namespace sobani::help {

int SupporterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_peers.size());
}

QVariant SupporterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const api::PeerStatus &peer = m_peers[std::size_t(index.row())];
    switch (role) {
    case NameRole:
        return peer.peer.name;
    case WordsRole:
        return words(peer);
    case ConnectedRole:
        return m_relayUp && peer.presence == PresenceState::Online && peer.rights == Rights::Full;
    case TroubleRole:
        return m_relayUp && peer.presence == PresenceState::Dropped;
    default:
        return {};
    }
}

QHash<int, QByteArray> SupporterModel::roleNames() const
{
    return {{NameRole, "name"},
            {WordsRole, "words"},
            {ConnectedRole, "connected"},
            {TroubleRole, "trouble"}};
}

void SupporterModel::set(std::vector<api::PeerStatus> peers, bool relayUp)
{
    std::ranges::stable_sort(peers, [](const api::PeerStatus &a, const api::PeerStatus &b) {
        return a.presence == PresenceState::Online && b.presence != PresenceState::Online;
    });
    beginResetModel();
    m_peers = std::move(peers);
    m_relayUp = relayUp;
    endResetModel();
}

QString SupporterModel::words(const api::PeerStatus &peer) const
{
    const QString name = common::PersonName::polite(peer.peer.name);
    if (peer.peer.role == Role::Helper && peer.rights == Rights::Pending)
        return tr("%1 has not been confirmed by your family yet").arg(name);
    // Without a connection nobody's presence is known: what was heard last is no news.
    if (!m_relayUp)
        return peer.peer.role == Role::Helper ? tr("%1 looks after you").arg(name)
                                              : tr("You look after %1").arg(name);
    switch (peer.presence) {
    case PresenceState::Online:
        return tr("You are connected with %1").arg(name);
    case PresenceState::Offline:
        return tr("The device of %1 is switched off").arg(name);
    case PresenceState::Dropped:
        return tr("The connection to %1 has broken off").arg(name);
    case PresenceState::Unknown:
        return tr("%1 has not been in touch yet").arg(name);
    }
    return {};
}

} // namespace sobani::help
