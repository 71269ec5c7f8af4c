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
    "held": Pair("Sedang dientri di OSS oleh {who} sejak {time}. Tidak ada yang berubah. Minta {who} menyelesaikannya.", "{who} has been entering it in OSS since {time}. Nothing was changed. Ask {who} to finish it."),
    "sending": Pair("Permohonan ini sedang dikirim ke kantor. Tidak ada yang berubah. Tunggu jawabannya, lalu coba lagi.", "This application is on its way to the office. Nothing was changed. Wait for the answer, then try again."),
    "not-for-entry": Pair("{ref} tidak untuk dientri di OSS sekarang. Tidak ada yang berubah.", "{ref} isn't to be entered in OSS now. Nothing was changed."),
    "office-first": Pair("Kabar sebelumnya belum sampai ke kantor. Tidak ada yang berubah. Kirim dulu dengan F5, lalu coba lagi.", "The office hasn't had the former news yet. Nothing was changed. Send it with F5, then try again."),
    "look-up-first": Pair("Permohonan ini sudah pernah keluar. Tidak ada yang berubah. Cari NIK-nya di OSS dulu, lalu catat hasilnya.", "This application has been out before. Nothing was changed. Look the NIK up in OSS first, then record what was found."),
    "over": Pair("Entri ini sudah selesai atau diputuskan di tempat lain. Tidak ada yang berubah. Lihat rinciannya.", "This entry is over, or was settled elsewhere. Nothing was changed. See its details."),
    "not-granted": Pair("Kantor belum melepas {ref} untuk dientri di sini. Tidak ada yang berubah. Kirim dengan F5, lalu tunggu jawabannya.", "The office hasn't let {ref} be entered here yet. Nothing was changed. Send with F5, then wait for the answer."),
    "life.issued": Pair("dientri di OSS: NIB {nib}", "entered in OSS: NIB {nib}"),
    "life.taken-over": Pair("entri OSS {who} ditinggal di tengah", "{who}'s OSS entry was left half done"),
    "problem.open": Pair("sedang dientri di OSS: {text}", "being entered in OSS: {text}"),
    "problem.denied": Pair("kantor tidak melepas untuk entri OSS: {text}", "the office doesn't let it be entered in OSS here: {text}"),
    "problem.claiming": Pair("minta izin kantor untuk entri OSS: {text}", "asking the office to let it be entered in OSS: {text}"),
}  # fmt: skip
