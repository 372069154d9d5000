// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace sobani::ui {

/// Turns a text into a QR code's modules, row by row, one byte each, not 0 is dark.
/// Empty when the text does not fit or no encoder is there.
using QrEncoder = std::function<QByteArray(const QString &text)>;

/// The telephone of this device, if it has one.
class Dialler
{
public:
    virtual ~Dialler() = default;
    /// Whether dial() has something to dial with here and now.
    [[nodiscard]] virtual bool canDial() const = 0;
    /// Opens the device's telephone with \a number filled in; the person starts the call.
    virtual void dial(const QString &number) = 0;
};

/// A device without a telephone.
class NoDialler final : public Dialler
{
public:
    [[nodiscard]] bool canDial() const override { return false; }
    void dial(const QString &) override {}
};

} // namespace sobani::ui
