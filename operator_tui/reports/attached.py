"""The papers that OSS gave, out of the store and into files again, unchanged."""

from functools import partial
from pathlib import Path

from operator_tui.core.errors import Refused, Usage
from operator_tui.core.text import clean
from operator_tui.paper.place import place, written
from operator_tui.store import documents
from operator_tui.store.application import Application
from operator_tui.store.store import Store


def write(store: Store, app: Application, folder: Path) -> list[tuple[Path, int]]:
    """Write all that is attached to an application into a folder, the first as ``<ref>.pdf``; paths and bytes.

    Raises :class:`Refused` where nothing is attached, :class:`Usage` for a folder that isn't there or a place where
    no PDF may stand, :class:`StoreTrouble` for the disk.
    """
    found = store.read(partial(documents.of, seq=app.seq))
    if not found:
        raise Refused("documents.none", ref=app.label)
    if not folder.is_dir():
        raise Usage("documents.no-folder", folder=clean(folder.name))
    done = []
    for number, document in enumerate(reversed(found), 1):
        name = f"{app.label}.pdf" if number == 1 else f"{app.label}-{number}.pdf"
        target = place(folder / name, store.path.parent)
        data = store.read(partial(documents.content, document=document))
        with written(data, target):
            done.append((target, document.size))
    return done
