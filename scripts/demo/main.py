#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""./sobani demo: two devices of one family, paired through the real protocol.

With a display: two windows side by side, for you. Without one: virtual screens, and the
whole story is played through the accessible names of the controls, with pictures.
"""

import argparse
import importlib
import shutil
import sys
import tempfile
from pathlib import Path

from names import Names
from processes import Processes
from session import DemoError, Session

SOURCE = Path(__file__).resolve().parents[2]


def options():
    parser = argparse.ArgumentParser(prog="./sobani demo", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--lang", choices=("ja", "en"), default="ja", help="language of both devices")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--virtual", action="store_true", help="play the story even with a display")
    parser.add_argument("--keep", action="store_true",
                        help="leave everything running after the story, until Ctrl-C")
    return parser.parse_args()


def run(arguments, processes, folder):
    session = Session(processes, folder)
    # Only now: the accessibility bindings look for the bus as soon as they are loaded.
    family = importlib.import_module("family")
    story = importlib.import_module("story")
    screens = importlib.import_module("screens")
    names = Names(importlib.import_module(f"names_{arguments.lang}"))
    real = None if arguments.virtual else arguments.real_display
    if real:
        places = screens.side_by_side(session, real)
    else:
        places = (screens.virtual_screen(processes, session, "senior", "1280x720"),
                  screens.virtual_screen(processes, session, "helper", "360x640"))
    home = family.Family(processes, session, SOURCE, folder, arguments, names, places)
    if real:
        story.pair(home)
        print(names.invitation, flush=True)
        home.wait_until_closed()
        return
    story.tell(home)
    print(f"{len(list(arguments.out.glob('*.png')))} pictures in {arguments.out.name}/", flush=True)
    if arguments.keep:
        print(home.where(), flush=True)
        home.wait_until_closed()


def main():
    arguments = options()
    screens = importlib.import_module("screens")
    arguments.real_display = screens.real_display()
    folder = Path(tempfile.mkdtemp(prefix="sobani-demo-"))
    status = 0
    try:
        with Processes(folder / "logs") as processes:
            try:
                run(arguments, processes, folder)
            except KeyboardInterrupt:
                print()
            except DemoError as error:
                print(f"\nThe demo stopped: {error}", file=sys.stderr)
                shutil.copytree(folder / "logs", arguments.out / "logs", dirs_exist_ok=True)
                status = 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
