#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Reads what ctest wrote (JUnit) and says how many tests passed, failed and were skipped.

--check FILE   the run of one stage: exit 1 when a skip is not allowed here, or hides a failure
--sum FOLDER   all runs: prints the last line of ./sobani test, exit 1 unless all is well

ctest calls a test skipped as soon as its output says SKIP anywhere, even when another
function of the same program failed: so the output is read here as well.
"""

import os
import re
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

HIDDEN_FAILURE = re.compile(
    r"^(FAIL!|XPASS|QFATAL) |^Totals: .* [1-9][0-9]* failed|Sanitizer|runtime error:", re.MULTILINE)
FAILED, PASSED, SKIPPED = "failed", "passed", "skipped"


def verdict(case):
    """What really became of one test."""
    status, skip = case.get("status"), case.find("skipped")
    if status == "run":
        return PASSED
    if status == "disabled":
        return SKIPPED
    # Not run for another reason than its own word (a missing program, say), or failed.
    if skip is None or not skip.get("message", "").startswith("SKIP_"):
        return FAILED
    return FAILED if HIDDEN_FAILURE.search(case.findtext("system-out") or "") else SKIPPED


def reason(case):
    """Why a test was skipped, in its own words."""
    lines = (case.findtext("system-out") or "").splitlines()
    for line in lines:
        if "SKIP   :" in line:
            return line.split("SKIP   :", 1)[1].strip()
    skipped = case.find("skipped")
    return skipped.get("message", "no reason given") if skipped is not None else "not run"


def cases(path):
    return tree.parse(path).getroot().iter("testcase")


def in_ci():
    return os.environ.get("CI") in ("true", "1")


def check(path):
    bad = 0
    for case in cases(path):
        result = verdict(case)
        if result == SKIPPED:
            print(f"skipped: {case.get('name')}: {reason(case)}")
            bad += in_ci()
        elif result == FAILED:
            print(f"failed: {case.get('name')}")
            if case.get("status") == "notrun":
                print(case.findtext("system-out"))  # ctest believed in a skip and kept quiet
            bad += 1
    if bad and in_ci():
        print("CI has everything that a test may need: nothing may be skipped here.")
    return 1 if bad else 0


def total(folder):
    count = {PASSED: 0, FAILED: 0, SKIPPED: 0}
    for path in sorted(Path(folder).glob("*.xml")):
        for case in cases(path):
            result = verdict(case)
            count[result] += 1
            if result != PASSED:
                why = f": {reason(case)}" if result == SKIPPED else ""
                print(f"{result}: {path.stem}: {case.get('name')}{why}")
    print(f"{count[PASSED]} passed, {count[FAILED]} failed, {count[SKIPPED]} skipped")
    fine = count[PASSED] > 0 and not count[FAILED] and not (in_ci() and count[SKIPPED])
    return 0 if fine else 1


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("--check", "--sum"):
        sys.exit(__doc__)
    sys.exit((check if sys.argv[1] == "--check" else total)(sys.argv[2]))
