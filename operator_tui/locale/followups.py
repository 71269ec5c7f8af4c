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
    "paper-long": Pair(
        "Nomor surat {length} huruf; paling banyak {limit}. Tidak ada yang disimpan.",
        "The paper's number has {length} characters; {limit} at most. Nothing was kept.",
    ),
    "no-slip": Pair(
        "{ref} permohonan lanjutan; slip hanya untuk NIB. Tidak ada yang dicetak.",
        "{ref} is a follow-up; slips are for NIBs only. Nothing was printed.",
    ),
    "consent-open": Pair(
        "Jawaban persetujuan atau cara memberinya belum diisi. Tidak ada yang disimpan.",
        "The consent, or how it was given, isn't answered yet. Nothing was kept.",
    ),
    "kind.halal": Pair("halal", "halal"),
    "kind.pirt": Pair("PIRT", "PIRT"),
    "menu": Pair("Lanjutan: halal, PIRT", "Follow-ups: halal, PIRT"),
    "title": Pair("LANJUTAN", "FOLLOW-UPS"),
    "tally": Pair(
        "bisa dibuka {open} · menunggu NIB {waiting}",
        "can be opened {open} · waiting for the NIB {waiting}",
    ),
    "shown": Pair("tampil {n} dari {all}", "{n} of {all} shown"),
    "columns": Pair("No.|Nama|NIK|Izin|Status|Umur", "No.|Name|NIK|Kind|Status|Age"),
    "state.waiting": Pair("menunggu NIB", "waits for NIB"),
    "state.open": Pair("bisa dibuka", "can be opened"),
    "state.unasked": Pair("belum diminta", "not asked for"),
    "empty": Pair(
        "Belum ada yang meminta halal atau PIRT.|Permintaan di formulir NIB muncul di sini; F4 di rincian NIB yang terbit menambahnya.",
        "Nobody has asked for halal or PIRT yet.|Wishes from the NIB form come here; F4 in the detail of an issued NIB adds one.",
    ),
    "nothing": Pair("Tidak ada baris untuk dibuka.", "There is no row to open."),
    "hint-empty": Pair("Esc kembali. F6 antrean.", "Esc goes back. F6: the queue."),
    "hint-none": Pair("Esc mengosongkan saringan.", "Esc clears the filter."),
    "hint-type": Pair(" Ketik untuk menyaring.", " Type to filter."),
    "hint.waiting": Pair(
        "NIB-nya belum terbit; Enter baru membuka setelah terbit.",
        "Its NIB isn't issued yet; Enter opens it once it is.",
    ),
    "hint.open": Pair(
        "Enter membacakan persetujuan, lalu membuka formulirnya.",
        "Enter reads the consent, then opens the form.",
    ),
    "hint.form": Pair(
        "Enter membuka formulirnya di isian terakhir.",
        "Enter opens its form at the last field.",
    ),
    "hint.detail": Pair(
        "Enter membuka rinciannya.",
        "Enter opens its detail.",
    ),
    "key.open": Pair("buka", "open"),
    "key.queue": Pair("antrean", "queue"),
    "key.commit": Pair("buka formulir", "open the form"),
    "key.detail": Pair("halal, PIRT", "halal, PIRT"),
    "consent": Pair("PERSETUJUAN", "CONSENT"),
    "notice": Pair("Pemberitahuan {version}", "Notice {version}"),
    "none-due": Pair(
        "Tidak ada permintaan halal atau PIRT yang menunggu.", "No halal or PIRT request is due."
    ),
    "summary": Pair(
        "Lanjutan {kind}: hari itu {counts} · belum selesai {due}",
        "Follow-up, {kind}: that day {counts} · due {due}",
    ),
    "given": Pair("Sudah ditanyakan", "Asked already"),
    "ask": Pair("Bacakan kepada pemohon", "Read to the applicant"),
    "place.answer": Pair("Jawaban", "Answer"),
    "place.method": Pair("Diberikan dengan", "Given by"),
    "place.paper": Pair("Nomor surat", "Paper number"),
    "letters.answer": Pair("Y ya  T tidak", "Y yes  T no"),
    "letters.method": Pair("L lisan  S surat", "L spoken  S paper"),
    "hint-answer": Pair(
        "Bacakan pertanyaannya, lalu ketik jawaban pemohon: Y atau T.",
        "Read the question aloud, then type the applicant's answer: Y or T.",
    ),
    "hint-method": Pair(
        "Lisan di depan operator (L), atau surat bertanda tangan (S).",
        "Spoken before the operator (L), or on a signed paper (S).",
    ),
    "hint-paper": Pair(
        "Nomor pada surat yang ditandatangani, contoh: SP-014.",
        "The number on the signed paper, e.g. SP-014.",
    ),
    "hint-given": Pair(
        "Persetujuan sudah ada, tidak ditanyakan lagi. Enter membuka formulirnya.",
        "The consent is there and isn't asked again. Enter opens the form.",
    ),
    "said.Y.L": Pair(
        "√ Setuju, lisan, {at}, dicatat {by} (pemberitahuan {version}).",
        "√ Agreed, spoken, {at}, recorded by {by} (notice {version}).",
    ),
    "said.Y.S": Pair(
        "√ Setuju, surat nomor {paper}, {at}, dicatat {by} (pemberitahuan {version}).",
        "√ Agreed, paper {paper}, {at}, recorded by {by} (notice {version}).",
    ),
    "said.T": Pair(
        "Jawaban sebelumnya: tidak, {at}, dicatat {by}. Tanyakan lagi hanya bila pemohon meminta.",
        "The answer before: no, {at}, recorded by {by}. Ask again only if the applicant wishes.",
    ),
    "refused": Pair(
        "Pemohon tidak setuju; {kind} tidak dibuka dan datanya tidak ditanyakan. NIB tetap berlaku.",
        "The applicant doesn't agree; {kind} isn't opened, its data isn't asked for. The NIB stays valid.",
    ),
    "detail": Pair(
        "Lanjutan {kind} dari {ref} · NIB {nib}", "Follow-up, {kind}, of {ref} · NIB {nib}"
    ),
    "detail-wants": Pair(
        "Pemohon juga meminta {kinds}: F4 menunjukkannya.",
        "The applicant asked for {kinds} too: F4 shows it.",
    ),
    "detail-do": Pair(
        'Tidak ada yang perlu dilakukan: kantor meneruskannya.|Bila pemohon bertanya: "Sudah di kantor, kabarnya menyusul."',
        'Nothing to do: the office takes it further.|If the applicant asks: "It is at the office; you will hear of it."',
    ),
}
