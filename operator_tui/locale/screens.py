"""Words of the smaller screens: unlock, set-up, menu, help, queue, detail, log, event."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "help": Pair("BANTUAN", "HELP"),
    "keys": Pair("Semua tombol", "All keys"),
    "keys-here": Pair("Tombol di sini", "Keys here"),
    "help-more": Pair(
        "Masih ada di bawah: panah atau PgDn menggulirnya.",
        "There is more below: arrows or PgDn scroll.",
    ),
    "help-end": Pair("Ini akhirnya. Esc kembali ke layar tadi.", "This is the end. Esc goes back."),
    "key.page": Pair("satu halaman", "a page"),
    "key.down": Pair("gulir", "scroll"),
    "key.back": Pair("kembali", "back"),
    "key.open": Pair("buka", "open"),
    "key.choose": Pair("pilih", "choose"),
    "key.next": Pair("lanjut", "next"),
    "key.see": Pair("lihat", "see"),
    "key.make": Pair("buat", "make"),
    "key.menu-log": Pair("menu (log, periksa)", "menu (log, check)"),
    "key.menu": Pair("menu", "menu"),
    "key.quit": Pair("keluar", "leave"),
    "menu": Pair("MENU", "MENU"),
    "menu-hint": Pair(
        "Ketik satu kata dari namanya, contoh: kirim. Enter menjalankannya.",
        "Type a word of its name, e.g. send. Enter does it.",
    ),
    "menu-nothing": Pair(
        "Tidak ada yang cocok di layar ini. Esc mengosongkan saringan.",
        "Nothing fits on this screen. Esc clears the filter.",
    ),
    "menu-form": Pair("Formulir baru", "New form"),
    "menu-queue": Pair("Antrean kirim", "Queue"),
    "menu-event": Pair("Kegiatan", "Events"),
    "menu-here": Pair("Di layar {what}", "On the screen {what}"),
    "menu-log": Pair("Log teknis", "Technical log"),
    "unlock": Pair("BUKA", "UNLOCK"),
    "unlock-name": Pair("Nama", "Name"),
    "unlock-word": Pair("Kata sandi", "Passphrase"),
    "unlock-clock": Pair("Jam laptop", "Laptop clock"),
    "unlock-clock-right": Pair(
        "Benar? Kalau salah, betulkan dulu di setelan sistem.",
        "Right? If not, set it in the system's settings first.",
    ),
    "unlock-hint": Pair(
        "Kata sandi kalimat panjang; huruf besar-kecil berarti. Ctrl+T melihat ketikan.",
        "The passphrase is a long sentence; capitals matter. Ctrl+T shows it.",
    ),
    "unlock-hint-name": Pair(
        "Panah memilih nama, atau ketik huruf awalnya.",
        "Arrows choose a name, or type its first letter.",
    ),
    "unlock-empty": Pair("Ketik kata sandi dulu.", "Type the passphrase first."),
    "unlock-opening": Pair("Membuka…", "Opening…"),
    "setup": Pair("PERSIAPAN PERTAMA", "FIRST SET-UP"),
    "setup-text": Pair(
        "Belum ada penyimpanan di laptop ini. Isi nama dan kata sandi; semua data pemohon disandikan dengannya. Kata sandi yang hilang tidak bisa dikembalikan.",
        "There is no store on this laptop yet. Give a name and a passphrase; all applicants' data is encrypted with it. A lost passphrase can't be brought back.",
    ),
    "setup-name": Pair("Nama", "Name"),
    "setup-again": Pair("Sekali lagi", "Once more"),
    "setup-home": Pair("Disimpan di", "Kept in"),
    "setup-hint-name": Pair(
        "Nama operator, tampil di baris atas dan di jejak audit. Contoh: Siti Rohmah.",
        "The operator's name, for the top line and the audit trail. E.g. Siti Rohmah.",
    ),
    "setup-hint-word": Pair(
        "Paling sedikit 8 huruf; empat kata yang tidak berhubungan lebih aman.",
        "At least 8 characters; four unrelated words are safer.",
    ),
    "setup-hint-again": Pair(
        "Ketik kata sandi yang sama sekali lagi, lalu Enter.",
        "Type the same passphrase once more, then Enter.",
    ),
    "setup-name-needed": Pair("Nama belum diisi.", "The name is still empty."),
    "setup-making": Pair("Membuat penyimpanan…", "Making the store…"),
    "queue": Pair("ANTREAN", "QUEUE"),
    "queue-filter": Pair("Saring", "Filter"),
    "queue-shown": Pair("tampil {n} dari {all}", "{n} of {all} shown"),
    "queue-newest": Pair("tampil {n}+ dari {all}", "{n}+ of {all} shown"),
    "queue-thousands": Pair(".", ","),
    "queue-status": Pair("status: {what} (F4)", "status: {what} (F4)"),
    "queue-all": Pair("semua", "all"),
    "queue-mine": Pair("perlu saya", "need me"),
    "queue-only-this": Pair("Hanya baris ini yang perlu tangan.", "Only this row needs a hand."),
    "queue-unsent": Pair("belum terkirim", "unsent"),
    "queue-columns": Pair("No.|Nama|NIK|Desa|Status|Umur", "No.|Name|NIK|Village|Status|Age"),
    "queue-columns-wide": Pair(
        "No.|Nama|NIK|Desa|Status|Umur|Oleh|KBLI|", "No.|Name|NIK|Village|Status|Age|By|KBLI|"
    ),
    "queue-drain": Pair("kirim {n}: ± {minutes} mnt", "sending {n}: ± {minutes} min"),
    "queue-drain-soon": Pair("kirim {n}: < 1 mnt", "sending {n}: < 1 min"),
    "queue-budget": Pair("kuota {used}/{of} MB", "data {used}/{of} MB"),
    "channel.office": Pair("K", "O"),
    "channel.bundle": Pair("U", "U"),
    "channel.assisted": Pair("E", "E"),
    "queue-channels": Pair(
        "K kantor  U berkas USB  E entri OSS", "O office  U USB bundle  E OSS entry"
    ),
    "queue-draft": Pair("(draf)", "(draft)"),
    "queue-empty": Pair(
        "Belum ada permohonan. Ctrl+N formulir baru.", "No applications yet. Ctrl+N: a new form."
    ),
    "queue-empty-no-event": Pair(
        "Belum ada permohonan. Buat dulu kegiatannya (F10, Kegiatan), lalu Ctrl+N.",
        "No applications yet. First make the event (F10, Events), then Ctrl+N.",
    ),
    "queue-none": Pair(
        "Tidak ada yang cocok. Esc mengosongkan saringan.", "Nothing fits. Esc clears the filter."
    ),
    "queue-hint": Pair(
        "Ketik nama, 4 angka akhir NIK, atau nomor. Panah kanan rincian, kiri kiriman.",
        "Type a name, a NIK's last 4 digits, a number. Right: details, left: attempts.",
    ),
    "queue-hint-filtered": Pair(
        "Esc mengosongkan saringan. Panah kanan: rincian, tindakan lain.",
        "Esc clears the filter. Right arrow: details, other acts.",
    ),
    "queue-final-already": Pair(
        "Baris ini bukan draf; Enter membukanya.", "This row isn't a draft; Enter opens it."
    ),
    "queue-no-problem": Pair("Tidak ada yang perlu tangan.", "Nothing needs a hand."),
    "key.queue-open": Pair("buka", "open"),
    "key.queue-new": Pair("baru", "new"),
    "key.queue-final": Pair("finalkan", "finalise"),
    "key.queue-status": Pair("status", "status"),
    "key.queue-send": Pair("kirim", "send"),
    "key.queue-print": Pair("cetak", "print"),
    "key.queue-problem": Pair("masalah", "problem"),
    "demo-hint": Pair(
        "Semua orang di sini rekaan. Mulai dari F10, Latihan: langkah demi langkah.",
        "Everyone here is invented. Begin with F10, Training: step by step.",
    ),
    "detail": Pair("RINCIAN", "DETAIL"),
    "detail-revision": Pair("revisi {n}", "revision {n}"),
    "detail-since": Pair("sejak {time} ({age})", "since {time} ({age})"),
    "detail-line": Pair(
        "KBLI {version} {kbli} · HP {phone} · operator {by}",
        "KBLI {version} {kbli} · mobile {phone} · operator {by}",
    ),
    "detail-life": Pair("Perjalanan", "Life line"),
    "detail-next": Pair("Yang harus dilakukan", "What to do"),
    "detail-not-yet": Pair("belum", "not yet"),
    "detail-above": Pair("{n} baris di atas (↑)", "{n} rows above (↑)"),
    "detail-do.draft": Pair(
        "Teruskan mengisi: Enter membuka formulir di isian terakhir.|Pemohon sudah pulang? F4 membatalkan, dengan alasan.",
        "Go on filling it in: Enter opens the form at the last field.|The applicant has left? F4 cancels, with a reason.",
    ),
    "detail-do.ready": Pair(
        "Tidak perlu apa-apa: terkirim sendiri begitu ada sinyal.|Ada sinyal sekarang? Enter mencobanya.|Seharian tanpa sinyal? F10, Berkas USB: bawa dengan stik.",
        "Nothing: it goes by itself as soon as there is signal.|Is there signal now? Enter tries.|No signal all day? F10, USB bundle: take it there on a stick.",
    ),
    "detail-do.sending": Pair(
        "Tunggu: sedang dikirim. Aman ditinggal mengetik orang berikutnya.",
        "Wait: it is being sent. Go on with the next person.",
    ),
    "detail-do.unknown": Pair(
        'Tunggu: server ditanya lagi dengan nomor yang sama. Tidak akan dobel.|Jangan diketik ulang di OSS. Mendesak: cari NIK-nya di OSS, lalu F4.|Bila pemohon bertanya: "Sudah tercatat, tinggal menunggu kabar kantor."',
        "Wait: the gateway is asked again with the same number. It won't be doubled.|Don't type it again in OSS. Urgent? Look up the NIK in OSS, then F4.|If the applicant asks: \"It is recorded; the office's answer follows.\"",
    ),
    "detail-do.accepted": Pair(
        'Tidak ada yang perlu dilakukan: kantor memasukkannya ke OSS.|Bila pemohon bertanya: "Sudah di kantor, NIB-nya menyusul."',
        'Nothing to do: the office enters it in OSS.|If the applicant asks: "It is at the office; the NIB follows."',
    ),
    "detail-do.returned": Pair(
        "Perbaiki: Enter membuka formulir di isian yang ditolak.|Isi yang pertama tetap ada; kirim ulang menaikkan revisinya.",
        "Mend it: Enter opens the form at the refused field.|The first contents stay; sending again raises the revision.",
    ),
    "detail-do.quarantined": Pair(
        "Baca alasannya. Salah isi? Enter membuka formulirnya; F2 di sana mengirim lagi.|Isinya benar? Tanya kantor, lalu F4 melepasnya apa adanya.",
        "Read the reason. Something wrong? Enter opens the form; F2 there sends it again.|Is it right? Ask the office, then F4 releases it as it is.",
    ),
    "detail-do.issued": Pair(
        "NIB sudah ada: Enter menyusun slip untuk dibawa pulang.",
        "The NIB is here: Enter makes the slip to take home.",
    ),
    "detail-do.cancelled": Pair(
        "Tidak ada. Isinya tetap ada di riwayat.", "Nothing. Its contents stay in the history."
    ),
    "detail-hint.draft": Pair(
        "Enter membuka formulir di isian terakhir.", "Enter opens the form at the last field."
    ),
    "detail-hint.ready": Pair("Enter mencoba mengirim sekarang.", "Enter tries to send now."),
    "detail-hint.sending": Pair("Jawabannya datang sendiri.", "The answer comes by itself."),
    "detail-hint.unknown": Pair(
        "Enter menanyakannya ke server sekarang.", "Enter asks the gateway now."
    ),
    "detail-hint.accepted": Pair(
        "Kabar dari kantor tampil di sini begitu sampai di laptop.",
        "The office's news shows here as soon as it reaches this laptop.",
    ),
    "detail-hint.returned": Pair(
        "Enter membuka formulir di isian yang ditolak.",
        "Enter opens the form at the refused field.",
    ),
    "detail-hint.quarantined": Pair("Enter membuka formulirnya.", "Enter opens its form."),
    "detail-hint.issued": Pair("Enter mencetak slip.", "Enter prints the slip."),
    "detail-hint.cancelled": Pair("Esc kembali ke antrean.", "Esc goes back to the queue."),
    "detail-nothing": Pair("Tidak ada yang perlu dilakukan.", "Nothing needs to be done."),
    "detail-nib": Pair("NIB {nib} · terbit {date} · {via}", "NIB {nib} · issued {date} · {via}"),
    "detail-receipt": Pair(
        "tanda terima kantor {receipt}, {time}", "office receipt {receipt}, {time}"
    ),
    "detail-training": Pair("LATIHAN: bukan NIB sungguhan", "TRAINING: not a real NIB"),
    "key.step.draft": Pair("buka", "open"),
    "key.step.ready": Pair("kirim", "send"),
    "key.step.sending": Pair("kirim", "send"),
    "key.step.unknown": Pair("tanya", "ask"),
    "key.step.returned": Pair("perbaiki", "mend"),
    "key.step.quarantined": Pair("buka", "open"),
    "key.step.issued": Pair("slip", "slip"),
    "key.detail-mask": Pair("samarkan NIK", "mask NIK"),
    "key.detail-nik": Pair("NIK penuh", "full NIK"),
    "engine": Pair("mesin", "engine"),
    "life-batch": Pair("kiriman {n}, {items} permohonan", "batch {n}, {items} applications"),
    "looked-up.issued": Pair("dicari di OSS: NIB {nib}", "looked up in OSS: NIB {nib}"),
    "looked-up.ready": Pair("dicari di OSS: tidak ada", "looked up in OSS: not there"),
    "via.pushed": Pair("dari OSS", "from OSS"),
    "via.typed": Pair("diketik", "typed by hand"),
    "via.training": Pair("dari server latihan", "from the training server"),
    "kind.slip": Pair("slip", "slip"),
    "kind.receipt": Pair("tanda terima", "receipt"),
    "what.asked": Pair("ditanya: {verdict}", "asked: {verdict}"),
    "what.released": Pair("dilepas: {reason}", "released: {reason}"),
    "what.outcome-accepted": Pair("kantor mencatat hasilnya", "the office noted the result"),
    "what.outcome-refused": Pair(
        "kantor tidak mencatat hasilnya: {text}", "the office didn't note the result: {text}"
    ),
    "what.application-accepted": Pair("kantor menerimanya juga", "the office took it too"),
    "what.application-refused": Pair("kantor menolaknya: {text}", "the office refused it: {text}"),
    "what.attached": Pair("PDF dari OSS dilampirkan", "OSS's PDF attached"),
    "what.claim-accepted": Pair("kantor melepasnya untuk dientri", "the office let it be entered"),
    "what.claim-refused": Pair(
        "kantor tidak melepasnya: {text}", "the office didn't let it be entered: {text}"
    ),
    "what.entry-begun": Pair("entri OSS dimulai", "OSS entry begun"),
    "what.entry-given-back": Pair("entri OSS dikembalikan", "OSS entry given back"),
    "what.entry-taken-over": Pair(
        "entri OSS diambil alih dari {from}", "OSS entry taken over from {from}"
    ),
    "what.entry-overtaken": Pair(
        "entri OSS {by} berakhir: sudah diputuskan", "{by}'s OSS entry ended: it was decided"
    ),
    "what.entry-failed": Pair("entri OSS gagal: {reason}", "OSS entry failed: {reason}"),
    "what.printed": Pair("cetak {kind} ke-{copy}", "print {kind} no. {copy}"),
    "what.update-not-applied": Pair(
        "kabar kantor tidak dipakai {nib}", "the office's news wasn't used {nib}"
    ),
    "what.nib-stopped": Pair("OSS tentang NIB ini: {state}", "OSS on this NIB: {state}"),
    "nib-state.frozen": Pair("dibekukan", "frozen"),
    "nib-state.revoked": Pair("dicabut", "revoked"),
    "nib-state.active": Pair("berlaku lagi", "active again"),
    "what.nib-verified": Pair("NIB diperiksa di OSS", "NIB verified with OSS"),
    "what.imported": Pair("diimpor, baris {line}", "imported, line {line}"),
    "what.cancel-accepted": Pair("kantor mencatat pembatalan", "the office noted the cancelling"),
    "what.cancel-refused": Pair("kantor menolak pembatalan", "the office refused the cancelling"),
    "what.consent": Pair("persetujuan {purpose}: {answer}", "consent for {purpose}: {answer}"),
    "what.consent-withdrawn": Pair(
        "persetujuan {purpose} dicabut: {reason}", "consent for {purpose} withdrawn: {reason}"
    ),
    "what.explanation-withdrawn": Pair(
        "alasan selisih ditarik", "reason of a difference taken back"
    ),
    "what.difference-explained": Pair(
        "dijelaskan saat tutup hari: {reason}", "explained at closing: {reason}"
    ),
    "what.nik-shown": Pair("NIK penuh dilihat", "full NIK looked at"),
    "parked": Pair("DRAF DIPARKIR", "PARKED DRAFTS"),
    "parked-none": Pair("Tidak ada draf yang diparkir.", "No draft is parked."),
    "parked-hint": Pair(
        "Yang terakhir diketik di atas. Enter meneruskan di isian tempat ia ditinggal.",
        "The last one typed in comes first. Enter goes on at the field it was left at.",
    ),
    "parked-columns": Pair("Nomor|Nama|NIK|Sampai isian|Umur", "No.|Name|NIK|At field|Age"),
    "key.parked-open": Pair("teruskan", "go on"),
    "what.changed": Pair("{field}: {old} → {new}", "{field}: {old} → {new}"),
    "what.other": Pair("{what}", "{what}"),
    "log": Pair("LOG", "LOG"),
    "log-following": Pair("mengikuti", "following"),
    "log-level.": Pair("semua", "all"),
    "log-level.warning": Pair("peringatan", "warnings"),
    "log-level.error": Pair("gagal", "failures"),
    "log-none": Pair(
        "Tidak ada yang cocok. Esc mengosongkan saringan, F4 tingkatnya.",
        "Nothing fits. Esc clears the filter, F4 changes the level.",
    ),
    "log-empty": Pair("Belum ada baris log.", "No log lines yet."),
    "key.log-level": Pair("tingkat", "level"),
    "key.log-problem": Pair("masalah", "problem"),
    "key.log-detail": Pair("rincian", "details"),
    "event": Pair("KEGIATAN", "EVENTS"),
    "event-none": Pair(
        "Belum ada kegiatan. F4 membuatnya: nama, tempat, dan hari.",
        "No events yet. F4 makes one: name, place and day.",
    ),
    "event-hint": Pair(
        "Enter memakai kegiatan ini untuk permohonan baru.",
        "Enter uses this event for new applications.",
    ),
    "event-used": Pair(
        "Kegiatan {name} dipakai mulai sekarang.", "The event {name} is in use from now on."
    ),
    "key.event-use": Pair("pakai", "use"),
    "key.event-new": Pair("kegiatan baru", "new event"),
    "event-new": Pair("KEGIATAN BARU", "NEW EVENT"),
    "event-name": Pair("Nama", "Name"),
    "event-place": Pair("Tempat", "Place"),
    "event-day": Pair("Hari", "Day"),
    "event-zone": Pair("Zona waktu", "Time zone"),
    "event-name-hint": Pair(
        "Seperti di surat tugas. Contoh: Jemput Bola Cikijing.",
        "As on the letter of assignment. E.g. Jemput Bola Cikijing.",
    ),
    "event-place-hint": Pair(
        "Ketik sebagian nama desa atau kecamatan, lalu pilih. Contoh: cikij.",
        "Type a part of the village or district, then choose. E.g. cikij.",
    ),
    "event-day-hint": Pair(
        "Hari kegiatan. Contoh: 25-12-2026 atau 251226.",
        "The day of the event. E.g. 25-12-2026 or 251226.",
    ),
    "event-zone-hint": Pair(
        "WIB, WITA, atau WIT. Jawa Barat: WIB.", "WIB, WITA or WIT. West Java: WIB."
    ),
    "event-zone-bad": Pair(
        "Zona waktu hanya WIB, WITA, atau WIT. Belum ada yang dibuat.",
        "A time zone is WIB, WITA or WIT. Nothing was made yet.",
    ),
    "event-later": Pair(
        "Kegiatan {name} dibuat untuk {day}. Yang dipakai tetap.",
        "The event {name} is made for {day}. The one in use stays.",
    ),
    "event-not-in-table": Pair(
        '"{place}" tidak ada di daftar desa.', '"{place}" isn\'t in the table of villages.'
    ),
}
