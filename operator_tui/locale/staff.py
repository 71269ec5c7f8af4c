"""Sentences of what the office's staff does on the command line."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "no-office": Pair(
        "Belum ada data kantor di {home}. Tidak ada yang dibuat. Periksa --home, atau mulai dengan: office enrol",
        "There is no office in {home}. Nothing was made. Check --home, or begin with: office enrol",
    ),
    "ref-several": Pair(
        "Beberapa permohonan bernomor {ref}. Tidak ada yang berubah. Pakai id-nya dari: office list --json",
        "Several applications have the reference {ref}. Nothing was changed. Use the id, from: office list --json",
    ),
    "device-unknown": Pair(
        "Laptop {device} tidak dikenal kantor ini. Tidak ada yang berubah. Daftarnya: office devices",
        "This office doesn't know the laptop {device}. Nothing was changed. They are listed by: office devices",
    ),
    "form-taken": Pair(
        "Formulir {name} versi {version} sudah ada dengan isi lain. Tidak ada yang berubah. Beri versi baru.",
        "The form {name}, version {version}, is here with other content. Nothing was changed. Give it a new version.",
    ),
    "form-unknown": Pair(
        "Formulir {name} tidak ada. Tidak ada yang ditulis. Daftarnya: office forms list",
        "There is no form {name}. Nothing was written. They are listed by: office forms list",
    ),
    "form-there": Pair(
        "Formulir {name} versi {version} sudah ada; isinya tidak berubah.",
        "The form {name}, version {version}, is here already; it wasn't changed.",
    ),
    "form-added": Pair(
        "Formulir {name} versi {version} dipakai mulai sekarang.",
        "The form {name}, version {version}, is used from now on.",
    ),
    "form-looked": Pair(
        "Dari yang sudah masuk: {fit} sesuai, {misfit} tidak (lihat: office list --flagged).",
        "Of what came before {fit} fit, {misfit} don't (see: office list --flagged).",
    ),
    "origin.shipped": Pair("bawaan", "shipped"),
    "origin.home": Pair("berkas kantor", "office's file"),
    "origin.added": Pair("ditambahkan", "added"),
    "origin.form-unknown": Pair("belum dikenal", "not known"),
    "flag.form-unknown": Pair("formulirnya belum dikenal", "its form isn't known"),
    "flag.form-misfit": Pair("tidak sesuai formulirnya", "doesn't fit its form"),
    "on-sheet": Pair("di lembar kerja {at}", "on the sheet of {at}"),
    "not-on-sheet": Pair(
        "{ref} tidak sedang di lembar kerja. Tidak ada yang berubah.",
        "{ref} isn't on a sheet. Nothing was changed.",
    ),
    "off-sheet": Pair(
        "{ref} dilepas dari lembar kerja: laptopnya boleh mengentrinya. Coret barisnya di lembar kerja.",
        "{ref} is off the sheet: its laptop may enter it. Strike its row from the sheet.",
    ),
    "claimed": Pair("sedang dientri laptopnya", "being entered by its laptop"),
    "yes": Pair("ya", "yes"),
    "no": Pair("tidak", "no"),
    "device": Pair(
        "{device} kontak terakhir {at}, versi {app}, belum terkirim {unsent}; {counts} {revoked}",
        "{device} last contact {at}, version {app}, unsent {unsent}; {counts} {revoked}",
    ),
    "revoked-at": Pair("(dicabut {at})", "(revoked {at})"),
    "revoked": Pair(
        "Token {device} tidak berlaku lagi. Yang sudah diterima tetap ada. Token baru: office enrol {device}",
        "The token of {device} opens nothing any more. What came from it stays. A new one: office enrol {device}",
    ),
    "released": Pair(
        "{n} permohonan {device} kembali ke kantor. Cari NIK-nya di OSS dulu: mungkin sudah dientri di sana.",
        "{n} applications of {device} are the office's again. Look their NIK up in OSS first: they may be entered there.",
    ),
    "released-note": Pair(
        "dilepas dari {device}: cari NIK-nya di OSS dulu",
        "taken back from {device}: look the NIK up in OSS first",
    ),
    "release-welcome": Pair(
        "{device} belum dicabut; laptop itu mengembalikannya sendiri. Tidak ada yang berubah. Laptop hilang: office revoke {device} dulu.",
        "{device} isn't revoked; it gives them back itself. Nothing was changed. For a lost laptop: office revoke {device} first.",
    ),
    "revoked-before": Pair(
        "{device} sudah dicabut sebelumnya. Tidak ada yang berubah.",
        "{device} was revoked before. Nothing was changed.",
    ),
    "lost": Pair(
        "{device}: {people} permohonan sampai di kantor. Kontak terakhir {at}; saat itu {unsent} belum terkirim, jadi orangnya tidak ada di daftar ini. Pemberitahuan paling lambat 3 x 24 jam.",
        "{device}: {people} applications came to the office. Last contact {at}; {unsent} were unsent then, so their people aren't in this list. The notice is due within 3 x 24 hours.",
    ),
    "lost-never": Pair(
        "{device}: {people} permohonan sampai di kantor. Laptop ini belum pernah menghubungi server (kontak {at}, belum terkirim {unsent}). Pemberitahuan paling lambat 3 x 24 jam.",
        "{device}: {people} applications came to the office. This laptop never called the gateway (contact {at}, unsent {unsent}). The notice is due within 3 x 24 hours.",
    ),
    "lost-revoke": Pair(
        "Tokennya masih berlaku. Cabut dengan: office revoke {device}",
        "Its token still opens the gateway. Revoke it with: office revoke {device}",
    ),
    "returned": Pair(
        "{ref} dikembalikan ke {device}; sampai di sana saat laptop itu tersambung.",
        "{ref} goes back to {device}; it is told when that laptop calls.",
    ),
    "reason-empty": Pair(
        "Alasannya belum ditulis. Tidak ada yang berubah. Tulis dengan --reason.",
        "The reason is empty. Nothing was changed. Write it with --reason.",
    ),
    "reason-long": Pair(
        "Alasannya terlalu panjang, paling banyak {limit} huruf. Tidak ada yang berubah.",
        "The reason is too long, {limit} characters at most. Nothing was changed.",
    ),
    "field-unknown": Pair(
        "Formulir {form} versi {version} tidak punya isian {field}. Tidak ada yang berubah. Nama isian: forms schema {form}",
        "The form {form}, version {version}, has no field {field}. Nothing was changed. The names: forms schema {form}",
    ),
    "file-there": Pair(
        "{file} sudah ada. Tidak ada yang ditulis. Pakai nama lain; yang lama mungkin sudah diisi.",
        "There is a {file} already. Nothing was written. Use another name; that one may be filled in.",
    ),
    "file-kind": Pair(
        "{file} harus berakhir .csv atau .xlsx. Tidak ada yang ditulis.",
        "{file} must end in .csv or .xlsx. Nothing was written.",
    ),
    "file-not-written": Pair(
        "{file} tidak bisa ditulis ({why}). Data kantor aman. Periksa tempat dan ruangnya, lalu ulangi.",
        "{file} can't be written ({why}). The office's data is safe. Check the place and its room, then try again.",
    ),
    "file-large": Pair(
        "Berkasnya lebih besar dari {most} MB. Tidak ada yang berubah. Bagi menjadi beberapa.",
        "The file is larger than {most} MB. Nothing was changed. Split it.",
    ),
    "file-xlsx": Pair(
        "Ini buku kerja Excel. Tidak ada yang berubah. Simpan dulu sebagai CSV UTF-8, lalu ulangi.",
        "This is an Excel workbook. Nothing was changed. Save it as CSV UTF-8 first, then try again.",
    ),
    "file-encoding": Pair(
        "Baris {line} bukan UTF-8. Tidak ada yang berubah. Simpan sebagai CSV UTF-8, lalu ulangi.",
        "Line {line} isn't UTF-8. Nothing was changed. Save it as CSV UTF-8, then try again.",
    ),
    "file-broken": Pair(
        "Tanda kutip di baris {line} tidak ditutup. Tidak ada yang berubah. Betulkan, lalu ulangi.",
        "A quotation mark in line {line} isn't closed. Nothing was changed. Mend it, then try again.",
    ),
    "columns-ref": Pair(
        "Kolom ref atau id tidak ada. Tidak ada yang berubah.",
        "There is no column ref or id. Nothing was changed.",
    ),
    "columns-nib": Pair(
        "Kolom nib atau reason tidak ada. Tidak ada yang berubah.",
        "There is no column nib or reason. Nothing was changed.",
    ),
    "columns-twice": Pair(
        "Kolom {columns} ada dua kali. Tidak ada yang berubah.",
        "The column {columns} stands there twice. Nothing was changed.",
    ),
    "exported": Pair(
        "{rows} permohonan ditulis ke {file}.", "{rows} applications written to {file}."
    ),
    "export-claimed": Pair(
        "{n} tidak ikut: sedang dientri oleh laptopnya sendiri.",
        "{n} left out: their own laptops are entering them.",
    ),
    "act.enrolled": Pair("laptop didaftarkan", "laptop enrolled"),
    "act.revoked": Pair("laptop dicabut", "laptop revoked"),
    "act.released": Pair(
        "entri laptop yang dicabut diambil alih", "taken back from a revoked laptop"
    ),
    "act.looked-lost": Pair("daftar laptop hilang dibuka", "list of a lost laptop looked at"),
    "act.exported": Pair("lembar kerja ditulis", "sheet written"),
    "act.off-sheet": Pair("dilepas dari lembar kerja", "taken off the sheet"),
    "act.issued": Pair("NIB dicatat", "NIB recorded"),
    "act.oss-failed": Pair("alasan OSS dicatat", "OSS's reason recorded"),
    "act.returned": Pair("dikembalikan ke laptop", "sent back to its laptop"),
    "act.form-added": Pair("formulir ditambahkan", "form added"),
    "act.set": Pair("setelan diisi", "setting set"),
    "act.unset": Pair("setelan dihapus", "setting taken away"),
    "act.stray-settled": Pair("NIB dari OSS dicocokkan", "NIB from OSS matched"),
    "act.stray-discarded": Pair("NIB dari OSS dibuang", "NIB from OSS discarded"),
    "row": Pair("baris {line}  {ref}: {words}", "line {line}  {ref}: {words}"),
    "row.issued": Pair("NIB dicatat", "NIB recorded"),
    "row.returned": Pair("dikembalikan ke laptopnya", "sent back to its laptop"),
    "row.noted": Pair("alasannya dicatat di kantor", "reason noted at the office"),
    "row.same": Pair("sudah tercatat begitu", "recorded so already"),
    "rows": Pair(
        "{issued} NIB dicatat, {returned} dikembalikan, {noted} alasan dicatat, {same} sudah tercatat, {empty} kosong, {refused} ditolak.",
        "{issued} NIBs recorded, {returned} sent back, {noted} reasons noted, {same} recorded already, {empty} empty, {refused} refused.",
    ),
    "rows-dry": Pair(
        "Hanya dicoba, tidak ada yang berubah: {issued} NIB, {returned} dikembalikan, {noted} alasan, {same} sudah tercatat, {empty} kosong, {refused} ditolak.",
        "A trial, nothing was changed: {issued} NIBs, {returned} sent back, {noted} reasons, {same} recorded already, {empty} empty, {refused} refused.",
    ),
    "row-cells": Pair("selnya lebih banyak daripada kolomnya.", "it has more cells than columns."),
    "row-nobody": Pair("ref atau id kosong.", "ref or id is empty."),
    "row-both": Pair("nib dan reason tidak boleh bersama.", "it has both an NIB and a reason."),
    "row-twice": Pair(
        "permohonan ini sudah ada di baris {line}.",
        "this application stands in line {line} already.",
    ),
    "row-nik": Pair(
        "NIK di baris ini bukan milik permohonan ini. Tidak ada yang berubah; mungkin satu kolom terurut sendiri.",
        "the NIK in this row isn't this application's. Nothing was changed; a column may have been sorted by itself.",
    ),
    "row-nib": Pair(
        "NIB harus 13 angka; Excel mungkin membuang 0 di depan. Format kolomnya sebagai teks.",
        "an NIB has 13 digits; Excel may have dropped a leading 0. Format the column as text.",
    ),
    "row-date": Pair(
        "tanggal NIB kosong, tidak terbaca, atau belum tiba; misalnya 2026-11-24.",
        "the NIB's date is empty, can't be read, or is still to come; e.g. 2026-11-24.",
    ),
    "row-issued": Pair(
        "sudah terbit dengan NIB atau tanggal lain. Tidak ada yang berubah; periksa di OSS.",
        "it is issued with another NIB or date. Nothing was changed; check it in OSS.",
    ),
    "row-reason": Pair(
        "alasannya tidak dikenal. Pilihannya: {reasons}.",
        "the reason isn't known. They are: {reasons}.",
    ),
    "row-text": Pair(
        "alasan lain perlu tulisan di kolom text: apa kata layar OSS.",
        "another reason needs the column text: what OSS's screen said.",
    ),
}
