// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/samples.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sobani::bench {

double Samples::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    auto sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

void report(const QString &what, const QString &unit, const Samples &ours, const Samples &bare)
{
    std::printf("\n%s (%s), %zu samples of each, interleaved\n", qPrintable(what),
                qPrintable(unit), ours.size());
    std::printf("            %10s %10s\n", "p50", "p99");
    std::printf("  Sobani    %10.3f %10.3f\n", ours.quantile(0.5), ours.quantile(0.99));
    std::printf("  baseline  %10.3f %10.3f\n", bare.quantile(0.5), bare.quantile(0.99));
    std::printf("  ratio     %10.2f %10.2f\n",
                ours.quantile(0.5) / bare.quantile(0.5),
                ours.quantile(0.99) / bare.quantile(0.99));
    std::fflush(stdout);
}

} // namespace sobani::bench
