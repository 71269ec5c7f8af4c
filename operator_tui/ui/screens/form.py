"""Frame 3: the form. Every key goes to one :class:`Entry`; what is left is saved in the background."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, ClassVar

from operator_tui.core.checks import DUPLICATE, reason_field
from operator_tui.core.entry import Entry
from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.looks import due, open_fields, share
from operator_tui.core.stopwatch import Times
from operator_tui.locale import language, say
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications
from operator_tui.store.applications import Application, Typed
from operator_tui.store.calling import Called
from operator_tui.store.intake import Person
from operator_tui.store.known import Known
from operator_tui.store.store import Tx
from operator_tui.ui import carry, form_help, form_rows, known_words, opening
from operator_tui.ui.commands import Do
from operator_tui.ui.keeping import Keeping, NotSaved, Saved
from operator_tui.ui.mending import Mending
from operator_tui.ui.opening import Opened
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import Desk, HouseScreen


class FormScreen(HouseScreen):
    """One application under the keyboard: a new one, or one that was begun before (``seq``).

    ``call`` takes the next person in line first, whose draft it is then; nobody waiting, a new one. ``absent`` is a
    person who was called and isn't there.
    """

    TITLE_KEY = "form.title"
    ALSO = (
        Do.CHOICES, Do.RESTORE, Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN,
    )  # fmt: skip
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.key.enter"),
        (Do.COMMIT, "form.key.commit"),
        (Do.PROBLEM, "form.key.problem"),
        (Do.PARK, "form.key.park"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.key.back"),
    )
    MENDING_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.key.enter"),
        (Do.PROBLEM, "form.mend.key.problem"),
        (Do.RESTORE, "form.mend.key.restore"),
        (Do.COMMIT, "form.key.commit"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.key.back"),
    )

    def __init__(
        self,
        desk: Desk,
        seq: int = 0,
        focus: str = "",
        *,
        read_back: bool = False,
        call: bool = False,
        absent: int = 0,
    ) -> None:
        super().__init__(desk)
        self._read_back_next = read_back
        self._wanted = focus
        self._came_with: dict[str, str] = {}
        self._mending: Mending | None = None
        self._leaving = False
        self._from_read_back = ""
        self._others: dict[str, int] = {}
        self.form = self.session.form("nib")
        self._keeping = Keeping(desk, self.form, self._heard)
        district = self.session.event.village.partition(", ")[2] if self.session.event else ""
        self._lookups = Lookups(district)
        self.entry = self._blank()
        self._person: Person | None = None
        self._loading = seq > 0 or call
        if seq:
            self.desk.jobs.run(self.session.read(lambda db: opening.read(db, seq)), self._loaded)
        elif call:
            self._call(absent)

    def holds(self, key: str, character: str) -> bool:
        """While a draft is read, or is saved before it is left, keys wait."""
        return self._loading or self._leaving

    def take(self, key: str, character: str) -> None:
        self.times.typing.key(self.session.clock())
        super().take(key, character)

    def typed(self, text: str) -> None:
        self.entry.insert(text)

    def edit(self, key: str) -> bool:
        return self.entry.press(key)

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER:
                before = self.entry.focus
                self._left(self.entry.enter)
                if self._from_read_back:
                    self._read_back()
                elif self.entry.focus == before:
                    self.tell(say("form.last-field"), routine=True)
            case Do.TAB:
                self._left(lambda: self.entry.step(1))
            case Do.BACKTAB:
                self._left(lambda: self.entry.step(-1))
            case Do.DOWN:
                if not self.entry.choose(1):
                    self._left(lambda: self.entry.step(1))
            case Do.UP:
                if not self.entry.choose(-1):
                    self._left(lambda: self.entry.step(-1))
            case Do.PAGE_DOWN:
                self._left(lambda: self.entry.section_step(1))
            case Do.PAGE_UP:
                self._left(lambda: self.entry.section_step(-1))
            case Do.COMMIT:
                self._read_back()
            case Do.PROBLEM:
                self._left(self._next_problem)
            case Do.RESTORE:
                self._restore()
            case Do.CHOICES if self._open_other():
                pass
            case Do.CHOICES if self._switch_carry():
                pass
            case Do.CHOICES:
                self.entry.list_shut = False
                self.entry.line.fresh = False
            case Do.BACK if self.entry.hits():
                self.entry.list_shut = True
            case Do.BACK if self._from_read_back:
                self._read_back()
            case Do.NEXT if self._person is not None and self._untouched():
                self._not_there(self._person)
            case Do.NEXT | Do.NEW:
                self._park(lambda: self.desk.go_to("form", call=do is Do.NEXT))
            case Do.QUEUE:
                self._park(lambda: self.desk.restart("queue"))
            case Do.PARK | Do.BACK:
                self._park(self.desk.close_screen)
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case _:
                return False
        return True

    def go_to_field(self, name: str) -> None:
        """Put the cursor into a field, as the read-back asks; Enter there goes back to it."""
        self._left(lambda: self.entry.go(name))
        self._from_read_back = name

    def save_now(self, name: str) -> None:
        """Save what the read-back took, like any field that was left."""
        self._keeping.save(self.entry, name)

    def keep(self, tx: Tx, typed: Typed, *, opened: bool) -> Application:
        """Keep the draft inside a transaction of the read-back."""
        return self._keeping.keep(tx, typed, opened=opened)

    def put(self, name: str, text: str) -> None:
        """Put another text into a field, as if it was typed there."""
        self._left(lambda: self.entry.go(name))
        self.entry.line = LineEdit(text, len(text))
        self._left(self.entry.leave)

    def typist(self, name: str) -> str:
        """Who typed what stands in a field: who began the draft, or who is here, if it was changed in this sitting."""
        as_it_came = self.entry.texts.get(name, "") == self._came_with.get(name)
        return self.app_row.created_by if as_it_came and self.app_row else self.session.who

    @property
    def times(self) -> Times:
        """The time spent typing and reading, over all sittings of the draft."""
        return self._keeping.times

    @property
    def app_row(self) -> Application | None:
        """The application as it was last saved or read."""
        return self._keeping.app

    @app_row.setter
    def app_row(self, app: Application | None) -> None:
        self._keeping.app = app

    @property
    def typing(self) -> bool:
        return not self.entry.line.fresh and bool(self.entry.line.text)

    @property
    def kept(self) -> bool:
        """A draft stays as it is over a lock, down to the cursor."""
        return self.app_row is None or self.app_row.status in applications.DRAFT_STATES

    @property
    def unsaved(self) -> bool:
        return self._keeping.unsaved(self.entry)

    def closing(self) -> "Future[Any] | None":
        """Left or locked in the middle of a field: what stands in it is saved too."""
        if self._loading or not self.kept:
            return None
        self.times.pause()
        return self._keeping.save_all(self.entry)

    def help_title(self) -> str:
        return self.entry.spec.label[language()].strip()

    def help_text(self) -> str:
        """What the field asks, what can be typed into it, what is wrong with it, what the office said."""
        said = self._mending.said(self.session) if self._mending else ""
        return form_help.text(self.entry, self.session.carry, said)

    def hint(self) -> str:
        return self.entry.spec.help[language()]

    def title(self, look: Look) -> Row:
        if self._mending:
            return self._mending.title(self.entry)
        app = self.app_row
        label = app.label if app else say("form.new")
        if self._person is not None:
            label = f"{self._person.number:03}"
        title = self.form.title[language()].upper() if app and app.parent else say("form.title")
        return form_rows.title(self.entry, f"{title} {label}", look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        said = self._mending.rows(self.session, look) if self._mending else []
        open_ = self.entry.unsettled()
        return [*said, *form_rows.work(self.entry, look, height - len(said), open_)]

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.MENDING_KEYS if self.entry.former else self.KEYS

    def _label(self, name: str) -> str:
        spec = self.form.index.get(reason_field(name))
        return spec.label[language()] if spec else name

    def _left(self, move: Any) -> None:
        """Leave the field by ``move``, then save what changed and look the NIK up."""
        left = self.entry.focus
        move()
        self._keeping.save(self.entry, left)

    def _heard(self, result: "Saved | NotSaved") -> None:
        """How a save went, in the background."""
        if isinstance(result, NotSaved):
            self._not_saved(result)
            return
        warned = len(self.entry.warned_fields())
        rest = "   " + say("form.warned", n=warned) if warned else ""
        field, time = self._label(result.left).strip(), f"{self.session.now():%H.%M}"
        self.tell(f"√ {say('form.saved', field=field, time=time)}{rest}", routine=True)
        self._know(result.known)
        if result.first:
            self.desk.recount()

    def _know(self, found: Known) -> None:
        """Who this is already stands beside the field, and on the message line when it is news."""
        former = self.entry.duplicate
        duplicate, hints, self._others = known_words.problems(found, self.session)
        self.entry.known(duplicate, hints)
        if duplicate is not None and duplicate.key == DUPLICATE and duplicate != former:
            said = say("form.already", who=duplicate.params["who"])
            self.tell("!! " + said, "salah", routine=True)

    def _open_other(self) -> bool:
        """The application that this person has already, in place of this draft, which is parked."""
        other = self._others.get(reason_field(self.entry.focus), 0)
        if other:
            self._park(lambda: self.desk.go_to("detail", seq=other))
        return other > 0

    def _not_saved(self, result: NotSaved) -> None:
        if result.error.key == "store.full" and result.lacking:
            first = self._label(result.lacking[0]).strip()
            n = len(result.lacking)
            self.tell("!! " + say("form.disk-full", n=n, field=first), "salah")
        else:
            self.tell_error(result.error)

    def _restore(self) -> None:
        """The program's value; in a refused field what was sent, which then needs a reason."""
        field = self.entry.focus
        if field in self.entry.former:
            self._left(lambda: self.entry.insist(field))
            self.tell("◄ " + say("form.mend.insist", field=self._label(field).strip()), "awas")
        elif not self.entry.restore():
            self.tell(say("form.nothing-to-restore"))

    def _next_problem(self) -> None:
        """The next refused field, then what blocks, then what warns."""
        self.entry.leave()
        refused = self.entry.unsettled()
        later = (
            refused[refused.index(self.entry.focus) + 1 :]
            if self.entry.focus in refused
            else refused
        )
        if later:
            self._to_refused(later[0])
        elif not self.entry.next_problem() and refused:
            self._to_refused(refused[0])
        elif not self.entry.blocking_fields() and not self.entry.warned_fields():
            self.tell("√ " + say("form.no-problem"), "baik")
        elif open_ := self.entry.blocking_fields():
            self.tell("! " + say("form.still-open", n=len(open_)), "awas")

    def _to_refused(self, field: str) -> None:
        self.entry.go(field)
        self.tell("◄ " + say("form.unchanged", field=self._label(field).strip()), "awas")

    def _read_back(self) -> None:
        self._left(self.entry.leave)
        self.entry.visited.update(spec.name for spec in self.entry.fields())
        open_ = self.entry.blocking_fields()
        if open_:
            self._left(lambda: self.entry.go(open_[0]))
            self.tell(
                "! " + say("form.not-complete", n=len(open_), field=self._label(open_[0]).strip()),
                "awas",
            )
            return
        if refused := self.entry.unsettled():
            self._to_refused(refused[0])
            return
        self.times.pause()
        part = share(self.session.config.double_entry)
        if due(self._keeping.id, part) and open_fields(self.form, self.entry.texts):
            self.desk.open_screen("secondlook", form_screen=self)
            return
        self.session.carry.left(self.entry)
        at, self._from_read_back = self._from_read_back, ""
        self._keeping.write(self.entry, self.entry.focus)
        self.desk.open_screen("readback", form_screen=self, at=at)

    def _park(self, onward: Callable[[], None]) -> None:
        """Leave the form once all of it is on the disk; keys typed meanwhile wait for the next screen."""
        future = self._keeping.save_all(self.entry)
        if future is None:
            self._parked(onward)
            return
        self._leaving = True
        self.desk.jobs.follow(future, lambda result: self._may_leave(result, onward))

    def _may_leave(self, result: "object | OperatorError", onward: Callable[[], None]) -> None:
        self._leaving = False
        if self.session.store is None:
            return  # locked meanwhile: the draft is kept, and comes back
        if isinstance(result, OperatorError) and result.key == "store.not-editable":
            # It moved on elsewhere: what was typed since can't be put anywhere, and nobody is held here by it.
            self._parked(onward)
            if self.desk.top is not None:
                self.desk.top.tell_error(result)
            self.go_on()
            return
        if isinstance(result, OperatorError):
            # They were meant for the next screen; in this one they would be somebody else's characters.
            self._early.clear()
            return
        self._parked(onward)
        self.go_on()

    def _parked(self, onward: Callable[[], None]) -> None:
        if self.app_row is not None:
            self.session.carry.left(self.entry)
        onward()
        self.desk.recount()
        if self.app_row is not None and self.desk.top is not None:
            key = "form.parked" if self.app_row.status is Status.DRAFT else "form.parked-mending"
            self.desk.top.tell("√ " + say(key, ref=self.app_row.label))

    def _switch_carry(self) -> bool:
        said = carry.switch(self.session.carry, self.entry)
        if said:
            self.tell(say(said, field=self._label(self.entry.focus).strip()))
        return bool(said)

    def _blank(self) -> Entry:
        session = self.session
        session.carry.sit(session.who, session.event.id if session.event else "")
        return Entry.open(
            self.form, self._lookups, session.today(), session.config.kbli_version,
            carried=session.carry.texts(self.form.name),
        )  # fmt: skip

    def _untouched(self) -> bool:
        """Whether nobody has typed anything into a called person's draft."""
        return not self.entry.anything_typed() and not self.typing

    def _not_there(self, person: Person) -> None:
        """F9 on an untouched draft: asked once, then the person is absent, and the next one is called."""
        words = "! " + say("desk.not-there", number=f"{person.number:03}")
        if self.said.text != words:
            self.tell(words, "awas")
        else:
            self.desk.go_to("form", call=True, absent=person.id)

    def _call(self, absent: int) -> None:
        """Take the next one in line; keys typed meanwhile are for that form."""
        blank = Typed(dict(self.entry.texts), dict(self.entry.filled))
        job = opening.call(self.session, self.form, blank, self._lookups, absent)
        self.desk.jobs.follow(
            self.session.opened().write(job), lambda found: self._called(found, bool(absent))
        )

    def _called(self, found: "Opened | Called | OperatorError | None", absent: bool) -> None:
        if isinstance(found, Opened):
            self._loaded(found)
            return
        self._loading = False
        if isinstance(found, Called):
            self._early.clear()  # meant for a form that this person has no need of
            opening.followups(self.desk, found)
            return
        if found is not None:
            self._early.clear()  # meant for whoever wasn't called
            self.tell_error(found)
            return
        self.tell(say("desk.nobody-else" if absent else "desk.nobody"), routine=True)
        self.go_on()

    def _loaded(self, result: "Opened | OperatorError") -> None:
        self._loading = False
        if isinstance(result, OperatorError):
            self._early.clear()  # meant for an application that doesn't open
            self.tell_error(result)
            return
        app, typed, self.form = result.app, result.typed, result.form
        self._keeping.form, self._person = self.form, result.person
        self._mending = result.mending
        refused = next(iter(self._mending.former), "") if self._mending else ""
        focus = self._wanted or refused or typed.focus
        self.entry = Entry.open(
            self.form, self._lookups, self.session.today(), self.session.config.kbli_version,
            typed.texts, typed.filled, focus,
        )  # fmt: skip
        self._know(result.known)
        self._keeping.go_on(app, self.entry)
        self._keeping.person = self._person.id if self._person else 0
        self._came_with = self.entry.standing()
        if self._mending:
            self._mending.begin(self.entry)
        if self._person is not None and self._untouched() and not self.entry.duplicate:
            number = f"{self._person.number:03}"
            self.tell(say("desk.called", number=number, name=self._person.name), routine=True)
        if self._read_back_next:
            self._read_back()
        self.go_on()
