#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""tidy.py BUILD all|changed|FILE...: clang-tidy over sources of a built tree.

"changed" means against SOBANI_TIDY_BASE, or where this branch left origin/main, or the
commit before; without git history, everything. A changed header is checked through one
source that includes it. What was found clean is remembered by content in BUILD/tidy-cache.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRECOMPILED = re.compile(r" -Winvalid-pch| -include \S+cmake_pch\.hxx")
TIDY = os.environ.get("CLANG_TIDY", "clang-tidy-14")


def git(*arguments):
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments],
        capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else None


def changed_files():
    """Paths changed since the base and not yet committed; None when git cannot say."""
    bases = [os.environ.get("SOBANI_TIDY_BASE"), *(git("merge-base", "origin/main", "HEAD") or [])]
    head = git("rev-parse", "HEAD")
    if not head:
        return None
    for base in [b for b in bases if b and b != head[0]] + ["HEAD~1"]:
        committed = git("diff", "--name-only", "--diff-filter=d", base)
        if committed is not None:
            new = git("ls-files", "--others", "--exclude-standard") or []
            return {ROOT / name for name in committed + new}
    return None


def dependencies(build):
    """Object file -> the files it was made from, as ninja recorded them."""
    text = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True,
                          text=True, check=True).stdout
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            path = Path(os.path.normpath(build / line.strip()))
            if ROOT in path.parents and build not in path.parents:
                found[current].add(path)
        elif ": #deps" in line:
            current = line.split(": #deps")[0]
            found[current] = set()
    return found


def commands_without_precompiled_headers(build):
    """The compiler's commands, in BUILD/tidy-db: clang cannot read what g++ precompiled."""
    entries = json.loads((build / "compile_commands.json").read_text())
    for entry in entries:
        entry["command"] = PRECOMPILED.sub("", entry["command"])
    (build / "tidy-db").mkdir(exist_ok=True)
    (build / "tidy-db/compile_commands.json").write_text(json.dumps(entries))
    return entries


def own_sources(build):
    """Own source -> what it includes of this repository."""
    deps = dependencies(build)
    sources = {}
    for entry in commands_without_precompiled_headers(build):
        path = Path(entry["file"])
        if build in path.parents or ROOT not in path.parents:
            continue
        sources.setdefault(path, {path}).update(deps.get(entry.get("output", ""), set()))
    return sources


def chosen(sources, wanted):
    picked = {path for path in sources if path in wanted}
    covered = set().union(*(sources[path] for path in picked))
    for header in sorted(p for p in wanted if p.suffix == ".h" and p not in covered):
        users = [path for path, deps in sources.items() if header in deps]
        users.sort(key=lambda path: (path.stem != header.stem, len(sources[path])))
        picked.update(users[:1])
    return picked


def fingerprint(files):
    state = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for path in sorted(files):
        state.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def tidy(build, path, files):
    stamp = build / "tidy-cache" / fingerprint(files)
    if stamp.exists():
        return path, 0, "", 0.0
    start = time.monotonic()
    done = subprocess.run(
        [TIDY, "--quiet", f"-p={build}/tidy-db", str(path)],
        capture_output=True, text=True, check=False)
    if done.returncode == 0:
        stamp.touch()
    return path, done.returncode, done.stdout + (done.stderr if done.returncode else ""), \
        time.monotonic() - start


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    build = Path(arguments[0]).resolve()
    (build / "tidy-cache").mkdir(exist_ok=True)
    sources = own_sources(build)
    wanted = None
    if arguments[1] == "changed":
        wanted = changed_files()
    elif arguments[1] != "all":
        wanted = {Path(name).resolve() for name in arguments[1:]}
    picked = set(sources) if wanted is None else chosen(sources, wanted)
    print(f"{len(picked)} of {len(sources)} sources")
    bad = 0
    jobs = int(os.environ.get("SOBANI_JOBS", os.cpu_count()))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(tidy, build, path, sources[path]) for path in sorted(picked)]
        for run in concurrent.futures.as_completed(runs):
            path, status, output, seconds = run.result()
            if status:
                bad += 1
                print(f"---- {path.relative_to(ROOT)} ({seconds:.0f} s)\n{output}", flush=True)
    print(f"{bad} sources with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
