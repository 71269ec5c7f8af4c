"""What can come of sending a batch. Values, never exceptions: what each one proves decides the items' fate."""

from dataclasses import dataclass

from operator_tui.delivery.protocol import Answer


@dataclass(frozen=True)
class Answered:
    """The gateway's own answer; bytes up and down, milliseconds in all, and until it began (0: not measured)."""

    answer: Answer
    up: int
    down: int
    ms: int
    first_ms: int = 0


@dataclass(frozen=True)
class NotLeft:
    """Provably nothing reached the office: ``offline`` or ``down``, or ``refused`` for a token that can't be sent."""

    failure: str
    cause: str


@dataclass(frozen=True)
class MaybeLeft:
    """It left, and no proof came back: ``cut``, ``portal`` or ``server``; and the seconds it asked to be left alone."""

    problem: str
    cause: str
    up: int
    down: int = 0
    retry_after: float | None = None
    ms: int = 0


@dataclass(frozen=True)
class RefusedWhole:
    """The gateway itself refused the request as a whole: provably without effect."""

    status: int
    code: str
    retry_after: float | None
    up: int
    down: int
    ms: int = 0


Sent = Answered | NotLeft | MaybeLeft | RefusedWhole
