// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <utility>
#include <vector>

namespace sobani::access {

/// Rows of two texts: a red flag and its why, or a question and its answer.
class PairListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AccessDecideViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    using Pair = std::pair<QString, QString>;
    enum Role { TitleRole = Qt::UserRole + 1, BodyRole };

    explicit PairListModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void set(std::vector<Pair> pairs);

    [[nodiscard]] int count() const { return int(m_pairs.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<Pair> m_pairs;
};

} // namespace sobani::access
