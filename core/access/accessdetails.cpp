// SPDX-License-Identifier: MPL-2.0
#include "core/access/accessdetails.h"

namespace sobani::access {

namespace {

Answer clippedAnswer(const Answer &answer)
{
    if (const QString *text = std::get_if<QString>(&answer))
        return clippedText(*text, limits::Note);
    return answer;
}

// An optional value is an array of nothing or of one item.
void writeAnswer(wire::CborWriter &out, const Answer &answer)
{
    out.startArray(std::holds_alternative<std::monostate>(answer) ? 0 : 1);
    if (const bool *yes = std::get_if<bool>(&answer))
        out.boolean(*yes);
    else if (const QString *text = std::get_if<QString>(&answer))
        out.text(*text);
    out.endArray();
}

Answer readAnswer(wire::CborReader &in)
{
    Answer answer;
    if (in.enterList(1) == 1) {
        if (in.peek() == QCborStreamReader::String)
            answer = in.text(limits::Note);
        else
            answer = in.boolean();
    }
    in.leaveArray();
    return answer;
}

} // namespace

AccessDetails clipped(AccessDetails details)
{
    for (Answer *answer : {&details.warning, &details.asked, &details.money, &details.giftCards})
        *answer = clippedAnswer(*answer);
    for (QString *text :
         {&details.company, &details.person, &details.phone, &details.tool, &details.code})
        *text = clippedText(*text, limits::ShortText);
    details.purpose = clippedText(details.purpose, limits::Note);
    return details;
}

void write(wire::CborWriter &out, const AccessDetails &details)
{
    out.startArray(11);
    out.startArray(details.caller ? 1 : 0);
    if (details.caller)
        out.enumerator(*details.caller);
    out.endArray();
    for (const Answer *answer :
         {&details.warning, &details.asked, &details.money, &details.giftCards})
        writeAnswer(out, *answer);
    for (const QString *text : {&details.company, &details.person, &details.phone,
                                &details.purpose, &details.tool, &details.code})
        out.text(*text);
    out.endArray();
}

AccessDetails readDetails(wire::CborReader &in)
{
    AccessDetails details;
    in.enterArray(11);
    if (in.enterList(1) == 1)
        details.caller = in.enumerator(Caller::Them);
    in.leaveArray();
    for (Answer *answer : {&details.warning, &details.asked, &details.money, &details.giftCards})
        *answer = readAnswer(in);
    details.company = in.text(limits::ShortText);
    details.person = in.text(limits::ShortText);
    details.phone = in.text(limits::ShortText);
    details.purpose = in.text(limits::Note);
    details.tool = in.text(limits::ShortText);
    details.code = in.text(limits::ShortText);
    in.leaveArray();
    return details;
}

} // namespace sobani::access
