#!/bin/bash
# SPDX-License-Identifier: MPL-2.0
# The rules of this house that a compiler does not know (docs/style, CONTRIBUTING.md).
#   check-house.sh [FOLDER]     every rule; says each place, exit 1 if one is broken
#   check-house.sh --selftest   plants one violation of each rule in a copy: each must be found
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
. "$here/scripts/house-rules.sh"

run_rules() { # folder
    local broken=0 rule
    cd "$1"
    for rule in "${RULES[@]}"; do
        if ! "rule_$rule"; then
            echo "broken: $rule: ${WHY[$rule]}" >&2
            broken=1
        fi
    done
    warn_sizes
    return "$broken"
}

# The copy has to pass first: otherwise a rule that always complains would look like a good one.
selftest() {
    local rule status=0
    copy=$(mktemp -d) # not local: the trap outlives this function
    trap 'rm -rf "$copy"' EXIT
    for rule in "${RULES[@]}"; do
        rm -rf "${copy:?}/tree"
        mkdir "$copy/tree"
        (cd "$copy/tree" && "clean_tree" && "rule_$rule" >/dev/null) || {
            echo "rule $rule complains about a clean tree"
            status=1
            continue
        }
        (cd "$copy/tree" && "plant_$rule" && ! "rule_$rule" >/dev/null) || {
            echo "rule $rule did not see its planted violation"
            status=1
            continue
        }
        echo "rule $rule: clean tree passes, planted violation found"
    done
    return "$status"
}

case ${1:-} in
    --selftest) selftest ;;
    *) run_rules "${1:-$here}" ;;
esac
