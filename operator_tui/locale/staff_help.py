"""Help of the commands of the office's staff: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.office.list": Pair(
        "Permohonan yang dipegang kantor, yang terlama dulu; NIK disamarkan.",
        "The applications that the office holds, oldest first; NIKs are masked.",
    ),
    "help.office.export": Pair(
        "Tulis permohonan ke BERKAS.csv atau .xlsx yang baru, menurut urutan layar OSS.",
        "Write the applications into a new FILE.csv or FILE.xlsx, in the order of OSS's screens.",
    ),
    "help.office.off-sheet": Pair(
        "Lepas permohonan REF dari lembar kerja kantor; laptopnya boleh mengentrinya di OSS.",
        "Take the application REF off the office's sheet; its laptop may enter it in OSS.",
    ),
    "help.office.import-nib": Pair(
        "Ambil NIB dan alasan dari BERKAS.csv: kolom ref atau id, nib, date, reason, text. Kode keluar 1 bila ada yang ditolak.",
        "Take NIBs and reasons from FILE.csv: columns ref or id, nib, date, reason, text. Exit code 1 if one was refused.",
    ),
    "help.office.return": Pair(
        "Kembalikan permohonan REF (nomor atau id) ke laptopnya; formulirnya terbuka di isian itu.",
        "Send the application REF (reference or id) back to its laptop, where the form opens at the field.",
    ),
    "help.office.devices": Pair(
        "Laptop: kontak terakhir, versi, yang belum terkirim, yang diterima, dan yang dicabut.",
        "The laptops: last contact, version, what was unsent, what came from them, and which are revoked.",
    ),
    "help.office.revoke": Pair(
        "Cabut token LAPTOP; office enrol memberi yang baru.",
        "The token of DEVICE opens nothing any more; office enrol gives it a new one.",
    ),
    "help.office.release": Pair(
        "Ambil kembali yang sedang dientri LAPTOP yang sudah dicabut; NIK-nya dicari di OSS dulu.",
        "Take back what the revoked DEVICE was entering in OSS; its NIK is looked up there first.",
    ),
    "help.office.lost": Pair(
        "Orang yang datanya ada di LAPTOP yang hilang, sejauh sampai di kantor, dan cara menghubunginya. Pencariannya dicatat.",
        "Whose data the lost laptop DEVICE held, as far as it came here, and how to reach them. The look is recorded.",
    ),
    "help.office.forms": Pair(
        "Formulir yang dipakai kantor untuk memeriksa permohonan.",
        "The forms that the office holds applications to.",
    ),
    "help.office.forms.add": Pair(
        "Tambahkan BERKAS.toml: permohonan versi itu diperiksa dengannya mulai sekarang. Kode keluar 1 bila ada yang salah di berkas.",
        "Add FILE.toml: applications of its version are held to it from now on. Exit code 1 if the file has a mistake.",
    ),
    "help.office.forms.list": Pair(
        "Semua formulir dan versinya, asalnya, dan jumlah permohonannya; juga yang belum dikenal.",
        "Every form and version, where it is from, and how many applications name it; unknown ones too.",
    ),
    "help.office.record": Pair(
        "Catatan kerja kantor, yang terlama dulu: kapan, siapa, apa. Tidak bisa diubah, tanpa nama pemohon.",
        "What the staff did and looked at, oldest first: when, who, what. Nobody can change it; it names no applicant.",
    ),
    "help.office.openapi": Pair(
        "Cetak keterangan server menurut OpenAPI 3.1.",
        "Print the description of the gateway as OpenAPI 3.1.",
    ),
}

_BY: Final = Pair(
    "Nama petugas; bawaannya pengguna komputer ini.",
    "Who does it; default: this computer's account.",
)
_JSON: Final = Pair("Satu larik JSON.", "One JSON array.")
_STATUS: Final = Pair("Hanya status ini.", "Only this status.")
_DEVICE: Final = Pair("Hanya dari laptop ini.", "Only of this laptop.")

OPTIONS: Final = {
    "option.office.list.status": _STATUS,
    "option.office.list.device": _DEVICE,
    "option.office.list.flagged": Pair(
        "Hanya yang perlu dilihat petugas.", "Only those that a person has to look at."
    ),
    "option.office.list.as_json": _JSON,
    "option.office.export.status": _STATUS,
    "option.office.export.form_name": Pair(
        "Permohonan formulir ini.", "Applications of this form."
    ),
    "option.office.export.device": _DEVICE,
    "option.office.export.bom": Pair(
        "Awali CSV dengan tanda UTF-8 untuk Excel.",
        "Begin a CSV with the mark by which Excel knows UTF-8.",
    ),
    "option.office.export.look": Pair(
        "Hanya untuk dilihat: laptop tetap boleh mengentrinya.",
        "Only to look at: laptops may still enter them.",
    ),
    "option.office.export.by": _BY,
    "option.office.off-sheet.by": _BY,
    "option.office.import-nib.dry_run": Pair(
        "Katakan saja apa jadinya tiap baris; tidak ada yang berubah.",
        "Say what would come of each row; change nothing.",
    ),
    "option.office.import-nib.by": _BY,
    "option.office.return.field": Pair(
        "Isian yang salah, menurut namanya di formulir.",
        "The field that is wrong, by its name in the form.",
    ),
    "option.office.return.reason": Pair(
        "Apa yang salah, untuk petugas laptop.", "What is wrong, for the operator."
    ),
    "option.office.return.by": _BY,
    "option.office.devices.as_json": _JSON,
    "option.office.revoke.by": _BY,
    "option.office.release.by": _BY,
    "option.office.lost.file": Pair(
        "Tulis daftarnya ke berkas baru ini.", "Write the list into this new file."
    ),
    "option.office.lost.by": _BY,
    "option.office.forms.add.by": _BY,
    "option.office.forms.list.as_json": _JSON,
    "option.office.enrol.by": _BY,
    "option.office.record.count": Pair("N baris terakhir.", "The last N rows."),
    "option.office.record.all_": Pair("Semua baris.", "Every row."),
    "option.office.record.as_json": _JSON,
}

SENTENCES: Final = {**HELP, **OPTIONS}
"""Both, as a room of their own."""
