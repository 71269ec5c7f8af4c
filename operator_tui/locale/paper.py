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
