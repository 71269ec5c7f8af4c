"""What F1 says of each screen: what it is for, how one goes about it, an example. One paragraph a line."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "unlock": Pair(
        "Membuka laptop ini untuk bekerja. Data pemohon tersandi sampai kata sandi yang benar diketik.\n"
        "Pilih nama dengan panah atau huruf awalnya, Enter, ketik kata sandi, Enter.\n"
        "Contoh kata sandi: hujan di sawah belakang. Spasi dan huruf besar-kecil ikut berarti.\n"
        "Kata sandi lupa? Pengawas membuka dengan nama dan kata sandinya sendiri.\n"
        "Jam laptop yang salah membuat pengiriman menunggu: betulkan dulu di setelan sistem.",
        "Opens this laptop for work. The applicants' data is encrypted until the right passphrase is typed.\n"
        "Choose a name with the arrows or its first letter, Enter, type the passphrase, Enter.\n"
        "A passphrase, for example: rain on the back field. Spaces and capitals count.\n"
        "Passphrase forgotten? The supervisor opens with their own name and passphrase.\n"
        "A wrong clock keeps sending waiting: set it in the system's settings first.",
    ),
    "setup": Pair(
        "Membuat penyimpanan tersandi di laptop yang baru. Cukup sekali, sebelum hari pertama.\n"
        "Isi nama, kata sandi, lalu kata sandi yang sama sekali lagi. Enter terakhir membuatnya.\n"
        "Contoh nama: Siti Rohmah. Contoh kata sandi: hujan di sawah belakang.\n"
        "Simpan kata sandi di tempat aman di kantor: yang hilang tidak bisa dikembalikan siapa pun.",
        "Makes the encrypted store on a new laptop. Once is enough, before the first day.\n"
        "Give a name, a passphrase, then the same passphrase once more. The last Enter makes it.\n"
        "A name, for example: Siti Rohmah. A passphrase: rain on the back field.\n"
        "Keep the passphrase in a safe place at the office: nobody can bring a lost one back.",
    ),
    "queue": Pair(
        "Semua permohonan di laptop ini, yang terbaru di atas, dengan keadaannya.\n"
        "Langsung ketik untuk menyaring: sebagian nama, 4 angka akhir NIK, nomor, atau desa.\n"
        "Contoh: nur menampilkan NURDIN dan AI NURLELA; 0012 menampilkan NIK yang berakhir 0012.\n"
        "Enter membuka baris bertanda >: draf di formulirnya, yang lain di rinciannya.\n"
        "Panah kanan membuka rincian dari draf juga; di sana permohonan bisa dibatalkan.\n"
        "Panah kiri membuka catatan kiriman. F4 berganti saringan: semua, perlu saya, belum terkirim.\n"
        "Pengiriman jalan sendiri begitu ada sinyal. Home baris pertama, End baris terakhir.",
        "All applications on this laptop, the newest first, with how they stand.\n"
        "Just type to filter: part of a name, a NIK's last 4 digits, a number, or a village.\n"
        "For example: nur shows NURDIN and AI NURLELA; 0012 shows the NIKs that end in 0012.\n"
        "Enter opens the row marked >: a draft in its form, any other in its details.\n"
        "The right arrow opens the details of a draft too; an application is cancelled there.\n"
        "The left arrow opens the record of sending. F4 changes the filter: all, need me, unsent.\n"
        "Sending goes by itself as soon as there is signal. Home: first row, End: last row.",
    ),
    "detail": Pair(
        "Satu permohonan: isinya, perjalanannya dari draf sampai terbit, dan langkah berikutnya.\n"
        "Enter menjalankan langkah nomor 1 di bawah Yang harus dilakukan.\n"
        "Contoh: pada belum pasti, Enter menanyakan lagi ke kantor dengan nomor yang sama.\n"
        "F4 memberi tindakan lain: hasil mencari di OSS, NIB salah, melepas, membatalkan.\n"
        "Pembatalan minta alasan, contoh: pemohon mengurus sendiri. Isinya tetap ada di riwayat.\n"
        "Tanda ! pada lamanya: lebih lama daripada 9 dari 10 permohonan hari ini.\n"
        "NIK penuh hanya sampai layar ini ditutup, dan siapa yang melihatnya ikut dicatat.",
        "One application: what is in it, its way from draft to issued, and the next step.\n"
        "Enter carries out step 1 under What to do.\n"
        "For example: on an unsure one, Enter asks the office again with the same number.\n"
        "F4 has the other acts: what a look-up in OSS gave, a wrong NIB, releasing, cancelling.\n"
        "Cancelling asks for a reason, e.g. applicant does it alone. Its contents stay in the history.\n"
        "A ! at how long it took: longer than 9 of 10 applications of the day.\n"
        "The full NIK stands only until this screen is left, and who looked at it is noted.",
    ),
    "attempts": Pair(
        "Tiap upaya mengirim: kapan, berapa permohonan, berapa byte, berapa lama, apa hasilnya.\n"
        "Contoh: kiriman 14: 25 dikirim, 25 diterima, 5,1 kB, 6 detik.\n"
        "Baris link adalah saat program melihat apakah kantor tercapai. F4 menyembunyikannya.\n"
        "Gangguan dihitung dari kegagalan pertama sampai kantor terlihat tercapai lagi.\n"
        "Enter membuka rincian untuk TI: nomor permintaan di server dan sebabnya.\n"
        "Tidak ada nama atau NIK di sini.",
        "Every attempt to send: when, how many applications, bytes, how long, what came of it.\n"
        "For example: batch 14: 25 sent, 25 accepted, 5.1 kB, 6 s.\n"
        "A link row is the program looking whether the office is reached. F4 hides them.\n"
        "An outage counts from the first failure until the office was seen to be reached again.\n"
        "Enter opens details for IT: the request's number at the server, and the cause.\n"
        "There is no name and no NIK here.",
    ),
    "day": Pair(
        "Angka satu hari, beberapa hari, atau satu kegiatan, untuk pengawas.\n"
        "Tiap angka dihitung dari baris tersimpan: panah ke angkanya, Enter menampilkan permohonannya.\n"
        "Jumlah ditulis sebagai jumlah; yang tidak cocok diberi tanda !! selisih, dan Enter membukanya.\n"
        "Permohonan ikut hari ia pertama difinalkan, menurut jam kegiatannya sendiri.\n"
        "p90: 9 dari 10 selesai dalam waktu itu. Di bawah lima permohonan, orangnya tidak disebut.\n"
        "F4 memilih hari lain. Contoh: 23-11-2026. PgUp hari sebelumnya, PgDn sesudahnya.\n"
        "Beberapa laptop: folder summaries di USB, F8 di tiap laptop untuk hari itu, F4 menjumlahnya.",
        "The numbers of a day, of several, or of an event, for supervisors.\n"
        "Each is counted from stored rows: arrows to the number, Enter shows its applications.\n"
        "Sums are written as sums; one that doesn't add up has a mark !!, and Enter opens it.\n"
        "An application belongs to the day it was first made final, by its own event's clock.\n"
        "p90: 9 of 10 took no longer. Nobody with under five applications is named.\n"
        "F4 chooses another day. For example: 23-11-2026. PgUp the day before, PgDn the one after.\n"
        "Several laptops: a folder summaries on a stick, F8 for that day on each, F4 adds them.",
    ),
    "closing": Pair(
        "Menutup hari dengan empat hitungan: kertas, permohonan, tanda terima, dan kantor.\n"
        "Kertas dihitung dulu, tanpa melihat yang lain: angka yang sudah dilihat mudah ketemu lagi.\n"
        "Tiap yang tidak cocok disebut nomornya: bereskan, atau tulis alasannya. Contoh: dicek Dede besok.\n"
        "F4 memakai alasan baris ini untuk semua yang sama. Panah kanan membuka rinciannya.\n"
        "F2 menyegel: dua belas huruf dari jejak audit, disalin ke berita acara. Lembarnya tetap.\n"
        "Yang datang sesudahnya tercatat sebagai susulan di lembar hari berikut.",
        "Closes a day on four counts: paper, applications, receipts, and the office.\n"
        "Paper is counted first, the others unseen: a number once seen is a number found again.\n"
        "Each that differs is named: put it right, or write why. For example: Dede looks tomorrow.\n"
        "F4 keeps this row's reason for all those alike. The right arrow opens its details.\n"
        "F2 seals: twelve characters from the audit trail, copied to the minutes. The sheet stays.\n"
        "What comes afterwards stands as late on the next day's sheet.",
    ),
    "readback": Pair(
        "Membacakan isian ke pemohon, mencatat pernyataan dan persetujuannya, lalu memfinalkan.\n"
        "Putar layar ke pemohon. NIK dan uang ditunjuk, jangan diucapkan: antrean mendengar.\n"
        "Dengarkan baik-baik pada tanda »: itu diisi program, belum diketik siapa pun.\n"
        "Jawaban tidak punya bawaan: Y atau T untuk tiap pernyataan. Contoh: Tata ruang, Y.\n"
        "F4 pada baris membuka isiannya, pada pernyataan membuka pemberitahuan.",
        "Reads the fields back to the applicant, takes the declarations and consents, makes it final.\n"
        "Turn the screen to the applicant. NIK and money are pointed at, not spoken: others listen.\n"
        "Listen well at the mark »: the program filled this, nobody has typed it.\n"
        "No answer has a default: Y or T for each statement. For example: Land use, Y.\n"
        "F4 on a line opens its field, on a statement the notice.",
    ),
    "parked": Pair(
        "Draf dan perbaikan yang diparkir, yang terakhir diketik di atas, dengan isian tempat berhentinya.\n"
        "Panah memilih, Enter meneruskan di isian itu. Tidak ada yang hilang selama diparkir.\n"
        "Contoh: pemohon pertama mencari KK, Ctrl+O; layani yang kedua; Ctrl+O, Enter kembali ke yang pertama.",
        "Drafts and corrections that are parked, the last typed in first, with the field each was left at.\n"
        "Arrows choose, Enter goes on at that field. Nothing is lost while it is parked.\n"
        "For example: the first applicant looks for the KK, Ctrl+O; serve the second; Ctrl+O, Enter is back.",
    ),
    "followups": Pair(
        "Permohonan halal dan PIRT: yang bisa dibuka sekarang, yang sedang berjalan, yang menunggu NIB.\n"
        "Enter membuka baris bertanda >: persetujuannya dulu, lalu formulirnya dengan NIB sudah terisi.\n"
        "Di daftar lengkap, langsung ketik untuk menyaring. Contoh: nur menampilkan NURDIN.\n"
        "Yang belum diminta ditambah dari rincian NIB yang sudah terbit: F4 di sana.",
        "Halal and PIRT: what can be opened now, what is under way, what waits for its NIB.\n"
        "Enter opens the row marked >: its consent first, then its form, with the NIB filled in.\n"
        "In the whole list, just type to filter. For example: nur shows NURDIN.\n"
        "What wasn't asked for yet is added from the details of an issued NIB: F4 there.",
    ),
    "consent": Pair(
        "Persetujuan pemohon untuk satu tujuan, sebelum satu pun data untuk tujuan itu ditanyakan.\n"
        "Bacakan pemberitahuan dan pertanyaannya, lalu ketik jawaban pemohon: Y ya, T tidak.\n"
        "Cara memberinya: L lisan di depan operator, S surat bertanda tangan. Contoh nomor surat: SP-014.\n"
        "Jawaban, waktu, dan siapa yang mencatat tersimpan tetap. Tidak: tidak ada yang dibuka.",
        "The applicant's consent to one purpose, before any data for that purpose is asked for.\n"
        "Read out the notice and the question, then type the applicant's answer: Y yes, T no.\n"
        "How it was given: L spoken before the operator, S signed paper. A paper's number, e.g. SP-014.\n"
        "The answer, the time and who noted it are kept for good. A no: nothing is opened.",
    ),
    "event": Pair(
        "Memilih kegiatan yang dipakai: permohonan baru dan nomornya ikut kegiatan ini.\n"
        "Tanda √ kegiatan yang sedang dipakai. Panah memilih, Enter memakainya.\n"
        "F4 membuat kegiatan baru, contoh: Jemput Bola Cikijing. Juga dari terminal: operator-tui event add",
        "Chooses the event in use: new applications and their numbers go with it.\n"
        "The mark √ is the event in use now. Arrows choose, Enter uses one.\n"
        "F4 makes a new one, e.g. Jemput Bola Cikijing. So does a terminal: operator-tui event add",
    ),
    "event-new": Pair(
        "Membuat kegiatan, contoh: Jemput Bola Cikijing, di Cikijing, hari ini. F2 menyimpannya.\n"
        "Kegiatan hari ini langsung dipakai; yang untuk hari lain menunggu harinya.\n"
        "Tempat yang tidak ada di daftar desa boleh, asal tertulis lengkap.",
        "Makes an event, e.g. Jemput Bola Cikijing, at Cikijing, today. F2 saves it.\n"
        "One of today is in use at once; one of another day waits for it.\n"
        "A place that is no village of the table may stand, if it is written in full.",
    ),
    "doctor": Pair(
        "Memeriksa laptop ini: penyimpanan, disk, jam, link, token, printer, terminal. Tidak mengubah apa pun.\n"
        "√ baik, ! perlu dilihat, !! harus dibetulkan, - tidak bisa diperiksa. Di bawahnya yang harus dilakukan, contoh: betulkan jam.\n"
        "Tekan F2 sekali: bila tidak tercatat, laptop ini memakai tombol F untuk dirinya; pakai Ctrl+G 2.\n"
        "Berkas bantuan untuk TI, tanpa data pribadi: operator-tui doctor --bundle BERKAS.zip",
        "Checks this laptop: store, disk, clock, link, token, printer, terminal. It changes nothing.\n"
        "√ good, ! to be looked at, !! to be mended, - couldn't be checked. Below each what to do, e.g. set the clock.\n"
        "Press F2 once: if it isn't noted, this laptop keeps its F keys for itself; use Ctrl+G 2.\n"
        "A support file for IT, without personal data: operator-tui doctor --bundle FILE.zip",
    ),
    "log": Pair(
        "Catatan teknis program, untuk TI: pengiriman, penyimpanan, dan layar. Tidak memuat nama.\n"
        "Baris baru muncul di bawah. Panah menghentikannya, End mengikuti lagi, Home ke awal.\n"
        "Langsung ketik untuk menyaring: kata, jam, atau bagian; contoh: 10.2, link, kirim, simpan.\n"
        "F3 mencari tanpa menyaring, F7 dari masalah ke masalah, Enter membuka isi satu baris.\n"
        "Huruf di depan: i biasa, ! peringatan, x gagal. Ctrl+Y menyalin baris untuk dikirim ke TI.\n"
        "Di atas: link, lama balasan (detik), dan banyaknya kiriman; Tab ke sana, Enter ke barisnya.",
        "The program's technical log, for IT: sending, storing, screens. It names nobody.\n"
        "New lines come in at the bottom. Arrows stop that, End follows again, Home goes to the start.\n"
        "Just type to filter: words, a time or a part, e.g. 10.2, link, send, store.\n"
        "F3 finds without filtering, F7 goes from problem to problem, Enter opens what a line holds.\n"
        "The letter in front: i plain, ! warning, x failure. Ctrl+Y copies a line to send to IT.\n"
        "Above: the link, how long replies took (seconds), how many batches; Tab goes there, Enter to its lines.",
    ),
    "menu": Pair(
        "Semua layar, lalu semua perintah yang bisa dijalankan di layar tempat menu ini dibuka.\n"
        "Ketik satu kata dari namanya, atau kata lain untuk hal yang sama; Enter menjalankannya.\n"
        "Contoh: sinyal menemukan pengiriman, kunci menemukan kunci layar, f8 menemukan cetak.",
        "All screens, then all commands that can be done on the screen the menu was opened from.\n"
        "Type a word of its name, or another word for the same thing; Enter does it.\n"
        "For example: signal finds sending, lock finds the lock, f8 finds printing.",
    ),
}
