"""Sentences of delivery: the link's words and sentences, and what is wrong with an application."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "link.unconfigured.word": Pair("belum diatur", "not set up"),
    "link.unconfigured.sentence": Pair(
        "Server kantor belum diatur. Data aman. Atur dengan: operator-tui config set gateway.url",
        "No office gateway is set. The data is safe. Set it with: operator-tui config set gateway.url",
    ),
    "link.no-token.word": Pair("tanpa token", "no token"),
    "link.no-token.sentence": Pair(
        "Token laptop ini belum dipasang. Data aman. Pasang dengan: operator-tui config set gateway.token -",
        "This laptop's token isn't set. Data is safe. Set it with: operator-tui config set gateway.token -",
    ),
    "link.offline.word": Pair("luring", "offline"),
    "link.offline.sentence": Pair(
        "Tidak ada sinyal. {n} permohonan aman di laptop. Teruskan; terkirim sendiri nanti. [{cause}]",
        "No signal. {n} applications are safe here. Go on; they go by themselves later. [{cause}]",
    ),
    "link.nameless.sentence": Pair(
        "Alamat kantor tidak ditemukan (sinyal, atau nama). {n} permohonan aman. Teruskan mengetik. [{cause}]",
        "The office isn't found (no signal, or its name). {n} applications are safe. Go on typing. [{cause}]",
    ),
    "link.portal.word": Pair("portal wifi", "wifi portal"),
    "link.portal.sentence": Pair(
        "Wi-Fi ini minta masuk dulu. Belum ada yang keluar. Buka peramban, masuk, lalu F5. [{cause}]",
        "This Wi-Fi wants a log-in first. Nothing has left. Open a browser, log in, then F5. [{cause}]",
    ),
    "link.portal-tls.sentence": Pair(
        "Wi-Fi ini menjawab dengan sertifikat lain; belum ada yang keluar. Masuk dulu, lalu F5. [{cause}]",
        "This Wi-Fi answers in the office's place (another certificate). Nothing has left. Log in, then F5. [{cause}]",
    ),
    "link.certificate.word": Pair("sertifikat", "certificate"),
    "link.certificate.sentence": Pair(
        "Sertifikat kantor tidak dikenal laptop ini. Belum ada yang keluar. TI: periksa gateway.ca. [{cause}]",
        "This laptop doesn't know the office's certificate. Nothing has left. IT: look at gateway.ca. [{cause}]",
    ),
    "link.expired.sentence": Pair(
        "Sertifikat kantor di luar masanya; belum ada yang keluar. Periksa jam, atau panggil TI. [{cause}]",
        "The office's certificate isn't valid now; nothing has left. Check the clock, or call IT. [{cause}]",
    ),
    "link.down.word": Pair("server mati", "gateway down"),
    "link.down.sentence": Pair(
        "Server kantor tidak menjawab sejak {since}. {n} permohonan aman. Teruskan; dicoba lagi {next}. [{cause}]",
        "The office gateway is silent since {since}. {n} applications are safe. Go on; next try {next}. [{cause}]",
    ),
    "link.refused.word": Pair("ditolak", "refused"),
    "link.refused.sentence": Pair(
        "Server menolak laptop ini. Semua permohonan aman. TI: pasang token baru. [{cause}]",
        "The gateway refuses this laptop. All applications are safe. IT: set a new token. [{cause}]",
    ),
    "link.clock.word": Pair("jam salah", "clock wrong"),
    "link.clock.sentence": Pair(
        "Jam laptop salah; di kantor {clock}. Data aman, kiriman menunggu. Betulkan jam, lalu F5. [{cause}]",
        "The clock is wrong; the office's is {clock}. All is safe and waits. Set it, then F5. [{cause}]",
    ),
    "link.clock-tls.sentence": Pair(
        "Jam laptop di luar masa sertifikat kantor. Data aman. Betulkan jam, lalu F5. Bila jam benar, panggil TI. [{cause}]",
        "By the laptop's clock the office's certificate isn't valid. All is safe. Set it, then F5; if right, call IT. [{cause}]",
    ),
    "link.slow.word": Pair("lambat", "slow"),
    "link.slow.sentence": Pair(
        "Sinyal lambat: {n} permohonan ± {minutes} mnt lagi. Aman ditinggal mengetik.",
        "The signal is slow: {n} applications in ± {minutes} min. It is safe to go on typing.",
    ),
    "link.slow.unmeasured": Pair(
        "Sinyal lambat: {n} permohonan menunggu. Aman ditinggal mengetik.",
        "The signal is slow: {n} applications wait. It is safe to go on typing.",
    ),
    "link.online.word": Pair("daring", "online"),
    "link.online.sentence": Pair("Tersambung ke kantor.", "Connected to the office."),
    "later": Pair("nanti", "later"),
    "budget": Pair(
        "Kuota data hari ini habis ({used} dari {budget} MB). {n} permohonan aman, terkirim besok. Menambah: delivery.daily-mb.",
        "Today's data budget is spent ({used} of {budget} MB). {n} applications are safe, they go tomorrow. More: delivery.daily-mb.",
    ),
    "battery": Pair(
        "Baterai lemah: kantor ditanya tiap 10 menit saja. Yang siap tetap terkirim; F5 mencoba sekarang.",
        "The battery is low: the office is asked every 10 minutes only. What is ready goes out; F5 tries now.",
    ),
    "stopped.unreached": Pair(
        "Server kantor tidak tercapai. Belum ada yang keluar, semua aman. Dicoba lagi {next}. [{cause}]",
        "The office gateway wasn't reached. Nothing has left, all is safe. Next try {next}. [{cause}]",
    ),
    "stopped.cut": Pair(
        "Terkirim, jawaban tidak datang. Jangan ketik ulang. Server ditanya lagi {next}. [{cause}]",
        "Sent, and no answer came. Don't type it again. The gateway is asked again {next}. [{cause}]",
    ),
    "stopped.server": Pair(
        "Server kantor gagal menjawab. Jangan ketik ulang. Server ditanya lagi {next}. [{cause}]",
        "The office gateway failed to answer. Don't type it again. It is asked again {next}. [{cause}]",
    ),
    "stopped.portal": Pair(
        "Yang menjawab bukan server kantor. Data aman. Masuk lewat peramban, lalu F5. [{cause}]",
        "It wasn't the office that answered. Data is safe. Log in to the Wi-Fi, then F5. [{cause}]",
    ),
    "stopped.refused": Pair(
        "Server menolak kiriman ini. Semua permohonan aman. TI: lihat log. Dicoba lagi sendiri. [{cause}]",
        "The gateway refused the batch. All applications are safe. IT: see the log. It is tried again. [{cause}]",
    ),
    "stopped.busy": Pair(
        "Server kantor sedang sibuk. {n} permohonan aman. Teruskan; dicoba lagi {next}. [{cause}]",
        "The office gateway is busy. {n} applications are safe. Go on; next try {next}. [{cause}]",
    ),
    "failed": Pair(
        "Pengiriman terhenti oleh kesalahan program ({kind}). Semua permohonan aman. TI: lihat log. Dicoba lagi sendiri.",
        "Sending was stopped by a fault of the program ({kind}). All applications are safe. IT: see the log. It is tried again.",
    ),
    "other-kind": Pair(
        "Server ini dan laptop ini berbeda jenis (latihan/sungguhan). Tidak ada yang dikirim. Periksa gateway.url.",
        "This gateway and this laptop differ in kind (training/live). Nothing was sent. Check gateway.url.",
    ),
    "other-sender": Pair(
        "Jendela lain sedang mengirim ({who}, sejak {since}). Data aman. Tutup yang itu dulu, atau tunggu sampai selesai.",
        "Another window is sending ({who}, since {since}). Data is safe. Close that one first, or let it work.",
    ),
    "url-bad": Pair(
        "Alamat itu bukan URL server. Tidak ada yang berubah. Contoh: https://kantor.example:8443/",
        "That isn't a gateway's URL. Nothing was changed. Example: https://office.example:8443/",
    ),
    "url-insecure": Pair(
        "http:// hanya untuk mesin ini sendiri; lewat jaringan, data pemohon bisa dibaca pihak lain. Pakai https://. Tidak ada yang berubah.",
        "http:// is for this machine only; people's data could be read on the way. Use https://. Nothing was changed.",
    ),
    "no-url": Pair(
        "Server kantor belum diatur. Data aman. Atur dengan: operator-tui config set gateway.url URL",
        "No office gateway is set. Data is safe. Set it with: operator-tui config set gateway.url URL",
    ),
    "no-token": Pair(
        "Token laptop ini belum dipasang. Data aman. Pasang dengan: operator-tui config set gateway.token -",
        "This laptop's token isn't set. Data is safe. Set it with: operator-tui config set gateway.token -",
    ),
    "problem.cut": Pair(
        "terkirim, jawaban tidak datang; server ditanya lagi",
        "sent, no answer came; the gateway is asked again",
    ),
    "problem.dead-sender": Pair(
        "program tertutup saat mengirim; server ditanya lagi",
        "the program ended while sending; the gateway is asked again",
    ),
    "problem.portal": Pair(
        "yang menjawab bukan kantor; server ditanya lagi",
        "not the office answered; the gateway is asked again",
    ),
    "problem.server": Pair(
        "server gagal menjawab; ditanya lagi", "the gateway failed to answer; it is asked again"
    ),
    "problem.no-result": Pair(
        "kantor tidak menyebutnya; ditanya lagi", "the office didn't name it; it is asked again"
    ),
    "problem.unreached": Pair(
        "server tidak tercapai; dicoba lagi", "the gateway wasn't reached; it is tried again"
    ),
    "problem.refused": Pair(
        "kiriman ditolak server; tetap siap", "the gateway refused the batch; it stays ready"
    ),
    "problem.conflict": Pair(
        "kantor sudah punya nomor ini dengan isi lain",
        "the office holds this number with other content",
    ),
    "problem.invalid": Pair(
        "kantor tidak bisa menerimanya apa adanya", "the office can't take it as it is"
    ),
    "problem.denied": Pair("kantor menolaknya", "the office denied it"),
    "problem.unsupported": Pair(
        "server kantor belum mengenal jenis ini", "the office's gateway doesn't know this kind yet"
    ),
    "problem.nik-known": Pair(
        "NIK ini juga datang dari laptop lain", "this NIK came from another laptop too"
    ),
    "problem.unreadable": Pair(
        "server tidak bisa membacanya; ditanya lagi", "the gateway can't read it; it is asked again"
    ),
    "problem.bundle": Pair(
        "di berkas USB; menunggu jawaban kantor", "in a USB bundle; the office's answer is awaited"
    ),
    "problem.cancel-refused": Pair(
        "kantor menolak pembatalannya; tanya kantor",
        "the office refused its cancelling; ask the office",
    ),
    "problem.outcome-refused": Pair(
        "kantor menolak hasil entri OSS; tanya kantor",
        "the office refused the OSS entry's result; ask the office",
    ),
    "problem.issued-after-cancel": Pair(
        "NIB terbit setelah dibatalkan; tanya kantor",
        "its NIB came after it was cancelled; ask the office",
    ),
    "problem.issued-other-content": Pair(
        "NIB terbit untuk isian lain; tanya kantor", "its NIB is for other content; ask the office"
    ),
    "problem.nib-frozen": Pair(
        "NIB ini dibekukan di OSS; tanya kantor", "this NIB is frozen in OSS; ask the office"
    ),
    "problem.nib-revoked": Pair(
        "NIB ini dicabut di OSS; tanya kantor", "this NIB was revoked in OSS; ask the office"
    ),
    "problem.issued-other-nib": Pair(
        "kantor mengirim NIB lain; tanya kantor", "the office sent another NIB; ask the office"
    ),
    "problem.issued-training": Pair(
        "NIB latihan dari server sungguhan; tanya kantor",
        "a training NIB from a live office; ask the office",
    ),
    "problem.returned": Pair("dikembalikan kantor", "returned by the office"),
    "sync.done": Pair(
        "{sent} dikirim: {accepted} diterima, {refused} ditolak, {unsure} belum pasti. Kabar: {issued} terbit, {returned} dikembalikan. {bytes} byte.",
        "{sent} sent: {accepted} accepted, {refused} refused, {unsure} unsure. News: {issued} issued, {returned} returned. {bytes} bytes.",
    ),
    "sync.refused": Pair("ditolak: {ref}: {reason}", "refused: {ref}: {reason}"),
    "sync.watching": Pair("Mengirim terus; Ctrl+C berhenti.", "Sending on; Ctrl+C stops."),
    "sync.both": Pair(
        "--once dan --watch tidak bisa bersama.", "--once and --watch can't go together."
    ),
}
