"""Sentences of the office's gateway; the reasons go to the laptop that sent the item."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "form-value": Pair(
        "{field}: isinya tidak sesuai formulir {form} versi {version}.",
        "{field}: its content doesn't fit the form {form}, version {version}.",
    ),
    "form-unused": Pair(
        "{file} tidak dipakai server. Rincian: operator-tui forms list, lalu forms check.",
        "The gateway doesn't use {file}. Details: operator-tui forms list, then forms check.",
    ),
    "form-not-asked": Pair(
        "{field} tidak ditanyakan oleh formulir {form} versi {version}.",
        "{field} isn't asked by the form {form}, version {version}.",
    ),
    "device-shape": Pair(
        "Nama laptop 2 sampai 12 huruf besar dan angka, misalnya MJL03. Tidak ada yang berubah.",
        "A device id has 2 to 12 capital letters and digits, e.g. MJL03. Nothing was changed.",
    ),
    "enrolled": Pair(
        "{device} terdaftar. Token di bawah ini hanya ditampilkan sekali; yang lama tidak berlaku lagi.",
        "{device} is enrolled. The token below is shown once only; a former one no longer works.",
    ),
    "extra-missing": Pair(
        "Server kantor belum terpasang. Pasang dengan: pip install 'operator-tui[office]'",
        "The office gateway isn't installed. Install it with: pip install 'operator-tui[office]'",
    ),
    "tls-both": Pair(
        "--tls-cert dan --tls-key harus bersama. Tidak ada yang dijalankan.",
        "--tls-cert and --tls-key go together. Nothing was started.",
    ),
    "tls-no-file": Pair(
        "{file} tidak ada. Tidak ada yang dijalankan.", "There is no {file}. Nothing was started."
    ),
    "tls-bad": Pair(
        "Sertifikat dan kuncinya tidak terbaca atau tidak sepasang. Tidak ada yang dijalankan.",
        "The certificate and its key can't be read, or aren't a pair. Nothing was started.",
    ),
    "tls-encrypted": Pair(
        "Kunci di --tls-key tersandi. Tidak ada yang dijalankan. Buat salinan tanpa sandi: openssl pkey -in KUNCI -out KUNCI-BARU",
        "The key of --tls-key is encrypted. Nothing was started. Make a copy without: openssl pkey -in KEY -out NEW-KEY",
    ),
    "host-unknown": Pair(
        "{host} bukan alamat mesin ini. Tidak ada yang dijalankan, data kantor aman. Periksa --host; 0.0.0.0 berarti semua.",
        "{host} is no address of this machine. Nothing was started, the office's data is safe. Check --host; 0.0.0.0 means all.",
    ),
    "no-tls": Pair(
        "Peringatan: tanpa TLS siapa pun di jaringan bisa membaca. Laptop akan menolak http:// selain di mesin ini.",
        "Warning: without TLS anyone on the network can read. Laptops refuse http:// except on this machine.",
    ),
    "port-taken": Pair(
        "{host}:{port} tidak bisa dipakai (sudah terpakai?). Data kantor aman. Pilih --host atau --port lain.",
        "{host}:{port} can't be used (taken already?). The office's data is safe. Choose another --host or --port.",
    ),
    "db-missing": Pair(
        "Kunci kantor ada, tetapi office.db tidak ada di {home}. Tidak ada yang dibuat. Kembalikan berkas itu dari cadangan.",
        "The office's keys are here, but there is no office.db in {home}. Nothing was made. Put the file back from a copy.",
    ),
    "keys-missing": Pair(
        "office.db ada, tetapi kuncinya (keys.json) tidak ada di {home}. Tidak ada yang diubah. Kembalikan kuncinya dari cadangan; kalau kantor ini belum pernah dipakai, pindahkan office.db.",
        "office.db is here, but its keys (keys.json) aren't in {home}. Nothing was changed. Put the keys back from a copy; if this office was never used, move office.db away.",
    ),
    "serving-already": Pair(
        "Kantor di {home} sudah dilayani program lain. Datanya aman. Tutup yang itu dulu, atau pakai --home lain.",
        "The office in {home} is being served already. Its data is safe. End that one first, or use another --home.",
    ),
    "holds-training": Pair(
        "Penyimpanan kantor ini berisi data latihan. Tidak ada yang dijalankan; pakai --home lain untuk yang sungguhan.",
        "This office's store holds training data. Nothing was started; use another --home for the live one.",
    ),
    "holds-live": Pair(
        "Penyimpanan kantor ini berisi permohonan sungguhan. Tidak ada yang dijalankan; pakai --home lain untuk latihan.",
        "This office's store holds live applications. Nothing was started; use another --home for training.",
    ),
    "claimed": Pair(
        "Sedang dientri di OSS oleh laptopnya. Tidak ada yang berubah; tunggu hasilnya.",
        "Its laptop is entering it in OSS. Nothing was changed; wait for the outcome.",
    ),
    "not-accepted": Pair(
        "Statusnya {status}, jadi tidak bisa.", "Its status is {status}, so it can't be."
    ),
    "nib-shape": Pair("NIB harus 13 angka.", "An NIB has 13 digits."),
    "nik-shape": Pair("NIK harus 16 angka.", "A NIK has 16 digits."),
    "unsupported": Pair(
        "Server belum mengenal jenis {kind}.", "The gateway doesn't know the kind {kind}."
    ),
    "bad-id": Pair("Id bukan UUID yang baku.", "The id is no UUID in its standard form."),
    "bad-date": Pair(
        "Tanggal harus tttt-bb-hh, misalnya 2026-11-24.", "A date is yyyy-mm-dd, like 2026-11-24."
    ),
    "bad-revision": Pair("Revisi harus 1 atau lebih.", "The revision is 1 or more."),
    "bad-body": Pair("Isi tidak terbaca.", "The body can't be read."),
    "too-large": Pair("Isi terlalu besar.", "The body is too large."),
    "missing": Pair("{field} tidak ada.", "{field} is missing."),
    "cancelled-before": Pair(
        "Permohonan ini sudah dibatalkan sebelum sampai.",
        "This application was cancelled before it came.",
    ),
    "unknown-id": Pair(
        "Kantor tidak memegang permohonan ini.", "The office doesn't hold this application."
    ),
    "revision-old": Pair(
        "Kantor memegang isi yang lebih baru dari ini.", "The office holds newer content than this."
    ),
    "revision-unknown": Pair(
        "Isi revisi ini belum sampai di kantor.",
        "The content of this revision hasn't come to the office.",
    ),
    "revoked": Pair(
        "Laptop ini dicabut oleh kantor. Tidak ada yang diterima; data di laptop aman. Hubungi kantor.",
        "The office revoked this laptop. Nothing was taken; what is on the laptop is safe. Ask the office.",
    ),
    "on-sheet": Pair(
        "Kantor sedang mengentrinya sendiri (lembar kerja {at}). Jangan dientri di sini; mendesak: minta kantor melepasnya.",
        "The office enters it itself (sheet of {at}). Don't enter it here; if it is urgent, ask the office to let it go.",
    ),
    "nib-taken": Pair(
        "NIB ini sudah tercatat untuk orang lain. Tidak ada yang berubah; periksa angkanya di OSS.",
        "This NIB is recorded for another person already. Nothing was changed; check it in OSS.",
    ),
    "not-nib": Pair(
        "Ini bukan permohonan NIB, jadi tidak ada NIB-nya. Tidak ada yang berubah.",
        "This isn't an application for an NIB, so it gets none. Nothing was changed.",
    ),
    "issued-already": Pair("NIB sudah terbit.", "The NIB is issued already."),
    "conflict": Pair(
        "Sudah ada di kantor dengan isi lain.", "The office holds it already, with other content."
    ),
}
