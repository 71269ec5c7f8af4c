"""The forms that applications were begun with, kept word for word: a draft goes on in its own version."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from operator_tui import forms
from operator_tui.core.form import FormSpec
from operator_tui.forms import read as reading
from operator_tui.forms.library import Library, look
from operator_tui.store.application import Application
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Store, Tx


class Forms(NamedTuple):
    """The forms of a home as they were when it was unlocked: in use, and kept with applications."""

    library: Library
    kept: Mapping[tuple[str, str], str]

    def current(self, name: str) -> FormSpec:
        """The form for new applications."""
        return self.library.current(name)

    def of(self, app: Application) -> FormSpec:
        """The form that an application was begun with."""
        text = self.kept.get((app.form, app.form_version))
        if text is None and (used := self.library.current(app.form)).version == app.form_version:
            return used  # begun since this was read
        return _parsed(text) if text else _without_text(app.form)


def read(store: Store) -> Forms:
    """Look at the forms of a store's home, and at those that are kept."""
    rows = store.read(
        lambda db: list(db.query("SELECT name, version, digest, text FROM forms ORDER BY name"))
    )
    digests = {(row["name"], row["version"]): row["digest"] for row in rows}
    kept = {(row["name"], row["version"]): row["text"] for row in rows}
    return Forms(look(store.path.parent, digests), kept)


def keep(tx: Tx, form: FormSpec) -> None:
    """Keep a form's text, once for each version of it."""
    if form.text:
        tx.db.execute(
            "INSERT OR IGNORE INTO forms (name, version, digest, text, kept_at) VALUES (?, ?, ?, ?, ?)",
            [form.name, form.version, reading.digest(form.text), form.text, tx.at],
        )


def of(db: Database, app: Application) -> FormSpec:
    """The form that an application was begun with, whatever became of its file since."""
    row = one(
        db,
        "SELECT text FROM forms WHERE name = ? AND version = ?",
        [app.form, app.form_version],
    )
    return _parsed(row["text"]) if row else _without_text(app.form)


def renew(tx: Tx, seq: int, form: FormSpec) -> None:
    """Begin a draft anew in this version: all that stood in it is replaced."""
    keep(tx, form)
    tx.db.execute(
        "UPDATE applications SET form = ?, form_version = ? WHERE seq = ?",
        [form.name, form.version, seq],
    )


def _without_text(name: str) -> FormSpec:
    """For drafts from before texts were kept: they go on in the version that ships."""
    return forms.load(name)


@lru_cache(maxsize=16)
def _parsed(text: str) -> FormSpec:
    """A kept text as a form; it was looked at before it was used, so it isn't again."""
    for name in forms.names():
        if forms.shipped_text(name) == text:
            return forms.load(name)
    return reading.form(tomllib.loads(text), text)
