"""The card for typing an application into OSS by hand: frame 7. Reasons and refusals stand in ``ossentry``."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "title": Pair("ENTRI OSS", "OSS ENTRY"),
    "began": Pair("mulai {time} · {age}", "begun {time} · {age}"),
    "entry": Pair("Entri OSS: ketik sendiri di OSS dari kartu", "OSS entry: type it into OSS from a card"),
    "key.entry": Pair("kartu", "card"),
    "detail-do": Pair("Dipegang untuk entri OSS, tidak dikirim selama itu. Enter membuka kartunya.|Sudah selesai di OSS? Catat hasilnya di kartu itu, atau kembalikan (F4 di kartu).", "Held for OSS entry, and not sent meanwhile. Enter opens its card.|Done in OSS? Record the result on that card, or give it back (F4 on the card)."),
    "detail-after.ready": Pair("Terkirim ke kantor sendiri begitu ada sinyal; kantor bisa memasukkannya.|Mencoba lagi di sini: F4, Entri OSS.", "It goes to the office by itself once there is signal; the office can enter it.|To try again here: F4, OSS entry."),
    "detail-after.accepted": Pair("Kantor memegangnya, dan bisa memasukkannya ke OSS.|Mencoba lagi di sini: F4, Entri OSS; kantor melepasnya dulu.", "The office holds it, and can enter it in OSS.|To try again here: F4, OSS entry; the office lets it go first."),
    "detail-hint": Pair("Enter membuka kartu entri OSS.", "Enter opens the card for OSS entry."),
    # Line 3.
    "never-sent": Pair("belum pernah dikirim lewat kantor: boleh dientri", "never sent through the office: enter it"),
    "granted": Pair("kantor melepasnya ke laptop ini: boleh dientri", "let go by the office to this laptop: enter it"),
    "looked-up": Pair("dicari di OSS {time}, belum ada: boleh dientri", "looked up at {time}, not in OSS: enter it"),
    "claim-asked": Pair("izin kantor diminta {time}, belum dijawab ({link})", "the office was asked at {time}, no answer yet ({link})"),
    "claim-offline": Pair("perlu izin kantor, diminta {time}; {link}: berangkat saat ada sinyal", "needs the office's leave, asked {time}; {link}: goes when there is signal"),
    "look-up-first": Pair("sudah pernah keluar: cari NIK di OSS dulu", "it has been out before: look the NIK up in OSS first"),
    "denied": Pair("kantor tidak melepasnya: jangan dientri", "the office doesn't let it go: don't enter it"),
    "over": Pair("entri di laptop ini selesai", "the entry on this laptop is over"),
    "phone-there": Pair("HP pemohon ada?", "Phone at hand?"),
    "phone-why": Pair("(OTP)", "(code)"),
    "no-phone": Pair("Tanpa HP itu sandi dari OSS tidak terbaca. Tidak ada yang hilang. Tunggu HP-nya, atau titik: nanti.", "Without that phone the code can't be read. Nothing is lost. Wait for it, or take the dot: later."),
    # The card.
    "screen": Pair("Layar OSS {n} dari {of}: {name}", "OSS screen {n} of {of}: {name}"),
    "then": Pair("Berikut: layar {screens}", "Then: screen {screens}"),
    "next-screen": Pair("{n} {name} ({count} isian)", "{n} {name} ({count} fields)"),
    "later-screen": Pair("{n} {name} ({count})", "{n} {name} ({count})"),
    "still": Pair("Masih sama seperti tadi. Tidak ada yang berubah.", "It is still as it was. Nothing was changed."),
    "last-screen": Pair("Ini layar OSS yang terakhir. Sesudahnya: hasil (End).", "This is OSS's last screen. After it: the result (End)."),
    "more": Pair("{n} lagi", "{n} more"),
    "empty": Pair("Tidak ada isian untuk OSS di formulir ini.", "This form has nothing that is entered in OSS."),
    "picked": Pair("(pilih di OSS)", "(picked in OSS)"),
    "was-copied": Pair("tersalin {text}", "copied {text}"),
    "clip.system": Pair("ADA DI PAPAN KLIP", "ON THE CLIPBOARD"),
    "clip.terminal": Pair("di papan klip terminal", "terminal's clipboard"),
    "clip.going": Pair("menyalin…", "copying…"),
    "copied.system": Pair("Tersalin: {what}. Papan klip dikosongkan saat layar ini ditutup.", "Copied: {what}. The clipboard is emptied when this screen is closed."),
    "copied.terminal": Pair("Diminta ke terminal: {what}. Bila tak tertempel, ketik dari layar ini.", "Handed to the terminal: {what}. Where it can't be pasted, type it from here."),
    "pick-there": Pair("{what}: pilih \"{value}\" di OSS. Papan klip kosong.", "{what}: pick \"{value}\" in OSS. The clipboard is empty."),
    "end-first": Pair("Kartu hanya disalin. Hasilnya: End dulu, lalu satu huruf.", "The card is only copied. Its result: End first, then one letter."),
    # In place of the values.
    "claiming-why": Pair("Kantor memegang permohonan ini, jadi isiannya belum ditampilkan.\nKartu terbuka sendiri begitu kantor melepasnya; tidak akan dientri dua kali.", "The office holds this application, so its values aren't shown yet.\nThe card opens by itself once the office lets it go; nobody enters it twice."),
    "look-up-why": Pair("Isian lain tidak ditampilkan sebelum hasil cari dicatat: bila sudah ada di OSS, jangan dientri lagi.", "The other values aren't shown before the look-up is recorded: if it is in OSS already, don't enter it again."),
    "after-issued": Pair("NIB {nib}, terbit {date}, {via}.\nF8 mencetak slipnya, F4 melampirkan PDF dari OSS.", "NIB {nib}, issued {date}, {via}.\nF8 prints the slip, F4 attaches the PDF from OSS."),
    "after-elsewhere": Pair("Tidak ada yang perlu dientri sekarang. Rinciannya menyebut apa yang terjadi.", "Nothing is to be entered now. The details say what happened."),
    # The result.
    "result": Pair("Hasil", "Result"),
    "kind.issued": Pair("NIB terbit", "NIB issued"),
    "kind.found": Pair("NIB sudah ada", "NIB is there"),
    "kind.T": Pair("tidak ada jawaban", "no answer"),
    "kind.G": Pair("gagal, alasan", "failed, why"),
    "kind.B": Pair("belum ada di OSS", "not in OSS"),
    "kind.later": Pair("nanti", "later"),
    "ask.nib": Pair("NIB", "NIB"),
    "ask.again": Pair("NIB sekali lagi", "NIB once more"),
    "ask.date": Pair("Tanggal terbit", "Issued on"),
    "ask.said": Pair("Kata layar OSS", "OSS's screen"),
    "ask.reason": Pair("Alasan", "Reason"),
    "ask.until": Pair("Tunggu sampai", "Wait until"),
    "same-twice": Pair("dua kali sama", "the same twice"),
    "today": Pair("hari ini", "today"),
    "tomorrow": Pair("besok", "tomorrow"),
    "pick-result": Pair("Pilih hasilnya dulu: satu huruf dari baris Hasil.", "Choose the result first: one letter of its row."),
    "pick-reason": Pair("Pilih alasannya: huruf di depannya, atau panah lalu Enter.", "Choose the reason: its letter, or arrows and Enter."),
    "said-needed": Pair("Tulis apa yang tampak di layar OSS, dengan singkat.", "Write what OSS's screen showed, in short."),
    "not-a-time": Pair("Jam ditulis seperti 14.30.", "A time is written like 14.30."),
    "f2-saves": Pair("F2 menyimpan hasil ini.", "F2 saves this result."),
    "told.issued": Pair("NIB {ref} tersimpan. Kantor diberi tahu sendiri. F8 mencetak slip.", "The NIB of {ref} is saved. The office is told by itself. F8 prints the slip."),
    "told.found": Pair("NIB {ref} dari pencarian tersimpan. Kantor diberi tahu sendiri. F8 slip.", "The NIB of {ref}, found in OSS, is saved. The office is told. F8: slip."),
    "told.not-there": Pair("Hasil cari {ref} tersimpan: belum ada di OSS.", "The look-up of {ref} is saved: not in OSS."),
    "told.failed": Pair("{ref}: tersimpan. {step}", "{ref}: saved. {step}"),
    "given-back.open": Pair("Dikembalikan: tidak ada yang dientri, pengiriman berjalan seperti semula.", "Given back: nothing was entered, delivery goes on as before."),
    "given-back.look-up": Pair("Kartu dilepas. Sebelum dientri, NIK-nya tetap harus dicari di OSS dulu.", "The card is let go. Before it is entered the NIK still has to be looked up in OSS."),
    "given-back.claiming": Pair("Permintaan ditarik. Permohonan tetap di kantor.", "The request is taken back. The application stays at the office."),
    # Asked once.
    "leave-ask": Pair("Belum ada hasil. Sekali lagi: nanti, kartunya tetap dipegang sampai dilanjutkan.", "No result yet. Once more: later, and the card stays held until it is gone on with."),
    "leave-begun": Pair("Hasil belum disimpan: F2 menyimpannya. Sekali lagi: nanti, ketikan hasilnya hilang.", "The result isn't saved: F2 saves it. Once more: later, and what was typed of it is lost."),
    "give-back-ask.look-up": Pair("F4 lagi: kartu dilepas, hasil cari belum dicatat.", "F4 again: the card is let go, no look-up is recorded."),
    "give-back-ask.open": Pair("Hanya bila belum ada yang diketik di OSS. F4 lagi: kembalikan ke antrean.", "Only if nothing was typed into OSS. F4 again: give it back to the queue."),
    "give-back-ask.claiming": Pair("F4 lagi: permintaan ditarik, permohonan tetap di kantor.", "F4 again: the request is taken back, the application stays at the office."),
    "take-over-ask": Pair("F4 lagi: ambil alih. Yang sudah diketik di OSS dicari dulu, baru dientri.", "F4 again: take it over. What was typed into OSS is looked up before it is entered."),
    "nothing-left": Pair("Tidak ada yang perlu dilakukan di sini.", "There is nothing to do here."),
    # Hints.
    "hint.phone": Pair("Sandi OSS ke WA {number} ({who}). HP itu ada? Y atau T, lalu Enter.", "OSS's code goes to WA {number} ({who}). Is it here? Y or T, then Enter."),
    "hint.phone-without": Pair("! {number} ({who}) tanpa WA: sandi OSS lewat apa? HP ada? Y atau T.", "! {number} ({who}) has no WA: how will the code come? Here? Y or T."),
    "hint.copy": Pair("Enter menyalin isian berikutnya. Ctrl+Y menyalin ulang yang ini. End: ke hasil.", "Enter copies the next value. Ctrl+Y copies this one again. End: to the result."),
    "hint.look-up": Pair("Enter menyalin NIK untuk dicari di OSS. End: catat apa yang ditemukan.", "Enter copies the NIK to be searched for in OSS. End: record what was found."),
    "hint.result": Pair("Satu huruf, lalu Enter: N terbit, T tidak ada jawaban, G gagal, titik: nanti.", "One letter, then Enter: N issued, T no answer, G failed, a dot for later."),
    "hint.found": Pair("Satu huruf, lalu Enter: N NIB-nya ada, B belum ada di OSS, titik: nanti.", "One letter, then Enter: N it has an NIB, B not in OSS, a dot for later."),
    "hint.nib": Pair("13 angka NIB dari layar OSS; boleh dimulai dengan 0. Contoh: 0123456789012.", "The NIB's 13 digits from OSS's screen; may begin with 0. E.g. 0123456789012."),
    "hint.again": Pair("Lihat lagi ke layar OSS dan ketik NIB-nya sekali lagi; yang pertama tertutup.", "Look at OSS's screen again, type the NIB once more; the first one is covered."),
    "hint.date": Pair("Tanggal terbit menurut OSS; Enter bila hari ini. Contoh: 24-11-2026.", "The day it was issued, as OSS has it; Enter for today. E.g. 24-11-2026."),
    "hint.said": Pair("Apa yang tampak di layar OSS, singkat. Contoh: data tidak ditemukan.", "What OSS's screen showed, in short. E.g. data tidak ditemukan."),
    "hint.until": Pair("Jam berapa dicoba lagi; boleh kosong. Contoh: 14.30.", "At what time to try again; may be empty. E.g. 14.30."),
    "hint.refused": Pair("Enter mencoba lagi. Esc kembali; tidak ada yang berubah.", "Enter tries again. Esc goes back; nothing was changed."),
    "hint.claiming": Pair("Enter bertanya ke kantor sekarang. Ditinggal pun boleh: izinnya tetap ditunggu.", "Enter asks the office now. It may be left: the answer is waited for anyhow."),
    "hint.over": Pair("Esc kembali ke rincian.", "Esc goes back to the details."),
    # Keys.
    "key.copy": Pair("salin", "copy"),
    "key.page": Pair("layar berikut", "next screen"),
    "key.save": Pair("simpan hasil", "save"),
    "key.give-back": Pair("kembalikan", "give back"),
    "key.withdraw": Pair("tarik permintaan", "take back"),
    "key.take-over": Pair("ambil alih", "take over"),
    "key.next": Pair("lanjut", "next"),
    "key.before": Pair("sebelumnya", "before"),
    "key.to-card": Pair("ke kartu", "to the card"),
    "key.back": Pair("kembali", "back"),
    "key.ask": Pair("tanya kantor", "ask the office"),
    "key.again": Pair("coba lagi", "try again"),
    "key.look-up": Pair("catat hasil cari", "record the look-up"),
    "key.form": Pair("buka formulir", "open the form"),
    "key.attach": Pair("lampirkan PDF", "attach the PDF"),
    "key.slip": Pair("cetak slip", "print the slip"),
    # The official PDF.
    "attach": Pair("Lampirkan PDF NIB dari OSS", "Attach the NIB's PDF from OSS"),
    "attach.title": Pair("LAMPIRKAN PDF", "ATTACH A PDF"),
    "attach.path": Pair("Berkas PDF", "PDF file"),
    "attach.size": Pair("{n} kB", "{n} kB"),
    "attach.which": Pair("Berkas mana? Seret ke jendela ini, atau ketik jalurnya.", "Which file? Drop it into this window, or type its path."),
    "attach.reading": Pair("Membaca berkas…", "Reading the file…"),
    "attach.hint": Pair("Seret berkas PDF dari OSS ke sini, atau ketik jalurnya. Lalu Enter.", "Drop the PDF that OSS gave into this window, or type its path. Then Enter."),
    "attach.help": Pair(
        "PDF resmi dari OSS disimpan tersandi bersama permohonannya, tanpa diubah.\n"
        "Berkas bisa diseret ke jendela ini; tanda kutip yang ditambahkan terminal tidak mengganggu.\n"
        "Paling besar 10 MB. Berkas yang sama hanya tersimpan sekali.",
        "The official PDF from OSS is kept encrypted with its application, unchanged.\n"
        "The file can be dropped into this window; the quotes that a terminal adds do no harm.\n"
        "At most 10 MB. The same file is kept only once.",
    ),
    "help": Pair(
        "Enter menyalin isian berikutnya ke papan klip; tempelkan di OSS. ► selalu yang ada di papan klip.\n"
        "Contoh: Enter, tempel NIK di OSS; Enter, tempel nama; dan seterusnya.\n"
        "Panah hanya berpindah. PgDn layar OSS berikut, End ke hasil, Ctrl+Y salin ulang, Home ke awal.\n"
        "Yang bertanda (pilih di OSS) dipilih dari daftar di OSS; papan klip dikosongkan.\n"
        "Selama kartu ini dipegang, permohonan tidak dikirim ke kantor dan orang lain tidak bisa memulainya.\n"
        "Hasil: N dengan NIB dua kali, T bila OSS diam sesudah data masuk, G dengan alasan. F2 menyimpan.\n"
        "Sesudah T, NIK dicari dulu di OSS sebelum boleh dientri lagi.\n"
        "Esc dua kali atau titik: nanti; tempatnya diingat. F4 mengembalikan bila belum ada yang diketik di OSS.",
        "Enter copies the next value to the clipboard; paste it in OSS. ► is always what is on the clipboard.\n"
        "E.g. Enter, paste the NIK in OSS; Enter, paste the name; and so on.\n"
        "Arrows only move. PgDn next OSS screen, End the result, Ctrl+Y copies again, Home the beginning.\n"
        "What says (picked in OSS) is chosen from a list there; the clipboard is emptied.\n"
        "While the card is held the application isn't sent to the office, and nobody else can begin it.\n"
        "Result: N with the NIB twice, T where OSS fell silent after the data was in, G with why. F2 saves.\n"
        "After T the NIK is looked up in OSS before it may be entered again.\n"
        "Esc twice, or the dot: later; the place is kept. F4 gives it back if nothing was typed into OSS.",
    ),
}  # fmt: skip
