// SPDX-License-Identifier: MPL-2.0
// libFuzzer: the first byte chooses the decoder, the rest is its input.
// With SOBANI_FUZZ_SEEDS=DIR in the environment it writes one input for each valid sample
// there, to begin from.
#include "tests/fuzz/decoders.h"

#include <QFile>

#include <cstdint>

namespace {

void writeSeeds(const QString &folder)
{
    const auto &list = sobani::fuzz::decoders();
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t n = 0; n < list[i].samples.size(); ++n) {
            QFile file(QStringLiteral("%1/seed-%2-%3").arg(folder).arg(i).arg(n));
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArray(1, char(i)) + list[i].samples[n]);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const QString folder = qEnvironmentVariable("SOBANI_FUZZ_SEEDS");
    if (!folder.isEmpty())
        writeSeeds(folder);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto &list = sobani::fuzz::decoders();
    if (size == 0 || data[0] >= list.size())
        return -1;
    (void)list[data[0]].accepts(
        QByteArray(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1));
    return 0;
}
