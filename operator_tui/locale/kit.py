"""Sentences of the kit: its screen, its command, its file."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("PERLENGKAPAN", "KIT"),
    "menu": Pair("Perlengkapan: yang dibawa", "Kit: what is carried"),
    "progress": Pair("{n} dari {of} diperiksa", "{n} of {of} checked"),
    "short": Pair("{n} kurang", "{n} short"),
    "closed": Pair("selesai {time} {who}", "finished {time} {who}"),
    "columns": Pair("Barang|perlu|ada|keadaan|catatan", "Thing|need|there|condition|remark"),
    "sheet-columns": Pair(
        "Barang|Perlu|Ada|Tambah|Keadaan|Catatan", "Thing|Need|There|Refill|Condition|Remark"
    ),
    "people": Pair("Perkiraan pemohon", "Applicants expected"),
    "condition.B": Pair("baik", "good"),
    "condition.R": Pair("rusak", "broken"),
    "condition.H": Pair("hampir habis", "nearly out"),
    "lasts": Pair("cukup ± {n} orang", "for ± {n} people"),
    "lasts-printed": Pair("± {n} org · tercetak {used}", "± {n} ppl · {used} printed"),
    "printed": Pair("tercetak {n}", "{n} printed"),
    "dropped": Pair("tidak dibawa: {reason}", "not carried: {reason}"),
    "more": Pair("{n} lagi", "{n} more"),
    "top": Pair("! kertas ± {n} org", "! paper ± {n} ppl"),
    "no-event": Pair(
        "Daftar perlengkapan milik satu kegiatan. Pilih kegiatannya dulu: F10, Kegiatan.",
        "A kit list belongs to an event. Choose the event first: F10, Events.",
    ),
    "file-unreadable": Pair(
        "kit.toml tidak bisa dibaca; daftar bawaan yang dipakai. Data utuh. Beri tahu TI.",
        "kit.toml can't be read; the list that ships is used. Data is whole. Tell IT.",
    ),
    "file-wrong": Pair(
        "kit.toml tidak bisa dipakai ({what}); daftar bawaan yang dipakai. Beri tahu TI.",
        "kit.toml can't be used ({what}); the list that ships is used. Tell IT.",
    ),
    "name-empty": Pair("Barang tanpa nama tidak dicatat.", "A thing without a name isn't kept."),
    "not-number": Pair(
        "Jumlah ditulis dengan angka, paling banyak 6. Ketikan tetap ada.",
        "A count is digits, six at most. What was typed stays.",
    ),
    "not-condition": Pair(
        "Keadaan: B baik, R rusak, H hampir habis. Ketikan tetap ada.",
        "Condition: B good, R broken, H nearly out. What was typed stays.",
    ),
    "not-saved": Pair(
        "Belum tersimpan: {why} Enter di baris itu mencoba lagi.",
        "Not saved: {why} Enter on that line tries again.",
    ),
    "paper-short": Pair(
        "{label} {n}; {people} orang butuh kira-kira {need}. Tambah {more} sebelum pergi.",
        "{label} {n}; {people} people need about {need}. Take {more} more before leaving.",
    ),
    "item-short": Pair(
        "{label}: perlu {need}, ada {n}. Tambah {more} sebelum pergi.",
        "{label}: {need} needed, {n} there. Take {more} more before leaving.",
    ),
    "item-broken": Pair(
        "{label} rusak: dihitung tidak ada. Cari gantinya sebelum pergi.",
        "{label} is broken: counted as not there. Find another before leaving.",
    ),
    "item-low": Pair(
        "{label} hampir habis. Bawa cadangan.", "{label} is nearly used up. Take a spare one."
    ),
    "done": Pair(
        "Pemeriksaan selesai, {n} diperiksa, semua cukup. Tersimpan.",
        "The check is finished, {n} checked, nothing is short. Saved.",
    ),
    "done-short": Pair(
        "Pemeriksaan selesai dengan {short} kurang, {open} belum diperiksa. Tersimpan.",
        "The check is finished with {short} short, {open} not checked. Saved.",
    ),
    "wrong-first": Pair(
        "Belum ditutup: yang diketik di baris ini belum bisa dipakai.",
        "Not finished: what is typed on this line can't be used yet.",
    ),
    "all-enough": Pair(
        "Tidak ada yang kurang atau belum diperiksa.", "Nothing is short or not checked."
    ),
    "hint.people": Pair(
        "Kira-kira berapa pemohon akan datang? Kertas dihitung menurut ini.",
        "About how many applicants will come? Paper is reckoned by this.",
    ),
    "hint.count": Pair(
        "Jumlah yang benar-benar dihitung. Belum dihitung: biarkan kosong.",
        "What was really counted. Not counted yet: leave it empty.",
    ),
    "hint.condition": Pair(
        "Keadaan: B baik  R rusak  H hampir habis", "Condition: B good  R broken  H nearly out"
    ),
    "hint.change": Pair(
        "J jumlah yang perlu  C catatan  T tidak dibawa  K kembali dibawa  L barang lain",
        "J how many needed  C remark  T not carried  K carried after all  L another thing",
    ),
    "hint.need": Pair("Berapa yang perlu dibawa? Contoh: 3", "How many have to be carried? E.g. 3"),
    "hint.note": Pair(
        "Contoh: berlaku sampai 30 Nov. Kosong menghapusnya.",
        "E.g. valid until 30 Nov. Empty takes it away.",
    ),
    "hint.drop": Pair(
        "Alasannya. Contoh: balai desa punya meja.", "The reason. E.g. the hall has tables."
    ),
    "hint.own": Pair("Nama barangnya. Contoh: Payung", "What it is called. E.g. Umbrella"),
    "ask.change": Pair("Ubah daftar", "Change the list"),
    "ask.need": Pair("Perlu", "Need"),
    "ask.note": Pair("Catatan", "Remark"),
    "ask.drop": Pair("Tidak dibawa, sebab", "Not carried, since"),
    "ask.own": Pair("Barang lain", "Another thing"),
    "reason-needed": Pair(
        "Barang dihapus dari daftar hanya dengan alasan.",
        "A thing leaves the list only with a reason.",
    ),
    "key.enter": Pair("lanjut", "next"),
    "key.done": Pair("selesai", "finish"),
    "key.change": Pair("ubah daftar", "change list"),
    "key.short": Pair("yang kurang", "what is short"),
    "key.print": Pair("cetak", "print"),
    "key.back": Pair("kembali", "back"),
    "key.save": Pair("simpan", "save"),
    "key.not": Pair("tidak jadi", "don't"),
    "help": Pair(
        "Hitung barangnya, lalu keadaannya; Enter maju. Kosong berarti belum dihitung, bukan nol.\n"
        "Kertas berkurang sendiri setiap kali mencetak; hitungan baru mulai dari awal.\n"
        "F4 mengubah jumlah yang perlu, menulis catatan, atau menambah barang untuk kegiatan ini.\n"
        "F7 ke yang kurang berikutnya. F2 menutup pemeriksaan, juga bila ada yang kurang: nama dan jam tersimpan.\n"
        "Daftar bawaan diganti kantor dengan berkas kit.toml di folder data.",
        "Count the thing, then its condition; Enter goes on. Empty means not counted, not zero.\n"
        "Paper goes down by itself with each print; a new count begins anew.\n"
        "F4 changes how many are needed, writes a remark, or adds a thing for this event.\n"
        "F7 goes to the next that is short. F2 finishes the check, also with things short: name and time are kept.\n"
        "The office changes the list that ships by a file kit.toml in the data folder.",
    ),
    "cli.none": Pair("Tidak ada yang perlu ditambah.", "Nothing has to be refilled."),
    "cli.open": Pair(
        "{n} barang belum diperiksa: belum tahu apakah kurang.",
        "{n} things weren't checked: nobody knows whether they are short.",
    ),
    "cli.row": Pair(
        "{label}: perlu {need}, ada {n}, tambah {more}",
        "{label}: need {need}, there {n}, refill {more}",
    ),
    "cli.unchecked": Pair("belum diperiksa", "not checked"),
}
