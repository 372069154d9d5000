# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# ./sobani test: everything, every time. A failed stage does not hide the later ones.

# One folder of results per run; scripts/test-summary.py adds them up.
RESULTS=$ROOT/build/results

run_ctest() { # preset name jobs ctest-arguments...
    local preset=$1 name=$2 jobs=$3
    shift 3
    # Nothing is cut: the summary reads the output.
    ctest --test-dir "$ROOT/build/$preset" --output-on-failure --parallel "$jobs" \
        --test-output-size-passed 1000000 --test-output-size-failed 1000000 \
        --output-junit "$RESULTS/$preset-$name.xml" "$@" || return
    # A skipped test where nothing may be skipped, and one that hides a failure behind a skip.
    "$PYTHON" scripts/test-summary.py --check "$RESULTS/$preset-$name.xml"
}

label_stages() { # preset
    stage "unit tests" run_ctest "$1" unit "$JOBS" -L '^unit$' || true
    stage "QML tests" run_ctest "$1" qml "$JOBS" -L '^qml$' || true
    stage "integration tests" run_ctest "$1" integration 1 -L '^integration$' || true
    # They mostly wait: for a relay that comes back, for a call that nobody answers.
    stage "end-to-end tests" run_ctest "$1" e2e $((JOBS + 1)) -L '^e2e$' || true
    stage "other tests" run_ctest "$1" other 1 -LE '^(unit|qml|integration|e2e|bench)$' || true
}

check_stages() {
    stage "house rules" scripts/check-house.sh || true
    stage "house rules can fail" scripts/check-house.sh --selftest || true
}

sanitizer_stages() {
    if stage "configure (clang, ASan+UBSan)" configure asan &&
        stage "build (clang, ASan+UBSan)" build asan; then
        stage "tests (ASan+UBSan)" sanitized_ctest || true
    else
        stage_not_run "tests (ASan+UBSan)" "the build failed"
    fi
}

sanitized_ctest() {
    export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:abort_on_error=1
    export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    export LSAN_OPTIONS=suppressions=$ROOT/scripts/lsan.supp:print_suppressions=0
    run_ctest asan all "$JOBS" -L '^(unit|integration)$'
}

cross_stage() {
    local title="core for Windows (mingw-w64)"
    if [[ -z ${SOBANI_MINGW_QT:-} ]]; then
        stage_not_run "$title" "SOBANI_MINGW_QT not set"
        return
    fi
    stage "$title" scripts/build-mingw.sh "$SOBANI_MINGW_QT" "$ROOT/build/mingw" || true
}

cmd_test() {
    export QT_FORCE_STDERR_LOGGING=1
    rm -rf "$RESULTS"
    mkdir -p "$RESULTS"
    setup build run demo test lint
    check_stages
    if stage "configure (g++)" configure test && stage "build (g++)" build test; then
        label_stages test
        stage "qmllint" scripts/qml-lint.sh "$ROOT/build/test" || true
        stage "clang-tidy, changed files" scripts/tidy.py "$ROOT/build/test" changed || true
    else
        stage_not_run "tests" "the build failed"
        stage_not_run "qmllint" "the build failed"
        stage_not_run "clang-tidy" "the build failed"
    fi
    sanitizer_stages
    cross_stage
    print_stage_times
    local failed status=0
    failed=$(failed_stages)
    [[ -z $failed ]] || { complain "failed: ${failed%; }" && status=1; }
    # The last line of all: the sum over the runs of ctest.
    "$PYTHON" scripts/test-summary.py --sum "$RESULTS" || status=1
    return "$status"
}
