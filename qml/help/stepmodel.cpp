// SPDX-License-Identifier: MPL-2.0
#include "qml/help/stepmodel.h"

#include "qml/recovery/stepwords.h"

#include <algorithm>

namespace sobani::help {

using recovery::StepWords;

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : StepCount;
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int n = index.row();
    switch (role) {
    case NumberRole:
        return n;
    case TitleRole:
        return m_done[std::size_t(n)] ? StepWords::brief(n) : StepWords::title(n);
    case SayRole:
        return StepWords::helperSays(n);
    case DoneRole:
        return m_done[std::size_t(n)];
    case PushedRole:
        return m_pushed == n;
    case CurrentRole:
        return current() == n;
    default:
        return {};
    }
}

QHash<int, QByteArray> StepModel::roleNames() const
{
    return {{NumberRole, "number"}, {TitleRole, "title"},   {SayRole, "say"},
            {DoneRole, "done"},     {PushedRole, "pushed"}, {CurrentRole, "current"}};
}

void StepModel::set(const api::HelpStatus &status)
{
    m_done = status.steps;
    m_pushed = status.pushed;
    retranslate();
}

void StepModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(StepCount - 1));
}

int StepModel::current() const
{
    return int(std::ranges::find(m_done, false) - m_done.begin());
}

} // namespace sobani::help
