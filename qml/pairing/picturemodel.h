// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QStringList>

namespace sobani::pairing {

/// The four pictures that both people compare, as emoji and word.
class PictureModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of PairingViewModel")
public:
    enum Role { IdRole = Qt::UserRole + 1, EmojiRole, WordRole };

    using QAbstractListModel::QAbstractListModel;

    void setIds(const QStringList &ids);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QStringList m_ids;
};

} // namespace sobani::pairing
