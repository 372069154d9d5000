// SPDX-License-Identifier: MPL-2.0
#include "qml/circle/peoplemodel.h"

#include "qml/common/personname.h"
#include "qml/common/words.h"

#include <utility>

namespace sobani::circle {

void PeopleModel::set(std::vector<api::PeerStatus> peers)
{
    beginResetModel();
    m_peers = std::move(peers);
    endResetModel();
    Q_EMIT countChanged();
}

void PeopleModel::retranslate()
{
    if (!m_peers.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

QString PeopleModel::roleText(const api::PeerStatus &peer)
{
    return peer.peer.role == sobani::Role::Helper ? tr("Looks after the family")
                                                  : tr("Is protected");
}

QString PeopleModel::rightsText(const api::PeerStatus &peer)
{
    if (peer.peer.role != sobani::Role::Helper || peer.rights == Rights::Full)
        return {};
    if (peer.rightsFrom.ms <= 0)
        return tr("Cannot decide yet: waits until another helper agrees");
    return tr("Cannot decide yet: waits until another helper agrees, or until %1")
        .arg(common::Words::dayAndClock(peer.rightsFrom, common::wallNow()));
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const api::PeerStatus &peer = m_peers.at(std::size_t(index.row()));
    switch (Role(role)) {
    case IdRole:
        return peer.peer.id.toString();
    case NameRole:
        return common::PersonName::polite(peer.peer.name);
    case RoleTextRole:
        return roleText(peer);
    case PresenceRole:
        return int(peer.presence);
    case PresenceTextRole:
        return common::Words::presence(peer.peer.name, peer.presence);
    case RightsTextRole:
        return rightsText(peer);
    case PhoneRole:
        return peer.phone;
    }
    return {};
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {{IdRole, "personId"},          {NameRole, "name"},
            {RoleTextRole, "roleText"},    {PresenceRole, "presence"},
            {PresenceTextRole, "presenceText"}, {RightsTextRole, "rightsText"},
            {PhoneRole, "phone"}};
}

} // namespace sobani::circle
