"""The screen of the technical log: its head, its strip, its search."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "stopped": Pair(
        "berhenti · {n} baris baru di bawah (End)", "stopped · {n} new lines below (End)"
    ),
    "level": Pair("tingkat: {level} (F4)", "level: {level} (F4)"),
    "today": Pair("{n} baris · {p} masalah", "{n} lines · {p} problems"),
    "filter": Pair("saring", "filter"),
    "find": Pair("cari", "find"),
    "searching": Pair("mencari… {share} %", "searching… {share} %"),
    "reading": Pair("Membaca log…", "Reading the log…"),
    "find-hint": Pair(
        "Tulis kata, F3 mencari. Lalu ↑ yang sebelumnya, ↓ yang berikutnya, Esc selesai.",
        "Type a word, F3 looks for it. Then ↑ the one before, ↓ the next, Esc ends it.",
    ),
    "find-empty": Pair("Tulis dulu kata yang dicari.", "First type what to look for."),
    "no-more-above": Pair(
        "Tidak ada lagi ke atas. {key} lagi mencari ke bawah.",
        "No more further up. {key} again looks downwards.",
    ),
    "no-more-below": Pair(
        "Tidak ada lagi ke bawah. {key} lagi mencari ke atas.",
        "No more further down. {key} again looks upwards.",
    ),
    "called-off": Pair("Pencarian dihentikan.", "The search was ended."),
    "hint": Pair(
        "Ketik kata, jam (10.2) atau bagian (link, kirim). Nama tak pernah ada di sini.",
        "Type words, a time (10.2) or a part (link, send). Names are never written here.",
    ),
    "strip-hint": Pair(
        "← → memilih saat, Enter ke barisnya, F4 sehari penuh, Tab ke log.",
        "← → choose a time, Enter goes to its lines, F4 the whole day, Tab to the log.",
    ),
    "detail-beside": Pair(
        "Rincian baris yang ditandai selalu tampak di kanan.",
        "The details of the marked line always stand at the right.",
    ),
    "strip-link": Pair("Link", "Link"),
    "strip-answer": Pair("Balas", "Reply"),
    "strip-sent": Pair("Kirim", "Sent"),
    "strip-step": Pair("tanda {n} mnt", "a mark {n} min"),
    "legend-1": Pair("# daring = lambat x mati p portal", "# online = slow x down p portal"),
    "legend-2": Pair(". luring ! ditolak   {step}", ". offline ! refused   {step}"),
    "times": Pair("p95 {p95}, tertinggi {most}", "p95 {p95}, longest {most}"),
    "no-times": Pair("balasan dalam detik", "replies in seconds"),
    "broken": Pair("putus {n} kali, {m} mnt", "outages {n}, {m} min"),
    "unbroken": Pair("tidak putus", "no outages"),
    "cell": Pair("{start}–{end}: {what}", "{start}–{end}: {what}"),
    "cell-unknown": Pair("tidak dilihat", "nobody looked"),
    "cell-answer": Pair("balasan terlama {ms}", "longest reply {ms}"),
    "cell-batches": Pair("{n} kiriman", "{n} batches"),
    "cell-cut": Pair("ada yang putus", "one was cut"),
    "key.find": Pair("cari", "find"),
    "key.log": Pair("log", "log"),
    "key.show": Pair("ke barisnya", "its lines"),
    "key.scale": Pair("skala", "scale"),
    "stopped-short": Pair("berhenti · {n} baru (End)", "stopped · {n} new (End)"),
    "seconds": Pair("{n} d", "{n} s"),
    "key.before": Pair("sebelumnya", "before"),
    "key.after": Pair("berikutnya", "next"),
    "key.done": Pair("selesai", "done"),
    "key.picture": Pair("link", "link"),
}
