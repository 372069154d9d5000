# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# Words on the terminal, and what every other file here needs.

ROOT=$(pwd)
JOBS=${SOBANI_JOBS:-$(nproc)}
PYTHON=/usr/bin/python3 # the distribution's own: the accessibility bindings live there

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
die() {
    complain "sobani: $*"
    exit 1
}

in_ci() { [[ ${CI:-} == true || ${CI:-} == 1 ]]; }

# Git refuses a checkout that another user made (a container's volume); reading it is all we do.
repo_git() { git -c safe.directory='*' -C "$ROOT" "$@"; }
