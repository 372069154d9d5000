// SPDX-License-Identifier: MPL-2.0
#include "core/api/jsonlines.h"
#include "core/api/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace sobani::api {

namespace {

using namespace Qt::StringLiterals;

/// Takes fields out of one object and notes the first that is wrong; what nobody took is
/// unknown.
class Fields
{
public:
    explicit Fields(const QJsonObject &object) : m_object(object) {}

    QString text(const QString &name, qsizetype maximum, bool required = false)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull()) {
            if (required)
                fail(name);
            return {};
        }
        if (!value.isString() || value.toString().size() > maximum)
            fail(name);
        return value.toString();
    }

    bool boolean(const QString &name, bool fallback)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isBool())
            fail(name);
        return value.toBool(fallback);
    }

    int integer(const QString &name, int minimum, int maximum, std::optional<int> fallback = {})
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() && fallback)
            return *fallback;
        const double number = value.toDouble(-1e9);
        if (!value.isDouble() || number < minimum || number > maximum
            || number != double(int(number)))
            fail(name);
        return m_bad.isEmpty() ? int(number) : 0;
    }

    /// Booleans or text.
    Answer answer(const QString &name)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull())
            return {};
        if (value.isBool())
            return value.toBool();
        if (value.isString() && value.toString().size() <= limits::Note)
            return value.toString();
        fail(name);
        return {};
    }

    template<typename IdType>
    IdType id(const QString &name)
    {
        const auto parsed = IdType::fromString(text(name, 2 * IdType::Size, true));
        if (!parsed)
            fail(name);
        return parsed.value_or(IdType{});
    }

    template<typename IdType>
    std::optional<IdType> optionalId(const QString &name)
    {
        if (!m_object.contains(name))
            return std::nullopt;
        return id<IdType>(name);
    }

    void fail(const QString &name)
    {
        if (m_bad.isEmpty())
            m_bad = name;
    }

    /// The name of the first wrong field, or of one that does not belong here.
    [[nodiscard]] QString bad() const
    {
        if (!m_bad.isEmpty())
            return m_bad;
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!m_taken.contains(it.key()))
                return it.key().left(limits::Name);
        }
        return {};
    }

private:
    QJsonValue take(const QString &name)
    {
        m_taken.insert(name);
        return m_object.value(name);
    }

    const QJsonObject &m_object;
    QSet<QString> m_taken;
    QString m_bad;
};

Join readJoin(Fields &in)
{
    constexpr qsizetype LongestUri = 1024;
    const QString code = in.text(u"code"_s, limits::ShortText);
    const QString uri = in.text(u"uri"_s, LongestUri);
    if (code.isEmpty() == uri.isEmpty())
        in.fail(u"code"_s);
    return {code.isEmpty() ? uri : code};
}

RequestAccess readRequest(Fields &in)
{
    AccessDetails details;
    const QString caller = in.text(u"caller"_s, limits::Name);
    if (!caller.isEmpty()) {
        details.caller = callerFrom(caller);
        if (!details.caller)
            in.fail(u"caller"_s);
    }
    details.warning = in.answer(u"warning"_s);
    details.asked = in.answer(u"asked"_s);
    details.money = in.answer(u"money"_s);
    details.giftCards = in.answer(u"gift_cards"_s);
    details.company = in.text(u"company"_s, limits::ShortText);
    details.person = in.text(u"person"_s, limits::ShortText);
    details.phone = in.text(u"phone"_s, limits::ShortText);
    details.purpose = in.text(u"purpose"_s, limits::Note);
    details.tool = in.text(u"tool"_s, limits::ShortText);
    details.code = in.text(u"code"_s, limits::ShortText);
    return {details};
}

Decide readDecision(Fields &in)
{
    Decide decide;
    decide.id = in.id<RequestId>(u"id"_s);
    const auto verdict = verdictFrom(in.text(u"verdict"_s, limits::Name, true));
    if (verdict)
        decide.verdict = *verdict;
    else
        in.fail(u"verdict"_s);
    decide.minutes = in.integer(u"minutes"_s, 0, 60, 0);
    decide.number = in.text(u"number"_s, limits::Name);
    decide.note = in.text(u"note"_s, limits::Note);
    return decide;
}

std::optional<CommandBody> readBody(const QString &name, Fields &in)
{
    if (name == "invite"_L1) return MakeInvite{};
    if (name == "join"_L1) return readJoin(in);
    if (name == "confirm-sas"_L1) return ConfirmSas{};
    if (name == "reject-sas"_L1) return RejectSas{};
    if (name == "consent"_L1)
        return AnswerConsent{in.id<RequestId>(u"id"_s), in.boolean(u"accept"_s, false)};
    if (name == "help"_L1) return RaiseHelp{};
    if (name == "cancel-help"_L1) return CancelHelp{in.id<HelpId>(u"id"_s)};
    if (name == "answer-help"_L1) return AnswerHelp{in.id<HelpId>(u"id"_s)};
    if (name == "resolve-help"_L1) return ResolveHelp{in.id<HelpId>(u"id"_s)};
    if (name == "help-shown"_L1) return HelpShown{in.id<HelpId>(u"id"_s)};
    if (name == "step"_L1)
        return MarkStep{in.integer(u"n"_s, 0, StepCount - 1), in.boolean(u"done"_s, true)};
    if (name == "push-step"_L1)
        return PushStep{in.integer(u"n"_s, 0, StepCount - 1), in.boolean(u"done"_s, false)};
    if (name == "request-access"_L1) return readRequest(in);
    if (name == "decide"_L1) return readDecision(in);
    if (name == "withdraw-access"_L1) return WithdrawAccess{in.id<RequestId>(u"id"_s)};
    if (name == "revoke-access"_L1) return RevokeAccess{in.id<RequestId>(u"id"_s)};
    if (name == "leave"_L1) return Leave{};
    if (name == "history"_L1) return GetHistory{in.integer(u"limit"_s, 1, 200, 200)};
    if (name == "status"_L1) return GetStatus{};
    if (name == "set-profile"_L1)
        return SetProfile{in.text(u"name"_s, limits::Name, true),
                          in.text(u"phone"_s, limits::Phone)};
    if (name == "set-peer-phone"_L1) return SetPeerPhone{in.text(u"phone"_s, limits::Phone, true)};
    if (name == "start-over"_L1) return StartOver{};
    if (name == "quit"_L1) return Quit{};
    return std::nullopt;
}

Failure<BadCommand> bad(const QString &code, const QString &message, const QString &ref = {})
{
    return Failure{BadCommand{code, message, ref}};
}

} // namespace

Result<Command, BadCommand> parseCommand(QByteArrayView line)
{
    if (line.size() > MaximumLine)
        return bad(u"too-long"_s, u"a line has at most 64 KiB"_s);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return bad(u"bad-json"_s, u"not one JSON object"_s);
    const QJsonObject object = document.object();
    Fields in(object);
    Command command;
    command.ref = in.text(u"ref"_s, limits::ShortText);
    const QString name = in.text(u"do"_s, limits::Name, true);
    command.circle = in.optionalId<CircleId>(u"circle"_s);
    command.peer = in.optionalId<DeviceId>(u"peer"_s);
    const auto body = readBody(name, in);
    const QString ref = command.ref.left(limits::ShortText);
    if (!body)
        return bad(u"unknown-command"_s, u"\"do\" names no command"_s, ref);
    if (const QString field = in.bad(); !field.isEmpty())
        return bad(u"bad-field"_s, u"field \"%1\" is wrong or does not belong here"_s.arg(field),
                   ref);
    command.body = *body;
    return command;
}

} // namespace sobani::api
