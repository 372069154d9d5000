// SPDX-License-Identifier: MPL-2.0
// A telephone: hands the number to the dialling app.
#include "app/companion/dialler.h"

#include "qml/ui/phonemodel.h"

#include <QDesktopServices>
#include <QUrl>

namespace {

class UrlDialler final : public sobani::ui::Dialler
{
public:
    [[nodiscard]] bool canDial() const override { return true; }
    void dial(const QString &number) override
    {
        QDesktopServices::openUrl(QUrl(sobani::ui::PhoneModel::uriOf(number)));
    }
};

} // namespace

std::unique_ptr<sobani::ui::Dialler> sobani::app::makeDialler()
{
    return std::make_unique<UrlDialler>();
}
