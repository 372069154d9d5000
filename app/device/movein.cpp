// SPDX-License-Identifier: MPL-2.0
#include "app/device/movein.h"

#include "app/guardd/migration.h"

#include <QByteArray>

#include <array>
#include <cstdio>

namespace sobani::app {

using namespace Qt::StringLiterals;

namespace {

/// Room for the keys in hex and a line feed.
constexpr std::size_t LongestInput = 4096;

int complain(const QString &problem)
{
    std::fputs(qPrintable(u"sobani-device: "_s + problem + u"\n"_s), stderr);
    return 1;
}

SecretBytes keysFromInput()
{
    std::array<char, LongestInput> hex{};
    const std::size_t size = std::fread(hex.data(), 1, hex.size(), stdin);
    QByteArray keys =
        QByteArray::fromHex(QByteArray::fromRawData(hex.data(), qsizetype(size)).trimmed());
    SecretBytes secret{QByteArrayView(keys)};
    wipe(keys.data(), std::size_t(keys.size()));
    wipe(hex.data(), hex.size());
    return secret;
}

int exportTo(std::FILE *output, const QString &from)
{
    const auto keys = exportKeys(from);
    if (!keys)
        return complain(keys.error());
    for (const char byte : keys->view())
        std::fprintf(output, "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    std::fputc('\n', output);
    return std::fflush(output) == 0 ? 0 : 1;
}

} // namespace

int moveIn(const MoveInOptions &options)
{
    switch (options.act) {
    case MoveInOptions::Act::ExportKeys:
        return exportTo(stdout, options.from);
    case MoveInOptions::Act::ForgetKeys:
        return forgetKeys(options.from) ? 0 : complain(u"the keys cannot be taken out"_s);
    case MoveInOptions::Act::Migrate:
        break;
    }
    if (options.device.isEmpty() || options.guard.isEmpty())
        return complain(u"--migrate-from needs --profile and --guard-profile"_s);
    MigrationOptions migration;
    migration.from = options.from;
    migration.device = options.device;
    migration.guard = options.guard;
    migration.deviceUser = options.owner;
    if (options.keysFromInput)
        migration.keys = keysFromInput();
    const auto id = migrate(std::move(migration));
    if (!id)
        return complain(id.error());
    std::puts(qPrintable(*id));
    return 0;
}

} // namespace sobani::app
