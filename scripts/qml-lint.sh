#!/bin/bash
# SPDX-License-Identifier: MPL-2.0
# qml-lint.sh BUILD: qmllint over every QML module; any warning is a failure.
# qmllint of Qt 6.4 ends with 0 on warnings, so its output is read.
set -euo pipefail
build=$1
cd "$(dirname "$(readlink -f "$0")")/.."

if ! ninja -C "$build" -t targets all | grep '^all_qmllint:' >/dev/null; then
    if find qml app -name '*.qml' 2>/dev/null | grep . >/dev/null; then
        echo "there is QML, but $build has no target all_qmllint" >&2
        exit 1
    fi
    exit 0
fi
output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
# -k 0: all modules speak before it ends.
cmake --build "$build" --target all_qmllint -- -k 0 2>&1 | tee "$output" || status=$?
if grep -qE '^(Warning|Error|Info): ' "$output"; then
    status=1
fi
exit "$status"
