// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "qml/common/languagewatch.h"

#include <QObject>
#include <QQmlEngine>

namespace sobani::settings {

/// What the first run may already know.
struct SetupDefaults
{
    QString name;
    QString phone;
    QString relay; ///< "mqtts://host:port", or empty when no relay is built in
};

/// The first run, one question per page. Writes nothing: the shell makes the profile
/// when finished() comes.
class SetupViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the shell")
    Q_PROPERTY(Page page READ page NOTIFY changed FINAL)
    Q_PROPERTY(int pageNumber READ pageNumber NOTIFY changed FINAL)
    Q_PROPERTY(int pageCount READ pageCount CONSTANT FINAL)
    Q_PROPERTY(int roleChoice READ roleChoice NOTIFY changed FINAL)
    Q_PROPERTY(bool helper READ isHelper NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString phone READ phone WRITE setPhone NOTIFY changed FINAL)
    Q_PROPERTY(QString relay READ relay WRITE setRelay NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
public:
    enum Page { RolePage, NamePage, PhonePage, RelayPage };
    Q_ENUM(Page)

    explicit SetupViewModel(const SetupDefaults &defaults = {}, QObject *parent = nullptr);

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] int pageNumber() const { return int(m_page); }
    [[nodiscard]] int pageCount() const { return 4; }
    /// -1 until chosen, 0 protected, 1 helper.
    [[nodiscard]] int roleChoice() const { return m_role; }
    [[nodiscard]] bool isHelper() const { return m_role == 1; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString phone() const { return m_phone; }
    [[nodiscard]] QString relay() const { return m_relay; }
    void setName(const QString &name);
    void setPhone(const QString &phone);
    void setRelay(const QString &relay);
    [[nodiscard]] QString problem() const;

    Q_INVOKABLE void chooseRole(int choice);
    /// Goes on when this page is answered, else says what is missing.
    Q_INVOKABLE void next();
    Q_INVOKABLE void back();

Q_SIGNALS:
    void changed();
    void finished(sobani::Role role, const QString &name, const QString &phone,
                  const QString &relay);

private:
    enum class Problem { None, NoRole, NoName, BadPhone, BadRelay };

    [[nodiscard]] Problem check() const;

    common::LanguageWatch m_language;
    Page m_page = RolePage;
    int m_role = -1;
    QString m_name;
    QString m_phone;
    QString m_relay;
    Problem m_problem = Problem::None;
};

} // namespace sobani::settings
