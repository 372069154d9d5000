// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"
#include "core/base/unitofwork.h"
#include "core/engine/book.h"
#include "core/messaging/messenger.h"

#include <map>

namespace sobani::engine {

/// Tells the front. An event that answers a command carries the command's ref: at once while
/// the command is dispatched, or later through a promise.
class Teller
{
public:
    using Sink = std::function<void(const api::Event &event)>;

    Teller(const Clock &clock, Sink sink) : m_clock(clock), m_sink(std::move(sink)) {}

    void tell(api::EventBody body) { tell(std::move(body), m_current); }
    void tell(api::EventBody body, const QString &ref)
    {
        m_sink({std::move(body), m_clock.now().wall, ref});
    }
    void fail(const QString &code, const QString &message, const QString &id = {})
    {
        tell(api::Error{code, message, id, -1});
    }

    void begin(const QString &ref) { m_current = ref; }
    void end() { m_current.clear(); }
    [[nodiscard]] const QString &currentRef() const { return m_current; }
    /// The current command will be answered when \a what happens.
    void promise(const QString &what)
    {
        if (!m_current.isEmpty())
            m_promised.insert_or_assign(what, m_current);
    }
    /// The ref of whoever waits for \a what, or empty.
    [[nodiscard]] QString redeem(const QString &what)
    {
        const auto found = m_promised.find(what);
        if (found == m_promised.end())
            return {};
        QString ref = found->second;
        m_promised.erase(found);
        return ref;
    }

private:
    const Clock &m_clock;
    Sink m_sink;
    QString m_current;
    std::map<QString, QString> m_promised;
};

/// Writes what happened into the evidence journal, with the current unit of work.
class Scribe
{
public:
    virtual ~Scribe() = default;
    /// \a kind is a stable id, \a detail an id or a number: never a name or a text.
    virtual void note(const QString &kind, const std::optional<DeviceId> &by,
                      const QString &detail) = 0;
};

/// What every service of an engine works with.
struct Context
{
    const Clock &clock;
    UnitOfWork &work;
    messaging::Messenger &messenger;
    messaging::RelayHub &hub;
    Book &book;
    Teller &teller;
    Scribe &scribe;
};

} // namespace sobani::engine
