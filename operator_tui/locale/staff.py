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
}
