"""Sentences of the screens."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "training": Pair("LATIHAN", "TRAINING"),
    "arrow": Pair("panah", "arrows"),
    "age.now": Pair("baru saja", "just now"),
    "age.minutes": Pair("{n} mnt", "{n} min"),
    "age.hours": Pair("{n} jam", "{n} h"),
    "age.days": Pair("{n} hari", "{n} d"),
    "top.no-event": Pair("tanpa kegiatan", "no event"),
    "top.unsent": Pair("{n} belum terkirim", "{n} unsent"),
    "top.success": Pair("sukses {age}", "success {age}"),
    "top.never": Pair("belum ada sukses", "no success yet"),
    "no-meaning": Pair(
        "{key} ({what}) tidak dipakai di layar ini.", "{key} ({what}) isn't used on this screen."
    ),
    "no-way-back": Pair(
        "Ini layar pertama. Ctrl+Q keluar, F10 menu.",
        "This is the first screen. Ctrl+Q leaves, F10 menu.",
    ),
    "small": Pair(
        "Jendela terlalu kecil ({width}×{height}); perlu 80×24.",
        "The window is too small ({width}×{height}); 80×24 is needed.",
    ),
    "after-crash": Pair(
        'Program tertutup tiba-tiba. Draf {ref} ada sampai "{field}". Enter meneruskan.',
        'The program ended suddenly. Draft {ref} is there up to "{field}". Enter goes on.',
    ),
    "config-problems": Pair(
        "Setelan {keys} tidak bisa dipakai; bawaannya yang berlaku. TI: operator-tui config set.",
        "The settings {keys} can't be used; their defaults are. IT: operator-tui config set.",
    ),
    "event-taken": Pair(
        "Kegiatan hari ini dipakai: {name}. Menggantinya: F10, Kegiatan.",
        "Today's event is in use: {name}. To change it: F10, Events.",
    ),
    "event-stale": Pair(
        "Kegiatan {name} bertanggal {day}, bukan hari ini. Menggantinya: F10, Kegiatan.",
        "The event {name} is of {day}, not today. To change it: F10, Events.",
    ),
    "trying": Pair(
        "► Mencoba menghubungi kantor sekarang. Aman ditinggal mengetik.",
        "► Trying the office now. It is safe to go on typing.",
    ),
    "crashed": Pair(
        "Program berhenti karena kesalahan di dalamnya. Semua draf tersimpan. Buka lagi, dan beri tahu TI. [{kind} {where}]",
        "The program stopped for a fault of its own. All drafts are saved. Open it again, and tell IT. [{kind} {where}]",
    ),
    "copied": Pair("Tersalin: {text}", "Copied: {text}"),
    "sent-now": Pair(
        "Kantor menjawab: {sent} dikirim, {accepted} diterima, {issued} terbit.",
        "The office answered: {sent} sent, {accepted} accepted, {issued} issued.",
    ),
    "came-back": Pair(
        "Kantor mengembalikan atau menahan {n} permohonan. Yang lain tidak terganggu. F6, lalu F7.",
        "The office returned or held {n} applications. The others go on. F6, then F7.",
    ),
    "how-to-leave": Pair(
        "Ctrl+Q keluar. Ctrl+Y menyalin yang ditandai.",
        "Ctrl+Q leaves. Ctrl+Y copies what is marked.",
    ),
    "leave-unsent": Pair(
        "{n} permohonan belum terkirim, aman di laptop ini. Ctrl+Q sekali lagi untuk keluar.",
        "{n} applications are unsent, safe on this laptop. Ctrl+Q once more leaves.",
    ),
    "leave-unsaved": Pair(
        "Ketikan terakhir belum bisa disimpan: disk penuh. Kosongkan 50 MB, atau Ctrl+Q lagi: keluar tanpanya.",
        "The last typing can't be saved: the disk is full. Free 50 MB, or Ctrl+Q again: leave without it.",
    ),
    "locked": Pair("Layar terkunci. Semua tersimpan.", "Locked. Everything is saved."),
    "locked-reason": Pair(
        "Layar terkunci. Semua tersimpan. Alasan batal yang ditulis tetap ada: rinciannya, lalu F4.",
        "Locked. Everything is saved. The reason being written is kept: its details, then F4.",
    ),
    "locked-draft": Pair(
        "Layar terkunci. Draf yang sedang diketik tetap ada; kata sandi kembali ke sana.",
        "Locked. The draft being typed is kept; the passphrase goes back to it.",
    ),
    "unlocked-unsaved": Pair(
        "Terbuka lagi. Isian terakhir belum ada di disk, hanya di layar ini. Kosongkan disk, lalu F2.",
        "Unlocked again. The last fields aren't on the disk, only on this screen. Free space, then F2.",
    ),
    "event-choose": Pair(
        "{n} kegiatan hari ini: pilih yang dipakai, lalu Enter.",
        "{n} events today: choose the one in use, then Enter.",
    ),
    "unlocked-again": Pair(
        "Terbuka lagi. Draf ini masih seperti tadi; teruskan.",
        "Unlocked again. This draft is as it was; go on.",
    ),
    "twin-unknown": Pair(
        "Ctrl+G lalu angka 1-9 atau 0 berarti F1-F10.",
        "Ctrl+G, then a digit 1-9 or 0, means F1-F10.",
    ),
    "years": Pair("{n} tahun", "{n} years"),
    "weekday.0": Pair("Senin", "Monday"),
    "weekday.1": Pair("Selasa", "Tuesday"),
    "weekday.2": Pair("Rabu", "Wednesday"),
    "weekday.3": Pair("Kamis", "Thursday"),
    "weekday.4": Pair("Jumat", "Friday"),
    "weekday.5": Pair("Sabtu", "Saturday"),
    "weekday.6": Pair("Minggu", "Sunday"),
    "month.1": Pair("Januari", "January"),
    "month.2": Pair("Februari", "February"),
    "month.3": Pair("Maret", "March"),
    "month.4": Pair("April", "April"),
    "month.5": Pair("Mei", "May"),
    "month.6": Pair("Juni", "June"),
    "month.7": Pair("Juli", "July"),
    "month.8": Pair("Agustus", "August"),
    "month.9": Pair("September", "September"),
    "month.10": Pair("Oktober", "October"),
    "month.11": Pair("November", "November"),
    "month.12": Pair("Desember", "December"),
}
