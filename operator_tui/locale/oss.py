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
    "set": Pair("ada", "set"),
    "not-set": Pair("belum ada", "not set"),
}
