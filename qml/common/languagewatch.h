// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QObject>

namespace sobani::common {

/// Tells a view model that another language was loaded, so that the words it hands out
/// are asked for again. Filters the application's events while it lives.
class LanguageWatch : public QObject
{
    Q_OBJECT
public:
    explicit LanguageWatch(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();
};

} // namespace sobani::common
