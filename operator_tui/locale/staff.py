"""Sentences of what the office's staff does on the command line."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "no-office": Pair(
        "Belum ada data kantor di {home}. Tidak ada yang dibuat. Periksa --home, atau mulai dengan: office enrol",
        "There is no office in {home}. Nothing was made. Check --home, or begin with: office enrol",
    ),
}
