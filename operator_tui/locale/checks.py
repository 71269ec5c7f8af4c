"""Sentences of the checks; each stands beside its field, so the field isn't named again."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "required": Pair("belum diisi", "not filled in yet"),
    "nik.digits": Pair(
        "NIK hanya angka; lihat lagi KTP-nya", "a NIK is digits only; look at the KTP again"
    ),
    "nik.length": Pair("{length} angka; NIK harus 16", "{length} digits; a NIK has 16"),
    "nik.same": Pair(
        "semua angkanya sama; lihat lagi KTP-nya", "all digits are the same; look at the KTP again"
    ),
    "nik.zero": Pair(
        "NIK tidak diawali 0; lihat lagi KTP-nya",
        "a NIK doesn't begin with 0; look at the KTP again",
    ),
    "nik.scientific": Pair(
        "NIK diubah lembar kerja menjadi angka pangkat; ketik ulang dari KTP",
        "a spreadsheet turned the NIK into a power of ten; type it again from the KTP",
    ),
    "sheet.power": Pair(
        "lembar kerja mengubahnya menjadi angka pangkat; ketik ulang dari kartunya",
        "a spreadsheet turned it into a power of ten; type it again from the card",
    ),
    "sheet.decimal": Pair(
        "lembar kerja menjadikannya bilangan (,0): angkanya bisa berubah; ketik ulang dari kartunya",
        "a spreadsheet made it a quantity (.0), digits may have changed; type it again from the card",
    ),
    "nik.in-line": Pair(
        "NIK ini sudah antre hari ini: nomor {number}",
        "this NIK is in today's line already: number {number}",
    ),
    "papers.no-ktp": Pair(
        "tanpa KTP belum bisa dilayani", "without a KTP nobody can be served yet"
    ),
    "papers.no-kk": Pair(
        "KK belum ada: boleh lanjut, NIB tidak memerlukannya",
        "no KK yet: go on, the NIB doesn't need it",
    ),
    "papers.no-whatsapp": Pair(
        "tanpa WhatsApp: sandi OSS tidak bisa diterima di sini",
        "no WhatsApp: the code of OSS can't be received here",
    ),
    "phone.none": Pair(
        "tidak ada HP: sandi OSS perlu WhatsApp", "no phone: the code of OSS needs WhatsApp"
    ),
    "nik.day": Pair(
        "tanggal di NIK tidak mungkin; tulis alasan",
        "the date in the NIK is impossible; give a reason",
    ),
    "nik.region": Pair(
        "kode wilayah {code} tidak ada di daftar", "region code {code} isn't in the list"
    ),
    "nik.serial": Pair("nomor urut 0000: lihat lagi KTP-nya", "serial 0000: look at the KTP again"),
    "nik.date": Pair("NIK berkata lahir {date}", "the NIK says born {date}"),
    "nik.sex": Pair("NIK berkata jenis kelamin {sex}", "the NIK says sex {sex}"),
    "duplicate.reason": Pair(
        "NIK ini sudah ada: {who}; tulis alasan", "this NIK is here already: {who}; give a reason"
    ),
    "refused.kept": Pair("isi semula; tulis alasannya", "as it was; give the reason"),
    "known.cancelled": Pair(
        "NIK ini pernah dibatalkan: {who}", "this NIK was here and cancelled: {who}"
    ),
    "known.namesake": Pair(
        "nama dan tanggal lahirnya mirip: {who}", "name and birth date are like: {who}"
    ),
    "kk.length": Pair("{length} angka; nomor KK harus 16", "{length} digits; a KK number has 16"),
    "npwp.digits": Pair("NPWP hanya angka", "an NPWP is digits only"),
    "npwp.length": Pair("{length} angka; NPWP 15 atau 16", "{length} digits; an NPWP has 15 or 16"),
    "npwp.check": Pair(
        "angka pemeriksa tidak cocok; lihat lagi", "the check digit doesn't fit; look again"
    ),
    "phone.shape": Pair(
        "bukan nomor HP; contoh 0812 3456 7890", "not a mobile number; e.g. 0812 3456 7890"
    ),
    "email.shape": Pair(
        "bukan alamat e-mail; contoh nama@contoh.id", "not an e-mail address; e.g. nama@contoh.id"
    ),
    "date.shape": Pair("bukan tanggal; contoh 17-04-1988", "not a date; e.g. 17-04-1988"),
    "date.impossible": Pair("tanggal itu tidak ada", "there is no such date"),
    "date.future": Pair("tanggal itu belum tiba", "that date is still to come"),
    "date.early": Pair("tahun {first} atau sesudahnya", "the year {first} or later"),
    "age.under17": Pair(
        "umur {age} tahun: belum bisa memohon; perlu wali",
        "{age} years old: can't apply yet; a guardian is needed",
    ),
    "age.old": Pair(
        "umur {age} tahun: lihat lagi tanggalnya", "{age} years old: look at the date again"
    ),
    "choice.several": Pair("pilih satu atau lebih: {keys}", "choose one or more: {keys}"),
    "refused": Pair("{why}", "{why}"),
    "followup.differs": Pair(
        "harus sama dengan permohonan NIB: {value}", "must be that of the NIB application: {value}"
    ),
    "choice.unknown": Pair("pilih salah satu: {keys}", "choose one of: {keys}"),
    "yesno.unknown": Pair("jawab Y (ya) atau T (tidak)", "answer Y (yes) or T (no)"),
    "integer.shape": Pair("bukan angka bulat", "not a whole number"),
    "integer.range": Pair("harus {least} sampai {most}", "must be {least} to {most}"),
    "money.shape": Pair(
        "bukan jumlah uang; contoh 3.500.000 atau 5jt", "not an amount; e.g. 3.500.000 or 5jt"
    ),
    "decimal.shape": Pair("bukan angka; contoh 24 atau 7,5", "not a number; e.g. 24 or 7,5"),
    "year.range": Pair("tahun {first} sampai {last}", "a year from {first} to {last}"),
    "rtrw.shape": Pair("contoh 003/005", "e.g. 003/005"),
    "postcode.shape": Pair("kode pos 5 angka", "a postcode has 5 digits"),
    "kbli.shape": Pair(
        "KBLI 5 angka; ketik barangnya, lalu pilih",
        "a KBLI has 5 digits; type the goods, then choose",
    ),
    "kbli.version": Pair("versi KBLI hanya 2020 atau 2025", "a KBLI version is 2020 or 2025"),
    "digits.shape": Pair("hanya angka", "digits only"),
    "text.long": Pair(
        "{length} huruf; paling banyak {limit}", "{length} characters; {limit} at most"
    ),
    "village.ambiguous": Pair(
        "ada {count} desa bernama itu: pilih satu", "{count} villages have this name: choose one"
    ),
    "village.unknown": Pair(
        "tidak ada di daftar desa Majalengka", "not in the list of Majalengka's villages"
    ),
    "village.unlisted": Pair(
        "tidak ada di daftar desa Majalengka, kode desa kosong; pilih dari daftar",
        "not in the list of Majalengka's villages, no village code; choose from the list",
    ),
    "village.elsewhere": Pair(
        "KTP dari luar Majalengka: kode desa kosong", "KTP from elsewhere: no village code"
    ),
    "scale.above": Pair(
        "di atas usaha kecil: bukan untuk layanan ini", "above a small business: not this service's"
    ),
    "csv.cells": Pair(
        "{cells} kolom, padahal judulnya {columns}", "{cells} cells, but the header has {columns}"
    ),
    "declaration.missing": Pair("pernyataan belum dijawab", "the declaration has no answer yet"),
    "consent.missing": Pair("persetujuan belum dijawab", "the consent has no answer yet"),
    "consent.method": Pair(
        "cara memberi belum diisi: L lisan, S surat",
        "how it was given is missing: L spoken, S paper",
    ),
    "consent.paper": Pair("nomor surat belum diisi", "the number of the paper is missing"),
}
