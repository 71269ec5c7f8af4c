"""Sentences of :mod:`operator_tui.store`: what the disk, the lock and the vault say."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "full": Pair(
        "Disk penuh. Yang sudah tersimpan aman, yang ini belum. Kosongkan 50 MB, lalu ulangi.",
        "The disk is full. What was saved is safe, this is not. Free 50 MB, then try again.",
    ),
    "busy": Pair(
        "Penyimpanan sedang dipakai program lain. Tidak ada yang berubah. Coba lagi sebentar.",
        "The store is in use by another program. Nothing was changed. Try again in a moment.",
    ),
    "not-writable": Pair(
        "Penyimpanan tidak bisa ditulis. Isinya utuh. Periksa izin foldernya.",
        "The store can't be written. Its contents are whole. Check the folder's permissions.",
    ),
    "damaged": Pair(
        "Berkas penyimpanan rusak atau bukan milik kunci ini. Tidak ada yang diubah. Hubungi TI.",
        "The store's file is damaged or isn't this key's. Nothing was changed. Call IT.",
    ),
    "failed": Pair(
        "Penyimpanan gagal ({why}). Yang sudah tersimpan aman. Hubungi TI.",
        "The store failed ({why}). What was saved is safe. Call IT.",
    ),
    "closed": Pair("Penyimpanan sudah ditutup.", "The store is closed already."),
    "no-backup": Pair(
        "Salinan sebelum pembaruan tidak bisa dibuat. Tidak ada yang diubah. Kosongkan disk, lalu ulangi.",
        "No copy could be made before the update. Nothing was changed. Free some disk, then try again.",
    ),
    "newer": Pair(
        "Penyimpanan ini dari versi program yang lebih baru. Tidak ada yang diubah. Pasang versi terbaru.",
        "This store comes from a newer version of the program. Nothing was changed. Install the newest version.",
    ),
    "none": Pair(
        "Belum ada penyimpanan di {home}. Buat dengan: operator-tui init",
        "There is no store in {home} yet. Make one with: operator-tui init",
    ),
    "missing": Pair(
        "Kunci ada, tetapi store.db tidak ada di {home}. Tidak ada yang dibuat. Kembalikan berkasnya.",
        "The keys are here, but there is no store.db in {home}. Nothing was made. Put the file back.",
    ),
    "exists": Pair(
        "Sudah ada penyimpanan di {home}. Tidak ada yang diubah.",
        "There is a store in {home} already. Nothing was changed.",
    ),
    "keys-broken": Pair(
        "keys.json di {home} rusak. Data tetap terkunci. Kembalikan dari cadangan.",
        "keys.json in {home} is broken. The data stays locked. Put it back from a copy.",
    ),
    "config-broken": Pair(
        "{file} tidak terbaca. Tidak ada yang diubah. Betulkan atau pindahkan berkas itu.",
        "{file} can't be read. Nothing was changed. Mend the file or move it away.",
    ),
    "home-not-writable": Pair(
        "Folder {home} tidak bisa dibaca atau ditulis. Tidak ada yang berubah. Pilih folder lain dengan --home.",
        "The folder {home} can't be read or written. Nothing was changed. Choose another with --home.",
    ),
    "wrong-passphrase": Pair(
        "Kata sandi tidak cocok. Data utuh dan tetap terkunci. Coba lagi.",
        "The passphrase doesn't fit. The data is whole and stays locked. Try again.",
    ),
    "passphrase-not-text": Pair(
        "Kata sandi itu bukan teks UTF-8. Tidak ada yang berubah. Simpan berkasnya sebagai UTF-8, atau ketik.",
        "That passphrase isn't UTF-8 text. Nothing was changed. Save its file as UTF-8, or type it.",
    ),
    "passphrase-short": Pair(
        "Kata sandi terlalu pendek; paling sedikit {least} huruf. Tidak ada yang dibuat.",
        "The passphrase is too short; at least {least} characters. Nothing was made.",
    ),
    "device-shape": Pair(
        "Nama laptop 2 sampai 12 huruf besar dan angka, misalnya MJL03. Tidak ada yang berubah.",
        "A device id has 2 to 12 capital letters and digits, e.g. MJL03. Nothing was changed.",
    ),
    "event-unknown": Pair(
        "Tidak ada kegiatan {event}. Lihat: operator-tui event list",
        "There is no event {event}. See: operator-tui event list",
    ),
    "event-several": Pair(
        "Beberapa kegiatan cocok dengan {event}; pakai id-nya. Lihat: operator-tui event list",
        "Several events fit {event}; use the id. See: operator-tui event list",
    ),
    "ref-unknown": Pair(
        "Tidak ada permohonan {ref}. Tidak ada yang berubah.",
        "There is no application {ref}. Nothing was changed.",
    ),
    "not-editable": Pair(
        "Isian tidak bisa diubah: statusnya {status}. Tidak ada yang berubah.",
        "The form is locked: its status is {status}. Nothing was changed.",
    ),
    "not-final": Pair(
        "Belum bisa difinalkan: {count} hal belum beres, pertama pada {field}. Draf aman.",
        "Can't be finalised yet: {count} things are open, the first at {field}. The draft is safe.",
    ),
    "not-issued": Pair(
        "{ref} belum terbit; slip menunggu NIB. Datanya aman.",
        "{ref} isn't issued yet; the slip waits for its NIB. Its data is safe.",
    ),
    "may-lie-there": Pair(
        "Salinan {ref} mungkin sampai ke kantor, jadi isinya belum bisa diubah. Kirim dulu (F5); kantor bisa mengembalikannya.",
        "A copy of {ref} may reach the office, so it can't be changed yet. Send it first (F5); the office can send it back.",
    ),
    "reason-needed": Pair(
        "Perlu alasan. Tidak ada yang berubah.", "A reason is needed. Nothing was changed."
    ),
}
