"""Words of the smaller screens: unlock, set-up, menu, help, queue, detail, log, event."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "help": Pair("BANTUAN", "HELP"),
    "keys": Pair("Tombol", "Keys"),
    "key.down": Pair("gulir", "scroll"),
    "key.back": Pair("kembali", "back"),
    "key.open": Pair("buka", "open"),
    "key.choose": Pair("pilih", "choose"),
    "key.next": Pair("lanjut", "next"),
    "key.see": Pair("lihat", "see"),
    "key.make": Pair("buat", "make"),
    "key.menu-log": Pair("menu (log)", "menu (log)"),
    "key.menu": Pair("menu", "menu"),
    "key.quit": Pair("keluar", "leave"),
    "menu": Pair("MENU", "MENU"),
    "menu-hint": Pair(
        "Ketik sebagian nama layar untuk menyaring.",
        "Type part of a screen's name to narrow the list.",
    ),
    "menu-nothing": Pair(
        "Tidak ada yang cocok. Backspace menghapus saringan.",
        "Nothing fits. Backspace clears the filter.",
    ),
    "menu-form": Pair("Formulir baru", "New form"),
    "menu-queue": Pair("Antrean kirim", "Queue"),
    "menu-event": Pair("Kegiatan", "Events"),
    "menu-send": Pair("Hubungi kantor sekarang", "Try the office now"),
    "menu-log": Pair("Log teknis", "Technical log"),
    "menu-lock": Pair("Kunci layar", "Lock"),
    "menu-quit": Pair("Keluar", "Leave"),
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
    "setup-name": Pair("Nama Anda", "Your name"),
    "setup-again": Pair("Sekali lagi", "Once more"),
    "setup-home": Pair("Disimpan di", "Kept in"),
    "setup-hint-name": Pair(
        "Nama operator, tampil di baris atas dan di jejak audit. Contoh: Siti Rohmah.",
        "The operator's name, shown in the top line and the audit trail. E.g. Siti Rohmah.",
    ),
    "setup-hint-word": Pair(
        "Paling sedikit 8 huruf; kalimat panjang lebih aman. Contoh: kopi pahit pasar talaga.",
        "At least 8 characters; a long sentence is safer. E.g. bitter coffee at the market.",
    ),
    "setup-hint-again": Pair(
        "Ketik kata sandi yang sama sekali lagi, lalu Enter.",
        "Type the same passphrase once more, then Enter.",
    ),
    "setup-name-needed": Pair("Nama belum diisi.", "The name is still empty."),
    "setup-making": Pair("Membuat penyimpanan…", "Making the store…"),
    "day.0": Pair("Sen", "Mon"),
    "day.1": Pair("Sel", "Tue"),
    "day.2": Pair("Rab", "Wed"),
    "day.3": Pair("Kam", "Thu"),
    "day.4": Pair("Jum", "Fri"),
    "day.5": Pair("Sab", "Sat"),
    "day.6": Pair("Min", "Sun"),
    "weekday.0": Pair("Senin", "Monday"),
    "weekday.1": Pair("Selasa", "Tuesday"),
    "weekday.2": Pair("Rabu", "Wednesday"),
    "weekday.3": Pair("Kamis", "Thursday"),
    "weekday.4": Pair("Jumat", "Friday"),
    "weekday.5": Pair("Sabtu", "Saturday"),
    "weekday.6": Pair("Minggu", "Sunday"),
    "month.1": Pair("Jan", "Jan"),
    "month.2": Pair("Feb", "Feb"),
    "month.3": Pair("Mar", "Mar"),
    "month.4": Pair("Apr", "Apr"),
    "month.5": Pair("Mei", "May"),
    "month.6": Pair("Jun", "Jun"),
    "month.7": Pair("Jul", "Jul"),
    "month.8": Pair("Agu", "Aug"),
    "month.9": Pair("Sep", "Sep"),
    "month.10": Pair("Okt", "Oct"),
    "month.11": Pair("Nov", "Nov"),
    "month.12": Pair("Des", "Dec"),
    "queue": Pair("ANTREAN", "QUEUE"),
    "queue-filter": Pair("Saring", "Filter"),
    "queue-shown": Pair("tampil {n} dari {all}", "{n} of {all} shown"),
    "queue-status": Pair("status: {what} (F4)", "status: {what} (F4)"),
    "queue-all": Pair("semua", "all"),
    "queue-mine": Pair("perlu saya", "need me"),
    "queue-unsent": Pair("belum terkirim", "unsent"),
    "queue-columns": Pair("No.|Nama|NIK|Desa|Status|Umur", "No.|Name|NIK|Village|Status|Age"),
    "queue-draft": Pair("(draf)", "(draft)"),
    "queue-empty": Pair(
        "Belum ada permohonan. Ctrl+N formulir baru.", "No applications yet. Ctrl+N: a new form."
    ),
    "queue-none": Pair(
        "Tidak ada yang cocok. Esc mengosongkan saringan.", "Nothing fits. Esc clears the filter."
    ),
    "queue-hint": Pair(
        "Ketik sebagian nama, 4 angka akhir NIK, atau nomor. → rincian, batal. Esc kosongkan.",
        "Type part of a name, the NIK's last 4 digits, or a number. → details, cancel. Esc clears.",
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
        "Latihan, semua orang rekaan: Enter buka, Ctrl+N orang baru, F8 slip, F1 bantuan.",
        "Training, everyone invented: Enter opens, Ctrl+N new person, F8 slip, F1 help.",
    ),
    "detail": Pair("RINCIAN", "DETAIL"),
    "detail-revision": Pair("revisi {n}", "revision {n}"),
    "detail-since": Pair("sejak {time} ({age})", "since {time} ({age})"),
    "detail-line": Pair(
        "KBLI {version} {kbli} · operator {by}", "KBLI {version} {kbli} · operator {by}"
    ),
    "detail-life": Pair("Perjalanan", "Life line"),
    "detail-next": Pair("Yang harus dilakukan", "What to do"),
    "detail-not-yet": Pair("belum", "not yet"),
    "detail-do.draft": Pair(
        "Enter membuka formulir di isian terakhir.", "Enter opens the form at the last field."
    ),
    "detail-do.ready": Pair(
        "Terkirim sendiri bila ada sinyal. Enter mencoba sekarang.",
        "It goes by itself when there is signal. Enter tries now.",
    ),
    "detail-do.sending": Pair(
        "Sedang dikirim. Aman ditinggal.", "Being sent. It can be left alone."
    ),
    "detail-do.unknown": Pair(
        "Jangan ketik ulang. Server ditanya lagi dengan nomor yang sama; Enter bertanya sekarang.",
        "Don't type it again. The server is asked again with the same number; Enter asks now.",
    ),
    "detail-do.accepted": Pair(
        "Tidak ada yang perlu dilakukan. Kantor memasukkannya ke OSS.",
        "Nothing to do. The office enters it in OSS.",
    ),
    "detail-do.returned": Pair(
        "Enter membuka formulir di isian yang ditolak.",
        "Enter opens the form at the refused field.",
    ),
    "detail-do.quarantined": Pair(
        "Ditolak apa adanya; yang lain jalan terus. Enter membuka formulirnya.",
        "Refused as it is; the others go on. Enter opens its form.",
    ),
    "detail-do.issued": Pair(
        "NIB sudah ada. Enter mencetak slip.", "The NIB is here. Enter prints the slip."
    ),
    "detail-do.cancelled": Pair(
        "Dibatalkan. Tidak ada yang perlu dilakukan.", "Cancelled. Nothing to do."
    ),
    "detail-nib": Pair("NIB {nib} · terbit {date} · {via}", "NIB {nib} · issued {date} · {via}"),
    "detail-receipt": Pair(
        "tanda terima kantor {receipt}, {time}", "office receipt {receipt}, {time}"
    ),
    "detail-training": Pair("LATIHAN: bukan NIB sungguhan", "TRAINING: not a real NIB"),
    "detail-reason-ask": Pair(
        "Alasan batal: tulis, lalu Enter. Esc tidak jadi.",
        "Reason to cancel: write it, then Enter. Esc leaves it.",
    ),
    "detail-reason": Pair("Alasan", "Reason"),
    "detail-cancelled": Pair(
        "{ref} dibatalkan. Isinya tetap ada di riwayat.",
        "{ref} is cancelled. Its contents stay in the history.",
    ),
    "detail-cannot-cancel": Pair(
        "Status {status} tidak bisa dibatalkan dari sini.",
        "Status {status} can't be cancelled from here.",
    ),
    "detail-reopened": Pair("{ref} kembali menjadi draf.", "{ref} is a draft again."),
    "key.detail-enter": Pair("langkah", "step"),
    "key.detail-cancel": Pair("batalkan", "cancel"),
    "key.detail-nik": Pair("NIK penuh", "full NIK"),
    "engine": Pair("mesin", "engine"),
    "via.pushed": Pair("dari OSS", "from OSS"),
    "via.typed": Pair("diketik kantor", "typed by the office"),
    "via.training": Pair("dari server latihan", "from the training server"),
    "what.begun": Pair("dibuka", "begun"),
    "what.printed": Pair("cetak {kind} ke-{copy}", "print {kind} no. {copy}"),
    "what.nik-shown": Pair("NIK penuh dilihat", "full NIK looked at"),
    "what.moved": Pair("{word}", "{word}"),
    "what.other": Pair("{what}", "{what}"),
    "print-not-issued": Pair(
        "{ref} belum terbit; slip menunggu NIB.",
        "{ref} isn't issued yet; the slip waits for its NIB.",
    ),
    "print-done": Pair("Slip {ref} tersimpan: {file}", "Slip {ref} saved: {file}"),
    "print-printing": Pair("Menyusun slip…", "Making the slip…"),
    "log": Pair("LOG", "LOG"),
    "log-following": Pair("mengikuti", "following"),
    "log-stopped": Pair(
        "berhenti · {n} baris baru di bawah (End)", "stopped · {n} new lines below (End)"
    ),
    "log-lines": Pair("tingkat: {level} (F4)   {n} baris", "level: {level} (F4)   {n} lines"),
    "log-level.": Pair("semua", "all"),
    "log-level.warning": Pair("peringatan", "warnings"),
    "log-level.error": Pair("galat", "failures"),
    "log-empty": Pair("Belum ada baris log.", "No log lines yet."),
    "log-hint": Pair(
        "Ketik untuk menyaring. NIK disamarkan, nama tidak pernah ditulis di log.",
        "Type to filter. NIKs are masked, names are never written to the log.",
    ),
    "key.log-level": Pair("tingkat", "level"),
    "key.log-problem": Pair("masalah", "problem"),
    "key.log-detail": Pair("rincian", "details"),
    "event": Pair("KEGIATAN", "EVENTS"),
    "event-none": Pair(
        "Belum ada kegiatan. Buat dengan: operator-tui event add",
        "No events yet. Make one with: operator-tui event add",
    ),
    "event-hint": Pair(
        "Enter memakai kegiatan ini untuk permohonan baru.",
        "Enter uses this event for new applications.",
    ),
    "event-used": Pair(
        "Kegiatan {name} dipakai mulai sekarang.", "The event {name} is in use from now on."
    ),
    "key.event-use": Pair("pakai", "use"),
}
