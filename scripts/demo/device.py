# SPDX-License-Identifier: MPL-2.0
"""One device of the story: its process, its screen, and the hands and eyes in front of it."""

import re
import subprocess
import time

import accessible
from session import DemoError

BUTTONS = ("push button", "toggle button", "radio button", "check box", "list item", "menu item", "link")
POLL = 0.01


def _matches(wanted, name):
    if isinstance(wanted, re.Pattern):
        return wanted.search(name)
    return name == wanted


class Device:
    def __init__(self, name, process, screen, album):
        self.name = name
        self._process = process
        self._screen = screen
        self._album = album

    def is_running(self):
        return self._process.poll() is None

    # -- eyes

    def controls(self):
        if self._process.poll() is not None:
            raise DemoError(f"{self.name}: the program ended by itself ({self._process.returncode})")
        return accessible.controls(self._process.pid)

    def texts(self):
        return [c.name for c in self.controls() if c.name]

    def look(self, wanted, roles=None):
        """The control of that name (or matching pattern) now on the screen, or None."""
        for control in self.controls():
            if _matches(wanted, control.name) and (roles is None or control.role in roles):
                return control
        return None

    def wait(self, wanted, roles=None, seconds=15.0, enabled=False):
        """Waits until it is there. Fails with what the screen says instead."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            control = self.look(wanted, roles)
            if control and (not enabled or control.is_enabled()):
                return control
            time.sleep(POLL)
        self.fail(f"{self._text_of(wanted)} did not appear within {seconds:g} s")

    def title(self):
        """The heading of the page."""
        return next((c.name for c in self.controls() if c.role in ("heading", "panel") and c.name), "")

    def wait_until(self, condition, seconds=15.0):
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                self.fail(f"nothing changed within {seconds:g} s")
            time.sleep(POLL)

    def wait_gone(self, wanted, seconds=15.0):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.look(wanted) is None:
                return
            time.sleep(POLL)
        self.fail(f"{self._text_of(wanted)} is still there after {seconds:g} s")

    def read(self, pattern, seconds=15.0):
        """What the pattern's first group says on the screen."""
        control = self.wait(pattern, seconds=seconds)
        return pattern.search(control.name).group(1)

    # -- hands

    def find_pressable(self, wanted, seconds=15.0):
        return self.wait(wanted, BUTTONS, seconds, enabled=True)

    def press_control(self, control, wanted):
        if not control.is_showing():
            control.focus()  # brings it into view, as the Tab key would
        if not control.press():
            self.fail(f"{self._text_of(wanted)} cannot be pressed")

    def press(self, wanted, **how):
        self.press_control(self.find_pressable(wanted, **how), wanted)

    def type(self, field, text):
        """Puts the cursor into the field and types on the keyboard of that screen."""
        control = self.wait(field, ("text", "entry", "spin button", "password text"), enabled=True)
        control.focus()
        window = self._window()
        subprocess.run(["xdotool", "type", "--window", window, "--delay", "8", text],
                       env=self._screen.env, check=True, capture_output=True)
        return control

    def _window(self):
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self._process.pid)],
            env=self._screen.env, capture_output=True, text=True, check=False)
        windows = done.stdout.split()
        if not windows:
            self.fail("has no window")
        return windows[-1]

    # -- camera

    def shoot(self, what):
        self._album.shoot(self._screen, self.name, what)

    def fail(self, what):
        seen = " / ".join(self.texts())
        self._album.shoot(self._screen, self.name, "FAILED")
        raise DemoError(f"{self.name}: {what}.\nOn the screen: {seen}")

    @staticmethod
    def _text_of(wanted):
        return f"/{wanted.pattern}/" if isinstance(wanted, re.Pattern) else f"“{wanted}”"


class Album:
    """Numbered pictures: NN-device-what.png."""

    def __init__(self, folder):
        self._folder = folder
        self._count = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("[0-9][0-9]-*.png"):
            old.unlink()

    def shoot(self, screen, device, what):
        if not screen.virtual:
            return
        self._count += 1
        time.sleep(0.35)  # the page's change of scene has an end
        screen.shoot(self._folder / f"{self._count:02d}-{device}-{what}.png")
