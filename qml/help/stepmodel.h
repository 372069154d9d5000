// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

namespace sobani::help {

/// The six steps of one call as the helper follows them.
class StepModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by view models")
public:
    enum Roles {
        NumberRole = Qt::UserRole + 1,
        TitleRole,
        SayRole,
        DoneRole,
        PushedRole,
        CurrentRole, ///< the first that is not done
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void set(const api::HelpStatus &status);
    /// The words have to be asked for again.
    void retranslate();
    /// The first step that is not done; StepCount when all are.
    [[nodiscard]] int current() const;

private:
    std::array<bool, StepCount> m_done{};
    int m_pushed = -1;
};

} // namespace sobani::help
