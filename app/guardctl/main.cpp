// SPDX-License-Identifier: MPL-2.0
#include "app/guardctl/classify.h"

#include <QByteArray>
#include <QCoreApplication>

#include <cstring>

namespace {

/// A subcommand; its exit status becomes the program's.
struct Subcommand
{
    const char *name;
    const char *help;
    int (*run)();
};

int classify()
{
    const sobani::catalogue::Classifier classifier(sobani::catalogue::builtInCatalogue());
    return sobani::app::classifyLines(classifier, stdin, stdout) ? 0 : 1;
}

constexpr Subcommand Subcommands[] = {
    {"classify", "which remote-control tool is it? One JSON object per line in, one out", classify},
};

int usage(std::FILE *to, int status)
{
    QByteArray text = "usage: sobani-guardctl SUBCOMMAND\n";
    for (const auto &[name, help, run] : Subcommands)
        text += "  " + QByteArray(name).leftJustified(10) + ' ' + help + '\n';
    return std::fputs(text.constData(), to) < 0 ? 1 : status;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 2 && (std::strcmp(argv[1], "--help") == 0 || std::strcmp(argv[1], "-h") == 0))
        return usage(stdout, 0);
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0)
        return std::puts("sobani-guardctl " SOBANI_VERSION) < 0 ? 1 : 0;
    for (const auto &[name, help, run] : Subcommands)
        if (argc == 2 && std::strcmp(argv[1], name) == 0)
            return run();
    return usage(stderr, 2);
}
