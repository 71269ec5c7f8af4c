"""Sentences of the USB bundles: what a file, a stick and an answer say."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "none": Pair(
        "Itu bukan berkas USB operator_tui. Tidak ada yang diambil. Pilih berkas yang berakhiran .optui.",
        "That is no USB bundle of operator_tui. Nothing was taken. Choose a file that ends in .optui.",
    ),
    "too-large": Pair(
        "Berkas itu terlalu besar untuk berkas USB. Tidak ada yang diambil. Minta laptopnya menulis lagi.",
        "The file is too large for a USB bundle. Nothing was taken. Have the laptop write it again.",
    ),
    "not-for-office": Pair(
        "Berkas ini tidak bisa dibuka di sini: untuk kantor lain, terpotong, atau rusak. Tidak ada yang diambil. Minta laptopnya menulis lagi.",
        "The bundle can't be opened here: it is for another office, cut short, or damaged. Nothing was taken. Have the laptop write it again.",
    ),
    "not-for-laptop": Pair(
        "Berkas ini tidak bisa dibuka di sini: jawaban untuk laptop lain, terpotong, atau rusak. Tidak ada yang berubah. Minta kantor menulis lagi.",
        "The file can't be opened here: it answers another laptop, is cut short, or damaged. Nothing was changed. Ask the office to write it again.",
    ),
    "malformed": Pair(
        "Isi berkas ini tidak terbaca ({where}). Tidak ada yang diambil. Minta ditulis lagi.",
        "The content of this file can't be read ({where}). Nothing was taken. Have it written again.",
    ),
    "newer": Pair(
        "Berkas ini dari versi program yang lain. Tidak ada yang diambil. Pasang versi terbaru, lalu ulangi.",
        "The file comes from another version of the program. Nothing was taken. Install the newest, then try again.",
    ),
    "key-bad": Pair(
        "Itu bukan kunci berkas USB kantor. Tidak ada yang berubah. Kuncinya diawali age1, 62 huruf; salin dari: office key",
        "That is no office's key for USB bundles. Nothing was changed. It begins with age1 and has 62 characters; copy it from: office key",
    ),
}
