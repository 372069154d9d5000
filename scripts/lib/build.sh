# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# Configures and builds the presets of CMakePresets.json.

configure() { # preset [cmake arguments...]
    local preset=$1
    shift
    local launcher=()
    # Precompiled headers can only be cached when their own time stamps are not looked at.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    cmake --preset "$preset" "${launcher[@]}" "$@"
}

build() { # preset [targets...]
    local preset=$1
    shift
    # -k 0: one run names every error.
    cmake --build "$ROOT/build/$preset" --parallel "$JOBS" ${1:+--target "$@"} -- -k 0
}
