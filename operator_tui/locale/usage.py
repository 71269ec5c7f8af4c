"""Words of the command line's help: click's own, and one sentence for each option."""

from typing import Final

from operator_tui.locale import Pair, day_help, documents, paper_help
from operator_tui.locale.office_help import OPTIONS

SENTENCES: Final = {
    **OPTIONS,
    **documents.OPTIONS,
    **paper_help.OPTIONS,
    **day_help.OPTIONS,
    "usage": Pair("Cara pakai:", "Usage:"),
    "options": Pair("Pilihan", "Options"),
    "commands": Pair("Perintah", "Commands"),
    "arguments": Pair("Isian", "Positional arguments"),
    "some-options": Pair("[PILIHAN]", "[OPTIONS]"),
    "some-command": Pair("PERINTAH [ISIAN]...", "COMMAND [ARGS]..."),
    "show-help": Pair("Tampilkan bantuan ini, lalu selesai.", "Show this message and exit."),
    "show-version": Pair("Tampilkan versinya, lalu selesai.", "Show the version and exit."),
    "default": Pair("bawaan", "default"),
    "required": Pair("wajib", "required"),
    "metavar.text": Pair("TEKS", "TEXT"),
    "metavar.path": Pair("LOKASI", "PATH"),
    "metavar.file": Pair("BERKAS", "FILE"),
    "metavar.directory": Pair("FOLDER", "DIRECTORY"),
    "metavar.integer": Pair("ANGKA", "INTEGER"),
    "metavar.integer range": Pair("ANGKA", "INTEGER"),
    "metavar.float": Pair("ANGKA", "NUMBER"),
    "metavar.float range": Pair("ANGKA", "NUMBER"),
    "argument.name": Pair("NAMA", "NAME"),
    "argument.event_id": Pair("KEGIATAN", "EVENT"),
    "argument.file": Pair("BERKAS", "FILE"),
    "argument.key": Pair("KUNCI", "KEY"),
    "argument.value": Pair("NILAI", "VALUE"),
    "argument.text": Pair("TEKS", "TEXT"),
    "argument.device": Pair("LAPTOP", "DEVICE"),
    "argument.refs": Pair("[NOMOR]...", "[REF]..."),
    "option.as_json": Pair("Sebagai JSON.", "As JSON."),
    "option.day": Pair(
        "Tanggalnya, TTTT-BB-HH, contoh: 2026-11-23.", "The day, YYYY-MM-DD, e.g. 2026-11-23."
    ),
    "option.main.home": Pair(
        "Folder tempat semua data dan setelan berada.", "All state lies under this folder."
    ),
    "option.main.passphrase_file": Pair(
        "Baca kata sandi dari berkas (atau isi OPERATOR_TUI_PASSPHRASE).",
        "Read the passphrase from a file (or set OPERATOR_TUI_PASSPHRASE).",
    ),
    "option.main.lang": Pair("Bahasa: id (bawaan) atau en.", "Language: id (default) or en."),
    "option.init.name": Pair(
        "Nama orang pertama (bawaan: nama pengguna komputer ini).",
        "The first person's name (default: the user of this computer).",
    ),
    "option.event.add.village": Pair(
        'Tempatnya: desa, kecamatan; contoh: "Cikijing, Cikijing".',
        'Where: village, district, e.g. "Cikijing, Cikijing".',
    ),
    "option.event.add.tz": Pair("Zona waktunya.", "Its time zone."),
    "option.import.finalise": Pair(
        "Baris yang baik langsung siap dikirim.", "Make the good rows ready to send."
    ),
    "option.queue.status": Pair(
        "Hanya status ini: draft draf, ready siap, sending mengirim, unknown belum pasti, accepted diterima,"
        " returned perbaiki, quarantined ditahan, issued terbit, cancelled batal.",
        "Only this status.",
    ),
    "option.queue.as_json": Pair(
        "Satu larik JSON berisi semua permohonan.", "One JSON array of objects."
    ),
    "option.sync.once": Pair(
        "Kirim sampai tidak ada yang menunggu (bawaan).",
        "Send until nothing waits (the default).",
    ),
    "option.sync.watch": Pair("Jalan terus sampai Ctrl+C.", "Go on until Ctrl+C."),
    "option.attempts.count": Pair("Banyaknya, yang terbaru.", "How many, the newest."),
    "option.attempts.as_json": Pair(
        "Satu larik JSON berisi semuanya.", "One JSON array of objects."
    ),
    "option.slip.issued": Pair("Semua permohonan yang sudah terbit.", "All issued applications."),
    "option.slip.out": Pair("Berkas PDF yang ditulis.", "The PDF to write."),
    "option.operators.day": Pair(
        "Satu hari, TTTT-BB-HH (bawaan: hari ini).", "One day, YYYY-MM-DD (default: today)."
    ),
    "option.operators.first": Pair("Hari pertama, TTTT-BB-HH.", "The first day, YYYY-MM-DD."),
    "option.operators.last": Pair("Hari terakhir, TTTT-BB-HH.", "The last day, YYYY-MM-DD."),
    "option.followups.names": Pair(
        "Beserta nama dan NIK yang disamarkan.", "With names and masked NIKs."
    ),
    "option.followups.as_json": Pair("Satu larik JSON.", "One JSON array of objects."),
    "option.log.lines": Pair(
        "Banyaknya baris dari ujung (bawaan: 40; dengan --since semuanya).",
        "How many lines from the end (default: 40; with --since all).",
    ),
    "option.log.since": Pair(
        "Mulai saat itu: 09.30, 2026-11-24, '2026-11-24 09.30', 30m, 2j, 3d.",
        "From then on: 09.30, 2026-11-24, '2026-11-24 09.30', 30m, 2h, 3d.",
    ),
    "option.log.level": Pair(
        "Hanya tingkat ini dan yang lebih berat.", "These and worse ones only."
    ),
    "option.log.words": Pair(
        "Baris yang memuat semua kata ini, seperti tampil; kata bagian (link, kirim) memilih bagian itu.",
        "Lines with all of these words, as shown; the word of a part (link, send) chooses that part.",
    ),
    "option.log.zone": Pair(
        "Jam yang dipakai (bawaan: jam komputer ini).",
        "The clock to show (default: this machine's).",
    ),
    "option.demo.sheet": Pair(
        "Tulis lembar latihan yang diikuti demo ke PDF ini (latihan.pdf bila tidak disebut), lalu selesai.",
        "Write the training sheet that the demo follows to this PDF (latihan.pdf unless named), and end.",
    ),
    "option.wheels.systems": Pair("Hanya untuk sistem ini.", "For this system only."),
    "option.wheels.pythons": Pair("Hanya untuk Python ini.", "For this Python only."),
    "option.kit.refill": Pair("Hanya yang perlu ditambah.", "Only what has to be refilled."),
    "option.kit.event_id": Pair(
        "Kegiatannya: id, awal id, atau nama (bawaan: yang dipakai).",
        "The event: its id, the beginning of it, or its name (default: the one in use).",
    ),
    "option.log.follow": Pair(
        "Teruskan dengan baris yang baru; Ctrl+C mengakhirinya.",
        "Go on with what is written from now on; Ctrl+C ends it.",
    ),
    "option.log.as_json": Pair(
        "Baris JSON, seperti yang tersimpan.", "JSON lines, as they are stored."
    ),
    "option.doctor.bundle": Pair(
        "Tulis berkas bantuan (ZIP) tanpa data pribadi.",
        "Write a support file (ZIP) without personal data.",
    ),
    "option.doctor.offline": Pair("Jangan tanya server kantor.", "Don't ask the office's gateway."),
    "option.doctor.as_json": Pair("Satu larik JSON.", "One JSON array of objects."),
    "option.lookup.version": Pair(
        "Versi KBLI; bawaannya dari setelan.", "KBLI version; default: the setting."
    ),
}
