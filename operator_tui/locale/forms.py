"""Sentences about a form's file, for those who write one: what is wrong, and the remedy."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "line": Pair("baris {line}  {place}: {why}", "line {line}  {place}: {why}"),
    "line-only": Pair("baris {line}: {why}", "line {line}: {why}"),
    "good": Pair(
        "{file}: baik. Formulir {name} versi {version}: {sections} bagian, {fields} isian, {statements} pernyataan.",
        "{file}: good. Form {name} version {version}: {sections} sections, {fields} fields, {statements} statements.",
    ),
    "bad": Pair(
        "{file}: {n} kesalahan. Formulir ini tidak akan dipakai sebelum semuanya dibetulkan.",
        "{file}: {n} mistakes. This form won't be used before all of them are mended.",
    ),
    "unknown": Pair(
        "Tidak ada formulir {name}. Yang ada: {names}. Tidak ada yang berubah.",
        "There is no form {name}. There are: {names}. Nothing was changed.",
    ),
    "origin.shipped": Pair("bawaan", "shipped"),
    "origin.home": Pair("kantor", "office"),
    "state.used": Pair("dipakai", "in use"),
    "state.replaced": Pair("diganti formulir kantor", "replaced by the office's form"),
    "state.bad": Pair("tidak dipakai: {n} kesalahan", "not used: {n} mistakes"),
    "state.same-version": Pair(
        "tidak dipakai: isinya berubah, versinya tetap {version}",
        "not used: its content changed, its version is still {version}",
    ),
    "state.unreadable": Pair("tidak dipakai: tidak terbaca", "not used: can't be read"),
    "state.nobodys": Pair(
        "tidak dipakai: tidak ada formulir bernama ini", "not used: there is no form of this name"
    ),
    "list-unlocked": Pair(
        "Tanpa kata sandi, versi yang pernah dipakai di laptop ini tidak ikut diperiksa.",
        "Without the passphrase, versions used on this laptop before weren't looked at.",
    ),
    "list-check": Pair(
        "Rincian: operator-tui forms check {file}", "Details: operator-tui forms check {file}"
    ),
    "told.bad": Pair(
        "{file} tidak dipakai: {n} kesalahan. Versi bawaan {version} berlaku. TI: operator-tui forms check.",
        "{file} isn't used: {n} mistakes. The shipped version {version} is. IT: operator-tui forms check.",
    ),
    "told.same-version": Pair(
        "{file} tidak dipakai: isinya berubah tanpa versi baru. Versi bawaan {version} berlaku. TI: naikkan versinya.",
        "{file} isn't used: changed without a new version. The shipped version {version} is. IT: raise its version.",
    ),
    "told.unreadable": Pair(
        "{file} tidak terbaca, jadi tidak dipakai. Versi bawaan {version} berlaku. TI: periksa berkasnya.",
        "{file} can't be read, so it isn't used. The shipped version {version} is. IT: look at the file.",
    ),
    "told.nobodys": Pair(
        "{file} tidak dipakai: tidak ada formulir bernama itu. TI: operator-tui forms list.",
        "{file} isn't used: there is no form of that name. IT: operator-tui forms list.",
    ),
    "file.large": Pair(
        "Berkasnya lebih dari {most} KB; itu bukan formulir. Periksa berkas yang disebut.",
        "The file has over {most} KB; that is no form. Check which file was named.",
    ),
    "file.utf8": Pair(
        "Bukan UTF-8. Simpan ulang berkasnya sebagai UTF-8.",
        "Not UTF-8. Save the file again as UTF-8.",
    ),
    "toml.twice": Pair(
        "Kunci atau tabel ini sudah ada di atasnya. Hapus salah satu. Setelah itu sisanya baru diperiksa. ({why})",
        "This key or table stands further up already. Remove one. The rest is checked only then. ({why})",
    ),
    "toml.open": Pair(
        "Kutip atau kurung dibuka tetapi tidak ditutup. Tutup, lalu sisanya baru diperiksa. ({why})",
        "A quote or bracket is opened and not closed. Close it; the rest is checked only then. ({why})",
    ),
    "toml.equals": Pair(
        "Setelah nama kunci harus ada = lalu nilainya. Setelah itu sisanya baru diperiksa. ({why})",
        "A key's name is followed by = and its value. The rest is checked only then. ({why})",
    ),
    "toml.value": Pair(
        'Nilainya tidak terbaca. Teks ditulis dalam "kutip", ya/tidak sebagai true atau false. ({why})',
        'The value can\'t be read. Write text in "quotes", yes/no as true or false. ({why})',
    ),
    "toml.other": Pair(
        "Bukan TOML: {why}. Betulkan baris ini; sisanya baru diperiksa setelah itu.",
        "Not TOML: {why}. Mend this line; the rest is checked only then.",
    ),
    "toml.deep": Pair(
        "Kurungnya bertingkat terlalu dalam. Tulis seperti formulir bawaan.",
        "Brackets are nested too deep. Write it like the shipped form.",
    ),
    "key.unknown": Pair(
        'Kunci "{name}" tidak dikenal. Hapus; yang ada: {keys}.',
        'The key "{name}" is unknown. Remove it; there are: {keys}.',
    ),
    "key.near": Pair(
        'Kunci "{name}" tidak dikenal. Maksudnya "{near}"?',
        'The key "{name}" is unknown. Is "{near}" meant?',
    ),
    "key.missing": Pair(
        'Kunci "{name}" belum ada. Tambahkan.', 'The key "{name}" is missing. Add it.'
    ),
    "kind.text": Pair('Harus teks dalam "kutip".', 'Must be text in "quotes".'),
    "kind.flag": Pair("Harus true atau false, tanpa kutip.", "Must be true or false, unquoted."),
    "kind.number": Pair(
        "Harus bilangan bulat, tanpa kutip dan titik.",
        "Must be a whole number, without quotes or dots.",
    ),
    "kind.texts": Pair(
        'Harus daftar teks yang tidak kosong, contoh: ["Y"].',
        'Must be a list of texts, not empty, e.g. ["Y"].',
    ),
    "kind.table": Pair(
        "Harus tabel dengan kunci di dalamnya. Tulis seperti formulir bawaan.",
        "Must be a table with keys in it. Write it like the shipped form.",
    ),
    "kind.tables": Pair(
        "Harus daftar tabel. Tulis [[...]] seperti di formulir bawaan.",
        "Must be a list of tables. Write [[...]] as in the shipped form.",
    ),
    "kind.words": Pair(
        'Harus ditulis dalam dua bahasa: { id = "...", en = "..." }.',
        'Must be given in both languages: { id = "...", en = "..." }.',
    ),
    "words.language": Pair(
        'Bahasa "{name}" belum ada. Tambahkan: {name} = "...".',
        'The language "{name}" is missing. Add: {name} = "...".',
    ),
    "words.empty": Pair("Masih kosong. Tulis kata-katanya.", "Still empty. Write the words."),
    "words.unclean": Pair(
        "Ada ganti baris, spasi ganda atau huruf tak terlihat. Tulis dalam satu baris biasa.",
        "Has a line break, double spaces or invisible characters. Write one plain line.",
    ),
    "form.name": Pair(
        "Nama formulir: huruf kecil, angka, - atau _, paling banyak 20, contoh: nib.",
        "A form's name: small letters, digits, - or _, 20 at most, e.g. nib.",
    ),
    "form.version": Pair(
        "Versi: huruf, angka, titik atau -, paling banyak 20, contoh: 2 atau 2026-12.",
        "A version: letters, digits, dots or -, 20 at most, e.g. 2 or 2026-12.",
    ),
    "form.same-version": Pair(
        "Isinya berbeda dari formulir bawaan versi {version}. Beri versi sendiri, contoh: {version}-a.",
        "Its content differs from the shipped form of version {version}. Give it its own, e.g. {version}-a.",
    ),
    "form.file-name": Pair(
        'Berkas {file} berisi formulir "{name}". Samakan nama keduanya.',
        'The file {file} holds the form "{name}". Give both the same name.',
    ),
    "form.many": Pair(
        "{n} isian; paling banyak {most}. Buang yang tidak perlu ditanyakan.",
        "{n} fields; {most} at most. Remove what needn't be asked.",
    ),
    "form.statements": Pair(
        "{n} pernyataan; paling banyak {most}. Gabungkan atau buang.",
        "{n} statements; {most} at most. Join or remove some.",
    ),
    "form.empty": Pair(
        "Tidak ada isian yang selalu ditanyakan. Buat paling sedikit satu isian tanpa when.",
        "There is no field that is always asked. Have at least one without a when.",
    ),
    "form.lacks": Pair(
        'Isian "{name}" (type = "{kind}") harus ada dan selalu ditanyakan; tanpa itu formulirnya tak jalan. Tambahkan.',
        'The field "{name}" (type = "{kind}") must be there and always asked, or the form is of no use. Add it.',
    ),
    "form.lacks-consent": Pair(
        'Pernyataan "{name}" (kind = "consent") harus ada dan selalu ditanyakan. Tambahkan.',
        'The statement "{name}" (kind = "consent") must be there and always asked. Add it.',
    ),
    "desk.field": Pair(
        'Loket tidak menyimpan isian "{name}". Hapus; yang disimpan: {names}.',
        'The front desk doesn\'t keep the field "{name}". Remove it; it keeps: {names}.',
    ),
    "desk.letters": Pair(
        "Huruf pilihannya dibaca program: harus ada tepat {letters}. Kata dan urutannya bebas.",
        "The program reads these letters: have exactly {letters}. Words and order are free.",
    ),
    "section.empty": Pair(
        "Bagian ini tidak punya isian. Beri satu, atau hapus bagiannya.",
        "This section has no field. Give it one, or remove it.",
    ),
    "name.shape": Pair(
        'Nama "{name}": hanya huruf kecil, angka dan _, diawali huruf, paling banyak 40.',
        'The name "{name}": small letters, digits and _ only, a letter first, 40 at most.',
    ),
    "name.reserved": Pair(
        'Nama "{name}" sudah berarti lain di program. Pakai nama lain.',
        'The name "{name}" means something else to the program. Use another.',
    ),
    "name.twice": Pair(
        'Nama "{name}" sudah dipakai di atasnya. Pakai nama lain.',
        'The name "{name}" is in use further up. Use another.',
    ),
    "name.clash": Pair(
        'Nama "{name}" sudah nama sebuah isian. Pakai nama lain untuk pernyataan ini.',
        'The name "{name}" is a field\'s already. Give this statement another.',
    ),
    "statement.kind": Pair(
        '"{word}" bukan jenis pernyataan. Pakai declaration atau consent.',
        '"{word}" is no kind of statement. Use declaration or consent.',
    ),
    "type.unknown": Pair(
        'Jenis "{word}" tidak dikenal. Yang ada: {kinds}.',
        'The type "{word}" is unknown. There are: {kinds}.',
    ),
    "type.near": Pair(
        'Jenis "{word}" tidak dikenal. Maksudnya "{near}"? Yang ada: {kinds}.',
        'The type "{word}" is unknown. Is "{near}" meant? There are: {kinds}.',
    ),
    "type.meant": Pair(
        'Program memakai isian "{name}" sebagai {kind}. Pakai jenis itu, atau beri nama lain.',
        'The program works with the field "{name}" as {kind}. Use that type, or another name.',
    ),
    "label.long": Pair(
        "{n} kolom; tempatnya {most}. Pendekkan.", "{n} columns; there is room for {most}. Shorten."
    ),
    "help.long": Pair(
        "{n} kolom; barisnya {most}. Pendekkan menjadi satu kalimat.",
        "{n} columns; its row has {most}. Shorten it to one sentence.",
    ),
    "limit.range": Pair("limit harus 1 sampai {most}.", "limit must be 1 to {most}."),
    "bounds.order": Pair(
        "minimum ({low}) lebih besar dari maximum ({high}). Tukar atau betulkan.",
        "minimum ({low}) is above maximum ({high}). Swap or mend them.",
    ),
    "bounds.unused": Pair(
        "{name} tidak berarti apa-apa untuk jenis {kind}. Hapus.",
        "{name} means nothing for the type {kind}. Remove it.",
    ),
    "bounds.range": Pair(
        "{name} harus 0 sampai 1000000000000.", "{name} must be 0 to 1000000000000."
    ),
    "bounds.year": Pair(
        "{name} di sini sebuah tahun, contoh: 1900.", "{name} is a year here, e.g. 1900."
    ),
    "bounds.words": Pair(
        "{name} untuk uang baru berlaku bersama refuse, yaitu alasan yang dibaca orang. Tambahkan refuse.",
        "{name} counts for money only with refuse, the reason that people read. Add refuse.",
    ),
    "refuse.unused": Pair(
        "refuse perlu minimum atau maximum, pada jenis integer atau money. Tambahkan, atau hapus.",
        "refuse needs a minimum or maximum, on an integer or money. Add one, or remove it.",
    ),
    "options.unused": Pair(
        "options hanya untuk choice dan multichoice, bukan {kind}. Hapus, atau ganti jenisnya.",
        "options are for choice and multichoice, not {kind}. Remove them, or change the type.",
    ),
    "options.few": Pair(
        "Perlu paling sedikit {least} pilihan di options. Tambahkan.",
        "At least {least} options are needed. Add them.",
    ),
    "options.none-left": Pair(
        "Semua pilihan menolak, jadi tidak ada yang bisa lanjut. Sisakan satu tanpa refuse.",
        "Every option refuses, so nobody can go on. Leave one without refuse.",
    ),
    "option.key": Pair(
        '"{key}" bukan satu huruf besar atau angka. Pakai satu saja, contoh: S.',
        '"{key}" isn\'t one capital letter or digit. Use just one, e.g. S.',
    ),
    "option.lower": Pair(
        'Tulis "{key}" dengan huruf besar; yang mengetik boleh huruf kecil.',
        'Write "{key}" as a capital; who types may use a small one.',
    ),
    "option.twice": Pair(
        'Huruf "{key}" sudah dipakai pilihan lain. Pakai huruf lain.',
        'The letter "{key}" belongs to another option. Use another.',
    ),
    "option.clash": Pair(
        'Kata pilihan ini sama dengan huruf "{key}" dari pilihan lain. Ganti katanya.',
        'This option\'s word is the letter "{key}" of another option. Change the word.',
    ),
    "note.key": Pair(
        "note hanya dibaca; {name} tidak berarti apa-apa. Hapus.",
        "A note is only read; {name} means nothing. Remove it.",
    ),
    "switch.unused": Pair(
        "{name} hanya untuk jenis {kinds}. Hapus.",
        "{name} is only for the type {kinds}. Remove it.",
    ),
    "carry.personal": Pair(
        "carry membawa jawaban ke orang berikutnya; jangan untuk data pribadi. Hapus carry.",
        "carry takes an answer on to the next person; not for personal data. Remove carry.",
    ),
    "hidden.required": Pair(
        "Isian hidden tidak pernah ditanyakan, jadi {name} tidak berarti. Hapus salah satu.",
        "A hidden field is never asked, so {name} means nothing. Remove one of them.",
    ),
    "required.twice": Pair(
        "required = true sudah selalu berlaku. Hapus required_when, atau required.",
        "required = true holds always. Remove required_when, or required.",
    ),
    "default.bad": Pair(
        '"{value}" bukan jawaban untuk jenis {kind}. Betulkan atau hapus.',
        '"{value}" is no answer for the type {kind}. Mend it or remove it.',
    ),
    "default.spelling": Pair(
        'Tulis seperti disimpan: "{stored}", bukan "{value}".',
        'Write it as it is stored: "{stored}", not "{value}".',
    ),
    "default.refused": Pair(
        '"{value}" jawaban yang ditolak formulir ini sendiri. Pakai yang lain.',
        '"{value}" is an answer that this form itself refuses. Use another.',
    ),
    "when.unknown": Pair(
        'Tidak ada isian "{name}". Sebut isian yang ada.',
        'There is no field "{name}". Name one that there is.',
    ),
    "when.near": Pair(
        'Tidak ada isian "{name}". Maksudnya "{near}"?',
        'There is no field "{name}". Is "{near}" meant?',
    ),
    "when.self": Pair(
        'Isian "{name}" bergantung pada dirinya sendiri. Sebut isian lain.',
        'The field "{name}" depends on itself. Name another.',
    ),
    "when.free": Pair(
        '"{name}" ({kind}) teks bebas atau catatan, tidak bisa jadi syarat. Pakai yesno atau choice.',
        '"{name}" ({kind}) is free text or a note, no condition. Use a yesno or choice.',
    ),
    "when.later": Pair(
        '"{name}" baru ditanyakan sesudah isian ini. Pindahkan ke atas isian ini.',
        '"{name}" is asked only after this field. Move it above this one.',
    ),
    "when.circle": Pair(
        "Syarat berputar: {chain}. Hapus salah satu syaratnya.",
        "Conditions run in a circle: {chain}. Remove one of them.",
    ),
    "when.among": Pair(
        '"{name}" tidak pernah berisi "{value}". Yang bisa: {values}.',
        '"{name}" never holds "{value}". It can be: {values}.',
    ),
    "when.value": Pair(
        '"{name}" tidak pernah berisi "{value}". Tulis jawaban yang bisa diberikan.',
        '"{name}" never holds "{value}". Write an answer that can be given.',
    ),
    "when.spelling": Pair(
        'Isian "{name}" menyimpannya sebagai "{stored}", bukan "{value}". Tulis begitu.',
        'The field "{name}" stores it as "{stored}", not "{value}". Write that.',
    ),
    "oss.unknown": Pair(
        'Tidak ada isian "{name}". Sebut isian yang ada.',
        'There is no field "{name}". Name one that there is.',
    ),
    "oss.near": Pair(
        'Tidak ada isian "{name}". Maksudnya "{near}"?',
        'There is no field "{name}". Is "{near}" meant?',
    ),
    "oss.note": Pair(
        '"{name}" hanya catatan, tidak diketik di OSS. Hapus dari sini.',
        '"{name}" is only a note, nothing to type in OSS. Remove it here.',
    ),
    "oss.twice": Pair(
        '"{name}" sudah ada di layar OSS sebelumnya. Hapus salah satu.',
        '"{name}" stands on an OSS screen further up. Remove one.',
    ),
}
