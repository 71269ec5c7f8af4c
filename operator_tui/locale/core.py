"""Sentences of :mod:`operator_tui.core`: states, scales and refused moves."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "move": Pair(
        "Status {old} tidak bisa menjadi {new}. Tidak ada yang berubah.",
        "Status {old} can't become {new}. Nothing was changed.",
    ),
    "status.draft": Pair("draf", "draft"),
    "status.ready": Pair("siap", "ready"),
    "status.sending": Pair("mengirim", "sending"),
    "status.unknown": Pair("belum pasti", "unsure"),
    "status.accepted": Pair("diterima", "accepted"),
    "status.returned": Pair("perbaiki", "to mend"),
    "status.quarantined": Pair("ditahan", "held"),
    "status.issued": Pair("terbit", "issued"),
    "status.cancelled": Pair("batal", "cancelled"),
    "scale.micro": Pair("usaha mikro", "micro business"),
    "scale.small": Pair("usaha kecil", "small business"),
    "scale.medium": Pair("usaha menengah", "medium business"),
    "scale.large": Pair("usaha besar", "large business"),
}
