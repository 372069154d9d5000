// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/gatepolicy.h"

#include <QObject>
#include <QStringList>

namespace sobani::guard {

/// How a catalogued tool without an allowance was met. In every case it is not running any more.
enum class Sighting {
    Refused, ///< before its first instruction
    Slipped, ///< it had started past the gate, and was ended
    Running, ///< it ran when the gate came up, and was ended
};

struct ToolSeen
{
    ToolIdentity tool;
    Sighting how = Sighting::Refused;
    QString path;   ///< clipped to PathLimit
    QString reason; ///< the recognition's
    qint64 pid = 0;
    qint64 user = 0; ///< the system's number of the account

    friend bool operator==(const ToolSeen &, const ToolSeen &) = default;
};

inline constexpr qsizetype PathLimit = 1024;

/// Processes of a tool were ended because its allowance was over; children are counted.
struct ToolEnded
{
    QString toolId;
    int processes = 0;

    friend bool operator==(const ToolEnded &, const ToolEnded &) = default;
};

/// Keeps catalogued tools without an allowance from running, on one system.
///
/// Declarative: the gate makes the newest policy true and keeps it true, whatever started
/// before, slips by or outlives its allowance, and also while its owner is away. It never
/// starts anything. Ordinary programs are neither stopped nor held up (docs/process-gate.md).
/// Owner's thread; signals come on it.
class ProcessGate : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Replaces the policy as a whole; answered by enforced() with its revision once every
    /// process that it forbids has been ended.
    virtual void enforce(const GatePolicy &policy) = 0;

Q_SIGNALS:
    void enforced(quint64 revision);
    void seen(const sobani::guard::ToolSeen &tool);
    void ended(const sobani::guard::ToolEnded &tool);
    /// True: the gate works, and the policy should be told again. False: it does not answer;
    /// what it was told last may still be in force.
    void workingChanged(bool working);
};

} // namespace sobani::guard
