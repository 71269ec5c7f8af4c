"""Every field of the form against rubbish: a clear refusal, or a cleaned value that is shown. Never a traceback."""

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from operator_tui import forms, locale
from operator_tui.core import checks
from operator_tui.core.checks import Severity
from operator_tui.core.entry import Entry
from operator_tui.core.form import Kind
from operator_tui.core.text import clean
from operator_tui.core.values import Bad, show, tidy
from operator_tui.locale import say
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications, listing
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui import form_rows
from operator_tui.ui.paint import Look, clip
from operator_tui.ui.words import problem_words
from tests.test_frame import frame
from tests.test_screens import burst, running, until

TODAY = date(2026, 11, 24)
FORM = forms.load("nib")
LISTED = (Kind.VILLAGE, Kind.KBLI)
ASKED = {"place_same_as_ktp": "T", "running": "Y"}
BAD = {
    "nothing": "",
    "spaces": "     ",
    "tabs and no-break spaces": "\t\u00a0\u2003\t",
    "ten thousand letters": "x" * 10_000,
    "ten thousand digits": "9" * 10_000,
    "more than a line holds": "3" * 10_017,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x85\x9f",
    "a NUL inside": "3210\x0003",
    "ANSI escapes": "\x1b[31mMerah\x1b[0m\x1b]0;judul\x07\x1b[2J\x1b",
    "right to left": "\u202egnudnab\u202c שלום مرحبا",
    "combining characters": "e\u0301" * 20 + "Z" + "\u0300" * 300,
    "emoji": "😀👨\u200d👩\u200d👧🇮🇩",
    "several lines": "satu\r\ndua\ntiga\u2028empat\u2029lima\x0benam",
    "Arabic digits": "٣٢١٠٠٣٥٧٠٤٨٨٠٠٠١",
    "wide digits": "１７０４８８",
    "what only looks like digits": "²³½①Ⅷ",
    "SQL": "'); DROP TABLE applications; --",
    "FTS": 'NEAR("a" b) OR name:* AND NOT ^x"',
    "formats": "%s {0} {name} ${HOME} %(x)d",
    "markup": "[bold red]x[/] <b>&amp;</b>",
    "lone surrogates": "\ud800\udfff",
    "invisible": "\u200b\u200d\ufeff\u2060",
    "unassigned and private": "\U000e0fff\ue000\uffff",
    "a minus": "-1",
    "a power": "1E+15",
}
bad = pytest.mark.parametrize("typed", BAD.values(), ids=BAD)


def painted(entry: Entry) -> list[str]:
    """The form's rows as a screen of 80x24 has them."""
    rows = form_rows.work(entry, Look(80, 24), 19)
    lines = ["".join(span.text for span in clip(row, 80)) for row in rows]
    assert all(cell_len(line) == 80 for line in lines), lines
    assert all(line.isprintable() for line in lines), lines
    return lines


@bad
def test_a_field_refuses_it_or_shows_what_it_made_of_it(typed: str) -> None:
    for spec in FORM.fields():
        texts = dict(ASKED)
        if not spec.asked(texts) or spec.name in ASKED:
            continue
        entry = Entry.open(FORM, Lookups("Cikijing"), TODAY, "2020", texts, focus=spec.name)
        entry.insert(typed)
        painted(entry)
        line, hits = entry.line.text, entry.hits()
        entry.enter()
        stored = entry.texts.get(spec.name, "")
        problems = entry.problems.get(spec.name, [])
        blocked = any(p.severity >= Severity.REASON for p in problems)
        assert stored == clean(stored)
        assert stored.isprintable()
        for language in locale.LANGUAGES:
            locale.use(language)
            assert all(problem_words(p) for p in problems)
        locale.use("id")
        rows = painted(entry)
        if hits and spec.kind in LISTED and stored in [hit.value for hit in hits]:
            assert entry.filled[spec.name] == "list", "what a list put there is marked"
            assert any(stored in row for row in rows)
            continue
        try:
            good = tidy(spec, line, TODAY)
        except Bad as refusal:
            assert blocked, (spec.name, stored)
            assert stored == clean(line), "what was refused stands there as it was typed"
            assert any("!!" in row for row in rows), (spec.name, rows)
            assert say(f"checks.{refusal.key}", **refusal.params)
        else:
            assert stored == good
            beginning = show(spec, stored)[:12]
            assert not stored or any(beginning in row for row in rows), (spec.name, rows)


@bad
def test_a_reason_and_a_statement_take_it_too(typed: str) -> None:
    texts = {"nik": "3210033213990001"}
    entry = Entry.open(FORM, Lookups(), TODAY, "2020", texts, focus=checks.REASON + "nik")
    assert entry.focus in (checks.REASON + "nik", "nik")
    entry.go(checks.REASON + "nik")
    entry.insert(typed)
    entry.enter()
    reason = entry.texts.get(checks.REASON + "nik", "")
    assert reason == clean(reason)
    assert (checks.REASON + "nik" in entry.blocking_fields()) is not bool(reason)
    for name in ("decl_k3l", checks.CONSENT_METHOD, checks.CONSENT_PAPER):
        assert checks.statements(FORM, {name: typed})


async def test_the_screen_stands_and_the_store_keeps_what_it_shows(
    store: Store, tmp_path: Path
) -> None:
    """All of it pasted into one form, field after field round and round: framed after each, saved at the end."""
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        burst(app, "<ctrl+n>")
        for typed in BAD.values():
            app.post_message(events.Paste(typed))
            burst(app, "<enter>")
            await pilot.pause()
            frame(app)
        burst(app, "<ctrl+o>")
        await until(pilot, lambda: bool(store.read(lambda db: listing.seqs(db, Filter()))))
        await until(pilot, lambda: app.top is not None and app.top.TITLE_KEY == "screens.queue")
    [seq] = store.read(lambda db: listing.seqs(db, Filter()))
    texts = store.read(lambda db: applications.typed(db, seq)).texts
    assert texts
    assert all(text == clean(text) for text in texts.values())
