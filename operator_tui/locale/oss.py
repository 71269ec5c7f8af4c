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
    "why.not-individual": Pair(
        "NIB badan usaha, bukan perorangan.", "The NIB is a company's, not one person's."
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
    "other-nik": Pair(
        "NIK {ref} lain dari NIK menurut OSS. Tidak ada yang berubah. Periksa KTP, lalu ulangi dengan --reason.",
        "{ref} has another NIK than OSS tells. Nothing was changed. Check the KTP, then repeat with --reason.",
    ),
    "reason-needed": Pair(
        "Perlu alasan: --reason. Tidak ada yang berubah.",
        "A reason is needed: --reason. Nothing was changed.",
    ),
    "strays-none": Pair("Tidak ada yang menunggu.", "Nothing waits."),
    "stray": Pair(
        "{row}  {at}  NIB {nib}  NIK {nik}  {name}", "{row}  {at}  NIB {nib}  NIK {nik}  {name}"
    ),
    "stray-held": Pair("   {ref} {status}: {business}", "   {ref} {status}: {business}"),
    "stray-fits": Pair("cocok sekarang", "fits now"),
    "stray-settled": Pair("   {at} {by}: {reason}", "   {at} {by}: {reason}"),
    "settle-which": Pair(
        "Pilih --application NOMOR, atau --discard. Tidak ada yang berubah.",
        "Give --application REF, or --discard. Nothing was changed.",
    ),
    "settled": Pair(
        "Baris {row} selesai: NIB untuk {refs}. Laptopnya diberi tahu.",
        "Row {row} is settled: the NIB is for {refs}. The laptop is told.",
    ),
    "discarded": Pair(
        "Baris {row} dibuang; catatannya tetap ada.", "Row {row} is discarded; its record stays."
    ),
    "verify-which": Pair(
        "Sebut nomor permohonan, atau --all, atau --list. OSS tidak ditanya.",
        "Name references, or --all, or --list. OSS wasn't asked.",
    ),
    "verify-off": Pair(
        "OSS belum bisa ditanya. Tidak ada yang berubah. Atur dulu dengan office config set: {keys}",
        "OSS can't be asked yet. Nothing was changed. Set first with office config set: {keys}",
    ),
    "verify-unknown": Pair(
        "Bukan permohonan yang sudah terbit: {refs}. OSS tidak ditanya.",
        "No issued application: {refs}. OSS wasn't asked.",
    ),
    "verify-none": Pair(
        "Tidak ada NIB ketikan yang belum diperiksa.", "No typed NIB waits to be verified."
    ),
    "verify-stopped": Pair(
        "OSS tidak bisa ditanya: {why} Semua tetap tersimpan; {left} belum ditanya. Ulangi nanti.",
        "OSS couldn't be asked: {why} Everything is kept; {left} not asked yet. Try again later.",
    ),
    "verdict.": Pair("belum pernah ditanya", "never asked"),
    "verdict.verified": Pair("diperiksa di OSS", "verified with OSS"),
    "verdict.unknown": Pair(
        "!! OSS tidak mengenal nomor ini; periksa angkanya",
        "!! OSS doesn't know this number; check its digits",
    ),
    "verdict.name-differs": Pair(
        "!! di OSS atas nama lain; periksa angkanya",
        "!! under another name in OSS; check its digits",
    ),
    "verdict.frozen": Pair("!! dibekukan di OSS", "!! frozen in OSS"),
    "verdict.revoked": Pair("!! dicabut di OSS", "!! revoked in OSS"),
    "verdict.not-asked": Pair("tidak bisa ditanya", "couldn't be asked"),
    "trouble.timeout": Pair("tidak menjawab.", "no answer came."),
    "trouble.unreachable": Pair("alamatnya tidak terjangkau.", "its address can't be reached."),
    "trouble.certificate": Pair("sertifikatnya tidak dipercaya.", "its certificate isn't trusted."),
    "trouble.redirect": Pair("mengalihkan ke alamat lain.", "it redirects to another address."),
    "trouble.too-large": Pair("jawabannya terlalu besar.", "its answer is too large."),
    "trouble.encoded": Pair("jawabannya dikemas.", "its answer is compressed."),
    "trouble.not-json": Pair(
        "yang menjawab halaman, bukan OSS.", "what answered is a page, not OSS."
    ),
    "trouble.shape": Pair("jawabannya tidak dikenal.", "its answer isn't one that is known."),
    "trouble.http": Pair("HTTP {n}.", "HTTP {n}."),
    "trouble.kode": Pair("kode {n}.", "kode {n}."),
    "trouble.kode-400": Pair("parameter ditolak (400).", "bad parameter (400)."),
    "trouble.kode-401": Pair(
        "kunci kantor tidak sah (401); periksa oss.user_key.",
        "the office's key isn't valid (401); check oss.user_key.",
    ),
    "trouble.kode-403": Pair("kantor tidak diizinkan (403).", "the office isn't allowed (403)."),
    "trouble.kode-404": Pair(
        "layanannya tidak ada (404); periksa oss.url.", "no such service (404); check oss.url."
    ),
    "trouble.kode-405": Pair("ditolak (405).", "denied (405)."),
    "trouble.kode-500": Pair("pemrosesan gagal (500).", "processing failed (500)."),
    "trouble.kode-504": Pair("OSS kehabisan waktu (504).", "OSS timed out (504)."),
    "set": Pair("ada", "set"),
    "not-set": Pair("belum ada", "not set"),
}
