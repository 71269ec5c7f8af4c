"""What an applicant has said: the newest answer to each purpose. Reading only; statements are append-only."""

from operator_tui.store.sqlcipher import Database, rows


def consented(db: Database, seq: int) -> frozenset[str]:
    """The purposes (``halal``, ``pirt``, ``contact``) that an application has a consent for now."""
    said = {
        row["name"].removeprefix("consent_"): row["answer"]
        for row in rows(
            db,
            "SELECT name, answer FROM statements WHERE seq = ? AND kind = 'consent' ORDER BY id",
            [seq],
        )
    }
    return frozenset(purpose for purpose, answer in said.items() if answer == "Y")
