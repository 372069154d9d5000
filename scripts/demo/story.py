# SPDX-License-Identifier: MPL-2.0
"""The story, told through the screens: HELP, then two requests, one allowed and one refused."""

import re
import time

from pairing import pair

__all__ = ["pair", "tell"]

TWO_DIGITS = re.compile(r"^(\d \d)$")


def _touch(device, wanted):
    """Presses and says when."""
    control = device.find_pressable(wanted)
    at = time.monotonic()
    device.press_control(control, wanted)
    return at


def _call_for_help(home):
    names, senior, helper = home.names, home.senior, home.helper
    for device, other in ((senior, helper), (helper, senior)):
        device.wait(names.pattern("supporter"), seconds=30)
        home.tell(device, names.told("home", other.name))
        device.shoot("home")
    home.tell(senior, names.told("help"))
    at = _touch(senior, names("help"))
    helper.wait(names.pattern("alarm"))
    home.tell(helper, names.told("alarm"), at)
    senior.wait(names.pattern("seen_by"))
    home.tell(senior, names.told("seen", helper.name), at)
    helper.shoot("alarm")
    senior.shoot("help")
    at = _touch(helper, names("here"))
    senior.wait(names.pattern("answered"))
    home.tell(senior, names.told("answered", helper.name), at)
    helper.wait(names.pattern("knows"))
    senior.shoot("answered")
    helper.shoot("live")


def _steps(home):
    names, senior, helper = home.names, home.senior, home.helper
    senior.wait(names("step0"))
    _mark_step(home, "step0")
    at = _touch(helper, names("push_step", names("step3")))
    senior.wait(names("step3"))
    home.tell(senior, names.told("pushed", helper.name, names("step3")), at)
    senior.shoot("pushed-step")
    _mark_step(home, "step3")
    helper.shoot("steps")


def _mark_step(home, step):
    names, senior, helper = home.names, home.senior, home.helper
    at = _touch(senior, names(f"{step}_done"))
    home.tell(senior, names.told("step_done", names(f"{step}_done")))
    seen = names("step_reported", names(f"{step}_brief"))
    helper.wait(seen)
    home.tell(helper, names.told("step_seen", seen), at)


def _close_call(home):
    names, senior, helper = home.names, home.senior, home.helper
    helper.press(names("close_call"))
    at = _touch(helper, names("close_sure"))
    senior.wait(names("call_over"))
    home.tell(senior, names.told("over"), at)
    helper.wait(names("call_over"))
    senior.shoot("over")
    for device in (senior, helper):
        device.press(names("all_right"))


def _ask(home, answers, company, tool, code):
    """The senior's way through the questions. Returns when the family was asked."""
    names, senior = home.names, home.senior
    senior.press(names("ask_access"))
    for number, answer in enumerate(answers):
        # Two questions in a row have the same answers: wait for the next page, not for the word.
        before = senior.title()
        senior.press(names(answer))
        senior.wait_until(lambda shown=before: senior.title() != shown)
        if number == 0:
            senior.shoot("question")
    if company:
        senior.type(names("company_field"), company)
        senior.press(names("go_on"))
    else:
        senior.press(names("dont_know"))
    senior.type(names("tool_field"), tool)
    if code:
        senior.type(names("code_given_field"), code)
    return _touch(senior, names.pattern("ask_family"))


def _allowed(home):
    names, senior, helper = home.names, home.senior, home.helper
    home.tell(senior, names.told("asks", helper.name))
    at = _ask(home, ("i_called", "no", "yes", "no", "no"), names.printer, "TeamViewer", "")
    helper.wait(names.pattern("request"))
    home.tell(helper, names.told("sees_request"), at)
    digits = senior.read(TWO_DIGITS)
    home.tell(senior, names.told("digits", digits), at)
    senior.shoot("digits")
    helper.shoot("request")
    helper.press(names("maybe"))
    right = digits.replace(" ", "")
    wrong = f"{(int(right) + 37) % 100:02d}"
    helper.type(names("digits_field"), wrong)
    at = _touch(helper, names("allow", "15"))
    said = helper.wait(names.pattern("wrong_number")).name
    home.tell(helper, names.told("wrong", said), at)
    helper.shoot("wrong-number")
    helper.type(names("digits_field"), right)
    helper.shoot("number-matching")
    at = _touch(helper, names("allow", "15"))
    said = senior.wait(names.pattern("let_in")).name
    home.tell(senior, names.told("let_in", said), at)
    said = helper.wait(names.pattern("approved")).name
    home.tell(helper, names.told("approved", said), at)
    senior.shoot("approved")
    helper.shoot("approved")
    at = _touch(senior, names("stop_now"))
    said = helper.wait(names.pattern("withdrawn")).name
    home.tell(senior, names.told("withdrawn", helper.name, said), at)
    helper.shoot("withdrawn")
    senior.press(names("close"))


def _refused(home):
    names, senior, helper = home.names, home.senior, home.helper
    home.tell(senior, names.told("asks", helper.name))
    at = _ask(home, ("they_called", "yes", "yes", "yes", "yes"), "", "AnyDesk", "123 456 789")
    flags = [names(key) for key in ("flag_called", "flag_warning", "flag_cards")]
    for flag in flags:
        helper.wait(re.compile(re.escape(flag)))
    home.tell(helper, names.told("flags", ", ".join(flags)), at)
    senior.wait(names.pattern("decides"))
    helper.shoot("red-flags")
    helper.press(names("no_with_word"))
    helper.shoot("word")
    at = _touch(helper, names("word"))
    said = senior.wait(names.pattern("refused")).name
    senior.wait(re.compile(re.escape(names("word"))))
    home.tell(senior, names.told("refused", said, names("word")), at)
    said = helper.wait(names("you_said_no")).name
    home.tell(helper, names.told("said_no", said), at)
    senior.shoot("refused")
    helper.shoot("refused")
    senior.press(names("hung_up"))
    senior.wait(names("help"))
    home.tell(senior, names.told("end"))
    senior.shoot("end")


def tell(home):
    print(home.names.told("opened"), flush=True)
    pair(home)
    _call_for_help(home)
    _steps(home)
    _close_call(home)
    _allowed(home)
    _refused(home)
