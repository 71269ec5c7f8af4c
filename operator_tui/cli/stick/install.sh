#!/bin/sh
# Installs operator_tui for this user from this folder. No network is used. An argument: the folder to install in.
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/operator_tui/program"}
own=
[ $# -gt 0 ] || own=yes
right='import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32))'
set -- "$here"/wheels/operator_tui-*.whl
if [ ! -e "$1" ]; then
    echo "Belum terpasang: folder wheels tidak ada di sebelah berkas ini. Tidak ada yang berubah. Salin seluruh foldernya, lalu ulangi."
    echo "Not installed: the folder wheels isn't beside this file. Nothing was changed. Copy the whole folder, then try again."
    exit 1
fi
failed() {
    echo "Belum terpasang; sebabnya di atas. Data permohonan tidak disentuh. Perbaiki, lalu ulangi."
    echo "Not installed; the cause stands above. No application was touched. Mend it, then try again."
    exit 1
}
if ! "$target/bin/python" -c "$right" 2>/dev/null; then
    py=
    for one in python3 python3.14 python3.13 python3.12 python3.11; do
        if [ -z "$py" ] && "$one" -c "$right" 2>/dev/null; then py=$one; fi
    done
    if [ -z "$py" ]; then
        echo "Belum terpasang: perlu Python 3.11 sampai 3.14, 64 bit. Tidak ada yang berubah. Pasang Python, lalu ulangi."
        echo "Not installed: Python 3.11 to 3.14, 64 bit, is needed. Nothing was changed. Install Python, then try again."
        exit 1
    fi
    # Debian's and Ubuntu's own Python makes no pip; then the one of this folder does it.
    "$py" -m venv --clear "$target" >/dev/null 2>&1 || "$py" -m venv --clear --without-pip "$target" || failed
fi
if "$target/bin/python" -m pip --version >/dev/null 2>&1; then
    set -- -m pip
else
    for pip in "$here"/wheels/pip-*.whl; do set -- "$pip/pip"; done
fi
from="--no-index --isolated --disable-pip-version-check --upgrade --force-reinstall --find-links"
"$target/bin/python" "$@" install $from "$here/wheels" "operator-tui[office]" || failed
run="$target/bin/operator-tui"
later=
if [ -n "$own" ] && mkdir -p "$HOME/.local/bin" && ln -sf "$run" "$HOME/.local/bin/operator-tui"; then
    later=yes
    if [ "$(command -v operator-tui)" = "$HOME/.local/bin/operator-tui" ]; then run=operator-tui later=; fi
fi
echo "Terpasang. Jalankan: $run (latihan: $run demo)"
echo "Installed. Run that line (training: with demo behind it)."
if [ -n "$later" ]; then
    echo "Sesudah masuk lagi ke laptop ini biasanya cukup: operator-tui"
    echo "Once you have logged in anew this is usually enough: operator-tui"
fi
