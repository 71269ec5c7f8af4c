"""Sentences of the papers that OSS gave, attached to an application; and the help of the command for them."""

from typing import Final

from operator_tui.locale import Pair

HELP: Final = {
    "help.attach": Pair(
        "Lampirkan PDF dari OSS ke permohonan NOMOR yang sudah terbit, atau ambil lagi. Tanpa BERKAS dan tanpa folder: daftar lampirannya.",
        "Attach the PDF that OSS gave to the issued application REF, or get it out again. With neither FILE nor a folder: list what is attached.",
    ),
}

OPTIONS: Final = {
    "argument.ref": Pair("NOMOR", "REF"),
    "argument.pdf": Pair("[BERKAS.pdf]", "[FILE.pdf]"),
    "option.attach.out": Pair(
        "Tulis lampirannya ke folder ini, tanpa diubah.",
        "Write what is attached into this folder, unchanged.",
    ),
}

SENTENCES: Final = {
    **HELP,
    **OPTIONS,
    "attached": Pair(
        "{file} terlampir pada {ref}, {size} byte, tersandi di laptop ini.",
        "{file} is attached to {ref}, {size} bytes, encrypted on this laptop.",
    ),
    "written": Pair("Ditulis: {file}, {size} byte.", "Written: {file}, {size} bytes."),
    "none": Pair("{ref} belum punya lampiran.", "Nothing is attached to {ref}."),
    "one-way": Pair(
        "Pilih satu: BERKAS untuk dilampirkan, atau --out FOLDER. Tidak ada yang berubah.",
        "Choose one: a FILE to attach, or --out FOLDER. Nothing was changed.",
    ),
    "no-folder": Pair(
        "Folder {folder} tidak ada. Tidak ada yang ditulis. Pilih folder yang ada.",
        "There is no folder {folder}. Nothing was written. Choose one that is there.",
    ),
    "unreadable": Pair(
        "{file} tidak terbaca. Tidak ada yang dilampirkan. Periksa namanya, lalu ulangi.",
        "{file} can't be read. Nothing was attached. Check its name, then try again.",
    ),
    "large": Pair(
        "{file} lebih besar dari {most} MB. Tidak ada yang dilampirkan. Unduh PDF NIB saja dari OSS.",
        "{file} is larger than {most} MB. Nothing was attached. Download just the NIB's PDF from OSS.",
    ),
    "no-pdf": Pair(
        "{file} bukan PDF; mungkin halaman web yang tersimpan. Tidak ada yang dilampirkan. Unduh lagi dari OSS.",
        "{file} is no PDF; a web page that was saved, maybe. Nothing was attached. Download it from OSS again.",
    ),
    "cut": Pair(
        "{file} tidak utuh; unduhannya terputus. Tidak ada yang dilampirkan. Unduh lagi dari OSS.",
        "{file} isn't whole; its download was cut. Nothing was attached. Download it from OSS again.",
    ),
    "not-issued": Pair(
        "{ref} belum terbit. Tidak ada yang dilampirkan. Catat NIB-nya dulu.",
        "{ref} isn't issued. Nothing was attached. Record its NIB first.",
    ),
    "of-another": Pair(
        "{file} sudah terlampir pada {ref}, permohonan lain. Tidak ada yang berubah. Periksa berkasnya.",
        "{file} is attached to {ref} already, another application. Nothing was changed. Check the file.",
    ),
    "was-wrong": Pair(
        "{file} berisi NIB {ref} yang dinyatakan salah. Tidak ada yang berubah. Unduh PDF yang benar dari OSS.",
        "{file} shows the NIB of {ref} that was called wrong. Nothing was changed. Download the right PDF from OSS.",
    ),
}  # fmt: skip
