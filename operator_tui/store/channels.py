"""By which channel applications went: over the office's gateway, by USB bundle, or entered in OSS by hand."""

from collections.abc import Sequence

from operator_tui.store.sqlcipher import Database, rows

ASSISTED = "assisted"


def of(db: Database, wanted: Sequence[int]) -> dict[int, str]:
    """The channel that each of these went by last, by row number; none for what never went."""
    marks = ", ".join("?" * len(wanted))
    batches = (
        "SELECT a.seq AS seq, b.channel AS channel FROM applications a JOIN journal j ON j.application = a.id"  # noqa: S608  marks only
        f" JOIN batches b ON b.id = json_extract(j.detail, '$.batch') WHERE a.seq IN ({marks}) ORDER BY j.id"
    )
    found = {row["seq"]: str(row["channel"]) for row in rows(db, batches, list(wanted))}
    entered = f"SELECT seq FROM entries WHERE seq IN ({marks}) AND outcome IN ('issued', 'unknown')"  # noqa: S608
    found.update({row["seq"]: ASSISTED for row in rows(db, entered, list(wanted))})
    return found
