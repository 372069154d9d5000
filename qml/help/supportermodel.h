// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <QCoreApplication>
#include <qqmlregistration.h>

namespace sobani::help {

/// The people on the other side, as the first page shows them: connected ones first.
class SupporterModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by view models")
public:
    enum Roles { NameRole = Qt::UserRole + 1, WordsRole, ConnectedRole, TroubleRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void set(std::vector<api::PeerStatus> peers, bool relayUp);

private:
    [[nodiscard]] QString words(const api::PeerStatus &peer) const;

    std::vector<api::PeerStatus> m_peers;
    bool m_relayUp = false;
};

} // namespace sobani::help
