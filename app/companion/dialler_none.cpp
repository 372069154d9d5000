// SPDX-License-Identifier: MPL-2.0
// A computer: its person has a telephone beside it, and the square that dials.
#include "app/companion/dialler.h"

std::unique_ptr<sobani::ui::Dialler> sobani::app::makeDialler()
{
    return std::make_unique<ui::NoDialler>();
}
