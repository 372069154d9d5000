// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <vector>

namespace sobani::circle {

/// New helpers that wait for this helper's word.
class ConsentModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of CircleViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole };

    explicit ConsentModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void set(const std::vector<api::ConsentRequested> &consents);
    void add(const api::ConsentRequested &consent);
    void remove(const RequestId &id);
    /// Takes away what waits for a peer whose rights were settled elsewhere.
    void removePeer(const DeviceId &peer);
    void retranslate();
    [[nodiscard]] const api::ConsentRequested *find(const RequestId &id) const;

    [[nodiscard]] int count() const { return int(m_consents.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<api::ConsentRequested> m_consents;
};

} // namespace sobani::circle
