// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QObject>

#include <memory>

namespace sobani::platform {

/// The system, or somebody at its terminal, asks this process to end: at most one at a time
/// of these exists in a process. Without it such a wish ends the process at once.
class StopSignal final : public QObject
{
    Q_OBJECT
public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

Q_SIGNALS:
    void requested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sobani::platform
