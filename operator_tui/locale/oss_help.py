"""Help of the office's commands that have to do with OSS: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.office.config": Pair(
        "Lihat atau ubah setelan kantor untuk OSS; rahasia dibaca dari masukan standar dengan -.",
        "Show or set what the office needs to talk with OSS; secrets are read from standard input with -.",
    ),
    "help.office.config.list": Pair(
        "Semua setelan; rahasia hanya ada atau belum ada.",
        "Every setting; a secret only as set or not set.",
    ),
    "help.office.config.get": Pair(
        "Nilai KUNCI; rahasia hanya ada atau belum ada.",
        "The value of KEY; of a secret only whether it is set.",
    ),
    "help.office.config.set": Pair(
        "Ubah KUNCI menjadi NILAI; - membacanya dari masukan standar, tidak terlihat di terminal. Rahasia hanya begitu.",
        "Set KEY to VALUE; - reads it from standard input, unseen at a terminal. A secret comes no other way.",
    ),
    "help.office.config.unset": Pair(
        "Hapus setelan KUNCI: yang memerlukannya mati.",
        "Take KEY away: what needs it is off then.",
    ),
}

OPTIONS: Final[dict[str, Pair]] = {}

SENTENCES: Final = {**HELP, **OPTIONS}
"""Both, as a room of their own."""
