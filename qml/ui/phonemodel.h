// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/ui/telephone.h"

#include <QObject>
#include <qqmlregistration.h>

namespace sobani::ui {

/// What PhoneCard shows: whom to telephone, and how. Made by view models.
/// Without a number the card hides itself. The dialler must outlive the model.
class PhoneModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by view models")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(bool canDial READ canDial NOTIFY changed FINAL)
    Q_PROPERTY(QByteArray matrix READ matrix NOTIFY changed FINAL)
    Q_PROPERTY(bool hasSquare READ hasSquare NOTIFY changed FINAL)
public:
    PhoneModel(Dialler &dialler, QrEncoder encoder, QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString number() const { return m_number; }
    [[nodiscard]] bool canDial() const;
    [[nodiscard]] QByteArray matrix() const { return m_matrix; }
    [[nodiscard]] bool hasSquare() const { return !m_matrix.isEmpty(); }

    void set(const QString &name, const QString &number);
    Q_INVOKABLE void dial();

    /// "tel:" and the digits of \a number as people write it, or empty if there are none.
    [[nodiscard]] static QString uriOf(const QString &number);

Q_SIGNALS:
    void changed();

private:
    Dialler &m_dialler;
    QrEncoder m_encoder;
    QString m_name;
    QString m_number;
    QByteArray m_matrix;
};

} // namespace sobani::ui
