"""The record of attempts: the screen, the command, and each attempt in plain words."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("KIRIMAN", "ATTEMPTS"),
    "menu": Pair("Kiriman: catatan pengiriman", "Attempts: the record of sending"),
    "today": Pair(
        "hari ini {n} · naik {up} turun {down} · gangguan {outages}",
        "today {n} · up {up} down {down} · outages {outages}",
    ),
    "outages": Pair("{n} kali, {m} mnt", "{n}, {m} min"),
    "no-outages": Pair("tidak ada", "none"),
    "shown-all": Pair("semua", "all"),
    "shown-batches": Pair("kiriman saja", "batches only"),
    "columns": Pair("  Waktu        Yang terjadi", "  Time         What happened"),
    "filter": Pair("tampil: {what} (F4)   {n} baris", "shown: {what} (F4)   {n} rows"),
    "none": Pair("Belum ada yang dikirim.", "Nothing was sent yet."),
    "hint": Pair(
        "Enter membuka atau menutup rincian baris ini. Home terbaru, End tertua.",
        "Enter opens or closes this row's details. Home the newest, End the oldest.",
    ),
    "hint-none": Pair(
        "F5 mencoba mengirim sekarang. Esc kembali.", "F5 tries to send now. Esc goes back."
    ),
    "key.open": Pair("rincian", "details"),
    "key.filter": Pair("tampilan", "shown"),
    "key.send": Pair("kirim", "send"),
    "batch": Pair("kiriman {n}: {sent}, {came}", "batch {n}: {sent}, {came}"),
    "bundle": Pair("berkas USB {n}: {sent}, {came}", "USB bundle {n}: {sent}, {came}"),
    "sent": Pair("{n} dikirim", "{n} sent"),
    "items": Pair("{n} permohonan", "{n} items"),
    "known": Pair("sudah dijawab lebih dulu", "answered before"),
    "written": Pair("{n} ditulis", "{n} written"),
    "asks": Pair("menanyakan kabar", "asks for news"),
    "pulled-out": Pair("stik tercabut", "the stick was pulled out"),
    "accepted": Pair("{n} diterima", "{n} accepted"),
    "refused": Pair("{n} ditolak", "{n} refused"),
    "unsure": Pair("{n} belum pasti", "{n} unsure"),
    "came.": Pair("sedang berjalan", "under way"),
    "came.cut": Pair("jawaban tidak datang", "no answer came"),
    "came.unreached": Pair("server tidak tercapai", "the gateway wasn't reached"),
    "came.refused": Pair("server menolak semuanya", "the gateway refused it whole"),
    "came.dead": Pair("program tertutup saat mengirim", "the program ended while sending"),
    "came.other": Pair("{verdict}", "{verdict}"),
    "link": Pair("link: {verdict}", "link: {verdict}"),
    "times": Pair("{n} kali", "{n} times"),
    "bytes": Pair("{n} B", "{n} B"),
    "kilobytes": Pair("{n} kB", "{n} kB"),
    "megabytes": Pair("{n} MB", "{n} MB"),
    "ms": Pair("{n} md", "{n} ms"),
    "seconds": Pair("{n} detik", "{n} s"),
    "decimal": Pair(",", "."),
    "detail": Pair("naik {up}, turun {down}", "up {up}, down {down}"),
    "channel.office": Pair("lewat server kantor", "over the office's gateway"),
    "channel.bundle": Pair("lewat berkas USB", "by USB bundle"),
    "channel.other": Pair("lewat {channel}", "by {channel}"),
    "request": Pair("permintaan {id}", "request {id}"),
    "cause": Pair("sebab: {cause}", "cause: {cause}"),
}
