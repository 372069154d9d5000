// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <vector>

namespace sobani::journal {

/// What happened, the newest first, with the day told once above its entries.
class JournalModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of JournalViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    enum Role { TextRole = Qt::UserRole + 1, TimeRole, DayRole, IconRole };

    explicit JournalModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    /// \a entries oldest first, as the engine reports them.
    void set(std::vector<api::HistoryEntry> entries);

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    /// The day's name when this row is the first of its day, else empty.
    [[nodiscard]] QString dayAbove(int row) const;

    std::vector<api::HistoryEntry> m_entries; ///< newest first
};

} // namespace sobani::journal
