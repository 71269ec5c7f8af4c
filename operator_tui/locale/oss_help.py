"""Help of the office's commands that have to do with OSS: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.office.config": Pair(
        "Lihat atau ubah setelan kantor untuk OSS; rahasia dibaca dari masukan standar dengan -.",
        "Show or set what the office needs to talk with OSS; secrets are read from standard input with -.",
    ),
    "help.office.config.list": Pair(
        "Semua setelan; rahasia hanya ada atau belum ada.",
        "Every setting; a secret only as set or not set.",
    ),
    "help.office.config.get": Pair(
        "Nilai KUNCI; rahasia hanya ada atau belum ada.",
        "The value of KEY; of a secret only whether it is set.",
    ),
    "help.office.config.set": Pair(
        "Ubah KUNCI menjadi NILAI; - membacanya dari masukan standar, tidak terlihat di terminal. Rahasia hanya begitu.",
        "Set KEY to VALUE; - reads it from standard input, unseen at a terminal. A secret comes no other way.",
    ),
    "help.office.config.unset": Pair(
        "Hapus setelan KUNCI: yang memerlukannya mati.",
        "Take KEY away: what needs it is off then.",
    ),
    "help.office.strays": Pair(
        "NIB dari OSS yang tidak cocok dengan permohonan mana pun.",
        "NIBs from OSS that fit no application.",
    ),
    "help.office.strays.list": Pair(
        "Yang menunggu petugas, dengan alasannya dan permohonan NIK itu; NIK disamarkan.",
        "What waits for a person, with the reason and the applications of that NIK; NIKs are masked.",
    ),
    "help.office.strays.settle": Pair(
        "Selesaikan satu BARIS: beri NIB itu ke permohonan, atau buang dengan alasan.",
        "Settle one ROW: give its NIB to an application, or discard it with a reason.",
    ),
    "help.office.verify": Pair(
        "Tanyakan NIB yang diketik tangan ke OSS. Kode keluar 1 bila ada yang tidak cocok, 4 bila OSS tidak bisa ditanya.",
        "Ask OSS about NIBs that were typed by hand. Exit code 1 if one doesn't fit, 4 if OSS couldn't be asked.",
    ),
}

OPTIONS: Final = {
    "argument.row": Pair("BARIS", "ROW"),
    "option.office.strays.list.settled": Pair(
        "Juga yang sudah diselesaikan.", "Those that are settled too."
    ),
    "option.office.strays.list.as_json": Pair("Satu larik JSON.", "One JSON array."),
    "option.office.strays.settle.refs": Pair(
        "Nomor atau id permohonan yang mendapat NIB ini; boleh berulang.",
        "Reference or id of the application that gets this NIB; may be repeated.",
    ),
    "option.office.strays.settle.discard": Pair(
        "Buang: NIB ini bukan urusan kantor ini.", "Discard it: no business of this office."
    ),
    "option.office.strays.settle.reason": Pair("Alasannya.", "The reason."),
    "option.office.strays.settle.by": Pair(
        "Yang menyelesaikan; bawaannya pengguna komputer ini.",
        "Who settles it; default: this computer's account.",
    ),
    "option.office.verify.all_": Pair(
        "Semua yang diketik dan belum diperiksa.", "All that were typed and aren't verified."
    ),
    "option.office.verify.listed": Pair(
        "Hanya sebutkan yang belum diperiksa, dengan jawaban OSS terakhir; tidak bertanya.",
        "Only name what isn't verified, with OSS's last answer; ask nothing.",
    ),
    "option.office.verify.as_json": Pair("Satu larik JSON.", "One JSON array."),
}

SENTENCES: Final = {**HELP, **OPTIONS}
"""Both, as a room of their own."""
