// SPDX-License-Identifier: MPL-2.0
#include "core/api/socketwire.h"

#include "core/api/cborfieldreader.h"
#include "core/api/cborfieldwriter.h"
#include "core/api/names.h"

namespace sobani::api {

namespace {

using wire::CborReader;
using wire::CborWriter;

/// Name, fields, then what every command or event has.
template<typename Body>
void writeBody(CborWriter &out, const Body &body)
{
    out.text(QString(nameOf(body)));
    std::visit([&out](const auto &one) { CborFieldWriter(out).whole(one); }, body);
}

template<typename Body>
Body readBody(CborReader &in)
{
    auto body = bodyNamed<Body>(in.line(limits::Name));
    if (!body) {
        in.fail();
        return {};
    }
    std::visit([&in](auto &one) { CborFieldReader(in).whole(one); }, *body);
    return *body;
}

template<typename IdType>
void writeId(CborWriter &out, const std::optional<IdType> &id)
{
    CborFieldWriter(out).maybe(id, [&out](const IdType &value) { out.id(value); });
}

template<typename IdType>
std::optional<IdType> readId(CborReader &in)
{
    std::optional<IdType> id;
    CborFieldReader(in).maybe(id, [&in](IdType &value) { value = in.id<IdType>(); });
    return id;
}

} // namespace

QByteArray encodeCommand(const Command &command)
{
    CborWriter out;
    out.startArray(5);
    writeBody(out, command.body);
    out.text(clippedText(command.ref, limits::ShortText));
    writeId(out, command.circle);
    writeId(out, command.peer);
    out.endArray();
    return out.take();
}

std::optional<Command> decodeCommand(QByteArrayView bytes)
{
    if (bytes.size() > LongestCommand)
        return std::nullopt;
    CborReader in(bytes);
    Command command;
    in.enterArray(5);
    command.body = readBody<CommandBody>(in);
    command.ref = in.text(limits::ShortText);
    command.circle = readId<CircleId>(in);
    command.peer = readId<DeviceId>(in);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return command;
}

QByteArray encodeEvent(const Event &event)
{
    CborWriter out;
    out.startArray(4);
    writeBody(out, event.body);
    wire::write(out, event.at);
    out.text(clippedText(event.ref, limits::ShortText));
    out.endArray();
    return out.take();
}

std::optional<Event> decodeEvent(QByteArrayView bytes)
{
    if (bytes.size() > LongestEvent)
        return std::nullopt;
    CborReader in(bytes);
    Event event;
    in.enterArray(4);
    event.body = readBody<EventBody>(in);
    event.at = wire::readWallTime(in);
    event.ref = in.text(limits::ShortText);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return event;
}

} // namespace sobani::api
