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
    "called": Pair(
        "Nomor {number}, {name}. Cocokkan NIK dengan KTP, Enter. Tidak ada orangnya: F9.",
        "Number {number}, {name}. Compare the NIK with the KTP, Enter. Not there: F9.",
    ),
    "not-there": Pair(
        "Nomor {number} belum diisi apa pun. F9 sekali lagi: tidak hadir, mundur tiga tempat.",
        "Nothing is typed for number {number} yet. F9 once more: absent, three places back.",
    ),
    "nobody": Pair(
        "Tidak ada yang menunggu. Formulir ini kosong.",
        "Nobody is waiting. This form is a blank one.",
    ),
    "nobody-else": Pair(
        "Dicatat tidak hadir. Tidak ada lagi yang menunggu; formulir ini kosong.",
        "Noted as absent. Nobody else is waiting; this form is a blank one.",
    ),
    "unknown": Pair(
        "Nomor itu tidak ada di loket. Tidak ada yang berubah.",
        "The desk doesn't have that number. Nothing was changed.",
    ),
}
