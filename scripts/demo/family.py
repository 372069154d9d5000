# SPDX-License-Identifier: MPL-2.0
"""The two devices, the relay between them, and the line that is printed as things happen."""

import time

from device import Album, Device
from relay import Relay


class Family:
    """senior: おかあさん, protected. helper: はなこ."""

    def __init__(self, processes, session, source, folder, arguments, names, places):
        self.names = names
        self.senior = self.helper = None
        self._step = 0
        self._relay = Relay(processes, session, source, folder / "relay")
        self._album = Album(arguments.out)
        self._processes = processes
        self._arguments = arguments
        self._folder = folder
        self.senior = self._device("senior", "protected", names.senior, "090-0000-0001", places[0])
        self.helper = self._device("helper", "helper", names.helper, "090-0000-0002", places[1])

    def _device(self, key, role, name, phone, screen):
        program = self._arguments.build / "app/companion/sobani"
        process = self._processes.start(key, [
            program, "--profile", self._folder / key, "--role", role, "--name", name,
            "--phone", phone, "--relay", self._relay.url, "--relay-ca", self._relay.ca_file,
            "--lang", self._arguments.lang, "--theme", self._arguments.theme,
            "--geometry", screen.geometry], screen.env)
        return Device(name, process, screen, self._album)

    def open_pairing(self, device):
        device.press(self.names("pair_senior" if device is self.senior else "pair_helper"), seconds=30)

    def tell(self, device, what, since=None):
        """One line of the story, with the time since the finger touched the other screen."""
        self._step += 1
        latency = f"{(time.monotonic() - since) * 1000:6.0f} ms" if since else " " * 9
        print(f"{self._step:3d}  {latency}  {device.name}: {what}", flush=True)

    def where(self):
        return "Still running; Ctrl-C ends everything."

    def wait_until_closed(self):
        """Until both windows are closed by their people, or Ctrl-C."""
        while self.senior.is_running() or self.helper.is_running():
            time.sleep(0.2)
