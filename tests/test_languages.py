"""No word on a screen or from a command but from the two-language tables, from form files, or of somebody's data.

Each sentence of the tables and of the forms is written in Cyrillic letters here, of the same width. What still stands
in Latin letters came from elsewhere: it is data, the name of a key, or a word that has only one language.
"""

import ast
import json
import platform
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import operator_tui
from operator_tui import locale
from operator_tui.core.form import Words
from operator_tui.locale import Pair
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events, listing
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui.commands import COMMANDS
from operator_tui.ui.paint import ROLES
from tests.making import FORM
from tests.standing import EVERY, standing
from tests.test_screens import burst, shown

ROOT = Path(operator_tui.__file__).parent
WORD = re.compile(r"[A-Za-z]{2,}")
CYRILLIC = str.maketrans(
    string.ascii_letters, "абцдефгхийклмнопярстувщхыз" + "АБЦДЕФГХИЙКЛМНОПЯРСТУВЩХЫЗ"
)
KEYS = {w for c in COMMANDS for w in WORD.findall(c.shown)} | {"Ctrl"}
EVERYWHERE = KEYS | {"operator", "tui", "WIB", "Rp", "NIB", "halal"}
"""Beside the keys: the program's name, and signs that are the same in every language (``halal-1`` is a notice)."""


def marked(text: str) -> str:
    """A sentence in other letters, its parameters as they are."""
    found = ""
    for literal, name, spec, conversion in string.Formatter().parse(text):
        found += literal.translate(CYRILLIC)
        if name is not None:
            found += "{" + name + (f"!{conversion}" if conversion else "")
            found += (f":{spec}" if spec else "") + "}"
    return found


@pytest.fixture
def in_other_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    real = locale.table

    def table(room: str) -> Mapping[str, Pair]:
        return {key: Pair(marked(p.id), marked(p.en)) for key, p in real(room).items()}

    tables = {room.stem: table(room.stem) for room in (ROOT / "locale").glob("[a-z]*.py")}
    monkeypatch.setattr(locale, "table", tables.__getitem__)
    by_language = Words.__getitem__

    def other(self: Words, language: Any) -> Any:
        return by_language(self, language).translate(CYRILLIC)

    monkeypatch.setattr(Words, "__getitem__", other)


def data_words(store: Store | None) -> set[str]:
    """The words of what people typed, and of what the tables of villages and KBLI say of it."""
    if store is None:
        return {"Siti", "Rohmah"}
    texts = [store.who, "MJL"]
    for one in store.read(events.all_events):
        texts += [one.name, one.village]
    seqs = store.read(lambda db: listing.seqs(db, Filter()))
    for app in store.read(lambda db: listing.page(db, seqs)).values():
        texts += [app.name, app.village, app.business, app.problem_text, app.created_by, app.label]
        typed = store.read(lambda db, seq=app.seq: applications.typed(db, seq)).texts  # type: ignore[misc]
        texts += [
            option.label.id.capitalize() for option in FORM.index["sex"].options
        ]  # as OSS has it
        texts += [*typed.values(), TABLES.kbli_title(typed.get("kbli", ""), "2020") or ""]
    rows = store.read(lambda db: list(db.execute("SELECT detail FROM journal")))
    for (detail,) in rows:
        texts += [v for v in json.loads(detail).values() if isinstance(v, str) and " " in v]
    return {word for text in texts for word in WORD.findall(text)}


@pytest.mark.usefixtures("in_other_letters")
@pytest.mark.parametrize("name", EVERY)
async def test_no_word_of_a_screen_lacks_a_language(name: str, tmp_path: Path) -> None:
    async with standing(name, tmp_path) as (app, pilot, _screen):
        known = data_words(app.session.store) | EVERYWHERE | {"nur", "zzz"}  # the filters
        known |= set(WORD.findall(str(app.session.home)))
        if name.startswith(
            "entry"
        ):  # what is picked in OSS stands there in Indonesian, whoever reads
            labels = [o.label.id for spec in FORM.fields() for o in spec.options]
            known |= {w for text in labels for w in WORD.findall(f"{text} {text.capitalize()}")}
        if name.startswith("doctor"):
            known |= set(WORD.findall(" ".join(platform.uname())))
        for language in locale.LANGUAGES:
            locale.use(language)
            for keys in ((), ("<f1>",)):
                burst(app, *keys)
                await pilot.pause()
                rows = shown(app).splitlines()
                if name.startswith("log") and not keys:
                    rows = [*rows[:2], *rows[-3:]]  # the lines between are the log's own
                words = {word for row in rows for word in WORD.findall(row)}
                assert {w for w in words if not any(k.startswith(w) for k in known)} == set()
            burst(app, "<escape>")
            await pilot.pause()


SHOWING = {
    "echo",
    "tell",
    "Span",
    "row",
    "print",
    "prompt",
    "confirm",
    "secho",
    "write",
    "fit",
    "right",
    "ends",
}
NO_SENTENCES = {
    *ROLES,
    "operator_tui",  # the program's name
    " WIB",  # a time zone's own letters
    "office",
    "refused",  # an event of the office's log
}


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every literal text that is handed to something which shows it, or is put together there."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if name not in SHOWING:
            continue
        for argument in (
            *node.args,
            *(k.value for k in node.keywords if k.arg in ("text", "role")),
        ):
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield node.lineno, part.value


def test_nothing_that_is_shown_is_written_outside_the_tables() -> None:
    found = [
        (f"{file.relative_to(ROOT)}:{line}", text)
        for room in ("ui", "cli", "paper", "reports", "office")
        for file in (ROOT / room).rglob("*.py")
        for line, text in literals(ast.parse(file.read_text(encoding="utf-8")))
        if WORD.search(text) and text.strip() not in {w.strip() for w in NO_SENTENCES}
    ]
    assert found == []
