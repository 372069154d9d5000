# SPDX-License-Identifier: MPL-2.0
"""Starts processes and ends them again, all of them, whatever happens.

The driver makes itself the reaper of its descendants: a bus daemon that a bus launcher
started becomes a child of the driver when the launcher ends, and is ended by its pid like
the others. If the driver itself is killed, the kernel tells its children.
"""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


def _end_with_parent():
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _children_of(parent):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The command's name is in brackets and may hold anything.
            fields = stat.read_text().rpartition(")")[2].split()
        except (OSError, UnicodeDecodeError):
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _descendants(parent):
    found = []
    for pid in _children_of(parent):
        found += [pid, *_descendants(pid)]
    return found


def _reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


class Processes:
    """Everything this program started. Use as a context manager."""

    def __init__(self, logs):
        self._logs = logs
        self._logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self):
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        return self

    def __exit__(self, *_):
        # A second Ctrl-C must not leave half of them.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self.end_all()

    def start(self, name, arguments, env, **options):
        """Starts in an own session, so that Ctrl-C reaches the driver alone."""
        log = (self._logs / f"{name}.log").open("ab")
        with log:
            return subprocess.Popen(
                [str(a) for a in arguments], env=env, stdin=options.pop("stdin", subprocess.DEVNULL),
                stdout=options.pop("stdout", log), stderr=log, start_new_session=True,
                preexec_fn=_end_with_parent, **options)

    def log_of(self, name, lines=15):
        path = self._logs / f"{name}.log"
        return "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else ""

    def end_all(self):
        for number, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 2.0)):
            for pid in _descendants(os.getpid()):
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    pass
            until = time.monotonic() + patience
            while time.monotonic() < until:
                _reap()
                if not _children_of(os.getpid()):
                    return
                time.sleep(0.02)
