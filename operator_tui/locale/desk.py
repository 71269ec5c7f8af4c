"""Sentences of the front desk, and of the line before it."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "state.waiting": Pair("menunggu", "waiting"),
    "state.called": Pair("dipanggil", "called"),
    "state.served": Pair("selesai", "served"),
    "state.absent": Pair("tidak hadir", "absent"),
    "state.gone": Pair("pulang", "gone"),
    "move": Pair(
        "Itu tidak berlaku untuk keadaannya sekarang. Tidak ada yang berubah.",
        "That doesn't go with how things stand. Nothing was changed.",
    ),
    "has-application": Pair(
        "Permohonannya sudah final. Yang datang lagi diberi nomor baru.",
        "The application is final. Who comes again gets a new number.",
    ),
    "unknown": Pair(
        "Nomor itu tidak ada di loket. Tidak ada yang berubah.",
        "The desk doesn't have that number. Nothing was changed.",
    ),
}
