// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>
#include <vector>

namespace sobani::access {

/// One request as a helper's device knows it.
struct RequestEntry
{
    api::AccessRequested request;
    std::optional<api::AccessDecided> decision;
    std::optional<AccessEnd> end;
    std::optional<Verdict> answered; ///< this helper's own answer is on its way

    [[nodiscard]] bool isPending() const { return !decision && !end; }
    [[nodiscard]] bool isInForce() const
    {
        return decision && decision->verdict == Verdict::Approve && !end;
    }
};

/// Every request that this helper was told of, the newest first. A deny stays a deny:
/// an approval that arrives after one changes nothing here.
class AccessRequestModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AccessDecideViewModel")
    Q_PROPERTY(int count READ count NOTIFY pendingCountChanged FINAL)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY pendingCountChanged FINAL)
public:
    enum Role { IdRole = Qt::UserRole + 1, FromRole, StateRole, PendingRole, InForceRole, TimeRole, SummaryRole };

    explicit AccessRequestModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void setSelf(const DeviceId &self);
    void reset(const std::vector<api::AccessStatus> &open);
    void add(const api::AccessRequested &request, WallTime at);
    /// Returns whether the request is known and its state changed.
    bool decide(const api::AccessDecided &decision);
    bool end(const api::AccessEnded &ended);
    void markAnswered(const RequestId &id, std::optional<Verdict> answered);
    void retranslate();

    [[nodiscard]] const RequestEntry *find(const RequestId &id) const;
    /// The newest that waits for an answer, else the newest that is in force.
    [[nodiscard]] const RequestEntry *mostUrgent() const;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int pendingCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void pendingCountChanged();

private:
    struct Row
    {
        RequestEntry entry;
        WallTime asked;
    };

    [[nodiscard]] int rowOf(const RequestId &id) const;
    [[nodiscard]] QString stateWords(const RequestEntry &entry) const;
    void touched(int row);

    DeviceId m_self;
    std::vector<Row> m_rows;
};

} // namespace sobani::access
