// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QAbstractListModel>
#include <QFileInfo>
#include <QQmlEngine>
#include <QStringList>

#include <vector>

namespace sobani::pairing {

/// The newest pictures on this device, so that a person picks the one their family sent by
/// looking at it instead of wandering through folders.
class RecentPictures : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of PairingViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    enum Role { UrlRole = Qt::UserRole + 1, NameRole, WhenRole };
    static constexpr int Most = 24;

    using QAbstractListModel::QAbstractListModel;

    /// The folders to look in, not below them; by default pictures, downloads and desktop.
    void setFolders(const QStringList &folders);
    /// Looks again; blocking, a directory listing each.
    void refresh();

    [[nodiscard]] int count() const { return int(m_files.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QStringList m_folders;
    std::vector<QFileInfo> m_files;
};

} // namespace sobani::pairing
