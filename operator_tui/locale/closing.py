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
    "none": Pair("Belum ada hari yang ditutup.", "No day was closed yet."),
    "not-closed": Pair(
        "Hari itu belum ditutup. Tidak ada yang ditulis.",
        "That day isn't closed. Nothing was written.",
    ),
    "seal-needs-day": Pair(
        "--seal perlu --day: segel mana yang dicocokkan.",
        "--seal needs --day: which seal to compare.",
    ),
    "sealed-by": Pair(
        "Segel {seal}, pengawas {supervisor}", "Seal {seal}, supervisor {supervisor}"
    ),
    "verify-good": Pair("cocok", "it fits"),
    "columns": Pair("jumlah   selisih", "number   differs"),
    "row.paper": Pair("Formulir kertas, dihitung tangan", "Paper forms, counted by hand"),
    "row.applications": Pair("Permohonan di laptop ini", "Applications on this laptop"),
    "row.printed": Pair("Tanda terima atau slip (salinan tidak)", "Receipts or slips (no copies)"),
    "row.accepted": Pair("Diterima di kantor", "Accepted at the office"),
    "base": Pair("dasar", "base"),
    "base-late": Pair("dasar, {n} susulan", "base, {n} late"),
    "fits": Pair("√ cocok", "√ agrees"),
    "differs": Pair("!!", "!!"),
    "explained": Pair("! dijelaskan", "! explained"),
    "blind": Pair(
        "Tiga hitungan lain tampil sesudah kertas dihitung.",
        "The three other counts are shown once the paper is counted.",
    ),
    "not-blind": Pair(
        "Ringkasan hari ini sudah dibuka sebelum kertas dihitung: {who}.",
        "This day's summary was opened before the paper was counted: {who}.",
    ),
    "counted-again": Pair(
        "Kertas dihitung {n} kali: {each}.", "The paper was counted {n} times: {each}."
    ),
    "list": Pair("Yang tidak cocok", "What doesn't agree"),
    "list-all": Pair("Yang tidak cocok: {n}", "What doesn't agree: {n}"),
    "page": Pair(
        "Tutup hari {place} · segel {seal} · halaman {n} dari {of}",
        "Day closed {place} · seal {seal} · page {n} of {of}",
    ),
    "number": Pair("jumlah", "number"),
    "differs-by": Pair("selisih", "differs"),
    "late-now": Pair("{was}, kini {now}", "{was}, now {now}"),
    "late-mark": Pair("susulan", "late"),
    "file": Pair("tutup-hari", "day-closed"),
    "saved": Pair(
        "Lembar tersimpan, untuk dicetak dan ditandatangani: {file}",
        "The sheet is saved, to be printed and signed: {file}",
    ),
    "key.save": Pair("simpan lembar", "save the sheet"),
    "list-some": Pair(
        "Yang tidak cocok: {n}, tanpa alasan {left}",
        "What doesn't agree: {n}, {left} without a reason",
    ),
    "list-none": Pair("Semua cocok.", "All of it agrees."),
    "paper-more": Pair("{n} lembar tanpa permohonan", "{n} sheets without one"),
    "paper-fewer": Pair("{n} permohonan tanpa lembar", "{n} without a sheet"),
    "name.paper": Pair("kertas", "paper"),
    "name.trail": Pair("jejak audit", "audit trail"),
    "trail": Pair("{n} baris tidak sama", "{n} rows differ"),
    "printed": Pair("tak ada tanda terima", "no receipt"),
    "office": Pair("{state}", "{state}"),
    "reason": Pair("{reason} ({by})", "{reason} ({by})"),
    "no-reason": Pair(".", "."),
    "open-drafts": Pair("{n} draf (ikut ke besok)", "{n} drafts (go along to tomorrow)"),
    "open-waiting": Pair("{n} orang belum dilayani", "{n} people not served"),
    "still-open": Pair("Masih terbuka: {what}", "Still open: {what}"),
    "late": Pair("Susulan: {what}", "Late: {what}"),
    "late-one": Pair("{ref} {what}", "{ref} {what}"),
    "late-new": Pair("baru, {now}", "new, {now}"),
    "late-printed": Pair("tanda terima dicetak", "receipt printed"),
    "late-unprinted": Pair("tanda terima batal dicetak", "receipt not printed after all"),
    "late-more": Pair("{n} lagi", "{n} more"),
    "supervisor": Pair("Pengawas", "Supervisor"),
    "witness": Pair("Saksi", "Witness"),
    "hint-paper": Pair(
        "Hitung tumpukan formulir kertas dengan tangan, ketik jumlahnya. Contoh: 52.",
        "Count the pile of paper forms by hand, type the number. For example: 52.",
    ),
    "hint-paper-more": Pair(
        'Cari di tumpukan. Tak ketemu: tulis alasannya. Contoh: "dua lembar satu orang".',
        'Look through the pile. Not found: write why. E.g. "two sheets, one person".',
    ),
    "hint-paper-fewer": Pair(
        'Cari lembar yang kurang. Tak ketemu: tulis alasannya. Contoh: "dibawa pulang".',
        'Look for the missing sheet. Not found: write why. E.g. "was taken home".',
    ),
    "hint-trail": Pair(
        "Jejak audit berbeda. Jangan diubah. Tulis siapa di TI yang diberi tahu.",
        "Audit trail and rows differ. Change nothing. Write who in IT was told.",
    ),
    "hint-printed": Pair(
        'F8 mencetaknya sekarang, atau tulis alasannya. Contoh: "printer mati, lewat WA".',
        'F8 prints it now, or write why not. E.g. "printer dead, told by WhatsApp".',
    ),
    "hint-ready": Pair(
        'F5 mengirim sekarang, atau tulis alasannya. Contoh: "tak ada sinyal, besok".',
        'F5 sends now, or write why not. E.g. "no signal, tomorrow".',
    ),
    "hint-sending": Pair(
        'Sedang dikirim: tunggu, atau tulis alasannya. Contoh: "dicek Dede besok".',
        'Being sent: wait, or write why. E.g. "Dede looks tomorrow morning".',
    ),
    "hint-unknown": Pair(
        'Jangan diketik ulang. F5 menanyakan lagi, atau tulis: "dicek Dede besok".',
        'Don\'t type it again. F5 asks once more, or write why: "Dede looks tomorrow".',
    ),
    "hint-quarantined": Pair(
        "Ditahan kantor: panah kanan membuka rinciannya. Atau tulis alasannya.",
        "Held by the office: the right arrow opens its details. Or write why.",
    ),
    "hint-returned": Pair(
        "Perlu diperbaiki: panah kanan membukanya. Atau tulis alasannya.",
        "To be mended: the right arrow opens it. Or write why.",
    ),
    "hint-draft": Pair(
        "Dibuka lagi dan belum final: panah kanan membukanya. Atau tulis alasannya.",
        "Opened again and not final: the right arrow opens it. Or write why.",
    ),
    "hint-cancelled": Pair(
        "Dibatalkan; alasannya sudah ada di riwayatnya.", "Cancelled; its history says why."
    ),
    "hint-supervisor": Pair(
        "Nama pengawas yang menutup hari ini. Contoh: Nani Suryani. F2 menyegel.",
        "The supervisor who closes this day. For example: Nani Suryani. F2 seals.",
    ),
    "hint-witness": Pair(
        "Nama saksi, boleh kosong. Contoh: Kepala Desa Cikijing. F2 menyegel.",
        "A witness, may stay empty. For example: the village head. F2 seals.",
    ),
    "gone": Pair("√ cocok sekarang", "√ agrees by now"),
    "hint-gone": Pair(
        "Baris ini sudah cocok; alasan tidak perlu. Enter ke baris berikutnya.",
        "This row agrees by now; it needs no reason. Enter goes to the next.",
    ),
    "hint-sealed": Pair(
        "Salin segel ini ke berita acara (Ctrl+Y). Lembar ini tidak berubah lagi.",
        "Copy this seal to the minutes (Ctrl+Y). This sheet changes no more.",
    ),
    "paper-bad": Pair(
        "Jumlah lembar ditulis dengan angka saja. Contoh: 52.",
        "The number of sheets, in digits alone. For example: 52.",
    ),
    "all-agree": Pair("Tidak ada yang perlu dijelaskan.", "Nothing has to be explained."),
    "same-reason": Pair(
        "Alasan ini dipakai untuk {n} baris lain yang sama.",
        "This reason is kept for {n} rows alike.",
    ),
    "kept": Pair("Tersimpan, {time}.", "Saved, {time}."),
    "same-none": Pair(
        "Tulis dulu alasannya di baris ini; F4 memakainya untuk yang sama.",
        "Write the reason in this row first; F4 keeps it for those alike.",
    ),
    "sealed": Pair(
        "Hari ditutup {time}, segel {seal}. Catat di berita acara.",
        "The day was closed {time}, seal {seal}. Note it in the minutes.",
    ),
    "sealed-head": Pair("Ditutup {time} oleh {by}", "Closed {time} by {by}"),
    "seal": Pair("Segel", "Seal"),
    "key.next": Pair("lanjut", "next"),
    "key.seal": Pair("segel", "seal"),
    "key.same": Pair("alasan sama", "same reason"),
    "key.problem": Pair("berikut", "next one"),
    "key.send": Pair("kirim", "send"),
    "key.print": Pair("cetak", "print"),
    "key.copy": Pair("salin segel", "copy the seal"),
}
