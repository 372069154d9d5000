// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/programjudge.h"

namespace sobani::tests {

/// A judge of the tests' own: tools are files that contain a mark in their first 4 MiB.
class MarkerJudge final : public guard::ProgramJudge
{
public:
    [[nodiscard]] std::optional<guard::Recognition>
    judge(const guard::ProgramFacts & /*facts*/, const guard::ProgramContent &content) const override
    {
        using namespace Qt::StringLiterals;
        // In two pieces, so that a program with this judge in it is not a tool itself.
        const QByteArray mark = QByteArray("SOBANI-TEST-") + "REMOTE-TOOL";
        if (!content.read(0, qint64(4) * 1024 * 1024).contains(mark))
            return std::nullopt;
        return guard::Recognition{u"test-tool"_s, u"contains the mark"_s};
    }
};

} // namespace sobani::tests
