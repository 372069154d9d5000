// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/cataloguejudge.h"

#include "core/catalogue/elffile.h"
#include "core/catalogue/pefile.h"

#include <QIODevice>

#include <algorithm>

namespace sobani::platform {

namespace {

/// The content as the readers of the catalogue want it.
class ContentDevice final : public QIODevice
{
public:
    explicit ContentDevice(const guard::ProgramContent &content) : m_content(content)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] qint64 size() const override { return m_content.size(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const QByteArray bytes = m_content.read(pos(), most);
        std::copy(bytes.begin(), bytes.end(), data);
        return bytes.size();
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    const guard::ProgramContent &m_content;
};

} // namespace

std::optional<guard::Recognition> CatalogueJudge::judge(const guard::ProgramFacts &facts,
                                                        const guard::ProgramContent &content) const
{
    catalogue::ProgramFacts known;
    if (!facts.path.isEmpty())
        known.path = facts.path;
    if (!facts.commandLine.isEmpty())
        known.commandLine = facts.commandLine.join(QChar(u'\0'));
    ContentDevice device(content);
    const QByteArray magic = content.read(0, 4);
    if (magic.startsWith("MZ")) {
        // A program of Windows, which Wine would run.
        known.platform = catalogue::Platform::Windows;
        if (const auto pe = catalogue::readPe(device))
            known.pe = catalogue::namesOf(*pe);
    } else if (const auto elf = catalogue::readElf(device)) {
        known.elf = elf->names;
    }
    const auto found = m_classifier.classify(known);
    if (!found)
        return std::nullopt;
    return guard::Recognition{found->tool, found->matched.left(guard::ReasonLimit)};
}

} // namespace sobani::platform
