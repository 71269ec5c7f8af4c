"""What each key does, in a few words: the help, the menu and the README's table."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "help": Pair("bantuan untuk tempat ini", "help on the focused thing"),
    "commit": Pair(
        "tindakan utama layar ini: simpan, finalkan",
        "this screen's main act: save, finalise",
    ),
    "find": Pair("cari; sekali lagi: berikutnya", "find; again: the next hit"),
    "choices": Pair(
        "pilihan: daftar, tindakan lain, saringan", "choices: the list, other acts, filters"
    ),
    "send": Pair("coba hubungi kantor, kirim sekarang", "try the link, send now"),
    "queue": Pair("antrean kirim", "queue"),
    "problem": Pair("masalah berikutnya", "next problem"),
    "print": Pair("cetak yang di depan", "print what is in front"),
    "next": Pair("orang berikutnya", "next person"),
    "menu": Pair("menu semua layar dan perintah", "menu of screens and commands"),
    "enter": Pair(
        "maju: isian berikut; di daftar: buka atau ambil",
        "forward: next field; in a list: open or take",
    ),
    "back": Pair(
        "tutup daftar, atau mundur satu layar",
        "close the list, or back one screen",
    ),
    "tab": Pair("isian berikut tanpa mengambil daftar", "next field, taking nothing from a list"),
    "backtab": Pair("isian sebelumnya", "previous field"),
    "up": Pair("baris atau isian sebelumnya", "previous row or field"),
    "down": Pair("baris atau isian berikutnya", "next row or field"),
    "page-up": Pair("kelompok atau halaman sebelumnya", "previous group or page"),
    "page-down": Pair("kelompok atau halaman berikutnya", "next group or page"),
    "new": Pair("formulir baru", "new blank form"),
    "park": Pair(
        "parkir draf ini, atau buka yang diparkir", "park this draft, or open parked ones"
    ),
    "restore": Pair("kembalikan nilai dari program", "put the program's value back"),
    "show": Pair("tampilkan atau samarkan (kata sandi, NIK)", "show or hide (passphrase, NIK)"),
    "copy": Pair("salin yang ditandai", "copy the marked value"),
    "lock": Pair("kunci sekarang", "lock now"),
    "quit": Pair(
        "keluar; bertanya sekali bila ada yang belum terkirim",
        "leave; asks once if something is unsent",
    ),
    # Other words by which people look for it in the menu.
    "also.doctor": Pair(
        "doctor cek rusak bermasalah printer link", "doctor health trouble printer link"
    ),
    "also.help": Pair("tolong petunjuk panduan cara", "manual guide how"),
    "also.commit": Pair("simpan final selesai bacakan buat", "save final done read make"),
    "also.find": Pair("cari temukan hasil", "search look up hit"),
    "also.choices": Pair(
        "daftar tindakan lain saringan batal ubah", "list other acts filter cancel change"
    ),
    "also.send": Pair(
        "hubungi kantor sinyal server unggah sinkron jaringan internet",
        "office signal gateway upload sync network internet",
    ),
    "also.queue": Pair("daftar permohonan status antre", "list applications status"),
    "also.problem": Pair("salah perbaiki kosong tolak", "wrong mend empty refused"),
    "also.print": Pair("slip pdf kertas tanda terima", "slip pdf paper receipt"),
    "also.next": Pair("panggil lanjut pemohon", "call next applicant"),
    "also.enter": Pair("buka pilih ambil lanjut", "open choose take"),
    "also.back": Pair("kembali tutup batal mundur", "return close"),
    "also.new": Pair("isi daftar pemohon tambah baru nib", "fill add applicant new nib"),
    "also.park": Pair("simpan tunda draf tinggalkan", "keep later draft put aside"),
    "also.restore": Pair("pulihkan isi semula asli", "restore former original undo"),
    "also.show": Pair("lihat tampil nik penuh sandi", "see full nik passphrase"),
    "also.copy": Pair("salin papan klip nomor", "clipboard number"),
    "also.lock": Pair("kunci tutup layar istirahat pergi", "lock screen break away"),
    "also.quit": Pair("keluar selesai tutup program berhenti", "exit close program stop end"),
    "also.event": Pair("acara tempat desa tanggal jemput bola", "place village day outreach"),
    "also.bundle": Pair(
        "stik flashdisk usb berkas bawa kantor tanpa sinyal ekspor jawaban",
        "stick flash drive usb bundle carry office no signal export answer",
    ),
    "also.prints": Pair(
        "printer cetak kertas macet tertunda daftar tunggu halaman uji pdf",
        "printer print paper jam pending waiting list test page pdf",
    ),
    "also.attempts": Pair(
        "riwayat pengiriman percobaan kuota gangguan putus", "history sending tries quota outages"
    ),
    "also.kit": Pair(
        "kertas tinta printer stok barang bawaan daftar periksa",
        "paper ink printer stock checklist things",
    ),
    "also.closing": Pair(
        "segel hitung kertas formulir selisih berita acara", "seal count paper forms minutes"
    ),
    "also.day": Pair(
        "angka hari hitung laporan pengawas rekap jumlah", "numbers count report supervisor totals"
    ),
    "also.log": Pair("catatan teknis ti gagal", "technical failures"),
}
