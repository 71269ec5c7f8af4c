"""Sentences of the technical log; a field that a line lacks is shown as ``?``."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "part.app": Pair("program", "app"),
    "part.store": Pair("simpan", "store"),
    "part.delivery": Pair("kirim", "send"),
    "part.print": Pair("cetak", "print"),
    "part.import": Pair("impor", "import"),
    "part.office": Pair("kantor", "office"),
    "part.delivery.probe": Pair("link", "link"),
    "part.delivery.backoff": Pair("link", "link"),
    "part.log": Pair("log", "log"),
    "nothing-fits": Pair("Tidak ada baris log yang cocok.", "No line of the log fits."),
    "since-bad": Pair(
        'Saat "{text}" tidak terbaca. Contoh: 09.30, 2026-11-24, 30m, 2j.',
        'The moment "{text}" can\'t be read. For example: 09.30, 2026-11-24, 30m, 2h.',
    ),
    "yes": Pair("ya", "yes"),
    "no": Pair("tidak", "no"),
    "unit-ms": Pair("{n} md", "{n} ms"),
    "unit-s": Pair("{n} d", "{n} s"),
    "unit-bytes": Pair("{n} byte", "{n} bytes"),
    "unit-kb": Pair("{n} kB", "{n} kB"),
    "unit-mb": Pair("{n} MB", "{n} MB"),
    "log.lost": Pair(
        "{lines} baris log tidak bisa ditulis", "{lines} log lines could not be written"
    ),
    "log.unreadable": Pair("baris tidak terbaca: {text}", "unreadable line: {text}"),
    "app.start": Pair("mulai, versi {version}", "started, version {version}"),
    "app.stop": Pair("selesai", "stopped"),
    "app.hung-up": Pair(
        "terminal hilang atau diminta berhenti ({code}): menyimpan, lalu selesai",
        "the terminal went or a signal came ({code}): saving, then stopping",
    ),
    "app.made": Pair("penyimpanan dibuat untuk {device}", "store made for {device}"),
    "app.set": Pair("setelan {key} diubah", "setting {key} changed"),
    "app.crashed": Pair(
        "kesalahan program: {kind} {where}", "a fault of the program: {kind} {where}"
    ),
    "store.opened": Pair("penyimpanan dibuka", "store opened"),
    "store.migrated": Pair("skema diperbarui: {migration}", "schema updated: {migration}"),
    "store.event.added": Pair("kegiatan {key} ditambahkan", "event {key} added"),
    "store.event.used": Pair("kegiatan {key} dipakai", "event {key} in use"),
    "store.locked": Pair("layar dikunci", "locked"),
    "store.failed": Pair("penyimpanan gagal: {why}", "the store failed: {why}"),
    "delivery.probe": Pair("{verdict}, {ms}", "{verdict}, {ms}"),
    "delivery.probe-silent": Pair("{verdict}", "{verdict}"),
    "delivery.probe-cause": Pair("{verdict}: {cause}", "{verdict}: {cause}"),
    "delivery.batch.sent": Pair(
        "kiriman: {items} dikirim, {bytes}  b={batch}",
        "batch: {items} sent, {bytes}  b={batch}",
    ),
    "delivery.batch.answered": Pair(
        "kiriman: {accepted} diterima, {refused} ditolak, {bytes}, {ms}  r={request}",
        "batch: {accepted} accepted, {refused} refused, {bytes}, {ms}  r={request}",
    ),
    "delivery.batch.cut": Pair(
        "kiriman putus: {items} belum pasti ({cause})", "batch cut: {items} unsure ({cause})"
    ),
    "delivery.bundle.written": Pair(
        "berkas USB: {items} permohonan, {bytes}  b={batch}",
        "USB bundle: {items} items, {bytes}  b={batch}",
    ),
    "delivery.bundle.taken": Pair(
        "jawaban berkas USB: {accepted} diterima, {refused} ditolak, {issued} terbit, {returned} dikembalikan  b={batch}",
        "answer to a USB bundle: {accepted} accepted, {refused} refused, {issued} issued, {returned} returned  b={batch}",
    ),
    "delivery.backoff": Pair(
        "dicoba lagi {seconds} d kemudian (mundur {step}, acak)",
        "again in {seconds} s (step {step}, jittered)",
    ),
    "delivery.lease.resolved": Pair(
        "{items} kiriman yang tertinggal dari pengirim sebelumnya dibereskan",
        "{items} leases of a dead sender resolved",
    ),
    "delivery.updates": Pair(
        "kabar kantor: {issued} terbit, {returned} dikembalikan",
        "from the office: {issued} issued, {returned} returned",
    ),
    "delivery.ignored": Pair(
        "dari kantor: {items} tidak cocok, tidak dipakai  b={batch}",
        "from the office: {items} fit nothing here, left alone  b={batch}",
    ),
    "delivery.refused": Pair("ditolak: {code} ({cause})", "refused: {code} ({cause})"),
    "print.slip": Pair("{slips} slip, {pages} halaman", "{slips} slips, {pages} pages"),
    "print.receipt": Pair(
        "{slips} tanda terima, {pages} halaman", "{slips} receipts, {pages} pages"
    ),
    "print.ticket": Pair("{slips} karcis, {pages} halaman", "{slips} tickets, {pages} pages"),
    "print.official": Pair("dokumen OSS, {pages} lembar", "document of OSS, {pages} sheets"),
    "print.waiting": Pair("daftar tunggu, {pages} halaman", "list of those waiting, {pages} pages"),
    "print.kit": Pair("perlengkapan, {pages} halaman", "kit, {pages} pages"),
    "print.kept": Pair("cetakan disimpan: {why}", "print kept: {why}"),
    "print.failed": Pair("cetakan gagal: {why}", "print failed: {why}"),
    "import.done": Pair(
        "{rows} baris: {good} baik, {refused} ditolak",
        "{rows} rows: {good} good, {refused} refused",
    ),
    "import.failed": Pair("impor gagal: {why}", "import failed: {why}"),
    "office.start": Pair(
        "server di {host}:{port}, latihan={training}",
        "serving at {host}:{port}, training={training}",
    ),
    "office.stop": Pair("server berhenti", "stopped serving"),
    "office.bundle": Pair(
        "berkas USB dari {device}: {items} diambil, {accepted} diterima (pernah diambil: {again})",
        "USB bundle of {device}: {items} taken, {accepted} accepted (taken before: {again})",
    ),
    "office.set": Pair("setelan {key} diubah", "setting {key} changed"),
    "office.oss-push": Pair("NIB dari OSS: {verdict}", "an NIB from OSS: {verdict}"),
    "office.oss-check": Pair(
        "NIB ditanyakan ke OSS: {verdict} {code}", "OSS was asked about an NIB: {verdict} {code}"
    ),
    "office.stray": Pair(
        "NIB tanpa permohonan, baris {row}: {verdict}", "stray NIB, row {row}: {verdict}"
    ),
    "office.batch": Pair(
        "{device}: {items} diterima kiriman, {accepted} masuk, {refused} ditolak, {ms}  r={request}",
        "{device}: {items} in a batch, {accepted} taken, {refused} refused, {ms}  r={request}",
    ),
    "office.request": Pair(
        "{method} {path} {status}, {device}: {up} masuk, {down} keluar, {ms}  r={request}",
        "{method} {path} {status}, {device}: {up} in, {down} out, {ms}  r={request}",
    ),
    "office.refused": Pair("{code} untuk {device}", "{code} for {device}"),
    "office.held": Pair(
        "{lines} baris {code} lagi tidak ditulis", "{lines} more lines of {code} not written"
    ),
    "office.revoked": Pair("token {device} dicabut", "token of {device} revoked"),
    "office.released": Pair(
        "{items} klaim {device} diambil kembali", "{items} claims of {device} taken back"
    ),
    "office.lost": Pair(
        "daftar {device} yang hilang dibuat: {people} permohonan, {unsent} belum terkirim",
        "list of the lost {device} made: {people} applications, {unsent} unsent",
    ),
    "office.returned": Pair(
        "permohonan dikembalikan ke {device}, isian {where}",
        "application sent back to {device}, field {where}",
    ),
    "office.exported": Pair(
        "{rows} permohonan diekspor ({kind})", "{rows} applications exported ({kind})"
    ),
    "office.nibs": Pair(
        "hasil OSS: {issued} terbit, {returned} dikembalikan, {noted} dicatat, {same} sama, {refused} ditolak",
        "OSS's answers: {issued} issued, {returned} sent back, {noted} noted, {same} same, {refused} refused",
    ),
    "office.form-added": Pair(
        "formulir {key} versi {version} ditambahkan", "form {key}, version {version}, added"
    ),
    "office.enrolled": Pair("{device} didaftarkan", "{device} enrolled"),
}
