// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/recentpictures.h"

#include "qml/common/words.h"

#include <QDir>
#include <QSet>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace sobani::pairing {

namespace {

QStringList usualFolders()
{
    return {QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
            QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
            QStandardPaths::writableLocation(QStandardPaths::DesktopLocation)};
}

} // namespace

void RecentPictures::setFolders(const QStringList &folders)
{
    m_folders = folders;
}

void RecentPictures::refresh()
{
    const QStringList patterns{QStringLiteral("*.png"), QStringLiteral("*.jpg"),
                               QStringLiteral("*.jpeg")};
    QSet<QString> seen;
    std::vector<QFileInfo> found;
    const QStringList folders = m_folders.isEmpty() ? usualFolders() : m_folders;
    for (const QString &folder : folders) {
        const QFileInfoList files =
            QDir(folder).entryInfoList(patterns, QDir::Files | QDir::Readable, QDir::Time);
        for (const QFileInfo &file : files.mid(0, Most)) {
            if (!seen.contains(file.canonicalFilePath()))
                found.push_back(file);
            seen.insert(file.canonicalFilePath());
        }
    }
    std::ranges::stable_sort(found, [](const QFileInfo &a, const QFileInfo &b) {
        return a.lastModified() > b.lastModified();
    });
    if (found.size() > Most)
        found.resize(Most);
    beginResetModel();
    m_files = std::move(found);
    endResetModel();
    Q_EMIT countChanged();
}

int RecentPictures::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

QVariant RecentPictures::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QFileInfo &file = m_files.at(std::size_t(index.row()));
    switch (Role(role)) {
    case UrlRole:
        return QUrl::fromLocalFile(file.absoluteFilePath());
    case NameRole:
        return file.fileName();
    case WhenRole:
        return common::Words::dayAndClock({file.lastModified().toMSecsSinceEpoch()},
                                          common::wallNow());
    }
    return {};
}

QHash<int, QByteArray> RecentPictures::roleNames() const
{
    return {{UrlRole, "pictureUrl"}, {NameRole, "name"}, {WhenRole, "when"}};
}

} // namespace sobani::pairing
