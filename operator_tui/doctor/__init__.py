"""What is well with a laptop and what isn't, and what to do about each: for IT, with or without a passphrase.

``operator-tui doctor`` and the screen *periksa* ask the same: :func:`here` is quick, :func:`office` waits for the
network. Nothing in a finding names a person.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from operator_tui.doctor import home, link, paper, versions
from operator_tui.doctor.finding import Finding, Level, Subject

__all__ = ["Finding", "Level", "Subject", "here", "office"]


def here(subject: Subject) -> Iterator[Finding]:
    """What can be seen on this laptop alone."""
    yield versions.program()
    yield from home.settings(subject)
    yield from home.store(subject)
    yield home.disk(subject)
    yield home.log(subject)
    yield from paper.printer(subject)
    yield paper.fonts()


def office(
    subject: Subject, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Finding]:
    """What only the office's gateway tells: link, gateway, token, and whether the clock is right. Takes up to 30 s."""
    yield from link.look(subject, clock)
