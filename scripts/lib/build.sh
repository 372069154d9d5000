# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# Configures and builds the presets of CMakePresets.json.

configure() { # preset [cmake arguments...]
    local preset=$1
    shift
    # No compiler cache: together with precompiled headers it has handed out stale objects.
    cmake --preset "$preset" "$@"
}

build() { # preset [targets...]
    local preset=$1
    shift
    # -k 0: one run names every error.
    cmake --build "$ROOT/build/$preset" --parallel "$JOBS" ${1:+--target "$@"} -- -k 0
}
