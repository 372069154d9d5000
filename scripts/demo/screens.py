# SPDX-License-Identifier: MPL-2.0
"""Where the two devices are seen: a virtual screen each, or side by side on the real one."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from session import DemoError


@dataclass(frozen=True)
class Screen:
    """One device's place: geometry is WxH+X+Y on that display."""

    display: str
    geometry: str
    env: dict
    virtual: bool

    def shoot(self, path):
        """Saves what is on the virtual screen."""
        if not self.virtual:
            return
        done = subprocess.run(["import", "-silent", "-window", "root", str(path)],
                              env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise DemoError(f"no screenshot of {self.display}: {done.stderr.strip()}")


def _app_env(session, display):
    return dict(session.env, DISPLAY=display, QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software",
                QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1",
                QT_FORCE_STDERR_LOGGING="1")


def virtual_screen(processes, session, name, size):
    """An X server of its own, exactly as large as the device's screen."""
    read_end, write_end = os.pipe()
    processes.start(f"screen-{name}", ["Xvfb", "-displayfd", str(write_end), "-screen", "0",
                                       f"{size}x24", "-nolisten", "tcp", "-noreset"],
                    session.env, pass_fds=[write_end])
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()
    if not number:
        raise DemoError("no virtual screen:\n" + processes.log_of(f"screen-{name}"))
    display = f":{number}"
    return Screen(display, f"{size}+0+0", _app_env(session, display), True)


def real_display():
    """(display, width, height, authority) of the person's own screen, or None."""
    display = os.environ.get("DISPLAY")
    if not display:
        return None
    try:
        done = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, text=True,
                              timeout=5, check=False)
        width, height = (int(n) for n in done.stdout.split())
    except (subprocess.TimeoutExpired, ValueError):
        return None
    authority = os.environ.get("XAUTHORITY") or str(Path.home() / ".Xauthority")
    return display, width, height, authority


def side_by_side(session, real):
    """Two places on the real screen, as large as it allows: senior left, helper right."""
    display, width, height, authority = real
    env = dict(_app_env(session, display), XAUTHORITY=authority)
    env.pop("QT_QUICK_BACKEND")
    phone = min(420, width // 3)
    tall = min(800, height - 120)
    desk = min(1000, width - phone - 60)
    return (Screen(display, f"{desk}x{tall}+20+40", env, False),
            Screen(display, f"{phone}x{tall}+{desk + 40}+40", env, False))
