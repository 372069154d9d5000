#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# First line: type(scope): what changes. See CONTRIBUTING.md.
read -r subject <"$1" || true
types='feat|fix|test|docs|build|ci|perf|refactor|style|chore|revert'
printf '%s' "$subject" | grep -qE "^($types)(\([a-z0-9,-]+\))?!?: .+|^(Merge|Revert) " && exit 0
echo "not a conventional commit: $subject" >&2
exit 1
