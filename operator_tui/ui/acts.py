"""What F4 offers in the details of an application, state by state: one table. A new act is a line in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from operator_tui.core import nib
from operator_tui.core.lifecycle import Cause, Status, allowed
from operator_tui.store import applications, consents, decisions
from operator_tui.store.applications import Application
from operator_tui.store.store import Tx

_FOR_ENTRY: Final = (Status.READY, Status.UNKNOWN, Status.ACCEPTED)
LONGEST: Final = 255
"""Characters of a reason, or of what a screen said."""
Answers = Mapping[str, str]
"""What was typed so far, by the name of the line."""


@dataclass(frozen=True)
class Situation:
    """What decides which acts there are: the application, and the purposes it has a consent for now."""

    app: Application
    consents: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ask:
    """One line that an act asks for. ``wrong`` gives the key of what is wrong with an answer, empty for nothing.

    Its words are ``<room>.ask.<name>`` and ``<room>.hint.<name>``, the room that of its act. A ``blind`` one isn't
    shown once it was given, so that it can be typed a second time without being copied.
    """

    name: str
    wrong: Callable[[str, Answers, date], str]
    blind: bool = False


@dataclass(frozen=True)
class Act:
    """Something to do about an application: a screen that it opens, or lines that it asks for and a job.

    Its words are ``<room>.<name>``, ``<room>.key.<name>`` and, of a job that is done, ``<room>.done.<name>`` with
    ``{ref}``. The job runs in one transaction, and gives the application as it is then. ``opens`` is what the screen
    is told.
    """

    name: str
    fits: Callable[[Situation], bool]
    asks: tuple[Ask, ...] = ()
    job: Callable[[Tx, Application, Answers, date], Application] | None = None
    screen: str = ""
    opens: Callable[[Application], dict[str, Any]] = lambda app: {"seq": app.seq}
    room: str = "acts"

    @property
    def label(self) -> str:
        """The key of what the list calls it."""
        return f"{self.room}.{self.name}"

    @property
    def key(self) -> str:
        """The key of its label in the row of keys."""
        return f"{self.room}.key.{self.name}"

    @property
    def done(self) -> str:
        """The key of the sentence for a job that is done."""
        return f"{self.room}.done.{self.name}"


def of(here: Situation) -> tuple[Act, ...]:
    """The acts of a situation, in the order of the table."""
    return tuple(act for act in ACTS if act.fits(here))


def _in(*states: Status) -> Callable[[Situation], bool]:
    return lambda here: here.app.status in states


def _nib_in(*states: Status) -> Callable[[Situation], bool]:
    return lambda here: here.app.status in states and not here.app.parent


def _can_be_cancelled(here: Situation) -> bool:
    return allowed(here.app.status, Status.CANCELLED, Cause.PERSON)


def _reason(text: str, _given: Answers, _today: date) -> str:
    if not text.strip():
        return "store.reason-needed"
    return _said(text, _given, _today)


def _said(text: str, _given: Answers, _today: date) -> str:
    return "acts.long" if len(text) > LONGEST else ""


_REASON: Final = Ask("reason", _reason)
_WHAT_OSS_SAID: Final = Ask("said", _reason)
_FOUND: Final = (
    Ask("nib", lambda text, _given, _today: nib.wrong(text), blind=True),
    Ask("again", lambda text, given, _today: nib.differs(given["nib"], text)),
    Ask("date", lambda text, _given, today: nib.wrong_day(text, today)),
    Ask("note", _said),
)


def _cancel(tx: Tx, app: Application, given: Answers, _today: date) -> Application:
    return applications.cancel(tx, app.seq, given["reason"])


def _found(tx: Tx, app: Application, given: Answers, today: date) -> Application:
    day = nib.day(given["date"], today)
    return decisions.found(tx, app.seq, nib.digits(given["nib"]), day, given["note"])


def _not_found(tx: Tx, app: Application, given: Answers, _today: date) -> Application:
    return decisions.not_found(tx, app.seq, given["said"])


def _release(tx: Tx, app: Application, given: Answers, today: date) -> Application:
    from operator_tui.reference.lookups import TABLES

    return decisions.release(tx, app.seq, given["reason"], today, TABLES)


def _wrong_nib(tx: Tx, app: Application, given: Answers, _today: date) -> Application:
    return decisions.wrong_nib(tx, app.seq, given["reason"])


def _withdraw(purpose: str) -> Act:
    """The act that takes back the consent for one purpose."""

    def job(tx: Tx, app: Application, given: Answers, _today: date) -> Application:
        return consents.withdraw(tx, app.seq, purpose, given["reason"])

    def fits(here: Situation) -> bool:
        return (
            purpose in here.consents and not here.app.parent and here.app.status is not Status.DRAFT
        )

    return Act(f"withdraw-{purpose}", fits, (_REASON,), job)


ACTS: Final = (
    Act("found", _nib_in(Status.UNKNOWN), _FOUND, _found),
    Act("not-found", _nib_in(Status.UNKNOWN), (_WHAT_OSS_SAID,), _not_found),
    Act("entry", _nib_in(*_FOR_ENTRY), screen="ossentry", room="osscard"),
    Act("release", _in(Status.QUARANTINED), (_REASON,), _release),
    Act(
        "followups", _nib_in(Status.ISSUED), screen="followups", opens=lambda app: {"parent": app.seq}
    ),
    Act("attach", _nib_in(Status.ISSUED), screen="attach", room="osscard"),
    Act("wrong-nib", _nib_in(Status.ISSUED), (_REASON,), _wrong_nib),
    Act("cancel", _can_be_cancelled, (_REASON,), _cancel),
    *(_withdraw(purpose) for purpose in ("halal", "pirt", "contact")),
)  # fmt: skip
"""Every act there is, the most wanted first."""
