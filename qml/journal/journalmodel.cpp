// SPDX-License-Identifier: MPL-2.0
#include "qml/journal/journalmodel.h"

#include "qml/common/words.h"
#include "qml/journal/journalwords.h"

#include <algorithm>

namespace sobani::journal {

namespace {

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return QStringLiteral("info");
    case Tone::Help:
        return QStringLiteral("hand");
    case Tone::Decision:
        return QStringLiteral("monitor");
    case Tone::People:
        return QStringLiteral("people");
    }
    return {};
}

} // namespace

void JournalModel::set(std::vector<api::HistoryEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    std::ranges::reverse(m_entries);
    endResetModel();
    Q_EMIT countChanged();
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QString JournalModel::dayAbove(int row) const
{
    const WallTime now = common::wallNow();
    const QString day = common::Words::day(m_entries.at(std::size_t(row)).at, now);
    const bool same = row > 0
                      && day == common::Words::day(m_entries.at(std::size_t(row) - 1).at, now);
    return same ? QString() : day;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const api::HistoryEntry &entry = m_entries.at(std::size_t(index.row()));
    switch (Role(role)) {
    case TextRole:
        return JournalWords::text(entry.kind, entry.by, entry.detail);
    case TimeRole:
        return common::Words::clock(entry.at);
    case DayRole:
        return dayAbove(index.row());
    case IconRole:
        return iconName(JournalWords::tone(entry.kind));
    }
    return {};
}

QHash<int, QByteArray> JournalModel::roleNames() const
{
    return {{TextRole, "words"}, {TimeRole, "time"}, {DayRole, "day"}, {IconRole, "iconName"}};
}

} // namespace sobani::journal
