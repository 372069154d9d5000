# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# Installs what is missing. Asks dpkg first, so that a second run costs nothing.

packages_of() { # groups...
    local group name
    while read -r group name; do
        if [[ $group != '#'* && -n $name && " $* " == *" $group "* ]]; then
            printf '%s\n' "$name"
        fi
    done <scripts/packages.txt
}

missing_of() { # groups...
    local wanted have name
    wanted=$(packages_of "$@")
    [[ -n $wanted ]] || die "no packages of $* in scripts/packages.txt"
    # shellcheck disable=SC2086  # a list of words on purpose
    have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        awk '$2 == "installed" { print $1 }') || true # it complains of what it does not know
    for name in $wanted; do
        if ! grep -qxF -- "$name" <<<"$have"; then
            printf '%s\n' "$name"
        fi
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

install_packages() { # names...
    local options=(-y -q --no-install-recommends -o Dpkg::Use-Pty=0)
    if compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null &&
        as_root apt-get install "${options[@]}" "$@"; then
        return 0
    fi
    # No lists yet, or old ones that name files which are gone.
    as_root apt-get update -q && as_root apt-get install "${options[@]}" "$@"
}

setup() { # groups...
    command -v dpkg-query >/dev/null ||
        die "this needs Debian or a relative of it; the packages are in scripts/packages.txt"
    local list missing
    list=$(missing_of "$@") || die "cannot tell which packages are missing"
    [[ -n $list ]] || return 0
    mapfile -t missing <<<"$list"
    if [[ $(id -u) != 0 ]]; then
        command -v sudo >/dev/null ||
            die "missing packages, and neither root nor sudo to install them: ${missing[*]}"
        # The password is asked here: the stage itself runs with its output in a file.
        sudo -n true 2>/dev/null || sudo -v || die "sudo was refused; missing: ${missing[*]}"
    fi
    stage "install ${#missing[@]} packages" install_packages "${missing[@]}" ||
        die "could not install: ${missing[*]}"
}
