# SPDX-License-Identifier: MPL-2.0
"""A private session for the demo: home, D-Bus, keyring, accessibility bus.

Nothing of the person who runs the demo is read or changed: the windows appear on their
display, everything else is thrown away at the end.
"""

import os
import subprocess
import time
from pathlib import Path

AT_SPI_LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


class DemoError(Exception):
    """What a person should read when the demo cannot go on."""


def _private_env(home):
    keep = ("PATH", "TERM", "USER", "LOGNAME", "TZ", "LD_LIBRARY_PATH")
    env = {key: os.environ[key] for key in keep if key in os.environ}
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    env.update(HOME=str(home), XDG_RUNTIME_DIR=str(runtime), LC_ALL="C.UTF-8")
    real = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    # The alarm should still be heard.
    if (real / "pulse/native").exists():
        env["PULSE_SERVER"] = f"unix:{real}/pulse/native"
    env["PIPEWIRE_RUNTIME_DIR"] = str(real)
    return env


def _wait_for(what, condition, seconds=10.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise DemoError(f"{what} did not start")


class Session:
    """env: what every process of the demo gets; it names no display."""

    def __init__(self, processes, home):
        self._processes = processes
        self.env = _private_env(home)
        self._start_bus()
        self._start_keyring()
        self._start_accessibility()

    def _start_bus(self):
        read_end, write_end = os.pipe()
        self._processes.start(
            "dbus", ["dbus-daemon", "--session", "--nofork", f"--print-address={write_end}"],
            self.env, pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            address = answer.readline().strip()
        if not address:
            raise DemoError("the private D-Bus did not start:\n" + self._processes.log_of("dbus"))
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address

    def _start_keyring(self):
        keyring = self._processes.start(
            "keyring", ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            self.env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        keyring.stdin.write(b"demo")
        keyring.stdin.close()
        _wait_for("the private keyring", lambda: self._owned("org.freedesktop.secrets"))

    def _start_accessibility(self):
        launcher = next((path for path in AT_SPI_LAUNCHER if Path(path).exists()), None)
        if launcher is None:
            raise DemoError("at-spi-bus-launcher is missing (package at-spi2-core)")
        self._processes.start("accessibility", [launcher, "--launch-immediately"], self.env)
        _wait_for("the accessibility bus", lambda: self._owned("org.a11y.Bus"))
        # The bindings of this very process find the bus through the environment as well.
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)
        os.environ.pop("DISPLAY", None)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.env["DBUS_SESSION_BUS_ADDRESS"]
        os.environ["XDG_RUNTIME_DIR"] = self.env["XDG_RUNTIME_DIR"]

    def _owned(self, name):
        done = subprocess.run(
            ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
             "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
            env=self.env, capture_output=True, text=True, check=False)
        return "boolean true" in done.stdout
