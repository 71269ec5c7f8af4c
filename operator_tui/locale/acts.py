"""The acts of F4 in the details of an application."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("Tindakan lain", "Other acts"),
    "none": Pair(
        "Tidak ada tindakan lain dalam status ini.", "There is no other act in this state."
    ),
    "list-hint": Pair(
        "Panah atau angka memilih, Enter menjalankan. Esc tidak jadi.",
        "Arrows or its number choose, Enter does it. Esc leaves it.",
    ),
    "busy": Pair("Menyimpan…", "Saving…"),
    "keys-only": Pair(
        "Isi barisnya, lalu Enter. Panah atas: baris sebelumnya. Esc: tidak jadi.",
        "Fill the line, then Enter. Up: the line before. Esc leaves it.",
    ),
    "key.do": Pair("jalankan", "do it"),
    "key.choose": Pair("pilih", "choose"),
    "key.next": Pair("lanjut", "next"),
    "key.before": Pair("baris tadi", "line before"),
    "key.keep": Pair("tidak jadi", "leave it"),
    "key.list": Pair("tindakan lain", "other acts"),
    "key.found": Pair("ada di OSS", "found in OSS"),
    "key.not-found": Pair("tak ada di OSS", "not in OSS"),
    "key.release": Pair("lepaskan", "release"),
    "key.followups": Pair("layanan lanjutan", "follow-ups"),
    "key.wrong-nib": Pair("NIB salah", "wrong NIB"),
    "key.cancel": Pair("batalkan", "cancel"),
    "found": Pair("Dicari di OSS: ada, catat NIB-nya", "Looked up in OSS: there, record its NIB"),
    "not-found": Pair(
        "Dicari di OSS: tidak ada, siap dikirim lagi",
        "Looked up in OSS: not there, ready to go out again",
    ),
    "release": Pair(
        "Lepaskan: kirim lagi apa adanya, revisi baru",
        "Release: send it again as it is, as a new revision",
    ),
    "followups": Pair("Layanan lanjutan: halal, PIRT", "Follow-ups: halal, PIRT"),
    "wrong-nib": Pair(
        "NIB salah: lepas dari permohonan ini", "Wrong NIB: take it off this application"
    ),
    "cancel": Pair("Batalkan permohonan", "Cancel the application"),
    "withdraw-halal": Pair(
        "Persetujuan halal dicabut pemohon", "The applicant takes back the halal consent"
    ),
    "withdraw-pirt": Pair(
        "Persetujuan PIRT dicabut pemohon", "The applicant takes back the PIRT consent"
    ),
    "withdraw-contact": Pair(
        "Persetujuan dihubungi dicabut pemohon", "The applicant takes back the contact consent"
    ),
    "key.withdraw-halal": Pair("cabut halal", "withdraw halal"),
    "key.withdraw-pirt": Pair("cabut PIRT", "withdraw PIRT"),
    "key.withdraw-contact": Pair("cabut kontak", "withdraw contact"),
    "done.withdraw-halal": Pair(
        "Persetujuan halal {ref} dicabut; permohonan halalnya, bila ada, dibatalkan.",
        "The halal consent of {ref} is withdrawn; its halal request, if any, is cancelled.",
    ),
    "done.withdraw-pirt": Pair(
        "Persetujuan PIRT {ref} dicabut; permohonan PIRT-nya, bila ada, dibatalkan.",
        "The PIRT consent of {ref} is withdrawn; its PIRT request, if any, is cancelled.",
    ),
    "done.withdraw-contact": Pair(
        "Persetujuan dihubungi {ref} dicabut. Jangan hubungi lagi; beri tahu kantor.",
        "The contact consent of {ref} is withdrawn. Don't contact again; tell the office.",
    ),
    "no-consent": Pair(
        "Persetujuan itu tidak (lagi) tercatat pada {ref}. Tidak ada yang diubah.",
        "That consent isn't recorded for {ref} (any more). Nothing was changed.",
    ),
    "sending-now": Pair(
        "{ref} sedang dikirim. Tidak ada yang diubah. Ulangi sesudah jawabannya datang.",
        "{ref} is being sent. Nothing was changed. Again once its answer has come.",
    ),
    "done.found": Pair(
        "NIB {ref} tercatat dari pencarian di OSS. Kantor diberi tahu sendiri.",
        "The NIB of {ref} is recorded from the look-up. The office is told by itself.",
    ),
    "done.not-found": Pair(
        "{ref} tidak ada di OSS: siap dikirim lagi dengan nomor yang sama.",
        "{ref} isn't in OSS: ready to go out again under the same number.",
    ),
    "done.release": Pair(
        "{ref} dilepas sebagai revisi baru; terkirim sendiri.",
        "{ref} is released as a new revision; it goes by itself.",
    ),
    "done.wrong-nib": Pair(
        "NIB dilepas dari {ref}; nomornya tetap di riwayat. Beri tahu kantor.",
        "The NIB is off {ref}; the number stays in the history. Tell the office.",
    ),
    "done.cancel": Pair(
        "{ref} dibatalkan. Isinya tetap ada di riwayat.",
        "{ref} is cancelled. Its contents stay in the history.",
    ),
    "ask.reason": Pair("Alasan", "Reason"),
    "ask.said": Pair("Kata OSS", "OSS said"),
    "ask.note": Pair("Kata OSS", "OSS said"),
    "look-up.detail-do": Pair(
        "Cari dulu NIK-nya di OSS, lalu catat hasilnya: Enter membuka kartunya.|Jangan diketik ulang sebelum dicari: bisa jadi NIB-nya sudah ada.",
        "Look the NIK up in OSS first, then record what you found: Enter opens its card.|Don't type it again before that: the NIB may be there already.",
    ),
    "look-up.detail-hint": Pair(
        "Enter membuka kartunya untuk mencatat hasil pencarian.",
        "Enter opens its card to record what was found.",
    ),
    "look-up.detail-key": Pair("cari", "look up"),
    "ask.nib": Pair("NIB", "NIB"),
    "ask.again": Pair("NIB lagi", "NIB again"),
    "ask.date": Pair("Tanggal terbit", "Issued on"),
    "hint.reason": Pair(
        "Alasan: tulis, lalu Enter. Esc tidak jadi.",
        "The reason: write it, then Enter. Esc leaves it.",
    ),
    "hint.said": Pair(
        "Apa yang tertulis di layar OSS, singkat. Lalu Enter.",
        "What OSS's screen said, in short. Then Enter.",
    ),
    "hint.note": Pair(
        "Bila layar OSS mengatakan sesuatu lagi. Boleh kosong. Lalu Enter.",
        "If OSS's screen said anything more. It may be left empty. Then Enter.",
    ),
    "hint.nib": Pair(
        "13 angka NIB dari layar OSS; boleh dimulai dengan 0. Lalu Enter.",
        "The NIB's 13 digits from OSS's screen; it may begin with 0. Then Enter.",
    ),
    "hint.again": Pair(
        "Lihat lagi ke layar OSS dan ketik NIB-nya sekali lagi.",
        "Look at OSS's screen again and type the NIB once more.",
    ),
    "hint.date": Pair(
        "Tanggal terbit menurut OSS. Contoh: 24-11-2026.",
        "The day it was issued, as OSS has it. E.g. 24-11-2026.",
    ),
    "not-13": Pair("NIB terdiri dari 13 angka.", "An NIB has 13 digits."),
    "differs": Pair(
        "Dua ketikan NIB berbeda. Lihat lagi; panah atas mengulang yang pertama.",
        "The two NIBs differ. Look again; the up arrow goes back to the first.",
    ),
    "long": Pair("Terlalu panjang: paling banyak 255 huruf.", "Too long: at most 255 characters."),
    "nib-taken": Pair(
        "NIB ini sudah tercatat untuk orang lain: {ref}. Tidak ada yang diubah. Lihat lagi NIB-nya.",
        "This NIB is recorded for somebody else: {ref}. Nothing was changed. Look at it again.",
    ),
    "changed-since": Pair(
        "Isi {ref} sudah diubah sejak dikirim. Tidak ada yang dilepas. Enter membukanya, lalu bacakan.",
        "{ref} was changed since it was sent. Nothing was released. Enter opens it; read it back.",
    ),
}
