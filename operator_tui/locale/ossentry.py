"""Sentences of entering an application in OSS by hand: the card, its result, the reasons and what follows."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "reason.no-answer": Pair("tidak ada jawaban setelah data masuk", "no answer after data was entered"),
    "reason.logged-out": Pair("OSS keluar sendiri", "OSS logged out by itself"),
    "reason.oss-down": Pair("OSS lambat atau mati", "OSS is slow or down"),
    "reason.no-signal": Pair("tidak ada sinyal", "no signal"),
    "reason.nik-mismatch": Pair("NIK tidak cocok di Dukcapil", "NIK doesn't match the registry"),
    "reason.nik-offline": Pair("NIK belum daring", "NIK isn't online yet"),
    "reason.no-code": Pair("kode WA/e-mail tidak datang", "WhatsApp/e-mail code does not come"),
    "reason.account-lost": Pair("lupa akun atau kata sandi", "account or password forgotten"),
    "reason.already-there": Pair("sudah punya akun atau NIB", "has an account or NIB already"),
    "reason.kbli": Pair("KBLI tidak bisa dipilih", "KBLI can't be chosen"),
    "reason.scale-risk": Pair("skala atau risiko di luar loket", "scale or risk outside the stand"),
    "reason.other": Pair("lain: kata layar OSS", "other: what OSS's screen said"),
    "next.look-up": Pair("Cari NIK-nya di OSS dulu, lalu catat hasilnya.", "Look the NIK up in OSS first, then record what was found."),
    "next.wait": Pair("Tunggu, lalu coba lagi.", "Wait, then try again."),
    "next.wait-until": Pair("Tunggu sampai {time}, lalu coba lagi.", "Wait until {time}, then try again."),
    "next.disdukcapil": Pair("Arahkan pemohon ke Disdukcapil, membawa KTP dan KK.", "Send the applicant to Disdukcapil, with KTP and KK."),
    "next.kbli": Pair("Pilih KBLI lain di formulir; Enter membukanya di sana.", "Choose another KBLI in the form; Enter opens it there."),
    "next.account": Pair("Pemohon membuka lagi akunnya dulu, lalu coba lagi.", "The applicant gets the account open again first, then try again."),
    "next.office": Pair("Serahkan ke kantor: kantor yang memutuskan.", "Hand it to the office: the office decides."),
}  # fmt: skip
