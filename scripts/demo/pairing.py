# SPDX-License-Identifier: MPL-2.0
"""The two become family: invite, code, comparison on both screens, consent of both people."""

import re
import time

DIGITS = re.compile(r"^\d \d \d$")


def _compared(device):
    """What the person in front of this device reads aloud: six digits, four pictures."""
    names = [c.name for c in device.controls()]
    at = [i for i, name in enumerate(names) if DIGITS.match(name)]
    if len(at) != 2:
        return None
    return " ".join(names[i] for i in at), tuple(names[at[1] + 1:at[1] + 5])


def _read_comparison(device):
    device.wait(DIGITS)
    read = _compared(device)
    # Four of 64 pictures: in one pairing of eleven, one of them comes twice.
    if read is None or len(read[1]) != 4 or not all(read[1]):
        device.fail("no six digits and four pictures to compare")
    return read


def pair(home):
    names, senior, helper = home.names, home.senior, home.helper
    for device in (senior, helper):
        home.open_pairing(device)
    senior.shoot("pairing")
    touched = time.monotonic()
    senior.press(names("invite"))
    code = senior.read(names.pattern("the_code")).replace(" ", "")
    home.tell(senior, names.told("code_shown"), touched)
    senior.shoot("invite")

    helper.press(names("have_code"))
    helper.type(names("code_field"), code)
    helper.shoot("code-typed")
    touched = time.monotonic()
    helper.press(names("connect"))
    senior.wait(names("who_called"))
    home.tell(senior, names.told("question_first"), touched)
    senior.shoot("who-called")
    senior.press(names("together"))

    here, there = _read_comparison(senior), _read_comparison(helper)
    home.tell(senior, names.told("reads", here[0], " ".join(here[1])))
    home.tell(helper, names.told("reads", there[0], " ".join(there[1])))
    senior.shoot("compare")
    helper.shoot("compare")
    if here != there:
        senior.press(names("different"))
        senior.fail(f"the comparison differs: {here} and {there}")

    helper.press(names("same"))
    touched = time.monotonic()
    senior.press(names("same"))
    for device, other in ((helper, senior), (senior, helper)):
        device.wait(names.pattern("connected_with"))
        home.tell(device, names.told("paired", other.name), touched)
    for device in (senior, helper):
        device.shoot("paired")
        device.press(names("done"))
