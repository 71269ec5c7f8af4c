"""One measured figure, and the table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, in ``unit``. With a ``floor`` the budget is a multiple of it, else a value of its own.

    A budget that is ``at_least`` is one to reach, not to stay under.
    """

    what: str
    value: float
    unit: str
    budget: float | None = None
    floor: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of its floor."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.budget is None:
            return None
        measured = self.value if self.ratio is None else self.ratio
        return measured >= self.budget if self.at_least else measured <= self.budget

    def cells(self) -> tuple[str, ...]:
        """The figure as a row of :func:`table`."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        floor = "" if self.floor is None else f"{self.floor:.1f} {self.unit}"
        sign = "≥" if self.at_least else "≤"
        unit = self.unit if self.ratio is None else "x"
        budget = "" if self.budget is None else f"{sign} {self.budget:g} {unit}"
        verdict = {True: "met", False: "NOT MET", None: ""}[self.met]
        return self.what, floor, f"{self.value:.2f} {self.unit}", ratio, budget, verdict


def table(figures: Iterable[Figure]) -> str:
    """All figures: what, floor, value, ratio, budget, verdict."""
    rows: Sequence[tuple[str, ...]] = [
        ("what", "floor", "value", "ratio", "budget", "verdict"),
        *(figure.cells() for figure in figures),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of the values don't exceed."""
    ranked = sorted(values)
    return ranked[max(0, min(len(ranked), -int(-len(ranked) * share // 1)) - 1)]
