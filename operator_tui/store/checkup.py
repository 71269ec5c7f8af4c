"""Whether a store is whole: asked by ``doctor``. Reading only."""

from dataclasses import dataclass

from operator_tui.store import schema
from operator_tui.store.sqlcipher import Database, one


@dataclass(frozen=True)
class Checked:
    """Faults of the database's pages and indexes (0 for none), the schema's steps, how many applications it holds."""

    faults: int
    steps: tuple[str, ...]
    applications: int


def look(db: Database) -> Checked:
    """Read every page once; takes seconds where there are very many applications."""
    told = [str(row[0]) for row in db.execute("PRAGMA quick_check(20)")]
    row = one(db, "SELECT count(*) AS n FROM applications")
    return Checked(
        sum(said != "ok" for said in told), schema.applied(db), int(row["n"]) if row else 0
    )
