"""Closing a day: frame 10, the four counts, seals."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("TUTUP HARI", "CLOSE THE DAY"),
    "menu": Pair("Tutup hari: empat hitungan", "Close the day: four counts"),
    "closed": Pair(
        "Hari ini sudah ditutup, segel {seal}. Lembarnya tetap; yang datang kemudian susulan hari berikut.",
        "This day is closed, seal {seal}. Its sheet stays; what comes later is late, on the next sheet.",
    ),
    "to-come": Pair(
        "Hari itu belum datang. Tidak ada yang ditutup.",
        "That day is still to come. Nothing was closed.",
    ),
    "no-paper": Pair(
        "Formulir kertas belum dihitung. Hitung dulu tumpukannya, lalu ketik jumlahnya.",
        "The paper forms weren't counted. Count the pile first, then type the number.",
    ),
    "no-supervisor": Pair(
        "Nama pengawas belum diisi. Belum ada yang ditutup.",
        "The supervisor isn't named. Nothing was closed.",
    ),
    "open": Pair(
        "Belum bisa ditutup: {n} baris belum cocok atau belum diberi alasan.",
        "Can't be closed yet: {n} rows don't agree and have no reason.",
    ),
    "verify-none": Pair("belum ditutup", "not closed"),
    "verify-gone": Pair(
        "lembar dan jejak audit tidak sama: salah satunya hilang",
        "sheet and audit trail differ: one of them is gone",
    ),
    "verify-journal": Pair(
        "jejak audit diubah pada baris {row}: segel tidak terbukti",
        "the audit trail was changed at row {row}: the seal isn't proven",
    ),
    "verify-sheet": Pair(
        "lembar ini bukan yang disegel (jejak audit baris {row})",
        "this sheet isn't the one that was sealed (audit trail row {row})",
    ),
    "verify-other": Pair(
        "segel di kertas bukan segel lembar ini", "the seal on paper isn't this sheet's"
    ),
    "verify-good": Pair("cocok", "it fits"),
}
