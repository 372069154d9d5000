# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# The smaller commands.

cmd_build() { # [preset]
    local preset=${1:-dev}
    setup build run
    stage "configure ($preset)" configure "$preset" && stage "build ($preset)" build "$preset"
}

cmd_bench() { # [ctest name pattern]
    setup build run demo
    stage "configure (bench)" configure bench && stage "build (bench)" build bench || return
    # Straight to the terminal: the figures are what it is for.
    ctest --test-dir "$ROOT/build/bench" -L '^bench$' -V --no-tests=error ${1:+-R "$1"}
}

cmd_lint() {
    setup build run lint
    local failed=0
    stage "house rules" scripts/check-house.sh || failed=1
    stage "configure (dev)" configure dev && stage "build (dev)" build dev || return
    stage "qmllint" scripts/qml-lint.sh "$ROOT/build/dev" || failed=1
    stage "clang-tidy, changed files" scripts/tidy.py "$ROOT/build/dev" changed || failed=1
    return "$failed"
}

cmd_tidy() { # [files...]
    setup build run lint
    stage "configure (dev)" configure dev && stage "build (dev)" build dev || return
    stage "clang-tidy, ${*:-all files}" scripts/tidy.py "$ROOT/build/dev" "${@:-all}"
}

cmd_demo() {
    setup build run demo
    stage "configure" configure demo && stage "build" build demo || return
    exec "$PYTHON" scripts/demo/main.py --build "$ROOT/build/demo" --out "$ROOT/demo-out" "$@"
}

cmd_help() {
    cat <<'END'
./sobani demo [--lang en] [--keep]  two devices of one family, side by side
./sobani test                       installs what is missing, builds, runs every check and test
./sobani build [preset]             builds (dev, asan, tsan, fuzz, release); default dev
./sobani bench [name]               the benchmarks, each beside its baseline
./sobani lint                       house rules, qmllint, clang-tidy on changed files
./sobani tidy [files...]            clang-tidy on everything, or on these files

Environment: SOBANI_JOBS (parallel jobs), SOBANI_TIDY_BASE (what "changed" is measured
against), SOBANI_MINGW_QT (a ready Qt for mingw-w64: ./sobani test then also builds the
core for Windows), CI=true (a skipped test is a failure).
END
}
