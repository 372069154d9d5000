#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Makes a relay in DIR: fresh TLS key and certificate, configuration, access rules.
# Prints what a family needs to know as lines of "word value"; the pin names the relay's key.
set -eu
umask 077

usage() {
    cat >&2 <<EOF
usage: make-relay.sh DIR [--port N] [--host NAME] [--bind ADDRESS] [--user NAME] [--family NAME]
  --port N        port to listen on (8883)
  --host NAME     name or address in the certificate (localhost)
  --bind ADDRESS  address to listen on (all; loopback when the host is localhost)
  --user NAME     account that the broker runs as; gets the files (the caller)
  --family NAME   admit only this account; its fresh password is printed
DIR must not hold a relay already. Then: mosquitto -c DIR/mosquitto.conf
EOF
    exit 2
}
fail() { echo "make-relay.sh: $*" >&2; exit 1; }

[ $# -ge 1 ] || usage
dir=$1; shift
case $dir in -*|'') usage ;; esac
port=8883 host=localhost bind= user=$(id -un) family=
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case $1 in
        --port) port=$2 ;;
        --host) host=$2 ;;
        --bind) bind=$2 ;;
        --user) user=$2 ;;
        --family) family=$2 ;;
        *) usage ;;
    esac
    shift 2
done
case $port in ''|*[!0-9]*) fail "not a port: $port" ;; esac
for word in "$host" "$bind" "$user" "$family"; do
    case $word in *[!A-Za-z0-9._:-]*) fail "not allowed here: $word" ;; esac
done
if [ "$host" = localhost ] && [ -z "$bind" ]; then bind=127.0.0.1; fi

plugin=${SOBANI_DYNSEC_PLUGIN:-}
if [ -z "$plugin" ]; then
    for candidate in /usr/lib/*/mosquitto_dynamic_security.so \
        /usr/lib/mosquitto_dynamic_security.so /usr/lib64/mosquitto_dynamic_security.so \
        /usr/local/lib/mosquitto_dynamic_security.so \
        /opt/homebrew/lib/mosquitto_dynamic_security.so; do
        if [ -f "$candidate" ]; then plugin=$candidate; break; fi
    done
fi
[ -f "$plugin" ] || fail "mosquitto_dynamic_security.so not found; set SOBANI_DYNSEC_PLUGIN"
command -v openssl >/dev/null || fail "openssl not found"

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$dir/data"
dir=$(CDPATH='' cd -- "$dir" && pwd)
case $dir in *'|'*|*'&'*|*'\'*|*[[:space:]]*) fail "no spaces, | & or \\ in DIR" ;; esac
[ ! -e "$dir/relay.key" ] || fail "there is a relay in $dir already"

case $host in
    *:*|*[0-9].[0-9]*.[0-9]*.*[0-9]) san=IP:$host ;;
    *) san=DNS:$host ;;
esac
# Clients pin the key, so the certificate may live long and be renewed with the same key.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
    -keyout "$dir/relay.key" -out "$dir/relay.crt" -subj "/CN=$host" \
    -addext "subjectAltName=$san" -addext "basicConstraints=critical,CA:TRUE" 2>/dev/null \
    || fail "openssl made no certificate"
pin=$(openssl x509 -in "$dir/relay.crt" -noout -pubkey | openssl pkey -pubin -outform DER \
    | openssl dgst -sha256 -r | cut -d' ' -f1)

clients= stranger_roles='{ "rolename": "device" }' anonymous=true password=
if [ -n "$family" ]; then
    command -v mosquitto_passwd >/dev/null || fail "mosquitto_passwd not found"
    password=$(openssl rand -hex 16)
    printf '%s:%s\n' "$family" "$password" > "$dir/account"
    mosquitto_passwd -U "$dir/account" || fail "mosquitto_passwd refused"
    # name:$7$iterations$salt$hash, the fields that the plugin wants
    clients=$(awk -F'[:$]' '{ printf "{ \"username\": \"%s\", \"password\": \"%s\", " \
        "\"salt\": \"%s\", \"iterations\": %s, \"roles\": [{ \"rolename\": \"device\" }] }", \
        $1, $6, $5, $4 }' "$dir/account")
    rm "$dir/account"
    stranger_roles= anonymous=false
fi

fill() {
    sed -e "s|@PORT@|$port|" -e "s|@BIND@|$bind|" -e "s|@DIR@|$dir|" -e "s|@USER@|$user|" \
        -e "s|@PLUGIN@|$plugin|" -e "s|@ANONYMOUS@|$anonymous|" -e "s|@CLIENTS@|$clients|" \
        -e "s|@STRANGER_ROLES@|$stranger_roles|" "$here/$1.in" > "$dir/$1"
}
fill mosquitto.conf
fill access.json
if [ "$user" != "$(id -un)" ]; then chown -R "$user" "$dir"; fi

echo "config $dir/mosquitto.conf"
echo "certificate $dir/relay.crt"
echo "host $host"
echo "port $port"
echo "pin $pin"
if [ -n "$family" ]; then
    echo "account $family"
    echo "password $password"
fi
