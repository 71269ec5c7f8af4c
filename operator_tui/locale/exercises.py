"""Sentences of the exercises: the printed sheet and the demo's screen.

In the steps ``[Enter]`` is a key to press, ``«text»`` is typed as it stands, ``"text"`` is what the screen shows then.
A test presses exactly these in the demo, in both languages, and looks for each of them.
"""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("LATIHAN", "TRAINING"),
    "menu": Pair("Latihan: langkah demi langkah", "Training: step by step"),
    "locked": Pair(
        "Terkunci. Ini latihan: ketik jemput bola, lalu Enter.",
        "Locked. This is training: type jemput bola, then Enter.",
    ),
    "progress": Pair("{n} dari {of} selesai", "{n} of {of} done"),
    "all-done": Pair(
        "Semua latihan selesai. Ctrl+Q mengakhiri; tidak ada yang tertinggal.",
        "All exercises are done. Ctrl+Q ends it; nothing is left behind.",
    ),
    "leave": Pair(
        "Latihan {n} dari {of}: keluar menghapus semuanya. Ctrl+Q sekali lagi untuk keluar.",
        "Training {n} of {of}: leaving removes all of it. Ctrl+Q once more leaves.",
    ),
    "hint": Pair(
        "Tanda √ datang sendiri dari yang tersimpan. Panah memilih latihan lain.",
        "The √ comes by itself from what is stored. Arrows choose another exercise.",
    ),
    "help": Pair(
        "Latihan seperti di lembar cetak (operator-tui demo --sheet latihan.pdf), berurutan dari atas.\n"
        "Di bawahnya langkah latihan yang ditandai. Enter kembali ke layar tadi untuk mengerjakannya.\n"
        "Yang sudah dikerjakan diberi √, dilihat dari yang tersimpan di laptop ini.",
        "The exercises of the printed sheet (operator-tui demo --sheet training.pdf), in order from the top.\n"
        "Below stand the steps of the marked one. Enter goes back to the screen before, to do it.\n"
        "What was done gets its √, seen from what is stored on this laptop.",
    ),
    "key.back": Pair("kerjakan", "go and do it"),
    "sheet.title": Pair("Lembar latihan operator", "Training sheet for operators"),
    "sheet.about": Pair(
        "Semua orang di sini rekaan. Buka: operator_tui latihan di desktop, atau ketik operator-tui demo. Kerjakan"
        " berurutan, sekitar 45 menit. Tidak ada yang terkirim ke kantor sungguhan. Ctrl+Q dua kali mengakhiri dan menghapus semuanya; jalankan lagi untuk mengulang.",
        "Everyone here is invented. Type: operator-tui --lang en demo. Do these in order, about 45 minutes. Nothing goes"
        " to a real office. Ctrl+Q twice ends it and removes everything; run it again to repeat.",
    ),
    "sheet.signs": Pair(
        '[Enter] tombol yang ditekan · «teks» diketik persis begitu · "teks" yang tampak di layar. F10, Latihan'
        " menunjukkan latihan berikutnya dan memberi √ sendiri. Tombol F tidak jalan? Ctrl+G lalu angkanya (F10: 0)."
        " Salah layar? Esc kembali, tidak ada yang hilang. Formulirnya tertutup? F6, Ctrl+O, Enter. Isian terlewat? F7.",
        '[Enter] a key to press · «text» typed just so · "text" what the screen shows. F10, Training shows which'
        " exercise is next and ticks by itself. An F key doesn't work? Ctrl+G, then its digit (F10: 0)."
        " On a wrong screen? Esc goes back, nothing is lost. The form closed? F6, Ctrl+O, Enter. A field missed? F7.",
    ),
    "sheet.name": Pair("Nama", "Name"),
    "sheet.date": Pair("Tanggal", "Date"),
    "sheet.card": Pair(
        "Kartu A: salinan KTP, KK dan formulir kertas (rekaan)",
        "Card A: copy of KTP, KK and the paper form (invented)",
    ),
    "sheet.card-how": Pair(
        "Urutannya sama dengan layar. Sesudah setiap isian tekan Enter. Garis: kosong, Enter saja.",
        "The order is the screen's. After each field press Enter. A dash: empty, Enter only.",
    ),
    "sheet.answers": Pair("Kunci jawaban, untuk pelatih", "Answers, for the trainer"),
    "sheet.answers-how": Pair(
        "Potong sebelum dibagikan. Setiap jawaban tampak di layar peserta pada akhir latihannya.",
        "Cut off before handing out. Each answer stands on the screen at the end of its exercise.",
    ),
    "done": Pair(
        "Lembar latihan tersimpan: {file} ({pages} halaman). Semua orangnya rekaan.",
        "The training sheet is saved: {file} ({pages} pages). Everyone on it is invented.",
    ),
    "unlock": Pair("Kunci dan buka", "Lock and unlock"),
    "unlock.steps": Pair(
        'Kita tinggalkan laptop sebentar: [Ctrl+L]. Tampil "BUKA": isi laptop tertutup dan tersandi.\n'
        'Ketik kata sandi latihan «jemput bola» lalu [Enter]. Tampil "ANTREAN".',
        'We leave the laptop for a moment: [Ctrl+L]. It shows "UNLOCK": what is in it is closed and encrypted.\n'
        'Type the training passphrase «jemput bola», then [Enter]. It shows "QUEUE".',
    ),
    "unlock.ask": Pair(
        "Siapa petugasnya menurut baris paling atas?", "Who is working, by the topmost line?"
    ),
    "unlock.answer": Pair("Siti", "Siti"),
    "desk": Pair("Menerima orang di loket", "Taking a person in at the desk"),
    "desk.steps": Pair(
        '[F10], ketik «loket», [Enter]. Tampil "LOKET".\n'
        "Nama «IIS ROHAYATI» [Enter], NIK kosong [Enter], HP «087822100041» [Enter], layanan NIB [Enter].\n"
        'Berkas yang dilihat: KTP, KK, HP «kfw» lalu [F2]. Tampil "Nomor 001 untuk IIS ROHAYATI".',
        '[F10], type «front desk», [Enter]. It shows "FRONT DESK".\n'
        "Name «IIS ROHAYATI» [Enter], NIK empty [Enter], phone «087822100041» [Enter], service NIB [Enter].\n"
        'Papers seen: KTP, KK, phone «kfw» then [F2]. It shows "Number 001 for IIS ROHAYATI".',
    ),
    "desk.ask": Pair(
        "Berapa orang menunggu, menurut baris kedua?", "How many wait, by the second line?"
    ),
    "desk.answer": Pair("menunggu 1", "waiting 1"),
    "form": Pair("Mengetik satu pemohon", "Typing one applicant"),
    "form.steps": Pair(
        '[F9] memanggil nomor 001. Tampil "FORMULIR 001". Nama dan HP sudah terisi "dari loket".\n'
        "Ketik «Kartu A» dari atas ke bawah, Enter sesudah setiap isian. Tanda » berarti diisi program: cocokkan saja,"
        " mengetik di atasnya menggantinya. Desa dan KBLI boleh dipilih dari daftar.\n"
        'Semua tersimpan sendiri: tampil "Draf tersimpan sampai".',
        '[F9] calls number 001. It shows "FORM 001". Name and phone are filled "from the desk".\n'
        "Type «Card A» from top to bottom, Enter after each field. The mark » means that the program filled it: compare,"
        " typing over it replaces it. Village and KBLI may be chosen from the list.\n"
        'All is saved by itself: it shows "Draft saved up to".',
    ),
    "form.ask": Pair(
        "Bagaimana penjualan setahun tertulis di layar?",
        "How are the yearly sales written on the screen?",
    ),
    "form.answer": Pair("Rp 36.000.000", "Rp 36.000.000"),
    "readback": Pair("Membacakan, lalu memfinalkan", "Read back, then make it final"),
    "readback.steps": Pair(
        '[F2]. Tampil "BACAKAN". Bacakan kepada teman di sebelah; NIK dan uang ditunjuk, jangan diucapkan.\n'
        "[F7] ke pertanyaan pertama. Lima pernyataan: «Y» [Enter] «Y» [Enter] «Y» [Enter] «Y» [Enter] «Y» [Enter].\n"
        'Dua persetujuan: «Y» [Enter] «Y» [Enter]. Lisan: «L» lalu [F2]. Tampil "tersimpan dan siap dikirim".',
        '[F2]. It shows "READ BACK". Read it to whoever sits beside you; NIK and money are pointed at, not spoken.\n'
        "[F7] to the first question. Five declarations: «Y» [Enter] «Y» [Enter] «Y» [Enter] «Y» [Enter] «Y» [Enter].\n"
        'Two consents: «Y» [Enter] «Y» [Enter]. Spoken: «L» then [F2]. It shows "saved and ready to send".',
    ),
    "readback.ask": Pair(
        "Empat angka terakhir nomor permohonannya?", "The last four digits of its number?"
    ),
    "readback.answer": Pair("0036", "0036"),
    "receipt": Pair("Tanda terima dibawa pulang", "A receipt to take home"),
    "receipt.steps": Pair(
        '[F8]. Tampil "Tanda terima". Tanpa printer ia menjadi PDF; bukalah bila sempat.',
        '[F8]. It shows "Receipt". Without a printer it becomes a PDF; open it if there is time.',
    ),
    "receipt.ask": Pair(
        "Apa kata baris kedua di belakang nomornya?",
        "What does the second line say behind its number?",
    ),
    "receipt.answer": Pair("final dan tersimpan", "final and saved"),
    "park": Pair("Memarkir draf", "Parking a draft"),
    "park.steps": Pair(
        "[Ctrl+N] orang baru. NIK «3210030707810042» [Enter], KK [Enter], nama «MA'MUN HIDAYAT» [Enter].\n"
        'Ia harus pulang mengambil KK: [Ctrl+O]. Tampil "tersimpan dan diparkir".\n'
        '[Ctrl+O] sekali lagi. Tampil "DRAF DIPARKIR", yang terakhir di atas.',
        "[Ctrl+N] a new person. NIK «3210030707810042» [Enter], KK [Enter], name «MA'MUN HIDAYAT» [Enter].\n"
        'He has to go home for his KK: [Ctrl+O]. It shows "is saved and parked".\n'
        '[Ctrl+O] once more. It shows "PARKED DRAFTS", the last one on top.',
    ),
    "park.ask": Pair("Sampai isian mana drafnya?", "At which field does his draft stand?"),
    "park.answer": Pair("Tanggal lahir", "Birth date"),
    "send": Pair("Terkirim, lalu slip NIB", "Sent, then the NIB slip"),
    "send.steps": Pair(
        'Antrean, tanpa saringan: [F6] [Ctrl+U]. Hubungi kantor sekarang: [F5]. Tampil "Kantor menjawab".\n'
        'Cari permohonan Iis: «0036». Tunggu beberapa detik sampai tampil "■ terbit".\n'
        'Terkirim sendiri begitu ada sinyal; kita tinggal mencetak slipnya: [F8]. Tampil "Slip MJL03".',
        'The queue, without a filter: [F6] [Ctrl+U]. Try the office now: [F5]. It shows "The office answered".\n'
        'Find the application of Iis: «0036». Wait some seconds until it shows "■ issued".\n'
        'It went by itself as soon as there was signal; all we do is print its slip: [F8]. It shows "Slip MJL03".',
    ),
    "send.ask": Pair(
        "Berapa yang belum terkirim, menurut baris paling atas?",
        "How many are unsent, by the topmost line?",
    ),
    "send.answer": Pair("1 belum terkirim", "1 unsent"),
    "mend": Pair("Memperbaiki yang dikembalikan", "Mending what was sent back"),
    "mend.steps": Pair(
        '[F6] [Ctrl+U] «0014» [Enter]. Tampil "PERBAIKI", dan kata kantor: "Nomor tidak aktif".\n'
        'Kursor sudah di isian yang ditolak. Nomor baru «081222100114» [Enter], lalu [F2]. Tampil "BACAKAN".\n'
        'Hanya yang berubah dibacakan: [Enter], lalu [F2]. Tampil "tersimpan dan siap dikirim".',
        '[F6] [Ctrl+U] «0014» [Enter]. It shows "MEND", and the office\'s words: "Nomor tidak aktif".\n'
        'The cursor stands in the refused field. The new number «081222100114» [Enter], then [F2]. It shows "READ BACK".\n'
        'Only what changed is read: [Enter], then [F2]. It shows "saved and ready to send".',
    ),
    "mend.ask": Pair("Nomor HP yang lama berakhir dengan?", "The old number ended with?"),
    "mend.answer": Pair("0014", "0014"),
    "unknown": Pair('Memahami "belum pasti"', 'Understanding "unsure"'),
    "unknown.steps": Pair(
        'OSS diam sesudah data masuk. [F6] [Ctrl+U] «0035» [→]. Tampil "BELUM PASTI" dan apa yang harus dilakukan.\n'
        "Jangan diketik ulang: NIK dicari dulu di OSS. Hasilnya tidak ada: [F4], lalu «2».\n"
        'Kata OSS: «data tidak ditemukan» [Enter]. Tampil "siap dikirim lagi dengan nomor yang sama".\n'
        'Ia terkirim sendiri; menghubungi kantor sekarang juga: [F5]. Tampil "Kantor menjawab".',
        'OSS fell silent after the data was in. [F6] [Ctrl+U] «0035» [→]. It shows "UNSURE" and what is to be done.\n'
        "Don't type it again: the NIK is looked up in OSS first. It isn't there: [F4], then «2».\n"
        'What OSS said: «data tidak ditemukan» [Enter]. It shows "ready to go out again under the same number".\n'
        'It goes by itself; to try the office at once: [F5]. It shows "The office answered".',
    ),
    "unknown.ask": Pair("Siapa pemohonnya?", "Who is the applicant?"),
    "unknown.answer": Pair("WIDA WIDIANINGSIH", "WIDA WIDIANINGSIH"),
    "count": Pair("Hitung kertas, lalu ringkasan", "Count paper, then the summary"),
    "count.steps": Pair(
        'Kertas dihitung sebelum angka lain terlihat. [F10], ketik «tutup hari», [Enter]. Tampil "TUTUP HARI".\n'
        'Kita menghitung 36 formulir kertas: «36» [Enter]. Tampil "cocok".\n'
        '[F10], ketik «ringk», [Enter]. Tampil "RINGKASAN". Lihat: tiap angka dihitung dari yang tersimpan.',
        "Paper is counted before other numbers are seen. [F10], type «close the day», [Enter]. It shows"
        ' "CLOSE THE DAY".\n'
        'We count 36 paper forms: «36» [Enter]. It shows "agrees".\n'
        '[F10], type «summary», [Enter]. It shows "SUMMARY". Look: each number is counted from what is stored.',
    ),
    "count.ask": Pair("Siapa operator hari ini?", "Who is today's operator?"),
    "count.answer": Pair("Siti Rohmah", "Siti Rohmah"),
    "close": Pair("Menutup hari", "Closing the day"),
    "close.steps": Pair(
        '[F2]. Tampil "TUTUP HARI". Yang tidak cocok diberi alasan.\n'
        "[F7] ke 0024: «kantor memeriksa» [Enter]. [F7] ke 0034: «printer macet» [Enter].\n"
        'Pengawas: «Nani Suryani» lalu [F2]. Tampil "Hari ditutup".',
        '[F2]. It shows "CLOSE THE DAY". What doesn\'t agree gets a reason.\n'
        "[F7] to 0024: «kantor memeriksa» [Enter]. [F7] to 0034: «printer macet» [Enter].\n"
        'Supervisor: «Nani Suryani» then [F2]. It shows "The day was closed".',
    ),
    "close.ask": Pair(
        "Siapa pengawasnya? Salin juga segelnya ke sini.",
        "Who is the supervisor? Copy the seal here too.",
    ),
    "close.answer": Pair("Nani Suryani", "Nani Suryani"),
}
