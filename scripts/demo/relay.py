# SPDX-License-Identifier: MPL-2.0
"""The relay of the demo: a real Mosquitto with the shipped configuration, on loopback only."""

import shutil
import socket
import subprocess
import time

from session import DemoError


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listens(port):
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Relay:
    """url and ca_file are what a device is told."""

    def __init__(self, processes, session, source, folder):
        port = _free_port()
        made = subprocess.run(
            ["sh", str(source / "platform/relay/make-relay.sh"), str(folder), "--port", str(port),
             "--host", "127.0.0.1", "--bind", "127.0.0.1"],
            env=session.env, capture_output=True, text=True, check=False)
        if made.returncode:
            raise DemoError("no relay: " + made.stderr.strip())
        # Debian keeps it where ordinary users do not look.
        broker = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        process = processes.start("relay", [broker, "-c", folder / "mosquitto.conf"], session.env)
        until = time.monotonic() + 10
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > until:
                raise DemoError("the relay did not start:\n" + processes.log_of("relay"))
            time.sleep(0.02)
        self.url = f"mqtts://127.0.0.1:{port}"
        self.ca_file = folder / "relay.crt"
