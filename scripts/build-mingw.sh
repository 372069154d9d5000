#!/bin/bash
# SPDX-License-Identifier: MPL-2.0
# build-mingw.sh QT BUILD: core and its tests for Windows x86-64, with mingw-w64.
#
# QT is a ready Qt for mingw-w64 (a prefix with lib/cmake, and mingw64-toolchain.cmake in it
# or beside it). Qt's host tools must be of the very same version; Debian 12 has older ones.
# So the build runs in a Debian 13 root: SOBANI_MINGW_ROOT, or one made in BUILD-root (needs
# root and debootstrap). Where the host's own Qt has that version, no such root is needed.
set -euo pipefail
qt=$(readlink -f "$1")
mkdir -p "$2"
build=$(readlink -f "$2")
source=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
jobs=${SOBANI_JOBS:-$(nproc)}
packages=(g++-mingw-w64-x86-64-posix cmake ninja-build qt6-base-dev qt6-base-dev-tools
    qt6-tools-dev qt6-l10n-tools)

fail() { echo "build-mingw.sh: $*" >&2 && exit 1; }

toolchain=$qt/mingw64-toolchain.cmake
[[ -f $toolchain ]] || toolchain=$(dirname "$qt")/mingw64-toolchain.cmake
[[ -f $toolchain ]] || fail "no mingw64-toolchain.cmake in or beside $qt"
wanted=$(sed -n 's/^set(PACKAGE_VERSION "\([0-9.]*\)").*/\1/p' \
    "$qt/lib/cmake/Qt6Core/Qt6CoreConfigVersionImpl.cmake" "$qt/lib/cmake/Qt6Core/Qt6CoreConfigVersion.cmake" \
    2>/dev/null | head -n 1)
[[ -n $wanted ]] || fail "no Qt in $qt"

host_has() { # root: is its Qt the wanted one, and the compiler there?
    chroot_or_not "$1" sh -c "command -v x86_64-w64-mingw32-g++-posix >/dev/null &&
        [ \"\$(dpkg-query -W -f '\${Version}' qt6-base-dev 2>/dev/null | cut -d+ -f1 | cut -d- -f1)\" = $wanted ]"
}
chroot_or_not() { # root command...
    local root=$1
    shift
    if [[ $root == / ]]; then "$@"; else chroot "$root" "$@"; fi
}

make_root() { # folder
    [[ $(id -u) == 0 ]] || fail "needs root to make a Debian 13 root; or set SOBANI_MINGW_ROOT"
    if ! command -v debootstrap >/dev/null; then
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap
    fi
    [[ -x $1/usr/bin/apt-get ]] || debootstrap --variant=minbase trixie "$1"
    cp /etc/resolv.conf "$1/etc/resolv.conf"
    chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends "${packages[@]}"
}

root=/
if ! host_has /; then
    root=${SOBANI_MINGW_ROOT:-$build-root}
    [[ -d $root ]] && host_has "$root" || make_root "$root"
    host_has "$root" || fail "the Qt in $root is not $wanted"
fi

build_all() {
    cmake -S "$1" -B "$2" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$3" -DWINQT_PREFIX="$4" \
        -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DSOBANI_CORE_ONLY=ON -DSOBANI_GUI=OFF -DSOBANI_TESTS=ON &&
        cmake --build "$2" --parallel "$5" -- -k 0
}
if [[ $root == / ]]; then
    build_all "$source" "$build" "$toolchain" "$qt" "$jobs"
else
    # A mount namespace of its own: the mounts go with it, whatever happens.
    export -f build_all
    unshare -m --fork --kill-child bash -euc '
        root=$1 source=$2 build=$3 tools=$4 qt=$5 jobs=$6
        mkdir -p "$root/mnt/source" "$root/mnt/build" "$root/mnt/tools" "$root/mnt/qt"
        mount --bind -o ro "$source" "$root/mnt/source"
        mount --bind "$build" "$root/mnt/build"
        mount --bind -o ro "$tools" "$root/mnt/tools"
        mount --bind -o ro "$qt" "$root/mnt/qt"
        mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
        exec chroot "$root" bash -c "$(declare -f build_all); build_all \"\$@\"" bash \
            /mnt/source /mnt/build /mnt/tools/mingw64-toolchain.cmake /mnt/qt "$jobs"
    ' bash "$root" "$source" "$build" "$(dirname "$toolchain")" "$qt" "$jobs"
fi
