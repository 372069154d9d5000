// SPDX-License-Identifier: MPL-2.0
#include "qml/circle/consentmodel.h"

#include "qml/common/personname.h"

#include <algorithm>

namespace sobani::circle {

void ConsentModel::set(const std::vector<api::ConsentRequested> &consents)
{
    beginResetModel();
    m_consents = consents;
    endResetModel();
    Q_EMIT countChanged();
}

void ConsentModel::add(const api::ConsentRequested &consent)
{
    if (find(consent.id))
        return;
    auto consents = m_consents;
    consents.push_back(consent);
    set(consents);
}

void ConsentModel::remove(const RequestId &id)
{
    auto consents = m_consents;
    if (std::erase_if(consents, [&id](const auto &consent) { return consent.id == id; }) > 0)
        set(consents);
}

void ConsentModel::removePeer(const DeviceId &peer)
{
    auto consents = m_consents;
    const auto same = [&peer](const auto &consent) { return consent.peer.id == peer; };
    if (std::erase_if(consents, same) > 0)
        set(consents);
}

const api::ConsentRequested *ConsentModel::find(const RequestId &id) const
{
    const auto it = std::ranges::find_if(
        m_consents, [&id](const api::ConsentRequested &consent) { return consent.id == id; });
    return it == m_consents.end() ? nullptr : &*it;
}

void ConsentModel::retranslate()
{
    if (!m_consents.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

int ConsentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConsentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const api::ConsentRequested &consent = m_consents.at(std::size_t(index.row()));
    switch (Role(role)) {
    case IdRole:
        return consent.id.toString();
    case NameRole:
        return common::PersonName::polite(consent.peer.name);
    }
    return {};
}

QHash<int, QByteArray> ConsentModel::roleNames() const
{
    return {{IdRole, "consentId"}, {NameRole, "name"}};
}

} // namespace sobani::circle
