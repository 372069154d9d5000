// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/picturemodel.h"

#include "qml/pairing/pictures.h"

namespace sobani::pairing {

void PictureModel::setIds(const QStringList &ids)
{
    beginResetModel();
    m_ids = ids;
    endResetModel();
}

void PictureModel::retranslate()
{
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_ids.size()) - 1), {WordRole});
}

int PictureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QVariant PictureModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &id = m_ids.at(index.row());
    switch (Role(role)) {
    case IdRole:
        return id;
    case EmojiRole:
        return Pictures::emoji(id);
    case WordRole:
        return Pictures::word(id);
    }
    return {};
}

QHash<int, QByteArray> PictureModel::roleNames() const
{
    return {{IdRole, "pictureId"}, {EmojiRole, "emoji"}, {WordRole, "word"}};
}

} // namespace sobani::pairing
