"""Sentences of the command line."""

from typing import Final

from operator_tui.locale import Pair, day_help, documents, paper_help
from operator_tui.locale.office_help import HELP

SENTENCES: Final = {
    **HELP,
    **documents.HELP,
    **paper_help.HELP,
    "demo-preparing": Pair(
        "Menyiapkan latihan dengan 40 orang rekaan…",
        "Preparing the training with 40 invented people…",
    ),
    "lookup-nothing": Pair("Tidak ada yang cocok.", "Nothing fits."),
    "lookup-value": Pair("nilai", "value"),
    "lookup-birth_date": Pair("tanggal lahir", "birth date"),
    "lookup-sex": Pair("jenis kelamin", "sex"),
    "lookup-region": Pair("wilayah", "region"),
    "stopped": Pair("Dihentikan. Yang sudah tersimpan aman.", "Stopped. What was saved is safe."),
    "crashed": Pair(
        "Program berhenti karena kesalahan di dalamnya. Yang sudah tersimpan aman. Ulangi, dan beri tahu TI. [{kind} {where}]",
        "The program stopped for a fault of its own. What was saved is safe. Try again, and tell IT. [{kind} {where}]",
    ),
    "ask-passphrase": Pair("Kata sandi", "Passphrase"),
    "ask-again": Pair("Sekali lagi", "Once more"),
    "passphrases-differ": Pair(
        "Kedua kata sandi berbeda. Tidak ada yang dibuat. Coba lagi.",
        "The two passphrases differ. Nothing was made. Try again.",
    ),
    "passphrase-file": Pair(
        "Berkas kata sandi tidak terbaca. Tidak ada yang berubah. Periksa --passphrase-file.",
        "The passphrase file can't be read. Nothing was changed. Check --passphrase-file.",
    ),
    "no-passphrase": Pair(
        "Perlu kata sandi, tetapi tidak ada terminal. Tidak ada yang berubah. Pakai --passphrase-file atau OPERATOR_TUI_PASSPHRASE.",
        "A passphrase is needed, but there is no terminal. Nothing was changed. Use --passphrase-file or OPERATOR_TUI_PASSPHRASE.",
    ),
    "init-done": Pair(
        "Penyimpanan dibuat di {home}. Nama laptop: {device}. Kata sandi yang hilang tidak bisa dikembalikan.",
        "The store is made in {home}. Device id: {device}. A lost passphrase can't be brought back.",
    ),
    "config-stored": Pair("Di penyimpanan (tersandi): {keys}", "In the store (encrypted): {keys}"),
    "config-done": Pair("{key} = {value}", "{key} = {value}"),
    "config-unknown": Pair(
        "Tidak ada setelan {key}. Yang ada: {keys}. Tidak ada yang berubah.",
        "There is no setting {key}. There are: {keys}. Nothing was changed.",
    ),
    "config-no-file": Pair(
        "{key}: berkas itu tidak ada. Tidak ada yang berubah.",
        "{key}: there is no such file. Nothing was changed.",
    ),
    "config-no-certificate": Pair(
        "{key}: berkas itu bukan sertifikat PEM. Tidak ada yang berubah. Di Windows, ekspor sebagai Base-64 (.CER).",
        "{key}: that file is no PEM certificate. Nothing was changed. On Windows, export it as Base-64 (.CER).",
    ),
    "config-one-of": Pair(
        "{key} harus salah satu dari: {values}. Tidak ada yang berubah.",
        "{key} must be one of: {values}. Nothing was changed.",
    ),
    "config-printer": Pair(
        "{key} harus nama printer sistem ini, tcp:alamat:9100, atau device:/dev/usb/lp0; kosong berarti PDF. Tidak ada yang berubah. Lihat: operator-tui printers",
        "{key} must be the name of a printer of this system, tcp:address:9100, or device:/dev/usb/lp0; empty means PDF. Nothing was changed. See: operator-tui printers",
    ),
    "config-long": Pair(
        "{key} paling panjang {most} huruf. Tidak ada yang berubah.",
        "{key} has {most} characters at most. Nothing was changed.",
    ),
    "event-date": Pair(
        "{date} bukan tanggal. Tulis seperti 2026-11-23. Tidak ada yang berubah.",
        "{date} is no date. Write it like 2026-11-23. Nothing was changed.",
    ),
    "event-added": Pair("Kegiatan {name} ditambahkan ({id}).", "The event {name} is added ({id})."),
    "event-used": Pair(
        "Kegiatan {name} dipakai mulai sekarang.", "The event {name} is in use from now on."
    ),
    "import-refused": Pair("baris {line}, {column}: {why}", "line {line}, {column}: {why}"),
    "import-kept": Pair("(disimpan sebagai draf {ref})", "(kept as draft {ref})"),
    "import-done": Pair(
        "{rows} baris: {good} siap dikirim, {refused} ditolak.",
        "{rows} rows: {good} ready to send, {refused} refused.",
    ),
    "import-drafts": Pair(
        "{rows} baris: {good} tersimpan sebagai draf, {refused} ditolak.",
        "{rows} rows: {good} kept as drafts, {refused} refused.",
    ),
    "csv-columns": Pair(
        "Kolom wajib tidak ada: {columns}. Tidak ada yang diambil. Lihat sample_data/applicants.csv.",
        "Required columns are missing: {columns}. Nothing was taken. See sample_data/applicants.csv.",
    ),
    "csv-broken": Pair(
        "Baris {line} bukan CSV yang utuh (kutip tidak ditutup?). Tidak ada yang diambil.",
        "Line {line} isn't whole CSV (an open quote?). Nothing was taken.",
    ),
    "csv-large": Pair(
        "{file} terlalu besar. Tidak ada yang diambil.", "{file} is too large. Nothing was taken."
    ),
    "csv-empty": Pair(
        "{file} kosong. Tidak ada yang diambil.", "{file} is empty. Nothing was taken."
    ),
    "csv-binary": Pair(
        "{file} bukan berkas teks. Tidak ada yang diambil. Simpan dulu sebagai CSV UTF-8.",
        "{file} isn't a text file. Nothing was taken. Save it as CSV UTF-8 first.",
    ),
    "csv-encoding": Pair(
        "{file} baris {line} bukan UTF-8. Tidak ada yang diambil. Simpan ulang sebagai CSV UTF-8.",
        "{file} line {line} isn't UTF-8. Nothing was taken. Save it again as CSV UTF-8.",
    ),
    "file-unreadable": Pair(
        "{file} tidak terbaca. Tidak ada yang berubah.",
        "{file} can't be read. Nothing was changed.",
    ),
    "slip-which": Pair(
        "Sebut nomor permohonan, atau --issued untuk semua yang terbit. Tidak ada yang dicetak.",
        "Name references, or --issued for all that are issued. Nothing was printed.",
    ),
    "slip-done": Pair("{n} slip, {pages} halaman: {file}", "{n} slips, {pages} pages: {file}"),
    "summary-desk": Pair("Loket: {n} diterima", "Front desk: {n} taken in"),
    "summary-absences": Pair(
        "  dipanggil tidak ada: {n} kali", "  called and not there: {n} times"
    ),
    "summary-wait": Pair(
        "  menunggu: tengah {median} mnt, 9 dari 10 paling lama {most} mnt",
        "  waited: median {median} min, 9 of 10 at most {most} min",
    ),
    "operators-head": Pair("Kerja operator, {days}", "Operators' work, {days}"),
    "operators-none": Pair(
        "Belum ada permohonan yang difinalkan pada hari itu.", "Nothing was made final then."
    ),
    "operators-columns": Pair(
        "operator             final    /jam   ketik     p90  bacakan  kembali  dibetulkan",
        "operator             final   /hour  typing     p90  reading returned      mended",
    ),
    "operators-looks": Pair("ketik ulang: {fields}", "second looks: {fields}"),
    "operators-field": Pair(
        "{field} {n}, beda {different} ({rate}%)", "{field} {n}, differing {different} ({rate}%)"
    ),
    "operators-days": Pair(
        "Pilih --date, atau --from dengan --to sesudahnya. Tidak ada yang berubah.",
        "Give --date, or --from with a later --to. Nothing was changed.",
    ),
    "summary-total": Pair(
        "Jumlah permohonan {n}, di antaranya belum terkirim {unsent}",
        "Applications in all {n}, of them unsent {unsent}",
    ),
    "no-terminal": Pair(
        "Layar perlu terminal. Tidak ada yang berubah. Perintah lain: operator-tui --help",
        "The screens need a terminal. Nothing was changed. Other commands: operator-tui --help",
    ),
    "demo-left": Pair(
        "Folder demo {folder} tidak bisa dihapus. Isinya tersandi dan orang rekaan; hapus dengan tangan.",
        "The demo's folder {folder} can't be removed. It is encrypted and invented; remove it by hand.",
    ),
    "demo-no-gateway": Pair(
        "Server latihan tidak bisa dimulai. Tidak ada yang tertinggal. Coba lagi: operator-tui demo",
        "The training gateway doesn't start. Nothing is left behind. Try again: operator-tui demo",
    ),
    "log-none": Pair("Belum ada log di {folder}.", "There is no log in {folder} yet."),
    "config-text": Pair(
        "{key}: nilai itu tidak bisa dipakai. Tidak ada yang berubah.",
        "{key}: that value can't be used. Nothing was changed.",
    ),
    "config-range": Pair(
        "{key} harus angka bulat dari {least} sampai {most}. Tidak ada yang berubah.",
        "{key} must be a whole number from {least} to {most}. Nothing was changed.",
    ),
    "config-bad": Pair(
        "{key} di config.toml tidak bisa dipakai; bawaannya yang berlaku, data aman. Betulkan: operator-tui config set {key} NILAI",
        "{key} in config.toml can't be used; its default is in use, the data is safe. Mend it: operator-tui config set {key} VALUE",
    ),
    "config-ca-gone": Pair(
        "{key}: berkas {file} tidak ada lagi. Tidak ada yang terkirim, semua aman. Kembalikan berkasnya, atau: operator-tui config set {key} BERKAS",
        "{key}: the file {file} is gone. Nothing was sent, everything is safe. Put it back, or: operator-tui config set {key} FILE",
    ),
    "import-row": Pair("baris {line}: {why}", "line {line}: {why}"),
    "import-warned": Pair(
        "baris {line}, {column}: peringatan: {why}", "line {line}, {column}: warning: {why}"
    ),
    "csv-twice": Pair(
        "Kolom yang ada dua kali: {columns}. Tidak ada yang diambil. Hapus salah satunya.",
        "Columns that stand there twice: {columns}. Nothing was taken. Take one of them out.",
    ),
    "csv-unknown": Pair(
        "Kolom yang tidak dikenal, jadi tidak dibaca: {columns}.",
        "Columns that aren't known, so not read: {columns}.",
    ),
    "home-bad": Pair(
        "{home} bukan folder yang bisa dibuka. Tidak ada yang berubah. Pilih folder lain dengan --home.",
        "{home} is no folder that can be opened. Nothing was changed. Choose another with --home.",
    ),
    "passphrase-utf8": Pair(
        "Kata sandi itu bukan teks UTF-8. Data utuh dan tetap terkunci. Periksa dari mana asalnya.",
        "That passphrase isn't UTF-8 text. The data is whole and stays locked. Check where it comes from.",
    ),
    "name-bad": Pair(
        "Perlu nama orang, paling banyak {limit} huruf: init --name NAMA. Tidak ada yang dibuat.",
        "A person's name is needed, {limit} characters at most: init --name NAME. Nothing was made.",
    ),
    "ask-token": Pair("Token (tidak terlihat)", "Token (not shown)"),
    "token-set": Pair("ada", "set"),
    "token-none": Pair("belum ada", "not set"),
    "token-bad": Pair(
        "Token kosong atau berisi huruf yang tidak mungkin. Tidak ada yang berubah. Salin lagi dari kantor.",
        "The token is empty or holds what no token can. Nothing was changed. Copy it again from the office.",
    ),
    "no-stdin": Pair(
        "Masukan standar tertutup atau bukan teks. Tidak ada yang berubah. Kirim nilainya lewat pipa, atau ketik di terminal.",
        "Standard input is closed or isn't text. Nothing was changed. Pipe the value in, or type it at a terminal.",
    ),
    "usage-missing": Pair(
        "Kurang: {what}. Tidak ada yang berubah. Lihat: {hint}",
        "Missing: {what}. Nothing was changed. See: {hint}",
    ),
    "usage-unknown": Pair(
        "{what} tidak dikenal di sini. Tidak ada yang berubah. Lihat: {hint}",
        "{what} isn't known here. Nothing was changed. See: {hint}",
    ),
    "usage-value": Pair(
        "Nilai untuk {what} tidak ada atau tidak bisa dipakai. Tidak ada yang berubah. Lihat: {hint}",
        "The value for {what} is missing or can't be used. Nothing was changed. See: {hint}",
    ),
    "help.main": Pair(
        "Catat permohonan NIB di tempat tanpa sinyal; kirim begitu ada. Tanpa perintah: layarnya.\n\nKode keluar: 0 selesai, 1 ada yang ditolak, 2 salah tulis, 3 terkunci, 4 server tidak terjangkau, 5 penyimpanan atau disk.",
        "Capture NIB applications where there is no signal; deliver them when there is. Without a command: the screens.\n\nExit codes: 0 done, 1 some refused, 2 wrong usage, 3 locked, 4 gateway not reached, 5 store or disk.",
    ),
    "help.init": Pair(
        "Buat penyimpanan tersandi, nama laptop, dan orang pertama.",
        "Make the encrypted store, a device id and the first person.",
    ),
    "help.config": Pair(
        "Lihat atau ubah setelan; rahasia dibaca dari masukan standar dengan -.",
        "Show or set the settings; secrets are read from standard input with -.",
    ),
    "help.config.show": Pair(
        "Semua setelan; token hanya ada atau belum ada.",
        "Every setting; the token only as set or not set.",
    ),
    "help.config.set": Pair(
        "Ubah KUNCI menjadi NILAI; - membaca nilainya dari masukan standar (token di terminal: tidak terlihat).",
        "Set KEY to VALUE; - reads the value from standard input (the token at a terminal: not shown).",
    ),
    "help.demo": Pair(
        "Buka layar untuk latihan dengan servernya sendiri; setelah keluar tidak ada yang tertinggal.",
        "Open the screens on a throw-away training home with its own gateway; quitting leaves nothing behind.",
    ),
    "help.event": Pair(
        "Tambah, lihat, dan pilih kegiatan.", "Add, list and choose outreach events."
    ),
    "help.event.add": Pair(
        "Tambah kegiatan; yang pertama langsung dipakai.",
        "Add an event; the first one is in use at once.",
    ),
    "help.event.list": Pair(
        "Semua kegiatan; yang dipakai bertanda.", "All events; the one in use has a mark."
    ),
    "help.event.use": Pair(
        "Pakai kegiatan ini, menurut id (atau awalnya) atau namanya.",
        "Put an event in use, by its id (or its beginning) or its name.",
    ),
    "help.import": Pair(
        "Ambil pemohon dari BERKAS.csv; yang ditolak dan peringatan ke stderr, yang baik disimpan.",
        "Import applicants from FILE.csv; refused rows and warnings are told on stderr, the good ones kept.",
    ),
    "help.lookup": Pair(
        "Jawab seperti formulir menjawab: KBLI dan desa dari kata-katanya, NIK, HP, uang, dan tanggal.",
        "Answer what the form would: KBLI and village by words, NIK, phone, money and date.",
    ),
    "help.queue": Pair("Semua permohonan.", "Every application."),
    "help.followups": Pair(
        "Permintaan halal dan PIRT yang belum selesai.", "The halal and PIRT requests that are due."
    ),
    "help.wheels": Pair(
        "Isi folder dengan semua yang perlu untuk memasang program di laptop tanpa internet.",
        "Fill a folder with all that laptops without a network need, and its install scripts.",
    ),
    "wheels-no-source": Pair(
        "Jalankan di folder salinan sumber program (yang ada pyproject.toml-nya). Tidak ada yang ditulis.",
        "Run it in the folder of a copy of the program's source (the one with pyproject.toml). Nothing was written.",
    ),
    "wheels-folder": Pair(
        "{folder} tidak bisa ditulisi. Periksa stiknya, lalu ulangi.",
        "{folder} can't be written to. Check the stick, then run it again.",
    ),
    "wheels-failed": Pair(
        "Belum lengkap: pip berhenti. Perlu internet di laptop ini. Ulangi; yang sudah ada tetap dipakai. [{why}]",
        "Not complete: pip stopped. This laptop needs the network. Run it again; what is there is kept. [{why}]",
    ),
    "wheels-loading": Pair("{system}, Python {python} …", "{system}, Python {python} …"),
    "wheels-done": Pair(
        "{folder}: {n} berkas, {mb} MB. Di laptop lain: install.cmd (Windows) atau sh install.sh (Linux).\n"
        "Laptop yang belum punya Python: taruh pemasang dari python.org di situ juga. Caranya di BACA-DULU.txt.",
        "{folder}: {n} files, {mb} MB. On the other laptop: install.cmd (Windows) or sh install.sh (Linux).\n"
        "A laptop may lack Python: put the installer from python.org there too. How to is in BACA-DULU.txt.",
    ),
    "help.kit": Pair(
        "Perlengkapan satu kegiatan: yang perlu, yang ada, yang harus ditambah.",
        "List the kit of an event: what is needed, what is there, and what to refill.",
    ),
    "help.attempts": Pair(
        "Menampilkan upaya mengirim terakhir: kapan, berapa, berapa byte, berapa lama, hasilnya; terbaru di bawah.",
        "Show the last attempts to send: when, how many, bytes, how long, and what came of each; the newest last.",
    ),
    "help.sync": Pair(
        "Kirim yang menunggu ke kantor dan ambil yang baru.",
        "Send what waits to the office and bring back what is new.",
    ),
    "help.slip": Pair(
        "Cetak slip yang sudah terbit ke PDF, empat per lembar A4.",
        "Print slips of issued applications to a PDF, four to an A4 page.",
    ),
    **day_help.HELP,
    "help.operators": Pair(
        "Per operator: permohonan, waktu, perbaikan, ketik ulang.",
        "By operator: applications, times, corrections, second looks.",
    ),
    "help.doctor": Pair(
        "Periksa penyimpanan, disk, jam, link, server, token, printer, huruf, terminal, versi; beserta yang harus dilakukan. Isi penyimpanan dan token diperiksa bila kata sandi diberikan.",
        "Check store, disk, clock, link, gateway, token, printer, fonts, terminal, versions; say what to do for each. The store's inside and the token are looked at where a passphrase is given.",
    ),
    "help.log": Pair(
        "Ujung log teknis semua proses di folder ini, menurut waktu.",
        "The end of the technical log of all processes of this home, merged by time.",
    ),
    "help.forms": Pair(
        "Formulir sebagai berkas: periksa, lihat, skemanya.",
        "Forms as files: check one, list them, print a schema.",
    ),
    "help.forms.check": Pair(
        "Sebut semua kesalahan FILE.toml menurut baris, dengan cara membetulkannya; kode keluar 1 bila ada.",
        "Name every mistake in FILE.toml by its line, with the remedy; exit code 1 if there is one.",
    ),
    "help.forms.list": Pair(
        "Formulir laptop ini: nama, versi, asal, dan mana yang dipakai.",
        "The forms of this laptop: name, version, where from, and which is in use.",
    ),
    "help.forms.schema": Pair(
        "Cetak JSON Schema (2020-12) untuk isi permohonan formulir NAME.",
        "Print the JSON Schema (2020-12) of an application's content in the form NAME.",
    ),
    "event-name": Pair(
        "Kegiatan perlu nama, paling banyak {limit} huruf. Tidak ada yang berubah.",
        "An event needs a name, {limit} characters at most. Nothing was changed.",
    ),
    "event-year": Pair(
        "Tahun kegiatan {first} sampai {last}. Tidak ada yang berubah.",
        "An event's year is {first} to {last}. Nothing was changed.",
    ),
    "event-place": Pair(
        "Kegiatan perlu tempat, paling banyak {limit} huruf: desa, kecamatan. Tidak ada yang berubah.",
        "An event needs a place, {limit} characters at most: village, district. Nothing was changed.",
    ),
    "event-village-unknown": Pair(
        'Peringatan: "{place}" tidak ada di daftar desa Majalengka; kegiatannya tetap dibuat. Salah tulis? Tambahkan lagi dengan: desa, kecamatan.',
        'Warning: "{place}" isn\'t among the villages of Majalengka; the event is made all the same. A slip? Add it again with: village, district.',
    ),
    "event-places": Pair(
        "Beberapa desa bernama itu: {labels}. Tidak ada yang berubah. Tulis dengan kecamatannya.",
        "Several villages have this name: {labels}. Nothing was changed. Write it with its district.",
    ),
}
