"""The README's pictures: real screens, made from sample data. ``python -m tests.pictures`` writes them anew."""

import asyncio
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

from operator_tui.core.lifecycle import Status
from operator_tui.store import events, journal, listing, meta
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests import pictures_it
from tests.conftest import fixed_clock
from tests.making import in_every_status, sample_rows
from tests.test_screens import answer_keys, burst, form_keys, running, shown, until

README = Path(__file__).parent.parent / "README.md"
PEOPLE = (
    ("ENUNG NURHAYATI", "<enter>", "<enter>", "081222100138", "<enter>", "<enter>", "kfw"),
    ("UJANG KOSWARA", "<enter>", "<enter>", "081222100139", "<enter>", "nh", "<enter>", "kw"),
    ("MAK ICIH", "<enter>", "<enter>", "<enter>", "<enter>", "kf", "<enter>", "<enter>", "y"),
)
COUNTED = [key for n in (2, 1, 1, 800, 1, 150) for key in (f"{n}", "<enter>", "b", "<enter>")]
_BLOCK = r"(<!-- picture: {name} -->\n```text\n).*?(```)"


@contextmanager
def staged(folder: Path) -> Iterator[Store]:
    """A store with an event of the day."""
    with Store(folder / "store.db", os.urandom(32), "Siti Rohmah", fixed_clock) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        store.do(
            lambda tx: events.add(
                tx, "Jemput Bola Cikijing", "2026-11-24", "Cikijing, Cikijing", "WIB"
            )
        )
        yield store


async def draw(folder: Path) -> dict[str, str]:
    """Each picture's text, by its name."""
    found = {}
    row = sample_rows()[40]
    with staged(folder) as store:
        in_every_status(store)
        async with running(store, folder) as (app, pilot):
            await until(pilot, lambda: "0001       ENUNG" in shown(app))
            found["queue"] = shown(app)
            keys = form_keys(row)
            village = keys.index(row["ktp_village"])
            burst(app, "<ctrl+n>", *keys[:village], "bagja")
            await until(pilot, lambda: 'sampai "RT/RW KTP"' in shown(app))
            found["form"] = shown(app)
            burst(app, "<ctrl+u>", *keys[village:], *answer_keys(row)[:5])
            await until(pilot, lambda: "BACAKAN" in shown(app) and "Apakah" in shown(app))
            await until(pilot, lambda: len(app.session.opened().read(listing.drafts)) == 2)
            found["read-back"] = shown(app)
            app.restart("queue")
            [unsure] = store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.UNKNOWN,))))
            app.open_screen("detail", seq=unsure)
            await until(pilot, lambda: "BELUM PASTI" in shown(app))
            found["detail"] = shown(app)
            app.restart("queue")
            [back] = store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.RETURNED,))))
            app.open_screen("form", seq=back)
            await until(pilot, lambda: "PERBAIKI" in shown(app))
            burst(app, "kedai seblak")
            await until(pilot, lambda: "Kedai" in shown(app))
            found["returned"] = shown(app)
            burst(app, "<escape>", "<escape>")
            await until(pilot, lambda: "ANTREAN" in shown(app))
            app.open_screen("desk")
            for person in PEOPLE:
                burst(app, *person, "<f2>")
                await until(pilot, lambda person=person: f"untuk {person[0]}" in shown(app))
            burst(app, "IIS ROHA")
            await until(pilot, lambda: "menunggu 3 ·" in shown(app) and "  IIS ROHA" in shown(app))
            found["desk"] = shown(app)
        async with running(store, folder) as (app, pilot):
            await until(pilot, lambda: "0001       ENUNG" in shown(app))
            found |= await _paper_and_day(app, pilot)
            found |= await _entry_and_exercises(app, pilot)
    other = folder / "other"
    other.mkdir()
    with staged(other) as store:
        return found | await pictures_it.draw(store, other)


async def _paper_and_day(app: OperatorApp, pilot: Pilot[None]) -> dict[str, str]:
    """The kit half counted, the four counts, and the day; the paper is counted before its numbers are seen."""
    found = {}
    app.open_screen("kit")
    await until(pilot, lambda: "0 dari 16" in shown(app))
    burst(app, "60", "<enter>", *COUNTED)
    await until(pilot, lambda: "6 dari 16" in shown(app))
    found["kit"] = shown(app)
    app.restart("queue")
    app.open_screen("closing")
    await until(pilot, lambda: "Formulir kertas" in shown(app))
    burst(app, "8", "<enter>")
    await until(pilot, lambda: "Diterima di kantor" in shown(app))
    burst(app, "<f7>", "printer macet", "<enter>")
    await until(pilot, lambda: "printer macet (" in shown(app))
    found["closing"] = shown(app)
    app.restart("queue")
    app.open_screen("day")
    await until(pilot, lambda: "Semua angka dihitung" in shown(app))
    found["day"] = shown(app)
    return found


async def _entry_and_exercises(app: OperatorApp, pilot: Pilot[None]) -> dict[str, str]:
    """The card of an entry in OSS, before anything is copied (where to, depends on the machine); the exercises."""
    found = {}
    app.restart("queue")
    [ready] = app.session.opened().read(
        lambda db: listing.seqs(db, Filter(statuses=(Status.READY,)))
    )
    app.open_screen("ossentry", seq=ready)
    await until(pilot, lambda: "boleh dientri" in shown(app))
    found["oss-entry"] = shown(app)
    app.restart("queue")
    app.session.demo = True
    app.open_screen("exercises")
    await until(pilot, lambda: "0 dari 11 selesai" in shown(app))
    found["exercises"] = shown(app)
    return found


def put(readme: str, pictures: dict[str, str]) -> str:
    """The README with its pictures made anew."""
    for name, text in pictures.items():
        pattern = re.compile(_BLOCK.format(name=name), re.DOTALL)
        readme = pattern.sub(lambda found, text=text: f"{found[1]}{text}\n{found[2]}", readme)  # type: ignore[misc]
    return readme


def main() -> None:
    """Write the README's pictures."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = asyncio.run(draw(Path(folder)))
    README.write_text(
        put(README.read_text(encoding="utf-8"), pictures), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
