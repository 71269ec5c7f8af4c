"""What *periksa* finds, and what to do about each."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "part.versions": Pair("Versi", "Versions"),
    "part.config": Pair("Setelan", "Settings"),
    "part.store": Pair("Penyimpanan", "Store"),
    "part.disk": Pair("Disk", "Disk"),
    "part.log": Pair("Log", "Log"),
    "part.link": Pair("Link, server", "Link, gateway"),
    "part.token": Pair("Token", "Token"),
    "part.clock": Pair("Jam", "Clock"),
    "part.printer": Pair("Printer", "Printer"),
    "part.fonts": Pair("Huruf cetak", "Print font"),
    "part.size": Pair("Jendela", "Window"),
    "part.letters": Pair("Tanda layar", "Glyphs"),
    "part.colours": Pair("Warna", "Colours"),
    "part.keys": Pair("Tombol F2", "Key F2"),
    "versions-good": Pair(
        "operator_tui {version}, Python {python}, {system}",
        "operator_tui {version}, Python {python}, {system}",
    ),
    "versions-python": Pair(
        "Python {python} belum dicoba dengan program ini",
        "Python {python} hasn't been tried with this program",
    ),
    "versions-python.do": Pair("Pasang Python 3.11 sampai 3.14.", "Install Python 3.11 to 3.14."),
    "versions-lacking": Pair("tidak terpasang: {lacking}", "not installed: {lacking}"),
    "versions-lacking.do": Pair("Pasang lagi programnya.", "Install the program again."),
    "config-good": Pair("terbaca", "readable"),
    "config-broken": Pair("config.toml tidak terbaca", "config.toml can't be read"),
    "config-broken.do": Pair(
        "Betulkan berkasnya, atau ganti namanya: setelan kembali ke bawaan.",
        "Mend the file, or rename it: settings go back to their defaults.",
    ),
    "config-values": Pair(
        "nilai tidak sah, bawaan dipakai: {keys}", "no good, so the default is used: {keys}"
    ),
    "config-values.do": Pair(
        "Atur ulang dengan: operator-tui config set KUNCI NILAI",
        "Set them anew: operator-tui config set KEY VALUE",
    ),
    "store-good": Pair(
        "utuh, {size}, {n} permohonan, skema {steps}",
        "whole, {size}, {n} applications, schema {steps}",
    ),
    "store-locked": Pair(
        "ada, {size}; terkunci, isinya tidak diperiksa",
        "there, {size}; locked, its inside wasn't looked at",
    ),
    "store-locked.do": Pair(
        "Untuk memeriksa isinya: buka dulu, atau beri --passphrase-file.",
        "To look inside: unlock first, or give --passphrase-file.",
    ),
    "store-none": Pair("belum dibuat", "not made yet"),
    "store-none.do": Pair("Buat dengan: operator-tui init", "Make it with: operator-tui init"),
    "store-keys": Pair(
        "keys.json tidak ada atau tidak terbaca", "keys.json is lacking or can't be read"
    ),
    "store-keys.do": Pair(
        "Jangan hapus apa pun. Kembalikan keys.json dari cadangan.",
        "Delete nothing. Bring keys.json back from a backup.",
    ),
    "store-missing": Pair("keys.json ada, store.db tidak", "keys.json is there, store.db isn't"),
    "store-missing.do": Pair(
        "Jangan jalankan init. Kembalikan store.db dari cadangan.",
        "Don't run init. Bring store.db back from a backup.",
    ),
    "store-unopened": Pair("tidak bisa dibuka. {why}", "can't be opened. {why}"),
    "store-unopened.do": Pair(
        "Jangan hapus apa pun. Salin seluruh foldernya, lalu hubungi TI kantor.",
        "Delete nothing. Copy its whole folder, then call the office's IT.",
    ),
    "store-unread": Pair("tidak bisa dibaca. {why}", "can't be read. {why}"),
    "store-unread.do": Pair(
        "Jangan dipakai lagi. Salin seluruh foldernya, lalu hubungi TI kantor.",
        "Use it no more. Copy its whole folder, then call the office's IT.",
    ),
    "store-damaged": Pair("rusak di {n} tempat, {size}", "damaged in {n} places, {size}"),
    "store-damaged.do": Pair(
        "Jangan dipakai lagi. Salin seluruh foldernya, lalu hubungi TI kantor.",
        "Use it no more. Copy its whole folder, then call the office's IT.",
    ),
    "disk-good": Pair("sisa {free}, tulis {ms} md", "{free} free, a write takes {ms} ms"),
    "disk-little": Pair("sisa {free}", "{free} free"),
    "disk-little.do": Pair(
        "Cukup untuk hari ini. Kosongkan sebelum kegiatan berikutnya.",
        "Enough for today. Make room before the next event.",
    ),
    "disk-full": Pair("sisa {free}: penuh", "{free} free: full"),
    "disk-full.do": Pair(
        "Kosongkan sedikitnya {least} MB sebelum meneruskan. Yang tersimpan aman.",
        "Free at least {least} MB before going on. What is saved is safe.",
    ),
    "disk-slow": Pair(
        "lambat: tulis {ms} md, sisa {free}", "slow: a write takes {ms} ms, {free} free"
    ),
    "disk-slow.do": Pair(
        "Tutup program lain. Bila tetap begitu, disknya mungkin akan rusak: buat cadangan.",
        "Close other programs. If it stays so, the disk may be failing: make a backup.",
    ),
    "disk-unwritable": Pair("tidak bisa ditulis ({why})", "can't be written ({why})"),
    "disk-unwritable.do": Pair(
        "Periksa izin folder datanya, dan apakah disknya dikunci.",
        "Check the rights of the data folder, and whether the disk is locked.",
    ),
    "log-good": Pair("{files} berkas, {size}", "files {files}, {size}"),
    "log-none": Pair("belum ada", "none yet"),
    "log-crashes": Pair(
        "program berhenti sendiri {n} kali akhir-akhir ini; {files} berkas, {size}",
        "the program ended by itself {n} times of late; files {files}, {size}",
    ),
    "log-crashes.do": Pair(
        "Kirim berkas bantuan ke TI: operator-tui doctor --bundle BERKAS.zip",
        "Send IT a support file: operator-tui doctor --bundle FILE.zip",
    ),
    "link-live": Pair(
        "server kantor menjawab, {ms} md, sungguhan", "the office's gateway answers, {ms} ms, live"
    ),
    "link-training": Pair(
        "server kantor menjawab, {ms} md, latihan",
        "the office's gateway answers, {ms} ms, training",
    ),
    "link-answers": Pair(
        "server kantor menjawab, {ms} md", "the office's gateway answers, {ms} ms"
    ),
    "link-slow": Pair(
        "server kantor menjawab lambat, {ms} md", "the office's gateway answers slowly, {ms} ms"
    ),
    "link-slow.do": Pair(
        "Pindah ke tempat bersinyal lebih baik; terkirim juga, hanya lama.",
        "Move to a better signal; all goes out all the same, only slowly.",
    ),
    "link-unread": Pair(
        "tidak ditanya: setelan tidak terbaca", "not asked: the settings can't be read"
    ),
    "link-unset": Pair("alamat server kantor belum diatur", "the office's gateway isn't set"),
    "link-unset.do": Pair(
        "Atur dengan: operator-tui config set gateway.url https://…",
        "Set it with: operator-tui config set gateway.url https://…",
    ),
    "link-offline": Pair("tidak ada jaringan [{cause}]", "no network [{cause}]"),
    "link-offline.do": Pair(
        "Nyalakan modem atau Wi-Fi. Tanpa sinyal: teruskan saja, atau pakai berkas USB.",
        "Turn on modem or Wi-Fi. Without a signal: just go on, or use a USB bundle.",
    ),
    "link-portal": Pair(
        "Wi-Fi ini minta masuk dulu [{cause}]", "this Wi-Fi wants a log-in first [{cause}]"
    ),
    "link-portal.do": Pair(
        "Buka peramban, masuk, lalu periksa lagi.", "Open a browser, log in, then look again."
    ),
    "link-certificate": Pair(
        "sertifikat server tidak dikenal [{cause}]",
        "the gateway's certificate isn't known [{cause}]",
    ),
    "link-certificate.do": Pair(
        "Periksa jam laptop dan gateway.ca. Jangan diabaikan: bisa jadi bukan kantor.",
        "Check the clock and gateway.ca. Don't ignore it: it may not be the office.",
    ),
    "link-ca": Pair(
        "berkas gateway.ca tidak ada, atau bukan sertifikat [{cause}]",
        "the file of gateway.ca isn't there, or is no certificate [{cause}]",
    ),
    "link-ca.do": Pair(
        "Kembalikan berkasnya, atau: operator-tui config set gateway.ca BERKAS",
        "Bring the file back, or: operator-tui config set gateway.ca FILE",
    ),
    "link-down": Pair(
        "ada jaringan, server kantor tidak menjawab [{cause}]",
        "there is a network, the gateway doesn't answer [{cause}]",
    ),
    "link-down.do": Pair(
        "Periksa gateway.url, lalu tanya kantor apakah servernya hidup.",
        "Check gateway.url, then ask the office whether its gateway runs.",
    ),
    "link-clock": Pair(
        "server kantor menjawab, jam berbeda [{cause}]",
        "the gateway answers, its clock differs [{cause}]",
    ),
    "link-unconfigured": Pair(
        "alamat server kantor belum diatur", "the office's gateway isn't set"
    ),
    "link-no-token": Pair("token belum dipasang", "no token is set"),
    "token-good": Pair("diterima, laptop ini {device}", "accepted, this laptop is {device}"),
    "token-refused": Pair("ditolak server kantor", "refused by the office's gateway"),
    "token-refused.do": Pair(
        "Minta token baru: office enrol di kantor, lalu config set gateway.token -",
        "Ask for a new one: office enrol there, then config set gateway.token -",
    ),
    "token-none": Pair("belum dipasang", "not set"),
    "token-none.do": Pair(
        "Pasang dengan: operator-tui config set gateway.token -",
        "Set it with: operator-tui config set gateway.token -",
    ),
    "token-locked": Pair(
        "tidak diperiksa: penyimpanan terkunci", "not looked at: the store is locked"
    ),
    "token-unread": Pair(
        "tidak diperiksa: penyimpanan tidak terbaca", "not looked at: the store can't be read"
    ),
    "token-unknown": Pair(
        "ada; belum bisa ditanyakan ke kantor", "there; the office couldn't be asked"
    ),
    "clock-good": Pair("{now}, cocok dengan jam kantor", "{now}, as the office's clock"),
    "clock-alone": Pair(
        "{now}; jam kantor belum bisa ditanya", "{now}; the office's clock couldn't be asked"
    ),
    "clock-ahead": Pair(
        "{now}: terlalu cepat {off}; di kantor {office}",
        "{now}: {off} ahead; {office} at the office",
    ),
    "clock-ahead.do": Pair(
        "Betulkan jam di setelan sistem. Pengiriman menunggu bila lebih dari 5 menit.",
        "Set the clock in the system's settings. Beyond 5 minutes sending waits.",
    ),
    "clock-behind": Pair(
        "{now}: terlambat {off}; di kantor {office}",
        "{now}: {off} behind; {office} at the office",
    ),
    "clock-behind.do": Pair(
        "Betulkan jam di setelan sistem. Pengiriman menunggu bila lebih dari 5 menit.",
        "Set the clock in the system's settings. Beyond 5 minutes sending waits.",
    ),
    "clock-year": Pair("{now}: tahunnya tidak mungkin", "{now}: the year can't be"),
    "clock-year.do": Pair(
        "Betulkan jam di setelan sistem. Baterai jam laptop mungkin habis.",
        "Set the clock in the system's settings. The clock's battery may be empty.",
    ),
    "clock-zone": Pair(
        "{now}; zona laptop UTC{hours}, bukan WIB, WITA, atau WIT",
        "{now}; the laptop's zone is UTC{hours}, not WIB, WITA or WIT",
    ),
    "clock-zone.do": Pair(
        "Program memakai jam kegiatan, jadi aman. Sebaiknya zonanya dibetulkan.",
        "The program goes by the event's clock, so all is well. Better set the zone.",
    ),
    "printer-unread": Pair(
        "tidak diperiksa: setelan tidak terbaca", "not looked at: the settings can't be read"
    ),
    "printer-none": Pair(
        "belum dipilih; cetakan disimpan sebagai PDF", "none chosen; what is printed becomes a PDF"
    ),
    "printer-none.do": Pair(
        "Bila ada printer: operator-tui config set paper.printer NAMA",
        "If there is one: operator-tui config set paper.printer NAME",
    ),
    "printer-there": Pair("{printer} ada", "{printer} is there"),
    "printer-gone": Pair(
        "{printer} tidak ditemukan atau tidak menjawab", "{printer} isn't there or doesn't answer"
    ),
    "printer-gone.do": Pair(
        "Periksa kabel dan listriknya, lalu paper.printer. Sementara itu cetak ke PDF.",
        "Check its cable and power, then paper.printer. Print to PDF meanwhile.",
    ),
    "printer-trouble": Pair("{printer}: {why}", "{printer}: {why}"),
    "printer-trouble.do": Pair(
        "Sementara itu cetak ke PDF. Sesudahnya: operator-tui printers, lalu halaman uji.",
        "Print to PDF meanwhile. Afterwards: operator-tui printers, then a test page.",
    ),
    "fonts-good": Pair("lengkap", "whole"),
    "fonts-missing": Pair(
        "huruf bawaan program tidak ada atau rusak", "the program's own font is lacking or broken"
    ),
    "fonts-missing.do": Pair(
        "Nama beraksara lain tercetak dengan ?. Pasang lagi programnya.",
        "Names in other letters print with ?. Install the program again.",
    ),
    "size-good": Pair("{columns}×{lines}", "{columns}×{lines}"),
    "size-small": Pair("{columns}×{lines}; perlu 80×24", "{columns}×{lines}; 80×24 are needed"),
    "size-small.do": Pair(
        "Besarkan jendelanya, atau kecilkan hurufnya.",
        "Make the window larger, or its letters smaller.",
    ),
    "letters-good": Pair("lurus semua? {glyphs}", "all straight? {glyphs}"),
    "letters-good.do": Pair(
        "Bila ada kotak atau tanda tanya: operator-tui config set ui.ascii true",
        "If there are boxes or question marks: operator-tui config set ui.ascii true",
    ),
    "letters-plain": Pair(
        "terminal {encoding}: tanda ASCII dipakai", "terminal {encoding}: ASCII marks are used"
    ),
    "colours-good": Pair("{n} warna", "{n} colours"),
    "colours-off": Pair(
        "dimatikan (NO_COLOR); tanda dan kata mencukupi",
        "off (NO_COLOR); marks and words say it all",
    ),
    "colours-none": Pair(
        "terminal {term} tanpa warna; tanda dan kata mencukupi",
        "terminal {term} without colours; marks and words say it all",
    ),
    "keys-good": Pair("sampai ke program", "comes through"),
    "keys-by-itself": Pair(
        "Tercatat hanya bila tombol F2 sendiri yang ditekan, bukan lewat Ctrl+G atau menu.",
        "It only counts if the key F2 itself is pressed, not by Ctrl+G or the menu.",
    ),
    "keys-other": Pair("yang sampai bukan F2", "what came wasn't F2"),
    "keys-other.do": Pair(
        "Tombol F dipakai laptop ini sendiri. Pakai Ctrl+G lalu angkanya, atau Fn+F2.",
        "This laptop keeps its F keys. Use Ctrl+G and the digit, or Fn+F2.",
    ),
    "keys-skipped": Pair("belum ditekan", "not pressed yet"),
    "keys-press": Pair("Tekan F2 sekali (Enter melewati): ", "Press F2 once (Enter skips it): "),
    "waiting": Pair("menanyakan server kantor…", "asking the office's gateway…"),
    "kilobytes": Pair("{n} kB", "{n} kB"),
    "megabytes": Pair("{n} MB", "{n} MB"),
    "gigabytes": Pair("{n} GB", "{n} GB"),
    "title": Pair("PERIKSA", "CHECK-UP"),
    "menu": Pair("Periksa laptop ini", "Check this laptop"),
    "all-well": Pair("Semua baik.", "All is well."),
    "sum": Pair(
        "{bad} harus dibetulkan, {look} perlu dilihat", "{bad} to be mended, {look} to look at"
    ),
    "hint": Pair(
        "Tekan F2 sekali: sampai atau tidak? F5 memeriksa lagi. Tidak ada yang diubah.",
        "Press F2 once: does it come through? F5 looks again. Nothing is changed.",
    ),
    "key.try": Pair("coba tombol", "try the key"),
    "key.again": Pair("periksa lagi", "look again"),
    "key.read": Pair("baca", "read"),
    "bundle-exists": Pair(
        "{file} sudah ada; tidak ditimpa. Pilih nama lain.",
        "{file} is there already and stays. Choose another name.",
    ),
    "bundle-unwritable": Pair(
        "{file} tidak bisa ditulis. Pilih folder lain.",
        "{file} can't be written. Choose another folder.",
    ),
    "bundle-done": Pair(
        "Berkas bantuan: {file} ({size}). Tanpa data pribadi; boleh dikirim ke TI.",
        "Support file: {file} ({size}). It holds no personal data; it may be sent to IT.",
    ),
}
