"""Sentences of the form and the read-back."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("FORMULIR", "FORM"),
    "new": Pair("baru", "new"),
    "yes": Pair("ya", "yes"),
    "no": Pair("tidak", "no"),
    "origin.nik": Pair("dari NIK", "from NIK"),
    "origin.village": Pair("dari desa", "from village"),
    "origin.default": Pair("seperti biasanya", "as usual"),
    "origin.office": Pair("diatur kantor", "set by the office"),
    "origin.list": Pair("dari daftar", "from the list"),
    "origin.parent": Pair("dari permohonan NIB", "from the NIB application"),
    "origin.desk": Pair("dari loket", "from the desk"),
    "origin.carried": Pair("seperti pemohon sebelumnya", "as the applicant before"),
    "former": Pair("semula {value}", "was {value}"),
    "mend.title": Pair("PERBAIKI", "MEND"),
    "mend.revision": Pair("revisi {old} → {new}", "revision {old} → {new}"),
    "mend.refused": Pair("isian {at} dari {n} yang ditolak", "field {at} of {n} refused"),
    "mend.refused-one": Pair("ditolak: {field}", "refused: {field}"),
    "mend.office": Pair('Kantor ({who}): "{text}"', 'Office ({who}): "{text}"'),
    "mend.oss": Pair('OSS ({who}): "{text}"', 'OSS ({who}): "{text}"'),
    "mend.key.problem": Pair("ditolak", "refused"),
    "mend.key.restore": Pair("isi semula", "as it was"),
    "mend.insist": Pair(
        'Isian "{field}" tetap seperti semula: tulis alasannya, kantor membacanya.',
        '"{field}" stays as it was: give the reason, the office reads it.',
    ),
    "already": Pair(
        "NIK ini sudah ada: {who}. Di baris NIK: F4 membukanya, atau tulis alasan.",
        "This NIK is here already: {who}. In the NIK's row: F4 opens it, or give a reason.",
    ),
    "nik-says": Pair("NIK kini berkata {value} (Ctrl+R)", "the NIK now says {value} (Ctrl+R)"),
    "region-former": Pair("(wilayah lama)", "(former region)"),
    "carry.on": Pair(
        'Isian "{field}" dibawa ke pemohon berikut. F4: jangan bawa.',
        '"{field}" is carried to the next applicant. F4: don\'t.',
    ),
    "carry.off": Pair(
        'Isian "{field}" tidak dibawa lagi ke pemohon berikut. F4: bawa lagi.',
        '"{field}" is no longer carried to the next applicant. F4: carry it again.',
    ),
    "carry.help-on": Pair(
        "Dibawa dari pemohon sebelumnya, bertanda ». Mengetik menggantinya, Ctrl+R mengembalikannya; F4: jangan bawa.",
        "Carried from the applicant before, marked ». Typing replaces it, Ctrl+R brings it back; F4: don't carry.",
    ),
    "carry.help-off": Pair(
        "Tidak dibawa dari pemohon sebelumnya. F4: bawa lagi.",
        "Not carried from the applicant before. F4: carry it again.",
    ),
    "offer": Pair("Ctrl+R: {value}", "Ctrl+R: {value}"),
    "problems": Pair("Belum beres", "Still open"),
    "saved": Pair(
        'Draf tersimpan sampai "{field}", {time}.', 'Draft saved up to "{field}", {time}.'
    ),
    "warned": Pair("{n} peringatan (F7)", "{n} warnings (F7)"),
    "no-problem": Pair(
        "Tidak ada masalah. F2 membacakan ke pemohon.",
        "No problems. F2 reads it back to the applicant.",
    ),
    "not-complete": Pair(
        'Belum bisa dibacakan: {n} isian belum beres, pertama "{field}". Data aman sebagai draf.',
        'Can\'t be read back yet: {n} fields are open, first "{field}". The data is safe as a draft.',
    ),
    "disk-full": Pair(
        'Disk penuh: {n} isian sejak "{field}" belum tersimpan, yang sebelumnya aman. Kosongkan 50 MB, lalu F2.',
        'The disk is full: {n} fields from "{field}" on aren\'t saved, what came before is. Free 50 MB, then F2.',
    ),
    "parked-mending": Pair(
        "Perbaikan {ref} tersimpan. Ctrl+O di antrean menampilkan draf dan perbaikan.",
        "What was mended in {ref} is saved. Ctrl+O in the queue shows drafts and these.",
    ),
    "unchanged": Pair(
        'Isian yang ditolak, "{field}", belum berubah. Kalau sudah benar: Ctrl+R, lalu tulis alasannya.',
        'The refused field, "{field}", is unchanged. If it is right as it is: Ctrl+R, then give the reason.',
    ),
    "last-field": Pair(
        "Isian terakhir. F2 membacakan ke pemohon.", "The last field. F2 reads it back."
    ),
    "parked": Pair(
        "Draf {ref} tersimpan dan diparkir. Ctrl+O di antrean menampilkan semua draf.",
        "Draft {ref} is saved and parked. Ctrl+O in the queue shows all drafts.",
    ),
    "parted": Pair(
        "{ref} juga diubah di jendela lain. Keduanya aman: yang diketik di sini kini draf {own}. Batalkan yang keliru.",
        "{ref} was changed in another window too. Both are safe: what is typed here is draft {own} now. Cancel the wrong one.",
    ),
    "elsewhere": Pair(
        "{ref} diubah di jendela lain sejak dibacakan. Belum final, ketikan di sini aman. Esc ke formulir.",
        "{ref} was changed in another window since. Not final; what is typed here is safe. Esc to the form.",
    ),
    "still-open": Pair(
        "{n} isian belum beres. Data aman sebagai draf. F7: yang berikut.",
        "{n} fields are open. The data is safe as a draft. F7: the next one.",
    ),
    "nothing-to-restore": Pair(
        "Program tidak punya nilai untuk isian ini.", "The program has no value for this field."
    ),
    "print-later": Pair(
        "Belum ada yang bisa dicetak: finalkan dulu (F2).",
        "Nothing to print yet: finalise first (F2).",
    ),
    "key.enter": Pair("lanjut", "next"),
    "key.commit": Pair("bacakan", "read back"),
    "key.problem": Pair("masalah", "problem"),
    "key.park": Pair("parkir", "park"),
    "key.help": Pair("bantuan", "help"),
    "key.back": Pair("antrean", "queue"),
    "kind.text": Pair(
        "Ditulis bebas; huruf, angka, dan tanda baca.", "Free text: letters, digits, punctuation."
    ),
    "kind.name": Pair(
        "Disimpan persis seperti diketik; ejaannya tidak pernah diubah.",
        "Kept exactly as typed; the spelling is never changed.",
    ),
    "kind.nik": Pair(
        "16 angka; spasi, titik, dan strip boleh. Tanggal lahir dan jenis kelamin terisi dari sini.",
        "16 digits; spaces, dots and dashes may stand between. Birth date and sex are filled from here.",
    ),
    "kind.kk": Pair(
        "16 angka; spasi, titik, dan strip boleh.",
        "16 digits; spaces, dots and dashes may stand between.",
    ),
    "kind.npwp": Pair(
        "15 atau 16 angka; titik dan strip boleh.",
        "15 or 16 digits; dots and dashes may stand between.",
    ),
    "kind.phone": Pair(
        "08…, 628…, atau +628…; spasi, titik, dan strip boleh.",
        "08…, 628… or +628…; spaces, dots and dashes may stand between.",
    ),
    "kind.email": Pair("Satu alamat dengan @.", "One address with an @."),
    "kind.date": Pair(
        "Boleh 170488, 17-4-88, 17/04/1988, atau 17041988.",
        "170488, 17-4-88, 17/04/1988 or 17041988 will do.",
    ),
    "kind.year": Pair("Empat angka, contoh: 2021.", "Four digits, e.g. 2021."),
    "kind.money": Pair(
        "Boleh 5jt, 750rb, 1,5jt, atau 5.000.000.", "5jt, 750rb, 1,5jt or 5.000.000 will do."
    ),
    "kind.integer": Pair("Angka bulat.", "A whole number."),
    "kind.decimal": Pair(
        "Angka; koma untuk pecahan, contoh: 7,5.", "A number; a comma for fractions, e.g. 7,5."
    ),
    "kind.choice": Pair("Ketik hurufnya:", "Type its letter:"),
    "kind.multichoice": Pair(
        "Ketik satu huruf atau lebih, urutannya bebas:", "Type one letter or more, in any order:"
    ),
    "kind.note": Pair("Untuk dibaca saja.", "Only to be read."),
    "kind.yesno": Pair("Ketik Y atau T.", "Type Y or T."),
    "kind.village": Pair(
        "Ketik sebagian nama; panah memilih, Enter mengambil yang bertanda >.",
        "Type part of a name; arrows choose, Enter takes the one marked >.",
    ),
    "kind.kbli": Pair(
        "Ketik kata sehari-hari, atau lima angkanya; panah memilih, Enter mengambil.",
        "Type everyday words, or the five digits; arrows choose, Enter takes.",
    ),
    "kind.rtrw": Pair(
        "RT, garis miring, RW. Nol di depan boleh dilewati: 3/5.",
        "RT, a slash, RW. Leading zeros can be left out: 3/5.",
    ),
    "kind.postcode": Pair("Lima angka.", "Five digits."),
    "kind.digits": Pair("Angka saja.", "Digits only."),
    "spent": Pair(
        "diketik {typing} · dibacakan {reading}", "typed in {typing} · read back in {reading}"
    ),
    "seconds": Pair("{n} dtk", "{n} s"),
    "minutes": Pair("{m} mnt {n} dtk", "{m} min {n} s"),
    "look.title": Pair("KETIK ULANG", "TYPE AGAIN"),
    "look.where": Pair(
        "isian {n} dari {of}, ketik dari KTP atau HP pemohon",
        "field {n} of {of}, typed from the KTP or the phone",
    ),
    "look.why": Pair(
        "Sebagian permohonan diketik dua kali, supaya salah ketik ketahuan sebelum terkirim.",
        "Some applications are typed twice, so that a slip is found before it is sent.",
    ),
    "look.done": Pair("sudah diperiksa", "looked at"),
    "look.first": Pair("pertama", "first"),
    "look.second": Pair("kedua", "second"),
    "look.empty": Pair(
        "Ketik isian ini sekali lagi, lalu Enter. Formulirnya tetap tersimpan.",
        "Type this field once more, then Enter. The form stays saved.",
    ),
    "look.different": Pair(
        "{field} berbeda di tanda ^. Cocokkan dengan KTP atau pemohon, lalu pilih.",
        "{field} differs where ^ stands. Check with the KTP or the applicant, then choose.",
    ),
    "look.choose": Pair(
        "Pilih dulu: Ctrl+R yang pertama, F4 yang kedua, atau ketik sekali lagi.",
        "Choose: Ctrl+R the first, F4 the second, or type it once more.",
    ),
    "look.third": Pair(
        "Yang ini lain dari keduanya. Pilih Ctrl+R atau F4, atau Esc lalu betulkan di formulir.",
        "This differs from both. Choose Ctrl+R or F4, or Esc and mend it in the form.",
    ),
    "look.hint": Pair(
        "Mana yang benar? Ctrl+R yang pertama, F4 yang kedua, atau ketik sekali lagi.",
        "Which one is right? Ctrl+R the first, F4 the second, or type it once more.",
    ),
    "look.key.enter": Pair("bandingkan", "compare"),
    "look.key.first": Pair("yang pertama", "the first"),
    "look.key.second": Pair("yang kedua", "the second"),
    "look.key.third": Pair("bandingkan lagi", "compare again"),
    "readback.title": Pair("BACAKAN", "READ BACK"),
    "readback.turn": Pair(
        "putar layar ke pemohon; tunjuk NIK dan uang, jangan ucapkan",
        "turn the screen to the applicant; point at NIK and money",
    ),
    "readback.final": Pair("final dan tersimpan", "final and saved"),
    "scale.micro": Pair("mikro", "micro"),
    "scale.small": Pair("kecil", "small"),
    "scale.medium": Pair("menengah", "medium"),
    "scale.large": Pair("besar", "large"),
    "readback.changed": Pair(
        "revisi {n}: bacakan yang berubah, NIK dan uang ditunjuk",
        "revision {n}: read what changed, point at NIK and money",
    ),
    "readback.line.rest": Pair("Selebihnya", "The rest"),
    "readback.rest": Pair("seperti semula", "as it was"),
    "readback.nothing-changed": Pair("tidak ada yang berubah", "nothing has changed"),
    "readback.empty": Pair("kosong", "empty"),
    "readback.former": Pair(
        "Jawaban yang dulu tetap berlaku: {answers}.", "The former answers stand: {answers}."
    ),
    "readback.given.L": Pair("lisan", "spoken"),
    "readback.given.S": Pair("surat {paper}", "paper {paper}"),
    "readback.notice": Pair("PEMBERITAHUAN v{version}", "NOTICE v{version}"),
    "readback.no-consent": Pair(
        "Tanpa persetujuan, {purpose} tidak diminta.",
        "Without consent, {purpose} aren't asked for.",
    ),
    "readback.unread": Pair(
        "Bacakan dulu {n} baris dengan Enter, lalu F2. Data aman sebagai draf.",
        "Read {n} lines aloud with Enter first, then F2. The data is safe as a draft.",
    ),
    "readback.hint-rest": Pair(
        "Selebihnya tidak dibacakan lagi. F4 menampilkan semua, Enter maju.",
        "The rest isn't read again. F4 shows all of it, Enter goes on.",
    ),
    "readback.line.nik": Pair("NIK", "NIK"),
    "readback.line.name": Pair("Nama", "Name"),
    "readback.line.birthplace": Pair("Lahir", "Born"),
    "readback.line.ktp_address": Pair("Alamat KTP", "KTP address"),
    "readback.line.phone": Pair("HP", "Mobile"),
    "readback.line.npwp": Pair("Pajak, BPJS", "Tax, insurance"),
    "readback.line.trade_name": Pair("Usaha", "Business"),
    "readback.line.kbli": Pair("KBLI", "KBLI"),
    "readback.line.description": Pair("Uraian", "Description"),
    "readback.line.place_same_as_ktp": Pair("Tempat usaha", "Place"),
    "readback.line.area": Pair("Luas, status", "Area, tenure"),
    "readback.line.working_capital": Pair("Modal", "Capital"),
    "readback.line.workers_male": Pair("Pekerja", "Workers"),
    "readback.line.product_kind": Pair("Produk", "Product"),
    "readback.line.want_halal": Pair("Lanjutan", "Wanted next"),
    "readback.part.kk": Pair("KK {value}", "KK {value}"),
    "readback.part.bpjs_health": Pair("BPJS Kesehatan {value}", "BPJS health {value}"),
    "readback.part.bpjs_employment": Pair("BPJS TK {value}", "BPJS employment {value}"),
    "readback.part.machinery": Pair("mesin, alat {value}", "machinery {value}"),
    "readback.part.other_investment": Pair("lainnya {value}", "other {value}"),
    "readback.part.brand": Pair("merek {value}", "brand {value}"),
    "readback.part.has_halal": Pair("sudah halal: {value}", "halal already: {value}"),
    "readback.part.has_sni": Pair("sudah SNI: {value}", "SNI already: {value}"),
    "readback.part.place_rt_rw": Pair("RT/RW {value}", "RT/RW {value}"),
    "readback.part.since": Pair("sejak {value}", "since {value}"),
    "readback.part.has_whatsapp": Pair("WhatsApp: {value}", "WhatsApp: {value}"),
    "readback.part.phone_holder": Pair("dipegang: {value}", "held by: {value}"),
    "readback.part.place_same_as_ktp": Pair(
        "sama dengan alamat KTP: {value}", "same as the KTP address: {value}"
    ),
    "readback.part.tenure": Pair("tanah: {value}", "land: {value}"),
    "readback.part.industrial_zone": Pair("kawasan industri: {value}", "industrial zone: {value}"),
    "readback.part.yearly_sales": Pair("penjualan setahun {value}", "yearly sales {value}"),
    "readback.part.workers_male": Pair("laki-laki {value}", "male {value}"),
    "readback.part.workers_female": Pair("perempuan {value}", "female {value}"),
    "readback.part.want_halal": Pair("halal: {value}", "halal: {value}"),
    "readback.part.want_pirt": Pair("PIRT: {value}", "PIRT: {value}"),
    "readback.part.ktp_rt_rw": Pair("RT/RW {value}", "RT/RW {value}"),
    "readback.point": Pair("(tunjuk)", "(point)"),
    "readback.declarations": Pair("Pernyataan pemohon   Y/T", "Declarations         Y/T"),
    "readback.consents": Pair(
        "Persetujuan (pemberitahuan v{version}, F4 membacanya)",
        "Consents (notice v{version}, F4 reads it)",
    ),
    "readback.basis": Pair(
        "NIB: dasar layanan publik, tak perlu izin", "NIB: public service, needs no consent"
    ),
    "readback.method": Pair("Diberikan dengan", "Given by"),
    "readback.method-keys": Pair("L lisan  S surat", "L spoken  S paper"),
    "readback.paper": Pair("Nomor surat", "Paper number"),
    "readback.scale": Pair("skala usaha", "business scale"),
    "readback.open": Pair(
        "Belum bisa difinalkan: {n} jawaban kosong. Data aman sebagai draf.",
        "Can't be finalised yet: {n} answers are empty. The data is safe as a draft.",
    ),
    "readback.done": Pair(
        "{ref} tersimpan dan siap dikirim. F8 tanda terima · F9 berikutnya",
        "{ref} is saved and ready to send. F8 receipt · F9 next person",
    ),
    "readback.done-short": Pair(
        "{ref} tersimpan dan siap dikirim.", "{ref} is saved and ready to send."
    ),
    "readback.only-read": Pair(
        "Baris ini hanya dibacakan. Enter lanjut, F4 mengubahnya.",
        "This line is only read aloud. Enter goes on, F4 changes it.",
    ),
    "readback.all-answered": Pair(
        "Semua terjawab. F2 memfinalkan.", "All is answered. F2 makes it final."
    ),
    "readback.saving": Pair("Menyimpan…", "Saving…"),
    "readback.is-final": Pair(
        "{ref} sudah final. F9 orang berikutnya, F6 antrean.",
        "{ref} is final. F9 next person, F6 queue.",
    ),
    "readback.hint-line": Pair(
        "Bacakan baris ini. F4 mengubahnya, Enter maju.",
        "Read this line aloud. F4 changes it, Enter goes on.",
    ),
    "readback.hint-point": Pair(
        "Tunjuk di layar, jangan diucapkan. F4 mengubahnya.",
        "Point at the screen, don't say it. F4 changes it.",
    ),
    "readback.hint-method": Pair(
        "Lisan di depan operator (L), atau surat bertanda tangan (S).",
        "Spoken before the operator (L), or on a signed paper (S).",
    ),
    "readback.hint-paper": Pair(
        "Nomor pada surat yang ditandatangani. Contoh: SP-014.",
        "The number on the signed paper. Example: SP-014.",
    ),
    "readback.yes-no": Pair("Ketik Y atau T.", "Type Y or T."),
    "readback.more": Pair("↓ masih ada di bawah", "↓ there is more below"),
    "readback.key.enter": Pair("lanjut", "next"),
    "readback.key.choices": Pair("ubah baris", "change line"),
    "readback.key.whole": Pair("tampilkan semua", "show all"),
    "readback.key.notice": Pair("pemberitahuan", "notice"),
    "readback.key.commit": Pair("finalkan", "finalise"),
    "readback.key.problem": Pair("yang kosong", "what is empty"),
    "readback.key.back": Pair("ke formulir", "to the form"),
    "readback.key.print": Pair("tanda terima", "receipt"),
    "readback.key.next": Pair("berikutnya", "next person"),
    "readback.key.queue": Pair("antrean", "queue"),
}
