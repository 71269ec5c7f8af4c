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
    "has-nib": Pair(
        "Nomor {number}, {name}: NIB-nya sudah terbit. Pilih yang diminta, Enter.",
        "Number {number}, {name}: has an NIB already. Choose what is asked for, Enter.",
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
    "title": Pair("LOKET", "FRONT DESK"),
    "menu": Pair("Loket: terima orang, beri nomor", "Front desk: take people in"),
    "next": Pair("berikut {number}", "next {number}"),
    "waiting": Pair("menunggu {n}", "waiting {n}"),
    "longest": Pair("terlama {n} mnt", "longest {n} min"),
    "may-be-empty": Pair("boleh kosong", "may stay empty"),
    "columns": Pair(
        "MENUNGGU||nama|layanan|berkas|dilayani|tunggu|",
        "WAITING||name|services|papers|served|wait|",
    ),
    "columns-all": Pair(
        "SEMUA||nama|layanan|berkas|dilayani|tunggu|keadaan",
        "ALL||name|services|papers|served|wait|state",
    ),
    "by-operator": Pair("operator", "operator"),
    "by-oneself": Pair("mandiri", "self"),
    "empty": Pair("Tidak ada yang menunggu.", "Nobody is waiting."),
    "more": Pair("… {n} lagi (PgDn)", "… {n} more (PgDn)"),
    "before": Pair("… {n} di atas (PgUp)", "… {n} above (PgUp)"),
    "given": Pair("Nomor {number} untuk {name} tersimpan.", "Number {number} for {name} is saved."),
    "no-ktp": Pair(
        "Tanpa KTP belum bisa dilayani. Ada surat keterangan Disdukcapil? Tulis D, lalu F2.",
        "Without a KTP nobody can be served yet. A letter of Disdukcapil? Type D, then F2.",
    ),
    "no-ktp-help": Pair(
        "Tanpa KTP, surat keterangan dari Disdukcapil (D) boleh menggantikannya. Tidak ada keduanya: "
        "jangan beri nomor, arahkan ke Disdukcapil.",
        "Without a KTP, a letter of Disdukcapil (D) may stand for it. Neither: give no number, "
        "send the person to Disdukcapil.",
    ),
    "not-complete": Pair(
        'Nomor belum diberikan: "{field}" belum beres. Ketikan tetap ada.',
        'No number was given: "{field}" isn\'t right yet. What was typed is kept.',
    ),
    "no-problem": Pair("Tidak ada masalah. F2 memberi nomor.", "No problems. F2 gives a number."),
    "nobody-here": Pair("Hari ini belum ada yang diterima.", "Nobody was taken in today yet."),
    "kept": Pair(
        "Isian loket dari sebelum program tertutup ada lagi. F2 memberi nomor.",
        "The desk's form from before the program ended stands here again. F2 gives a number.",
    ),
    "left-open": Pair(
        "Isian loket yang belum bernomor tetap ada: F10, Loket.",
        "The desk's form without a number is kept: F10, Front desk.",
    ),
    "now.absent": Pair(
        "Nomor {number}, {name}, tidak hadir: mundur tiga tempat, tetap antre. K bila sudah ada.",
        "Number {number}, {name}, is absent: three places back, still in line. K once here.",
    ),
    "now.gone": Pair(
        "Nomor {number}, {name}, pulang. K bila kembali.",
        "Number {number}, {name}, went home. K if they come back.",
    ),
    "now.waiting": Pair(
        "Nomor {number}, {name}, menunggu lagi.", "Number {number}, {name}, is waiting again."
    ),
    "now.served": Pair(
        "Nomor {number}, {name}, selesai. K membatalkannya.",
        "Number {number}, {name}, is served. K takes it back.",
    ),
    "why": Pair("Alasan pulang", "Why going home"),
    "why-first": Pair(
        "Enter menyimpan, juga tanpa alasan. Esc: tidak jadi pulang.",
        "Enter saves, also without a reason. Esc: not going home.",
    ),
    "hint-why": Pair(
        "Boleh kosong. Contoh: menjemput anak. Enter menyimpan, Esc tidak jadi.",
        "May stay empty. Example: fetching a child. Enter saves, Esc doesn't.",
    ),
    "hint-list": Pair(
        "T tidak hadir  P pulang  K kembali menunggu  S selesai (mandiri)",
        "T absent  P went home  K waiting again  S served (by oneself)",
    ),
    "list-help": Pair(
        "T  dipanggil tidak ada: mundur tiga tempat, tidak pernah keluar dari antrean\n"
        "P  pulang: keluar dari antrean, tetap dihitung; alasannya boleh ditulis\n"
        "K  kembali: menunggu lagi; yang pulang kembali ke tempat nomornya\n"
        "S  selesai tanpa formulir di laptop ini, untuk yang mandiri\n"
        "F4 menampilkan semua orang hari ini, atau yang menunggu saja. Esc ke isian.",
        "T  called and not there: three places back, never out of the line\n"
        "P  went home: out of the line, still counted; the reason may be written\n"
        "K  back: waiting again; who had gone home gets the place of the number\n"
        "S  served without a form on this laptop, for those who do it themselves\n"
        "F4 shows everyone of today, or only those who wait. Esc goes to the form.",
    ),
    "key.enter": Pair("lanjut", "next"),
    "key.commit": Pair("beri nomor", "give number"),
    "key.print": Pair("karcis", "ticket"),
    "ticket-out": Pair("Karcis dicetak.", "The ticket is printed."),
    "no-ticket": Pair(
        "Belum ada nomor yang diberi di sini. F4 memilih orang di daftar, lalu F8.",
        "No number was given here yet. F4 chooses someone in the list, then F8.",
    ),
    "key.list": Pair("daftar", "list"),
    "key.next": Pair("panggil", "call"),
    "key.help": Pair("bantuan", "help"),
    "key.menu": Pair("menu", "menu"),
    "key.save": Pair("simpan", "save"),
    "key.not": Pair("tidak jadi", "don't"),
    "key.choose": Pair("pilih", "choose"),
    "key.everyone": Pair("semua/menunggu", "all/waiting"),
    "key.form": Pair("isian", "form"),
    "unknown": Pair(
        "Nomor itu tidak ada di loket. Tidak ada yang berubah.",
        "The desk doesn't have that number. Nothing was changed.",
    ),
}
