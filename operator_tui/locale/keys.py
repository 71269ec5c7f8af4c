"""What each key does, in a few words: the help, the menu and the README's table."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "help": Pair("bantuan untuk tempat ini", "help on the focused thing"),
    "commit": Pair(
        "tindakan utama layar ini: simpan, finalkan",
        "this screen's main act: save, finalise",
    ),
    "find": Pair("cari; sekali lagi: berikutnya", "find; again: the next hit"),
    "choices": Pair(
        "pilihan: daftar, tindakan lain, saringan", "choices: the list, other acts, filters"
    ),
    "send": Pair("coba hubungi kantor, kirim sekarang", "try the link, send now"),
    "queue": Pair("antrean kirim", "queue"),
    "problem": Pair("masalah berikutnya", "next problem"),
    "print": Pair("cetak yang di depan", "print what is in front"),
    "next": Pair("orang berikutnya", "next person"),
    "menu": Pair("menu semua layar", "menu of screens"),
    "enter": Pair(
        "maju: isian berikut; di daftar: buka atau ambil",
        "forward: next field; in a list: open or take",
    ),
    "back": Pair(
        "tutup daftar, atau mundur satu layar",
        "close the list, or back one screen",
    ),
    "tab": Pair("isian berikut tanpa mengambil daftar", "next field, taking nothing from a list"),
    "backtab": Pair("isian sebelumnya", "previous field"),
    "up": Pair("baris atau isian sebelumnya", "previous row or field"),
    "down": Pair("baris atau isian berikutnya", "next row or field"),
    "page-up": Pair("kelompok atau halaman sebelumnya", "previous group or page"),
    "page-down": Pair("kelompok atau halaman berikutnya", "next group or page"),
    "new": Pair("formulir baru", "new blank form"),
    "park": Pair(
        "parkir draf ini, atau buka yang diparkir", "park this draft, or open parked ones"
    ),
    "restore": Pair("kembalikan nilai dari program", "put the program's value back"),
    "show": Pair("tampilkan atau samarkan (kata sandi, NIK)", "show or hide (passphrase, NIK)"),
    "copy": Pair("salin yang ditandai", "copy the marked value"),
    "lock": Pair("kunci sekarang", "lock now"),
    "quit": Pair(
        "keluar; bertanya sekali bila ada yang belum terkirim",
        "leave; asks once if something is unsent",
    ),
}
