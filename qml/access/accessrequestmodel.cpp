// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accessrequestmodel.h"

#include "qml/access/accesswords.h"
#include "qml/common/personname.h"
#include "qml/common/words.h"

#include <algorithm>

namespace sobani::access {

void AccessRequestModel::setSelf(const DeviceId &self)
{
    m_self = self;
}

void AccessRequestModel::reset(const std::vector<api::AccessStatus> &open)
{
    for (const api::AccessStatus &access : open) {
        add(access.request, {});
        if (access.decision)
            decide(*access.decision);
    }
}

void AccessRequestModel::add(const api::AccessRequested &request, WallTime at)
{
    if (const int row = rowOf(request.id); row >= 0) {
        m_rows[std::size_t(row)].entry.request = request;
        touched(row);
        return;
    }
    beginInsertRows({}, 0, 0);
    m_rows.insert(m_rows.begin(), Row{{request, {}, {}, {}}, at});
    endInsertRows();
    Q_EMIT pendingCountChanged();
}

bool AccessRequestModel::decide(const api::AccessDecided &decision)
{
    const int row = rowOf(decision.id);
    if (row < 0)
        return false;
    RequestEntry &entry = m_rows[std::size_t(row)].entry;
    if (entry.decision && entry.decision->verdict == Verdict::Deny)
        return false;
    entry.decision = decision;
    entry.answered.reset();
    touched(row);
    return true;
}

bool AccessRequestModel::end(const api::AccessEnded &ended)
{
    const int row = rowOf(ended.id);
    if (row < 0)
        return false;
    m_rows[std::size_t(row)].entry.end = ended.reason;
    touched(row);
    return true;
}

void AccessRequestModel::markAnswered(const RequestId &id, std::optional<Verdict> answered)
{
    if (const int row = rowOf(id); row >= 0) {
        m_rows[std::size_t(row)].entry.answered = answered;
        touched(row);
    }
}

void AccessRequestModel::touched(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT pendingCountChanged();
}

void AccessRequestModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

const RequestEntry *AccessRequestModel::find(const RequestId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[std::size_t(row)].entry;
}

const RequestEntry *AccessRequestModel::mostUrgent() const
{
    const auto pending =
        std::ranges::find_if(m_rows, [](const Row &row) { return row.entry.isPending(); });
    if (pending != m_rows.end())
        return &pending->entry;
    const auto inForce =
        std::ranges::find_if(m_rows, [](const Row &row) { return row.entry.isInForce(); });
    return inForce == m_rows.end() ? nullptr : &inForce->entry;
}

int AccessRequestModel::pendingCount() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return row.entry.isPending(); }));
}

int AccessRequestModel::rowOf(const RequestId &id) const
{
    const auto it = std::ranges::find_if(
        m_rows, [&id](const Row &row) { return row.entry.request.id == id; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

QString AccessRequestModel::stateWords(const RequestEntry &entry) const
{
    if (entry.decision && entry.decision->verdict == Verdict::Deny)
        return AccessWords::decided(*entry.decision,
                                    entry.decision->by && entry.decision->by->id == m_self);
    if (entry.end)
        return AccessWords::ended(*entry.end);
    if (entry.decision)
        return AccessWords::decided(*entry.decision,
                                    entry.decision->by && entry.decision->by->id == m_self);
    return tr("Waits for your answer");
}

int AccessRequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AccessRequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(std::size_t(index.row()));
    switch (Role(role)) {
    case IdRole:
        return row.entry.request.id.toString();
    case FromRole:
        return common::PersonName::polite(row.entry.request.from.name);
    case StateRole:
        return stateWords(row.entry);
    case PendingRole:
        return row.entry.isPending();
    case InForceRole:
        return row.entry.isInForce();
    case TimeRole:
        return common::Words::clock(row.asked);
    case SummaryRole:
        return tr("%1 · %2", "who asked, what became of it")
            .arg(common::PersonName::polite(row.entry.request.from.name), stateWords(row.entry));
    }
    return {};
}

QHash<int, QByteArray> AccessRequestModel::roleNames() const
{
    return {{IdRole, "requestId"}, {FromRole, "from"},       {StateRole, "stateText"},
            {PendingRole, "pending"}, {InForceRole, "inForce"}, {TimeRole, "time"},
            {SummaryRole, "summary"}};
}

} // namespace sobani::access
