"""Help of the office's commands for USB bundles."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.bundle": Pair(
        "Bawa permohonan ke kantor dengan stik USB, bila seharian tidak ada sinyal.",
        "Take applications to the office on a USB stick, where there is no signal all day.",
    ),
    "help.bundle.export": Pair(
        "Tulis yang menunggu kantor ke FOLDER, atau ke satu BERKAS.optui, tersandi untuk kantor.",
        "Write what waits for the office into FOLDER, or into the one FILE.optui, encrypted for the office.",
    ),
    "help.bundle.take": Pair(
        "Ambil jawaban kantor di FOLDER, atau di satu BERKAS; mengulanginya tidak mengubah apa pun.",
        "Take the office's answers in FOLDER, or the one in FILE; the same again changes nothing.",
    ),
    "help.bundle.list": Pair(
        "Daftar berkas USB yang ditulis, terbaru dulu, dan yang masih menunggu jawaban.",
        "List the bundles that were written, the newest first, and what of each still waits for an answer.",
    ),
    "help.office.key": Pair(
        "Cetak kunci berkas USB kantor ini; di laptop: operator-tui config set bundle.key KUNCI.",
        "Print the office's public key for USB bundles; on a laptop: operator-tui config set bundle.key KEY.",
    ),
    "help.office.import-bundle": Pair(
        "Ambil berkas USB dari laptop, urut namanya, dan tulis jawaban kantor untuk masing-masing. Sebuah folder: semua di dalamnya yang belum dijawab.",
        "Take bundles from USB sticks, in the order of their names, and write the office's answer to each. A folder: all in it that have no answer yet.",
    ),
}

OPTIONS: Final = {
    "argument.target": Pair("FOLDER|BERKAS", "FOLDER|FILE"),
    "argument.files": Pair("FOLDER|BERKAS...", "FOLDER|FILE..."),
    "option.office.import-bundle.answer": Pair(
        "Folder untuk jawabannya (bawaan: di samping berkasnya).",
        "Write the answers into this folder (default: beside each bundle).",
    ),
    "option.office.import-bundle.training": Pair(
        "Kantor ini kantor latihan.", "This office is a training one."
    ),
}

SENTENCES: Final = {**HELP, **OPTIONS}
"""Both, as a room of their own."""
