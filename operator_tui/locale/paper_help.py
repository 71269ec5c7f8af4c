"""Help of the commands that print: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair

_MISSING: Final = Pair("Semua yang belum pernah dicetak.", "All that were never printed.")
_OUT: Final = Pair("Tulis PDF ini, tanpa printer.", "Write this PDF, without a printer.")

HELP: Final = {
    "help.print": Pair(
        "Cetak tanda terima, slip, karcis, atau daftar tunggu.",
        "Print receipts, slips, tickets or the list of those waiting.",
    ),
    "help.print.receipts": Pair(
        "Cetak tanda terima permohonan yang sudah final.",
        "Print receipts of applications that are final.",
    ),
    "help.print.slips": Pair(
        "Cetak slip permohonan yang sudah terbit.", "Print slips of issued applications."
    ),
    "help.print.tickets": Pair(
        "Cetak karcis antrean hari ini menurut nomornya.", "Print today's queue tickets by number."
    ),
    "help.print.waiting": Pair(
        "Cetak siapa yang menunggu di loket sekarang.", "Print who waits at the front desk now."
    ),
    "help.printers": Pair(
        "Printer di laptop ini dan yang dipakai.",
        "The printers of this laptop, and the one in use.",
    ),
    "help.printers.test": Pair(
        "Cetak halaman uji; tanpa printer: PDF.", "Print a test page; without a printer: a PDF."
    ),
    "help.printers.again": Pair(
        "Cetak yang belum keluar; masing-masing disimpan sampai keluar.",
        "Print what didn't come out; each is kept until it does.",
    ),
}

OPTIONS: Final = {
    "argument.numbers": Pair("NOMOR...", "NUMBER..."),
    "option.print.receipts.missing": _MISSING,
    "option.print.slips.missing": _MISSING,
    "option.print.receipts.out": _OUT,
    "option.print.slips.out": _OUT,
    "option.print.tickets.out": _OUT,
    "option.print.waiting.out": _OUT,
    "option.printers.test.name": Pair(
        "Printer lain dari yang disetel.", "Another printer than the one that is set."
    ),
    "option.printers.test.size": Pair(
        "Ukuran lain dari yang disetel.", "Another size than the one that is set."
    ),
}

SENTENCES: Final = {**HELP, **OPTIONS}
