"""The official PDF that OSS gave: attached to an issued application by its path, or by dropping it into the window."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from operator_tui.core.errors import OperatorError
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.typed_path import path_of
from operator_tui.locale import say
from operator_tui.store import applications, documents
from operator_tui.store.applications import Application
from operator_tui.store.documents import Document
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row
from operator_tui.ui.screens.base import Desk, HouseScreen


class _Found(NamedTuple):
    app: Application
    papers: list[Document]


class AttachScreen(HouseScreen):
    """One line for the path, and what is attached already."""

    TITLE_KEY = "osscard.attach.title"
    HELP_KEY = "osscard.attach.help"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "osscard.key.attach"), (Do.BACK, "osscard.key.back"),
    )  # fmt: skip
    ALSO = (Do.COMMIT,)

    def __init__(self, desk: Desk, seq: int) -> None:
        super().__init__(desk)
        self.seq = seq
        self.line = LineEdit()
        self._found: _Found | None = None
        self._busy = True
        self._read()

    def holds(self, key: str, character: str) -> bool:
        """While a file is read and written, or what is there is read, keys wait."""
        return self._busy

    def do(self, do: Do) -> bool:
        if do not in (Do.ENTER, Do.COMMIT):
            return False
        if path := path_of(self.line.text, windows=os.name == "nt"):
            self._attach(Path(os.path.expanduser(path)))  # noqa: PTH111  which leaves an unknown home as it is
        else:
            self.tell(say("osscard.attach.which"))
        return True

    def edit(self, key: str) -> bool:
        return self.line.press(key)

    def typed(self, text: str) -> None:
        self.line.insert(text)

    @property
    def typing(self) -> bool:
        return bool(self.line.text)

    def hint(self) -> str:
        return say("osscard.attach.hint")

    def title(self, look: Look) -> Row:
        head = Span(say(self.TITLE_KEY), "tebal")
        if self._found is None:
            return row(head)
        app = self._found.app
        return row(head, Span(fit(f" {app.label}   {app.name}", look.width - 20), "tebal"))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        label = fit(say("osscard.attach.path"), 16)
        rows = [(), row(f"   {label} ", *box(self.line, look.width - 22, look)), ()]
        for paper in self._found.papers if self._found else ():
            when = self.session.date_time_of(paper.at)
            size = say("osscard.attach.size", n=max(1, round(paper.size / 1000)))
            name = Span(fit(paper.name, 34), "nilai")
            rows.append(row("   √ ", name, right(size, 10), f"  {when}  {paper.by}"))
        return rows

    def _attach(self, path: Path) -> None:
        self._busy = True
        self.tell(say("osscard.attach.reading"))
        self.desk.jobs.run(partial(documents.read, path), partial(self._was_opened, path.name))

    def _was_opened(self, name: str, data: "bytes | OperatorError") -> None:
        if isinstance(data, OperatorError) or self.session.store is None:
            self._ended(data if isinstance(data, OperatorError) else None)
            return
        future = self.session.store.write(lambda tx: documents.attach(tx, self.seq, name, data))
        self.desk.jobs.follow(future, self._ended)

    def _ended(self, result: "Document | OperatorError | None") -> None:
        if self.session.store is None:
            self._busy = False
            return
        if isinstance(result, Document) and self._found is not None:
            self.line = LineEdit()
            ref = self._found.app.label
            told = say("documents.attached", file=result.name, ref=ref, size=result.size)
            self.tell("√ " + told, "baik")
            self._read()
            return
        self._busy = False
        if isinstance(result, OperatorError):
            self._early.clear()
            self.tell_error(result)
        self.go_on()

    def _read(self) -> None:
        def job(db: Database) -> _Found:
            return _Found(applications.get(db, self.seq), documents.of(db, self.seq))

        self.desk.jobs.run(self.session.read(job), self._was_read)

    def _was_read(self, result: "_Found | OperatorError") -> None:
        self._busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self._found = result
        self.go_on()
