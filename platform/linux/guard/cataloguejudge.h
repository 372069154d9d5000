// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/classifier.h"
#include "core/guard/programjudge.h"

namespace sobani::platform {

/// Judges by the catalogue: what the file says of itself inside, and where it lies.
class CatalogueJudge final : public guard::ProgramJudge
{
public:
    explicit CatalogueJudge(const catalogue::Catalogue &catalogue) : m_classifier(catalogue) {}

    [[nodiscard]] std::optional<guard::Recognition>
    judge(const guard::ProgramFacts &facts, const guard::ProgramContent &content) const override;

private:
    catalogue::Classifier m_classifier;
};

} // namespace sobani::platform
