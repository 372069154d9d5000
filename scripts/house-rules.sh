# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# The rules for check-house.sh. Each has: its reason, rule_X (prints places; 1 = broken) and
# plant_X (breaks it in the small tree of clean_tree, to prove that the rule can fail).

RULES=(os_names core_sentences core_includes qml_includes globals translations licence
    suppressions qml_suppressions leftovers machine_paths sizes)
declare -A WHY=(
    [os_names]="an operating system is named only in platform/"
    [core_sentences]="core never makes a sentence: map the value in a view model"
    [core_includes]="core is Qt Core only, and knows nothing above it"
    [qml_includes]="a QML module sees core/api and core/base, nothing else of core"
    [globals]="no instance(), no context properties, no string registration; Theme is the only singleton"
    [translations]="no unfinished or vanished entry ships"
    [licence]="every file of ours says SPDX-License-Identifier: MPL-2.0"
    [suppressions]="a NOLINT names its check and says why: // NOLINT(check): reason"
    [qml_suppressions]="qmllint is never silenced"
    [leftovers]="finish it, or write an issue: nothing is left for later in the code"
    [machine_paths]="a path of somebody's machine"
    [sizes]="more than twice the usual size: split by feature"
)

files() { # name patterns...
    local patterns=() name
    for name in "$@"; do patterns+=(-o -name "$name"); done
    find . \( -path ./.git -o -path './build*' -o -path ./demo-out -o -path ./.cache \) -prune \
        -o -type f \( "${patterns[@]:1}" \) -print | sort
}

# Filters that are content with an empty list.
only() { grep -E -- "$1" || true; }
except() { grep -vE -- "$1" || true; }

# Prints what matches; true when nothing does.
none() { # regex files on stdin
    local found
    found=$(xargs -r -d '\n' grep -nEH -- "$1" || true)
    [[ -z $found ]] || { printf '%s\n' "$found" && return 1; }
}

rule_os_names() {
    files '*.cpp' '*.h' '*.mm' '*.qml' | except '^./platform/' |
        none '\bQ_OS_[A-Z]|__linux__|\b_WIN32\b|__APPLE__|__ANDROID__|Qt\.platform\.os|QSysInfo::(product|kernel)Type'
}
plant_os_names() { echo '#ifdef Q_OS_WIN' >>core/base/a.cpp; }

rule_core_sentences() {
    files '*.cpp' '*.h' | only '^./core/' |
        none '\b(tr|qsTr|qtTrId|translate)\(|QT_TR(ANSLATE)?_NOOP|Q_DECLARE_TR_FUNCTIONS'
}
plant_core_sentences() { echo 'auto s = tr("Hello");' >>core/base/a.cpp; }

rule_core_includes() {
    files '*.cpp' '*.h' | only '^./core/' |
        none '^ *# *include *([<"]Qt?(Gui|Qml|Quick|Widgets|Network|Sql|DBus|TcpSocket|UdpSocket|LocalSocket|SslSocket|Process)[A-Za-z]*[>/]|"(platform|qml|app|tests)/)'
}
plant_core_includes() { echo '#include <QTcpSocket>' >>core/base/a.cpp; }

rule_qml_includes() {
    local found
    found=$(files '*.cpp' '*.h' | only '^./qml/' | xargs -r -d '\n' grep -nEH '^ *# *include *"(core|app|tests)/' |
        grep -vE '"core/(api|base)/' || true)
    [[ -z $found ]] || { printf '%s\n' "$found" && return 1; }
}
plant_qml_includes() { echo '#include "core/crypto/hpke.h"' >>qml/ui/b.cpp; }

rule_globals() {
    local broken=0
    files '*.cpp' '*.h' | except '^./tests/' |
        none '\bstatic\b.*[&*] *(instance|self)\(|setContextProperty|\bqmlRegister[A-Z]|Q_GLOBAL_STATIC|QML_SINGLETON' ||
        broken=1
    files '*.qml' | except '/Theme\.qml$' | none '^ *pragma Singleton' || broken=1
    return "$broken"
}
plant_globals() { echo 'engine.rootContext()->setContextProperty("x", x);' >>qml/ui/b.cpp; }

rule_translations() { files '*.ts' | none 'type="(unfinished|vanished|obsolete)"'; }
plant_translations() { echo '<translation type="unfinished"></translation>' >translations/ui_ja.ts; }

rule_licence() {
    local found
    found=$(files '*.cpp' '*.h' '*.qml' '*.cmake' CMakeLists.txt '*.sh' '*.py' '*.js' '*.mm' sobani run |
        xargs -r -d '\n' grep -L 'SPDX-License-Identifier: MPL-2.0' || true)
    [[ -z $found ]] || { printf '%s\n' "$found" && return 1; }
}
plant_licence() { echo 'int x;' >core/base/c.cpp; }

rule_suppressions() {
    local found
    found=$(files '*.cpp' '*.h' | xargs -r -d '\n' grep -nEH 'NOLINT' |
        grep -vE '// NOLINT(NEXTLINE|BEGIN|END)?\([a-z][A-Za-z0-9.,-]+\)(: .+|$)' || true)
    found+=$(files '*.cpp' '*.h' | xargs -r -d '\n' grep -nEH '// NOLINT(NEXTLINE|BEGIN)?\([a-z][A-Za-z0-9.,-]+\)$' || true)
    [[ -z $found ]] || { printf '%s\n' "$found" && return 1; }
}
plant_suppressions() { echo 'int y; // NOLINT' >>core/base/a.cpp; }

rule_qml_suppressions() { files '*.qml' | none 'qmllint (disable|enable)'; }
plant_qml_suppressions() { echo '// qmllint disable unqualified' >>qml/ui/B.qml; }

rule_leftovers() {
    files '*.cpp' '*.h' '*.qml' '*.py' '*.sh' CMakeLists.txt '*.cmake' | except '/house-rules\.sh$' |
        none '\b(TODO|FIXME|XXX|HACK)\b|#if 0\b'
}
plant_leftovers() { echo '// TODO: later' >>core/base/a.cpp; }

rule_machine_paths() {
    # The catalogue and its test data are about paths on other people's machines.
    files '*' | except '/house-rules\.sh$|\.(png|ico|ttf)$|/catalogue/[a-z]+\.(jsonl|txt)$' |
        none '(^|[^A-Za-z0-9_.$}/])/(home|Users|work)/[A-Za-z]'
}
plant_machine_paths() { echo 'auto p = "/home/me/x";' >>core/base/a.cpp; }

limit_of() { # file: its usual size in lines
    case $1 in
        *.h) echo 100 ;;
        ./tests/*.cpp) echo 400 ;; # a table of every state and event is long and easy to read
        *.cpp | *.mm) echo 250 ;;
        *.qml) echo 120 ;;
        *) echo 300 ;;
    esac
}
lengths() { files '*.cpp' '*.h' '*.qml' '*.py' '*.sh' '*.mm' | xargs -r -d '\n' awk 'FNR == 1 && NR > 1 { print n, f } { n = FNR; f = FILENAME } END { if (f) print n, f }'; }

rule_sizes() {
    local lines file broken=0
    while read -r lines file; do
        if ((lines > 2 * $(limit_of "$file"))); then
            echo "$file: $lines lines"
            broken=1
        fi
    done < <(lengths)
    return "$broken"
}
plant_sizes() { seq -f '// line %g' 600 >>core/base/a.cpp; }

warn_sizes() {
    local lines file
    while read -r lines file; do
        ((lines <= $(limit_of "$file"))) || echo "long: $file: $lines lines (usual: $(limit_of "$file"))"
    done < <(lengths)
}

clean_tree() {
    mkdir -p core/base platform/linux qml/ui translations
    printf '// SPDX-License-Identifier: MPL-2.0\n#include <QString>\n' >core/base/a.cpp
    printf '// SPDX-License-Identifier: MPL-2.0\n#ifdef Q_OS_LINUX\n#endif\n' >platform/linux/p.cpp
    printf '// SPDX-License-Identifier: MPL-2.0\n#include "core/api/event.h"\n' >qml/ui/b.cpp
    printf '// SPDX-License-Identifier: MPL-2.0\nItem {}\n' >qml/ui/B.qml
    printf '// SPDX-License-Identifier: MPL-2.0\npragma Singleton\n' >qml/ui/Theme.qml
    printf '<translation>はい</translation>\n' >translations/ui_ja.ts
}
