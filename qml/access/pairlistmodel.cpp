// SPDX-License-Identifier: MPL-2.0
#include "qml/access/pairlistmodel.h"

namespace sobani::access {

void PairListModel::set(std::vector<Pair> pairs)
{
    if (pairs == m_pairs)
        return;
    beginResetModel();
    m_pairs = std::move(pairs);
    endResetModel();
    Q_EMIT countChanged();
}

int PairListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size());
}

QVariant PairListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Pair &pair = m_pairs.at(std::size_t(index.row()));
    switch (Role(role)) {
    case TitleRole:
        return pair.first;
    case BodyRole:
        return pair.second;
    }
    return {};
}

QHash<int, QByteArray> PairListModel::roleNames() const
{
    return {{TitleRole, "label"}, {BodyRole, "body"}};
}

} // namespace sobani::access
