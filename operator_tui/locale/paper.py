"""Words on paper."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("CATATAN NIB - bukan dokumen resmi", "NIB RECORD - not the official document"),
    "title-training": Pair(
        "LATIHAN - catatan NIB, bukan dokumen resmi",
        "LATIHAN (TRAINING) - NIB record, not the official document",
    ),
    "training": Pair("LATIHAN", "LATIHAN"),
    "not-official": Pair(
        "Dokumen NIB yang resmi diunduh dari akun OSS pemohon. Lembar ini hanya catatan layanan jemput bola.",
        "The official NIB document is had from the applicant's OSS account. This sheet is only a record of the outreach service.",
    ),
    "code": Pair("nomor kami,|bukan kode OSS", "our number,|no code of OSS"),
    "copy": Pair("SALINAN ke-{n}", "COPY no. {n}"),
    "name": Pair("Nama", "Name"),
    "nik": Pair("NIK", "NIK"),
    "business": Pair("Nama usaha", "Business"),
    "kbli": Pair("KBLI", "KBLI"),
    "kbli-title": Pair("Judul KBLI", "KBLI title"),
    "village": Pair("Desa", "Village"),
    "nib": Pair("Nomor Induk Berusaha (NIB)", "Business id number (NIB)"),
    "issued": Pair("Terbit", "Issued"),
    "source": Pair("Sumber", "Source"),
    "ref": Pair("Nomor kami", "Our number"),
    "event": Pair("Kegiatan", "Event"),
    "recorded": Pair("Dicatat", "Recorded"),
    "verified": Pair("diperiksa di OSS", "verified with OSS"),
    "via-pushed": Pair("dari OSS", "from OSS"),
    "via-typed": Pair("diketik petugas, belum diperiksa", "typed by staff, not verified"),
    "via-training": Pair("server latihan", "training server"),
    "letters": Pair(
        "Tanda ? = huruf yang tidak bisa dicetak di sini. Ejaan yang benar: lihat KTP.",
        "A ? stands for letters that can't be printed here. For the right spelling see the id card.",
    ),
    "receipt": Pair("TANDA TERIMA", "RECEIPT"),
    "receipt-training": Pair("LATIHAN - tanda terima", "LATIHAN (TRAINING) - receipt"),
    "receipt-note": Pair(
        "{what}. Lembar ini tanda terima dari layanan jemput bola, bukan NIB dan bukan izin.",
        "{what}. This sheet is a receipt of the outreach service, neither an NIB nor a licence.",
    ),
    "receipt-head": Pair("Nomor kami (bukan NIB)", "Our number (not an NIB)"),
    "phone": Pair("Nomor HP", "Mobile"),
    "status": Pair("Keadaan", "Stage"),
    "state.ready": Pair(
        "tercatat, belum dikirim ke kantor", "recorded, not sent to the office yet"
    ),
    "state.sending": Pair("sedang dikirim ke kantor", "being sent to the office"),
    "state.unknown": Pair("dikirim, menunggu jawaban kantor", "sent, awaiting the office's answer"),
    "state.accepted": Pair("diterima kantor", "received by the office"),
    "state.returned": Pair("perlu dibetulkan", "to be corrected"),
    "state.quarantined": Pair("diperiksa dulu oleh kantor", "looked at by the office first"),
    "state.issued": Pair("NIB sudah terbit", "the NIB is issued"),
    "next": Pair("Berikutnya", "Next"),
    "next.entered": Pair(
        "Petugas memasukkan data ini ke OSS. Saat itu kode OSS masuk ke WhatsApp pemohon: siapkan HP. Tidak perlu mendaftar lagi.",
        "Staff enter these data in OSS. OSS then sends a code to the applicant's WhatsApp, so keep the phone near. There is no need to apply again.",
    ),
    "next.checked": Pair(
        "Kantor memeriksa data ini. Tidak perlu mendaftar lagi.",
        "The office looks at these data. There is no need to apply again.",
    ),
    "next.returned": Pair(
        "Ada isian yang perlu dibetulkan. Petugas membetulkannya bersama pemohon: bawa KTP dan lembar ini.",
        "Something has to be corrected. Staff do it together with the applicant: bring the id card and this sheet.",
    ),
    "next.issued": Pair(
        "Mintalah slip NIB kepada petugas. Dokumen resminya ada di akun OSS pemohon.",
        "Ask staff for the NIB slip. The official document is in the applicant's OSS account.",
    ),
    "news.contact": Pair(
        "Kabarnya disampaikan lewat telepon atau WhatsApp.", "News comes by phone or WhatsApp."
    ),
    "news.ask": Pair(
        "Kabarnya ditanyakan kepada petugas: pemohon memilih tidak dihubungi.",
        "Ask staff for news: the applicant chose not to be contacted.",
    ),
    "call": Pair("Bertanya", "Questions"),
    "call-nobody": Pair(
        "Tanyakan kepada petugas dengan menyebut nomor kami.", "Ask the staff and give our number."
    ),
    "agreed": Pair("Persetujuan", "Consent"),
    "agreed-basis": Pair("Data dipakai untuk layanan publik.", "The data serve a public service."),
    "agreed-one": Pair("{what}: {answer}.", "{what}: {answer}."),
    "agreed-withdraw": Pair(
        "Bisa dicabut kapan saja (pemberitahuan {version}).",
        "May be withdrawn at any time (notice {version}).",
    ),
    "yes": Pair("ya", "yes"),
    "no": Pair("tidak", "no"),
    "ticket": Pair("KARCIS ANTREAN", "QUEUE TICKET"),
    "ticket-training": Pair("LATIHAN - karcis antrean", "LATIHAN (TRAINING) - queue ticket"),
    "ticket-note": Pair(
        "Karcis ini hanya nomor antrean, bukan NIB dan bukan izin.",
        "This ticket is a place in the line, neither an NIB nor a licence.",
    ),
    "ticket-head": Pair("Nomor antrean", "Queue number"),
    "services": Pair("Layanan", "Service"),
    "served": Pair("Dilayani", "Served by"),
    "taken": Pair("Diambil", "Taken"),
    "ready-with": Pair("Siapkan", "Have ready"),
    "ready-papers": Pair(
        "KTP, KK, dan HP yang ada WhatsApp-nya.",
        "Id card, family card, and the phone with WhatsApp.",
    ),
    "turn": Pair("Giliran", "Your turn"),
    "turn-words": Pair(
        "Dipanggil menurut nomor. Lansia, ibu hamil, difabel, dan yang membawa balita didahulukan.",
        "Numbers are called in turn. The elderly, the pregnant, the disabled and those with small children go first.",
    ),
    "turn-first": Pair(
        "Nomor ini didahulukan. Tunggulah di dekat meja.",
        "This number goes first. Please wait near the table.",
    ),
    "waiting": Pair("DAFTAR TUNGGU", "THOSE WAITING"),
    "waiting-note": Pair(
        "{n} orang menunggu pada {at}. Hanya untuk petugas; simpan dan musnahkan sesudah dipakai.",
        "{n} people wait at {at}. For staff only; keep it safe and destroy it after use.",
    ),
    "waiting-columns": Pair(
        "No.|Nama|Layanan|Dilayani|Diambil|Keadaan", "No.|Name|Service|Served by|Taken|State"
    ),
    "waiting-nobody": Pair("Tidak ada yang menunggu.", "Nobody is waiting."),
    "waiting-page": Pair("halaman {page} dari {pages}", "page {page} of {pages}"),
    "priority": Pair("didahulukan", "goes first"),
    "absent": Pair("dipanggil, tidak hadir", "called, was not here"),
    "no-receipt-draft": Pair(
        "{ref} belum final; tanda terima dicetak setelah F2 di pembacaan.",
        "{ref} isn't final yet; its receipt can be printed after the read-back's F2.",
    ),
    "no-receipt-cancelled": Pair(
        "{ref} dibatalkan; tidak ada yang dicetak.", "{ref} is cancelled; nothing is printed."
    ),
    "slip-title": Pair("Catatan NIB", "NIB record"),
    "receipt-title": Pair("Tanda terima", "Receipt"),
    "ticket-title": Pair("Karcis antrean", "Queue ticket"),
    "of.slip": Pair("Slip {ref}", "Slip {ref}"),
    "of.receipt": Pair("Tanda terima {ref}", "Receipt {ref}"),
    "of.ticket": Pair("Karcis {ref}", "Ticket {ref}"),
    "making": Pair("Menyusun cetakan…", "Making the print…"),
    "done-file": Pair("{what} tersimpan: {file}", "{what} saved: {file}"),
    "done-printed": Pair("{what} tercetak di {printer}.", "{what} is printed on {printer}."),
    "done-sent": Pair(
        "{what} ada di antrean {printer}. F8 menanyakan lagi.",
        "{what} is in the queue of {printer}. F8 asks again.",
    ),
    "done-handed": Pair("{what} diserahkan ke {printer}.", "{what} is handed to {printer}."),
    "kept": Pair(
        "{why} {what} disimpan, belum tercetak. Lalu F8.",
        "{why} {what} is kept, not printed yet. Then F8.",
    ),
    "printer-dead": Pair(
        "Printer {printer} tidak menjawab. Periksa kabel dan listriknya.",
        "The printer {printer} doesn't answer. Check its cable and power.",
    ),
    "printer-stuck": Pair(
        "Printer {printer} berhenti menerima. Periksa kertas dan penutupnya.",
        "The printer {printer} stopped taking data. Check its paper and cover.",
    ),
    "printer-stopped": Pair(
        "Antrean printer {printer} dihentikan. TI: jalankan lagi antreannya.",
        "The queue of the printer {printer} is stopped. IT: start it again.",
    ),
    "print-held": Pair(
        "Cetakan ditahan di antrean {printer}. TI: lepaskan di antrean itu.",
        "The print is held in the queue of {printer}. IT: release it there.",
    ),
    "printer-refuses": Pair(
        "Printer {printer} menolak cetakan itu. Periksa printernya.",
        "The printer {printer} refused the print. Check the printer.",
    ),
    "printer-unknown": Pair(
        "Printer {printer} tidak ada di laptop ini. TI: operator-tui printers.",
        "There is no printer {printer} on this laptop. IT: operator-tui printers.",
    ),
    "no-paper": Pair("Kertas {printer} habis. Isi kertas.", "{printer} is out of paper. Fill it."),
    "no-ink": Pair("Tinta {printer} habis. Ganti tintanya.", "{printer} is out of ink. Change it."),
    "jammed": Pair(
        "Kertas macet di {printer}. Keluarkan kertasnya.",
        "Paper is jammed in {printer}. Take it out.",
    ),
    "cover-open": Pair(
        "Penutup {printer} terbuka. Tutup dahulu.", "The cover of {printer} is open. Close it."
    ),
    "no-spooler": Pair(
        "Laptop ini tidak punya layanan cetak. TI: pasang CUPS, atau kosongkan paper.printer untuk PDF.",
        "This laptop has no print service. IT: install CUPS, or empty paper.printer for PDFs.",
    ),
    "spooler-hangs": Pair(
        "Layanan cetak laptop ini tidak menjawab. Coba lagi sebentar.",
        "This laptop's print service doesn't answer. Try again in a moment.",
    ),
    "needs-roll": Pair(
        "Printer {printer} mencetak di gulungan. TI: paper.size roll-80 atau roll-58.",
        "The printer {printer} prints on a roll. IT: paper.size roll-80 or roll-58.",
    ),
    "font-gone": Pair(
        "Huruf cetak program ini hilang. TI: pasang ulang programnya.",
        "This program's printing font is missing. IT: install the program again.",
    ),
    "waiting-title": Pair("Daftar tunggu", "Those waiting"),
    "test-title": Pair("Halaman uji", "Test page"),
    "kit-title": Pair("Daftar perlengkapan", "Kit list"),
    "of.waiting": Pair("Daftar tunggu", "The list of those waiting"),
    "of.kit": Pair("Daftar perlengkapan", "The kit list"),
    "of.test": Pair("Halaman uji", "The test page"),
    "test": Pair("HALAMAN UJI", "TEST PAGE"),
    "test-note": Pair(
        "Halaman ini hanya untuk memeriksa printer.", "This page is only to check the printer."
    ),
    "printer": Pair("Printer", "Printer"),
    "folder": Pair("PDF", "PDF"),
    "size": Pair("Ukuran", "Size"),
    "letters-plain": Pair("Huruf", "Letters"),
    "letters-others": Pair("Huruf lain", "Other letters"),
    "printed": Pair("Dicetak", "Printed"),
    "test-look": Pair("Periksa", "Look at"),
    "test-look-words": Pair(
        "Huruf tajam, garis utuh, tepi tidak terpotong, dan kode terbaca oleh HP.",
        "Sharp letters, whole lines, no edge cut off, and a code that a phone can read.",
    ),
    "cli-usual": Pair("(biasa dipakai)", "(the usual one)"),
    "cli-folder": Pair("tidak ada: PDF di folder", "none: PDFs in a folder"),
    "cli-which": Pair(
        "Sebut nomornya, atau --missing; bukan keduanya. Tidak ada yang dicetak.",
        "Name the references, or --missing; not both. Nothing was printed.",
    ),
    "cli-many": Pair("({n} buah)", "({n} of them)"),
    "cli-all-printed": Pair("Semua sudah pernah dicetak.", "All were printed before."),
    "cli-nothing-left": Pair("Tidak ada cetakan yang menunggu.", "No print is waiting."),
    "cli-still-kept": Pair(
        "{n} cetakan masih disimpan. Periksa printer, lalu ulangi.",
        "{n} prints are still kept. Check the printer, then repeat.",
    ),
    "cli-no-number": Pair(
        "Nomor {number} tidak ada hari ini. Tidak ada yang dicetak.",
        "There is no number {number} today. Nothing was printed.",
    ),
    "official-title": Pair("Dokumen OSS", "Document of OSS"),
    "of.official": Pair("Dokumen OSS {ref}", "Document of OSS {ref}"),
    "official-printed": Pair(
        "Dokumen OSS ikut dicetak.", "The document of OSS is printed with it."
    ),
    "official-file": Pair("Dokumen OSS ikut disalin.", "The document of OSS is copied too."),
    "official-kept": Pair("Dokumen OSS menunggu juga.", "The document of OSS waits too."),
    "needs-pages": Pair(
        "Dokumen OSS tidak bisa dicetak di {printer}; perlu printer A4.",
        "The document of OSS can't be printed on {printer}; it needs an A4 printer.",
    ),
    "logo-bad": Pair(
        "Logo tidak terbaca, jadi dicetak tanpa logo. TI: periksa paper.logo.",
        "The logo can't be read, so it is left out. IT: check paper.logo.",
    ),
    "job-ended": Pair(
        "Cetakan {label} sudah selesai. Tidak ada yang dicetak lagi.",
        "The print {label} is done. Nothing is printed again.",
    ),
    "job-unknown": Pair(
        "Cetakan itu tidak ada. Tidak ada yang berubah.",
        "There is no such print. Nothing was changed.",
    ),
    "nothing": Pair(
        "Tidak ada yang dicetak: belum ada yang terbit.", "Nothing to print: none is issued yet."
    ),
    "not-a-pdf": Pair(
        "{file} sudah ada dan bukan PDF, atau milik program ini. Tidak ada yang ditimpa. Pilih nama lain untuk PDF.",
        "{file} is there and is no PDF, or is the program's own. Nothing was replaced. Choose another name for the PDF.",
    ),
    "not-written": Pair(
        "{file} tidak bisa ditulis ({why}). Tidak ada berkas setengah jadi. Periksa disk atau foldernya.",
        "{file} can't be written ({why}). No half file is left. Check the disk or the folder.",
    ),
}
