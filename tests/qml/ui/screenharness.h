// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QQmlEngine>
#include <QQuickWindow>
#include <QSize>
#include <QStringList>
#include <QVariantMap>

#include <memory>
#include <vector>

namespace sobani::testing {

/// One way in which a screen can be looked at.
struct Look
{
    QSize size{360, 640};
    double textScale = 1.0;
    bool dark = false;
    QString language; ///< "ja" or "en"

    [[nodiscard]] QString name() const;
};

/// The sizes, text scales, languages and colours that every screen must stand.
[[nodiscard]] std::vector<Look> allLooks();

/// Shows one screen at a time in an offscreen window, and takes its picture when
/// SOBANI_SHOTS names a folder. Make it after the QGuiApplication.
class ScreenHarness
{
public:
    ScreenHarness();
    ~ScreenHarness();

    /// Shows \a type of module \a module (for example "Sobani.Help", "HomeScreen") with these
    /// properties, laid out and painted. Null and a qWarning when it cannot be made.
    QQuickItem *show(const QString &module, const QString &type, const QVariantMap &properties,
                     const Look &look);
    /// The same for a QML file given as text.
    QQuickItem *showText(const QString &qml, const QVariantMap &properties, const Look &look);
    /// Lets bindings, layouts and animations settle, then paints.
    void settle();
    /// Writes DIR/name-look.png when SOBANI_SHOTS=DIR is set.
    void shot(const QString &name);
    /// show(), layoutFaults() and shot() in every look; returns all faults and QML warnings.
    /// Ends with clear().
    [[nodiscard]] QStringList faultsInAllLooks(const QString &name, const QString &module,
                                               const QString &type,
                                               const QVariantMap &properties);
    [[nodiscard]] QQuickItem *screen() const { return m_screen.get(); }
    [[nodiscard]] QQuickWindow &window() { return *m_window; }
    /// Takes the screen away; do so before its view model goes.
    void clear() { m_screen.reset(); }
    /// What the QML engine complained about since the last call.
    [[nodiscard]] QStringList takeWarnings();
    /// The Theme singleton.
    [[nodiscard]] QObject *theme() const;
    [[nodiscard]] QQmlEngine &engine() { return *m_engine; }

private:
    void dress(const Look &look);

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QObject> m_themeHolder;
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<QQuickItem> m_screen;
    QStringList m_warnings;
    Look m_look;
};

} // namespace sobani::testing
