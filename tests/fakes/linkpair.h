// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/framelink.h"

#include <QList>

#include <memory>

namespace sobani::fakes {

/// Two ends of a line that a test can cut at any frame. Frames arrive through the event loop;
/// those under way when it is cut do not.
class LinkEnd final : public wire::FrameLink
{
public:
    [[nodiscard]] bool isUp() const override { return m_other != nullptr; }
    bool send(const QByteArray &frame) override
    {
        if (!m_other)
            return false;
        sent.append(frame);
        QMetaObject::invokeMethod(
            m_other, [to = m_other, life = *m_life, frame] { to->arrive(life, frame); },
            Qt::QueuedConnection);
        return true;
    }

    static void join(LinkEnd &a, LinkEnd &b)
    {
        a.m_other = &b;
        b.m_other = &a;
        a.m_life = b.m_life = std::make_shared<int>(++s_lives);
        Q_EMIT b.up();
        Q_EMIT a.up();
    }
    void cut()
    {
        LinkEnd *other = std::exchange(m_other, nullptr);
        if (!other)
            return;
        other->m_other = nullptr;
        *m_life = -1;
        Q_EMIT other->down(wire::LinkEnd::Closed);
        Q_EMIT down(wire::LinkEnd::Closed);
    }

    QList<QByteArray> sent;
    int takes = -1; ///< cuts itself after so many more frames; -1: never

private:
    void arrive(int life, const QByteArray &frame)
    {
        if (!m_other || life != *m_life)
            return;
        if (takes == 0)
            return cut();
        if (takes > 0)
            --takes;
        Q_EMIT received(frame);
    }

    static inline int s_lives = 0;
    LinkEnd *m_other = nullptr;
    std::shared_ptr<int> m_life = std::make_shared<int>(0);
};

} // namespace sobani::fakes
