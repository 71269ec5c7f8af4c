"""Sentences of what the office hears from OSS, and asks there."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "key-unknown": Pair(
        "{key} bukan setelan kantor. Tidak ada yang berubah. Yang ada: {keys}",
        "{key} is no setting of the office. Nothing was changed. There are: {keys}",
    ),
    "value-bad": Pair(
        "{key}: nilai itu kosong atau tidak bisa dipakai. Tidak ada yang berubah.",
        "{key}: that value is empty or can't be used. Nothing was changed.",
    ),
    "secret-argument": Pair(
        "{key} rahasia, jadi tidak ditulis di perintah. Tidak ada yang berubah. Pakai: operator-tui office config set {key} -",
        "{key} is a secret, so it isn't written in the command. Nothing was changed. Use: operator-tui office config set {key} -",
    ),
    "ask-secret": Pair("{key} (tidak terlihat)", "{key} (not shown)"),
    "config-done": Pair("{key} = {value} disimpan.", "{key} = {value} is kept."),
    "config-unset": Pair("{key} dihapus.", "{key} is taken away."),
    "kode.200": Pair("Diterima.", "Received."),
    "kode.kept": Pair(
        "Diterima; disimpan untuk dicocokkan petugas.", "Received; kept for a person to match."
    ),
    "kode.400": Pair("Parameter tidak sesuai.", "Bad parameter."),
    "kode.401": Pair("Pengguna tidak sah.", "User not valid."),
    "kode.500": Pair("Pemrosesan gagal. Kirim ulang.", "Processing failed. Send it again."),
    "why.frozen": Pair(
        "NIB ini dibekukan di OSS. Tidak diterbitkan di sini.",
        "This NIB is frozen in OSS. It isn't issued here.",
    ),
    "why.revoked": Pair(
        "NIB ini dicabut di OSS. Tidak diterbitkan di sini.",
        "This NIB is revoked in OSS. It isn't issued here.",
    ),
    "why.no-nik": Pair("OSS tidak menyebut NIK.", "OSS told no NIK."),
    "why.unknown-nik": Pair(
        "Kantor tidak memegang permohonan dari NIK ini.",
        "The office holds no application of this NIK.",
    ),
    "why.not-waiting": Pair(
        "Permohonan NIK ini dikembalikan atau batal.",
        "The application of this NIK is returned or cancelled.",
    ),
    "why.other-nib": Pair(
        "NIK ini sudah punya NIB lain di kantor.", "This NIK has another NIB at the office already."
    ),
    "why.nib-taken": Pair(
        "NIB ini tercatat untuk NIK lain.", "This NIB is recorded for another NIK."
    ),
    "why.several": Pair(
        "Beberapa permohonan NIK ini sama-sama cocok.",
        "Several applications of this NIK fit alike.",
    ),
    "why.persons-differ": Pair(
        "NIK pemroses bukan NIK penanggung jawab.",
        "The NIK of who processed it isn't that of who answers for it.",
    ),
    "no-stray": Pair(
        "Baris {row} tidak ada. Tidak ada yang berubah. Lihat: office strays list",
        "There is no row {row}. Nothing was changed. See: office strays list",
    ),
    "settled-already": Pair(
        "Baris {row} sudah diselesaikan. Tidak ada yang berubah.",
        "Row {row} is settled already. Nothing was changed.",
    ),
    "ref-twice": Pair(
        "{ref} ada pada dua laptop. Tidak ada yang berubah. Pakai id permohonannya.",
        "{ref} exists on two laptops. Nothing was changed. Use the application's id.",
    ),
    "other-nik": Pair(
        "NIK {ref} lain dari NIK menurut OSS. Tidak ada yang berubah. Periksa KTP, lalu ulangi dengan --reason.",
        "{ref} has another NIK than OSS tells. Nothing was changed. Check the KTP, then repeat with --reason.",
    ),
    "reason-needed": Pair(
        "Perlu alasan: --reason. Tidak ada yang berubah.",
        "A reason is needed: --reason. Nothing was changed.",
    ),
    "set": Pair("ada", "set"),
    "not-set": Pair("belum ada", "not set"),
}
