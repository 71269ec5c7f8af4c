"""Help of ``summary`` and ``closing``: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.summary": Pair(
        "Angka satu hari, beberapa hari, atau satu kegiatan: orang, permohonan, waktu, gangguan, kertas. Tanpa data pemohon.",
        "Count a day, several, or an event: people, applications, times, outages, paper. Nothing of an applicant.",
    ),
    "help.closing": Pair(
        "Hari yang ditutup: empat hitungan, selisih dengan alasannya, segelnya.",
        "Closed days: the four counts, what differed and why, the seals.",
    ),
    "help.closing.list": Pair("Semua hari yang sudah ditutup.", "Every day that is closed."),
    "help.closing.show": Pair(
        "Empat hitungan satu hari: lembar yang disegel, atau keadaannya sekarang.",
        "The four counts of a day: the sealed sheet, or how things stand.",
    ),
    "help.closing.verify": Pair(
        "Hitung ulang segel hari yang ditutup; kode keluar 1 bila ada yang tidak cocok.",
        "Recompute the seals of closed days; exit code 1 if one doesn't fit.",
    ),
}
OPTIONS: Final = {
    "option.summary.day": Pair(
        "Satu hari, TTTT-BB-HH (bawaan: hari ini).", "One day, YYYY-MM-DD (default: today)."
    ),
    "option.summary.first": Pair("Hari pertama, TTTT-BB-HH.", "The first day, YYYY-MM-DD."),
    "option.summary.last": Pair("Hari terakhir, TTTT-BB-HH.", "The last day, YYYY-MM-DD."),
    "option.summary.event_id": Pair(
        "Kegiatan ini saja: id, awalnya, atau namanya.",
        "Of this event alone: its id, the beginning of it, or its name.",
    ),
    "option.summary.kind": Pair(
        "Bentuknya: text (bawaan), json, csv, xlsx, pdf.",
        "How: text (the default), json, csv, xlsx, pdf.",
    ),
    "option.summary.out": Pair(
        "Berkas yang ditulis; PDF dan XLSX perlu ini.", "The file to write; PDF and XLSX need one."
    ),
    "option.summary.others": Pair(
        "Tambahkan laptop lain: berkas JSON ringkasannya untuk hari yang sama; boleh berkali-kali.",
        "Add another laptop: the JSON file of its summary of the same days; as often as need be.",
    ),
    "option.summary.force": Pair("Ganti berkas yang sudah ada.", "Replace a file that is there."),
    "option.closing.show.day": Pair(
        "Harinya, TTTT-BB-HH (bawaan: hari ini).", "The day, YYYY-MM-DD (default: today)."
    ),
    "option.closing.show.out": Pair(
        "Tulis lembar yang disegel sebagai PDF; berkas baru.",
        "Write the sealed sheet as a PDF; a new file.",
    ),
    "option.closing.verify.day": Pair(
        "Hari ini saja, TTTT-BB-HH (bawaan: semua).", "This day alone, YYYY-MM-DD (default: all)."
    ),
    "option.closing.verify.seal": Pair(
        "Segel di kertas, untuk dicocokkan dengan --day. Contoh: 9c41-07be-55a2.",
        "The seal on paper, to be compared with --day. E.g. 9c41-07be-55a2.",
    ),
}

SENTENCES: Final = {**HELP, **OPTIONS}
