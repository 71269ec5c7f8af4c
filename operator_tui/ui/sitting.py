"""What a sitting begins with: the event of the day, how things stand. A job, done before the first screen."""

from datetime import date
from typing import NamedTuple

from operator_tui import logs
from operator_tui.config import LOG_FOLDER
from operator_tui.core.checks import reason_field
from operator_tui.core.errors import StoreTrouble
from operator_tui.core.times import local
from operator_tui.delivery.steady import Steady
from operator_tui.forms import load, names
from operator_tui.locale import language, say
from operator_tui.store import applications, events, forms, listing, meta
from operator_tui.store.events import Event
from operator_tui.store.forms import Forms
from operator_tui.store.listing import Counts
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store
from operator_tui.ui.paint import fit
from operator_tui.ui.session import Session
from operator_tui.ui.window import Window
from operator_tui.ui.words import short_date


class Sitting(NamedTuple):
    """An opened store, and what is known of it at once.

    ``taken``: today's only event was just taken into use. ``today``: how many events are held today, where the one
    in use isn't among them. ``left``: the draft that was open when the program ended without leaving it. ``forms``:
    those of the home.
    """

    store: Store
    event: Event | None
    counts: Counts
    device: str
    taken: bool = False
    today: int = 0
    left: "Left | None" = None
    forms: Forms | None = None


class Left(NamedTuple):
    """A draft that a crash left: its row, its label, and the field it is saved up to."""

    seq: int
    label: str
    field: str


def begin(store: Store, window: Window) -> Sitting:
    """Take today's only event into use, unless one of today is; look for what a crash left; read how things stand."""
    left = _left(store) if window.is_first() else None
    return _with_event(store)._replace(left=left, forms=forms.read(store))


def _left(store: Store) -> Left | None:
    def read(db: Database) -> Left | None:
        app = applications.by_id(db, meta.get(db, meta.OPEN))
        if app is None or app.status not in applications.DRAFT_STATES:
            return None
        spec = forms.of(db, app).index.get(reason_field(applications.typed(db, app.seq).focus))
        return Left(app.seq, app.label, spec.label[language()].strip() if spec else "")

    return store.read(read)


def _with_event(store: Store) -> Sitting:
    counts, device, current, known = store.read(
        lambda db: (
            listing.counts(db),
            meta.get(db, meta.DEVICE),
            events.current(db),
            events.all_events(db),
        )
    )
    today = [e for e in known if date.fromisoformat(e.date) == local(store.clock(), e.tz).date()]
    if current in today or len(today) != 1:
        return Sitting(store, current, counts, device, today=0 if current in today else len(today))
    chosen = today[0]
    try:
        store.do(lambda tx: events.use(tx, chosen.id))
    except StoreTrouble:
        # A full disk keeps nobody out: the top line goes on naming the event that is in use.
        return Sitting(store, current, counts, device, today=1)
    return Sitting(store, chosen, counts, device, taken=True)


def of_crash(left: Left) -> str:
    """What to say of a draft that a crash left."""
    return "! " + say("ui.after-crash", ref=left.label, field=left.field)


def of_forms(sitting: Sitting) -> str:
    """What to say of an office's form that isn't used; nothing where all are."""
    if sitting.forms is None or not sitting.forms.library.refused:
        return ""
    one = sitting.forms.library.refused[0]
    version = load(one.name).version if one.name in names() else ""
    params = {"file": fit(one.file, 20).strip(), "n": len(one.mistakes), "version": version}
    return "! " + say(f"forms.told.{one.state}", **params)


def of_event(sitting: Sitting, today: date) -> tuple[str, str]:
    """What to say of the event that new applications belong to, and in which role; nothing where it is plain."""
    event = sitting.event
    if event is None:
        return "", ""
    if sitting.taken:
        return "√ " + say("ui.event-taken", name=event.name), "baik"
    if event.date != today.isoformat():
        day = short_date(date.fromisoformat(event.date))
        return "! " + say("ui.event-stale", name=event.name, day=day), "awas"
    return "", ""


def take_up(sitting: Sitting, session: Session) -> None:
    """Let the screens work on an opened store."""
    store = sitting.store
    session.store, session.who = store, store.who
    session.event, session.counts, session.device = sitting.event, sitting.counts, sitting.device
    session.forms = sitting.forms
    session.steady = Steady("offline" if session.config.gateway_url else "unconfigured")
    if not logs.started():
        logs.start(session.home / LOG_FOLDER)
    logs.info("store", "opened")
    for step in store.migrated:
        logs.info("store", "migrated", migration=step)


def first_words(sitting: Sitting, left: Left | None, session: Session) -> tuple[str, str]:
    """The first sentence of a sitting and its role: of a crash before all, of bad settings, of the event in use."""
    if left is not None:
        return of_crash(left), "awas"
    if session.demo:
        return "", ""
    if session.config.problems:
        return "! " + say("ui.config-problems", keys=", ".join(session.config.problems)), "awas"
    if told := of_forms(sitting):
        return told, "awas"
    return of_event(sitting, session.today())
