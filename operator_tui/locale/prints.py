"""Words of the screen of prints."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "menu": Pair("Cetakan dan printer", "Prints and printer"),
    "title": Pair("CETAKAN", "PRINTS"),
    "left": Pair("{n} belum keluar", "{n} not out yet"),
    "none-left": Pair("semua sudah keluar", "all came out"),
    "printer": Pair("printer: {name} · {size}", "printer: {name} · {size}"),
    "columns": Pair("Waktu|Cetakan| Lembar|Keadaan", "Time|Print| Sheets|State"),
    "empty": Pair("Belum ada yang dicetak.", "Nothing was printed yet."),
    "state.waiting": Pair("belum keluar", "not out yet"),
    "state.sent": Pair("di antrean", "in its queue"),
    "state.printed": Pair("tercetak", "printed"),
    "state.file": Pair("PDF", "PDF"),
    "state.dropped": Pair("dibatalkan", "given up"),
    "hint": Pair(
        "P PDF   B batalkan   R tanda terima, S slip yang belum   T yang menunggu   U uji",
        "P PDF   B give up   R receipts, S slips not printed   T those waiting   U test",
    ),
    "sure-receipt": Pair(
        "{n} tanda terima belum pernah dicetak: {sheets} lembar. R sekali lagi mencetaknya.",
        "{n} receipts were never printed: {sheets} sheets. R once more prints them.",
    ),
    "sure-slip": Pair(
        "{n} slip belum pernah dicetak: {sheets} lembar. S sekali lagi mencetaknya.",
        "{n} slips were never printed: {sheets} sheets. S once more prints them.",
    ),
    "sure-official": Pair(
        "{n} slip belum pernah dicetak: {sheets} lembar, lalu {official} dokumen OSS. S sekali lagi mencetaknya.",
        "{n} slips were never printed: {sheets} sheets, then {official} documents of OSS. S once more prints them.",
    ),
    "key.again": Pair("cetak lagi", "print again"),
    "key.all": Pair("cetak semua", "print all"),
    "key.help": Pair("bantuan", "help"),
    "busy": Pair("Masih mencetak. Tunggu sebentar.", "Still printing. Wait a moment."),
    "dropped": Pair(
        "Cetakan dibatalkan. Permohonannya tidak berubah.",
        "The print is given up. Its application didn't change.",
    ),
    "done-already": Pair(
        "{what} sudah keluar. Salinannya dicetak dari antrean atau loket dengan F8.",
        "{what} came out. Print a copy of it with F8 in the queue or at the desk.",
    ),
    "help": Pair(
        "Yang belum keluar disimpan di laptop ini, terkunci, sampai tercetak, menjadi PDF, atau dibatalkan.\n"
        "Cetak lagi tidak menambah salinan: yang keluar adalah cetakan yang sama.\n"
        "Enter mencetak yang ditandai; F8 semua yang belum keluar, yang tertua dulu.\n"
        "P menyimpannya sebagai PDF di folder program; B membatalkannya.\n"
        "R mencetak semua tanda terima, S semua slip yang belum pernah dicetak, sehemat mungkin kertasnya.\n"
        "T mencetak siapa yang menunggu di loket; U halaman uji, juga di printer karcis bila ada.\n"
        "Printer dipilih TI: operator-tui config set paper.printer NAMA.",
        "What isn't out yet is kept on this laptop, locked, until it is printed, a PDF, or given up.\n"
        "Printing it again adds no copy: the same print comes out.\n"
        "Enter prints the marked one; F8 all that aren't out, the oldest first.\n"
        "P saves it as a PDF in the program's folder; B gives it up.\n"
        "R prints all receipts, S all slips that were never printed, on as little paper as they take.\n"
        "T prints who waits at the front desk; U a test page, also on the printer of the tickets if there is one.\n"
        "IT chooses the printer: operator-tui config set paper.printer NAME.",
    ),
}
