"""Sentences of the USB bundles: what a file, a stick and an answer say."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "none": Pair(
        "Itu bukan berkas USB operator_tui. Tidak ada yang diambil. Pilih berkas yang berakhiran .optui.",
        "That is no USB bundle of operator_tui. Nothing was taken. Choose a file that ends in .optui.",
    ),
    "too-large": Pair(
        "Berkas itu terlalu besar untuk berkas USB. Tidak ada yang diambil. Minta laptopnya menulis lagi.",
        "The file is too large for a USB bundle. Nothing was taken. Have the laptop write it again.",
    ),
    "not-for-office": Pair(
        "Berkas ini tidak bisa dibuka di sini: untuk kantor lain, terpotong, atau rusak. Tidak ada yang diambil. Minta laptopnya menulis lagi.",
        "The bundle can't be opened here: it is for another office, cut short, or damaged. Nothing was taken. Have the laptop write it again.",
    ),
    "not-for-laptop": Pair(
        "Berkas ini tidak bisa dibuka di sini: jawaban untuk laptop lain, terpotong, atau rusak. Tidak ada yang berubah. Minta kantor menulis lagi.",
        "The file can't be opened here: it answers another laptop, is cut short, or damaged. Nothing was changed. Ask the office to write it again.",
    ),
    "malformed": Pair(
        "Isi berkas ini tidak terbaca ({where}). Tidak ada yang diambil. Minta ditulis lagi.",
        "The content of this file can't be read ({where}). Nothing was taken. Have it written again.",
    ),
    "newer": Pair(
        "Berkas ini dari versi program yang lain. Tidak ada yang diambil. Pasang versi terbaru, lalu ulangi.",
        "The file comes from another version of the program. Nothing was taken. Install the newest, then try again.",
    ),
    "unreadable": Pair(
        "{file} tidak terbaca. Tidak ada yang diambil. Periksa stiknya, lalu ulangi.",
        "{file} can't be read. Nothing was taken. Look at the stick, then try again.",
    ),
    "exists": Pair(
        "{file} sudah ada di sana. Tidak ada yang ditulis. Pilih nama lain.",
        "{file} is there already. Nothing was written. Choose another name.",
    ),
    "no-folder": Pair(
        "Tidak ada folder {folder}. Tidak ada yang ditulis. Pasang stiknya, atau pilih folder lain.",
        "There is no folder {folder}. Nothing was written. Put the stick in, or choose another folder.",
    ),
    "stick-full": Pair(
        "Stik penuh ({folder}). Berkas yang belum utuh dihapus; isinya aman di sini. Kosongkan, lalu ulangi.",
        "The stick is full ({folder}). The unfinished file was removed; its content is safe here. Make room, then try again.",
    ),
    "stick-read-only": Pair(
        "{folder} tidak boleh ditulisi. Isinya aman di sini. Buka kunci stiknya, atau pilih yang lain.",
        "{folder} can't be written to. Its content is safe here. Unlock the stick, or choose another.",
    ),
    "stick-gone": Pair(
        "Stik tidak bisa ditulis lagi ({folder}); tercabut? Isinya aman di sini. Pasang lagi, lalu ulangi.",
        "The stick can't be written any more ({folder}); pulled out? Its content is safe here. Put it in, then try again.",
    ),
    "no-name": Pair(
        "Stik tercabut tepat saat {file} selesai. Isinya aman di sini; yang terkirim dua kali tetap dihitung sekali. Tulis sekali lagi.",
        "The stick went just as {file} was done. Its content is safe here; what goes twice counts once. Write it once more.",
    ),
    "no-key": Pair(
        "Kunci berkas USB kantor belum ada. Data aman. Minta ke kantor (office key), lalu: operator-tui config set bundle.key age1…",
        "The office's key for USB bundles isn't here. Data is safe. Ask the office (office key), then: operator-tui config set bundle.key age1…",
    ),
    "nothing": Pair(
        "Tidak ada yang perlu dibawa ke kantor. Tidak ada yang ditulis.",
        "There is nothing to take to the office. Nothing was written.",
    ),
    "several": Pair(
        "Lebih dari {most} permohonan tidak muat dalam satu berkas. Tidak ada yang ditulis. Sebut foldernya saja.",
        "More than {most} items don't fit into one file. Nothing was written. Name the folder only.",
    ),
    "busy": Pair(
        "Pengiriman sedang berjalan. Tidak ada yang berubah. Coba lagi sebentar.",
        "Sending is under way. Nothing was changed. Try again in a moment.",
    ),
    "not-asked": Pair(
        "Jawaban ini bukan untuk berkas dari laptop ini. Tidak ada yang berubah. Pakai laptop yang menulis berkasnya.",
        "This answers no bundle of this laptop. Nothing was changed. Use the laptop that wrote the bundle.",
    ),
    "other-kind": Pair(
        "Jawaban dan laptop ini berbeda jenis (latihan/sungguhan). Tidak ada yang berubah. Periksa bundle.key.",
        "The answer and this laptop differ in kind (training/live). Nothing was changed. Check bundle.key.",
    ),
    "token-unknown": Pair(
        "Berkas {name} dari laptop yang tidak (lagi) terdaftar di kantor ini. Tidak ada yang diambil. Daftarkan laptopnya, lalu minta ditulis lagi.",
        "The bundle {name} comes from a laptop that isn't enrolled here (any more). Nothing was taken. Enrol it, and have it written again.",
    ),
    "other-kind-office": Pair(
        "Berkas {name} dan kantor ini berbeda jenis (latihan/sungguhan). Tidak ada yang diambil. Periksa --training dan --home.",
        "The bundle {name} and this office differ in kind (training/live). Nothing was taken. Check --training and --home.",
    ),
    "no-office": Pair(
        "Belum ada penyimpanan kantor di sini. Tidak ada yang diambil. Daftarkan laptop dulu: operator-tui office enrol",
        "There is no office's store here yet. Nothing was taken. Enrol a laptop first: operator-tui office enrol",
    ),
    "none-open": Pair(
        "Di {folder} tidak ada berkas USB yang belum dijawab. Tidak ada yang diambil.",
        "In {folder} is no bundle without an answer. Nothing was taken.",
    ),
    "imported": Pair(
        "{device}: {items} permohonan, {accepted} diterima, {refused} ditolak. Kabar untuk laptop: {news}.",
        "{device}: {items} items, {accepted} accepted, {refused} refused. News for the laptop: {news}.",
    ),
    "imported-again": Pair(
        "Sudah pernah diambil; tidak ada yang dobel.", "It was taken before; nothing is doubled."
    ),
    "warned": Pair("perhatikan: {ref}: {words}", "look at: {ref}: {words}"),
    "answer-written": Pair(
        "Jawaban: {file}. Bawa kembali ke laptopnya.", "Answer: {file}. Take it back to the laptop."
    ),
    "office-key": Pair(
        "Kunci berkas USB kantor ini, juga untuk laptopnya (config set bundle.key): {key}",
        "This office's key for USB bundles, for the laptop too (config set bundle.key): {key}",
    ),
    "written": Pair(
        "{file}: {items} permohonan, {bytes} byte. Bawa ke kantor; tidak dobel walau sinyal datang lebih dulu.",
        "{file}: {items} items, {bytes} bytes. Take it to the office; nothing doubles if a signal comes first.",
    ),
    "written-asks": Pair(
        "{file}: menanyakan kabar kantor, {bytes} byte. Bawa ke kantor.",
        "{file}: asks for the office's news, {bytes} bytes. Take it to the office.",
    ),
    "taken": Pair(
        "Jawaban {name}: {accepted} diterima, {refused} ditolak. Kabar: {issued} terbit, {returned} dikembalikan.",
        "Answer {name}: {accepted} accepted, {refused} refused. News: {issued} issued, {returned} returned.",
    ),
    "taken-again": Pair(
        "Jawaban {name} sudah pernah diambil. Tidak ada yang berubah.",
        "The answer {name} was taken before. Nothing was changed.",
    ),
    "none-written": Pair("Belum ada berkas USB.", "No USB bundle was written yet."),
    "items": Pair("{n} permohonan", "{n} items"),
    "waits": Pair("{n} menunggu jawaban", "{n} await an answer"),
    "answered": Pair("dijawab kantor", "the office answered"),
    "asks": Pair("menanyakan kabar", "asks for news"),
    "by-link": Pair("tidak menunggu lagi", "nothing waits"),
    "life-written": Pair("berkas USB {n}, {items} permohonan", "USB bundle {n}, {items} items"),
    "life-answered": Pair("berkas USB {n}", "USB bundle {n}"),
    "detail-do": Pair(
        'Bawa stiknya ke kantor. Sesudah itu ambil jawabannya: Enter membuka Berkas USB.|Jangan diketik ulang di OSS. Mendesak: cari NIK-nya di OSS, lalu F4.|Bila pemohon bertanya: "Sudah tercatat, tinggal menunggu kabar kantor."',
        "Take the stick to the office. Then take its answer: Enter opens the USB bundles.|Don't type it again in OSS. Urgent? Look up the NIK in OSS, then F4.|If the applicant asks: \"It is recorded; the office's answer follows.\"",
    ),
    "detail-hint": Pair(
        "Enter membuka Berkas USB. F5 mengirimnya bila ada sinyal; tidak akan dobel.",
        "Enter opens the USB bundles. F5 sends it if there is signal; never doubled.",
    ),
    "detail-key": Pair("USB", "USB"),
    "menu": Pair("Berkas USB", "USB bundle"),
    "title": Pair("BERKAS USB", "USB BUNDLE"),
    "tally": Pair(
        "{n} menunggu kantor, {left} di antaranya pernah keluar",
        "{n} wait for the office, {left} of them have left before",
    ),
    "tally-new": Pair("{n} menunggu kantor", "{n} wait for the office"),
    "tally-none": Pair("tidak ada yang menunggu kantor", "nothing waits for the office"),
    "columns": Pair("stik|kosong|jawaban", "stick|free|answers"),
    "answers": Pair("{n} jawaban", "{n} answers"),
    "folder": Pair("Folder lain", "Another folder"),
    "no-drive": Pair(
        "Belum ada stik yang terpasang. Pasang satu; ia muncul sendiri di sini.",
        "No stick is plugged in. Put one in; it shows up here by itself.",
    ),
    "last": Pair("Terakhir ditulis", "Written last"),
    "choose": Pair(
        "Pilih stik dengan panah, atau ketik foldernya.",
        "Choose a stick with the arrows, or type a folder.",
    ),
    "writing": Pair(
        "Menulis ke stik. Jangan cabut dulu.", "Writing to the stick. Don't pull it out yet."
    ),
    "taking": Pair("Mengambil jawaban kantor.", "Taking the office's answers."),
    "files": Pair("{n} berkas", "{n} files"),
    "done": Pair(
        "{file}: {items} permohonan, {size}, utuh di stik. Cabut dengan aman, bawa ke kantor.",
        "{file}: {items} items, {size}, whole on the stick. Eject it safely, take it to the office.",
    ),
    "done-asks": Pair(
        "{file}: menanyakan kabar kantor, utuh di stik. Cabut dengan aman, bawa ke kantor.",
        "{file}: asks for the office's news, whole on the stick. Eject it safely, take it to the office.",
    ),
    "hauled": Pair(
        "Jawaban kantor diambil: {accepted} diterima, {issued} terbit, {back} ditolak.",
        "The office's answer was taken: {accepted} accepted, {issued} issued, {back} refused.",
    ),
    "hauled-back": Pair(
        "Jawaban kantor diambil: {accepted} diterima, {issued} terbit, {back} ditolak atau dikembalikan. F6, lalu F7 membukanya.",
        "The office's answer was taken: {accepted} accepted, {issued} issued, {back} refused or returned. F6, then F7 opens them.",
    ),
    "hauled-nothing": Pair(
        "Jawaban kantor diambil. Isinya sudah diketahui sebelumnya; tidak ada yang dobel.",
        "The office's answer was taken. What it says was known before; nothing is doubled.",
    ),
    "hauled-some": Pair(
        "{accepted} diterima, {issued} terbit, {back} ditolak atau dikembalikan. {file} tidak terbaca: minta kantor menulisnya lagi.",
        "{accepted} accepted, {issued} issued, {back} refused or returned. {file} can't be read: ask the office to write it again.",
    ),
    "hauled-again": Pair(
        "Jawaban di sana sudah pernah diambil. Tidak ada yang berubah.",
        "The answers there were taken before. Nothing was changed.",
    ),
    "no-answer": Pair(
        "Tidak ada jawaban untuk laptop ini di sana. Tidak ada yang berubah.",
        "There is no answer for this laptop there. Nothing was changed.",
    ),
    "key.write": Pair("tulis ke stik", "write to stick"),
    "key.take": Pair("ambil jawaban", "take answers"),
    "hint-write": Pair(
        "F2 menulis semua yang menunggu kantor ke stik ini, tersandi untuk kantor.",
        "F2 writes all that waits for the office to this stick, encrypted for the office.",
    ),
    "hint-take": Pair(
        "Enter mengambil jawaban kantor di stik ini. F2 menulis yang masih menunggu.",
        "Enter takes the office's answers from this stick. F2 writes what still waits.",
    ),
    "hint-folder": Pair(
        "Ketik foldernya, contoh D:\\ atau /media/siti/STIK. F2 menulis, Enter mengambil.",
        "Type the folder, e.g. D:\\ or /media/siti/STICK. F2 writes, Enter takes.",
    ),
    "help": Pair(
        "Membawa permohonan ke kantor dengan stik USB, bila seharian tidak ada sinyal.\n"
        "Pasang stik, pilih dengan panah, F2. Berkasnya tersandi: hanya kantor yang bisa membukanya.\n"
        "Yang sudah ditulis berstatus belum pasti sampai kantor menjawab. Jangan ketik ulang di OSS.\n"
        "Di kantor petugas mengambil berkas itu dan menaruh jawabannya di stik. Pasang lagi, Enter.\n"
        "Bila sinyal datang lebih dulu, semua terkirim juga lewat sinyal. Tidak ada yang dobel.\n"
        "Contoh: stik hilang di jalan. Tulis lagi ke stik lain; yang belum dijawab ikut semua.",
        "Takes applications to the office on a USB stick, where there is no signal all day.\n"
        "Put a stick in, choose it with the arrows, F2. The file is encrypted: only the office opens it.\n"
        "What was written is unsure until the office answers. Don't type it into OSS again.\n"
        "At the office the staff takes the file and puts its answer on the stick. Put it in, Enter.\n"
        "If a signal comes first, all goes over the signal as well. Nothing is doubled.\n"
        "For example: the stick was lost. Write to another; all that has no answer goes along.",
    ),
    "key-bad": Pair(
        "Itu bukan kunci berkas USB kantor. Tidak ada yang berubah. Kuncinya diawali age1, 62 huruf; salin dari: office key",
        "That is no office's key for USB bundles. Nothing was changed. It begins with age1 and has 62 characters; copy it from: office key",
    ),
}
