"""Sentences of the follow-ups: halal and PIRT, their list, their consent."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "not-issued": Pair(
        "NIB {ref} belum terbit. Permintaannya tercatat; lanjutan dibuka setelah NIB terbit.",
        "The NIB of {ref} isn't issued yet. The wish is kept; it opens once the NIB is issued.",
    ),
    "no-consent": Pair(
        "{ref}: persetujuan untuk ini belum diberikan. Tidak ada yang dibuka. Tanyakan dulu.",
        "{ref}: consent for this purpose isn't given. Nothing was opened. Ask for it first.",
    ),
    "not-nib": Pair(
        "{ref} bukan permohonan NIB; lanjutan dibuka dari permohonan NIB. Tidak ada yang berubah.",
        "{ref} isn't an NIB application; follow-ups open from one. Nothing was changed.",
    ),
    "consent-open": Pair(
        "Jawaban persetujuan atau cara memberinya belum diisi. Tidak ada yang disimpan.",
        "The consent, or how it was given, isn't answered yet. Nothing was kept.",
    ),
    "kind.halal": Pair("halal", "halal"),
    "kind.pirt": Pair("PIRT", "PIRT"),
}
