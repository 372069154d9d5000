// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QObject>

namespace sobani::wire {

/// Why a link to another process ended.
enum class LinkEnd {
    Closed,   ///< the other end went away, or was never there
    Stranger, ///< the other end runs as somebody who has no business here
    Version,  ///< the other end speaks something else
    Garbage,  ///< a frame that no sound program sends, or nothing at all where a hello was due
    Slow,     ///< the other end does not read
    Crowded,  ///< made room for somebody who is more alive
};

/// A line to one other process on this machine that carries whole frames in order, or ends.
///
/// Frames that were sent before an end may not have arrived: whoever needs certainty gets it
/// from an answer. Lives on its owner's thread; nothing here waits.
class FrameLink : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isUp() const = 0;
    /// False when the link is not up; nothing was sent then. 1 byte or more.
    virtual bool send(const QByteArray &frame) = 0;

Q_SIGNALS:
    void up();
    void received(const QByteArray &frame);
    void down(sobani::wire::LinkEnd why);
};

} // namespace sobani::wire
