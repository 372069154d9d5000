# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# Runs one stage with its output in a file: one line when it went well, the end of the
# output when it did not.

LOGS=$ROOT/build/logs
STAGE_NAMES=()
STAGE_SECONDS=()
STAGE_RESULTS=()

stage() { # title command...
    local title=$1 log start seconds status=0 result=ok
    shift
    mkdir -p "$LOGS"
    log=$LOGS/$(tr -c 'a-z0-9\n' '-' <<<"${title,,}").log
    start=$SECONDS
    # In a subshell: what a stage exports stays there.
    ("$@") >"$log" 2>&1 </dev/null || status=$?
    seconds=$((SECONDS - start))
    ((status == 0)) || result=FAILED
    printf '  %-6s %-34s %s\n' "$result" "$title" "$(minutes $seconds)"
    STAGE_NAMES+=("$title")
    STAGE_SECONDS+=("$seconds")
    STAGE_RESULTS+=("$result")
    if ((status)); then
        complain "---- the end of ${log#"$ROOT"/}"
        tail -n "${SOBANI_TAIL:-60}" "$log" >&2
        complain "----"
    fi
    return "$status"
}

# A stage that could not be tried because an earlier one failed, or is not asked for.
stage_not_run() { # title reason
    printf '  %-6s %-34s %s\n' '-' "$1" "not run: $2"
    STAGE_NAMES+=("$1")
    STAGE_SECONDS+=(0)
    STAGE_RESULTS+=("not run: $2")
}

failed_stages() {
    local i
    for i in "${!STAGE_RESULTS[@]}"; do
        [[ ${STAGE_RESULTS[$i]} != FAILED ]] || printf '%s; ' "${STAGE_NAMES[$i]}"
    done
}

minutes() { printf '%d:%02d min' $(($1 / 60)) $(($1 % 60)); }

print_stage_times() {
    local i total=0
    say
    for i in "${!STAGE_NAMES[@]}"; do
        printf '  %9s  %-34s %s\n' "$(minutes "${STAGE_SECONDS[$i]}")" "${STAGE_NAMES[$i]}" \
            "${STAGE_RESULTS[$i]}"
        total=$((total + STAGE_SECONDS[i]))
    done
    printf '  %9s  %s\n' "$(minutes $total)" "in all"
}
