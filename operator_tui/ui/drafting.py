"""What is under the keyboard: an application that is typed, kept in the background, parked, locked and put back."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from operator_tui.core.checks import reason_field
from operator_tui.core.entry import Entry
from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.stopwatch import Times
from operator_tui.locale import language, say
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications
from operator_tui.store.applications import Application, Typed
from operator_tui.store.calling import Called
from operator_tui.store.intake import Person
from operator_tui.store.known import Known
from operator_tui.store.store import Tx
from operator_tui.ui import known_words, opening
from operator_tui.ui.arrival import Arrival
from operator_tui.ui.keeping import Keeping, NotSaved, Saved
from operator_tui.ui.mending import Mending
from operator_tui.ui.opening import Opened
from operator_tui.ui.screens.base import Desk, HouseScreen


class DraftScreen(HouseScreen):
    """One application under the keyboard: a new one, or one that was begun before (``seq``).

    ``call`` takes the next person in line first, whose draft it is then; nobody waiting, a new one. ``absent`` is a
    person who was called and isn't there.
    """

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
        self._nobody = "desk.nobody-else" if absent else "desk.nobody"
        self._came_with: dict[str, str] = {}
        self._mending: Mending | None = None
        self._person: Person | None = None
        self._leaving = False
        self._parted = ""
        self._others: dict[str, int] = {}
        self.form = self.session.form("nib")
        self._keeping = Keeping(desk, self.form, self._heard)
        district = self.session.event.village.partition(", ")[2] if self.session.event else ""
        self._lookups = Lookups(district)
        self.entry = self._blank()
        self._arrival = Arrival(desk, self._came)
        if seq:
            self._arrival.read(seq)
        elif call:
            blank = Typed(dict(self.entry.texts), dict(self.entry.filled))
            self._arrival.call(self.form, blank, self._lookups, absent)

    def read_back(self) -> None:
        """On to the read-back, if nothing keeps it from that."""
        raise NotImplementedError

    def holds(self, key: str, character: str) -> bool:
        """While a draft is read, or is saved before it is left, keys wait."""
        return self._arrival.waiting or self._leaving

    def take(self, key: str, character: str) -> None:
        self.times.typing.key(self.session.clock())
        super().take(key, character)

    def typed(self, text: str) -> None:
        self.entry.insert(text)

    def edit(self, key: str) -> bool:
        return self.entry.press(key)

    def save_now(self, name: str) -> None:
        """Save what the read-back took, like any field that was left."""
        self._keeping.save(self.entry, name)

    def keep(self, tx: Tx, typed: Typed, *, opened: bool) -> Application:
        """Keep the draft inside a transaction of the read-back: what was read aloud, or nothing."""
        return self._keeping.keep(tx, typed, opened=opened, part=False)

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
        if self._arrival.waiting or not self.kept:
            return None
        self.times.pause()
        return self._keeping.save_all(self.entry)

    def put_back(self) -> None:
        """What a lock kept from being read is read now; a read-back that was asked for follows."""
        if self._arrival.waiting:
            self._arrival.again()
        elif self._read_back_next:
            self._read_back_next = False
            if self.app_row is not None:
                self.read_back()

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
        self._parted = self._parting() or (self._parted if self._leaving else "")
        if self._parted:
            self.tell(self._parted, "salah")
        self._know(result.known)
        if result.first:
            self.desk.recount()

    def _parting(self) -> str:
        """That another window has changed the draft, and under what label this one goes on; once. Empty for no."""
        former, self._keeping.parted_from = self._keeping.parted_from, ""
        if not former or self.app_row is None:
            return ""
        return "!! " + say("form.parted", ref=former, own=self.app_row.label)

    def _know(self, found: Known) -> None:
        """Who this is already stands beside the field, and on the message line when it is news."""
        former = self.entry.duplicate
        duplicate, hints, self._others = known_words.problems(found, self.session)
        self.entry.known(duplicate, hints)
        if duplicate is not None and duplicate != former:
            self.tell("!! " + known_words.news(duplicate, self._label), "salah", routine=True)

    def _not_saved(self, result: NotSaved) -> None:
        if result.error.key == "store.full" and result.lacking:
            first = self._label(result.lacking[0]).strip()
            n = len(result.lacking)
            self.tell("!! " + say("form.disk-full", n=n, field=first), "salah")
        else:
            self.tell_error(result.error)

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
            # Locked meanwhile: the draft is kept, and comes back. What was typed on was meant for the next screen.
            self._early.clear()
            return
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
            self.session.carry.parked(self.app_row.id, self.entry)
        onward()
        self.desk.recount()
        if self._parted and self.desk.top is not None:
            self.desk.top.tell(self._parted, "salah")
        elif self.app_row is not None and self.desk.top is not None:
            key = "form.parked" if self.app_row.status is Status.DRAFT else "form.parked-mending"
            self.desk.top.tell("√ " + say(key, ref=self.app_row.label))

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

    def _came(self, result: "Opened | Called | OperatorError | None") -> None:
        """What is to be typed into stands, or why it doesn't is known; keys typed meanwhile go on from here."""
        if isinstance(result, Called):
            self._early.clear()  # meant for a form that this person has no need of
            opening.followups(self.desk, result)
            return
        if isinstance(result, Opened):
            self._open(result)
        elif result is None:
            self.tell(say(self._nobody), routine=True)
        else:
            self._early.clear()  # meant for an application that doesn't open, or for whoever wasn't called
            self.tell_error(result)
        if self.session.store is not None:
            self.put_back()
        self.go_on()

    def _open(self, found: Opened) -> None:
        app, typed, self.form = found.app, found.typed, found.form
        self._keeping.form, self._person = self.form, found.person
        self._mending = found.mending
        refused = next(iter(self._mending.former), "") if self._mending else ""
        focus = self._wanted or refused or typed.focus
        self.entry = Entry.open(
            self.form, self._lookups, self.session.today(), self.session.config.kbli_version,
            typed.texts, typed.filled, focus,
        )  # fmt: skip
        self.entry.offer_carried(self.session.carry.into(app.id))
        self._know(found.known)
        self._keeping.go_on(app, self.entry, typed.texts)
        self._keeping.person = self._person.id if self._person else 0
        self._came_with = self.entry.standing()
        if self._mending:
            self._mending.begin(self.entry)
        self.entry.stand_at(focus)
        if self._person is not None and self._untouched() and not self.entry.duplicate:
            number = f"{self._person.number:03}"
            self.tell(say("desk.called", number=number, name=self._person.name), routine=True)
