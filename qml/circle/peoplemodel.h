// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <vector>

namespace sobani::circle {

/// The people of this device's circles, one row per device of theirs.
class PeopleModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of CircleViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        RoleTextRole,
        PresenceRole,     ///< PresenceState as a number, for the sign beside the words
        PresenceTextRole,
        RightsTextRole,   ///< empty while there is nothing to say
        PhoneRole,
    };

    explicit PeopleModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void set(std::vector<api::PeerStatus> peers);
    void retranslate();

    [[nodiscard]] static QString roleText(const api::PeerStatus &peer);
    [[nodiscard]] static QString rightsText(const api::PeerStatus &peer);

    [[nodiscard]] int count() const { return int(m_peers.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<api::PeerStatus> m_peers;
};

} // namespace sobani::circle
