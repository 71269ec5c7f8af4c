"""Settings that change while the engine runs: taken up at the next probe, and said where they are missing."""

import random

from operator_tui.core.errors import OperatorError, Usage
from operator_tui.delivery.access import Access, CurrentTransport
from operator_tui.delivery.client import HttpTransport, Transport
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.outcome import NotLeft
from operator_tui.locale import sentence
from tests.links import Bench
from tests.making import ready, statuses


class Settings:
    """What is set: changed by hand. Each access makes the bench's link, and is noted."""

    def __init__(self, at: Bench) -> None:
        self.now: Access | OperatorError = Access("", "")
        self.made: list[Access] = []
        self.transport = CurrentTransport(self.read, self.make)
        self.engine = Engine(at.store, self.transport, at.lock, at.clock, random.Random(7))
        self._link = at.link

    def read(self) -> Access:
        if isinstance(self.now, OperatorError):
            raise self.now
        return self.now

    def make(self, access: Access) -> Transport:
        self.made.append(access)
        return self._link


def test_what_is_missing_is_said_and_what_is_set_then_is_taken_up(at: Bench) -> None:
    ready(at.store)
    settings = Settings(at)
    first = settings.engine.step()
    assert first.link.verdict is Verdict.UNCONFIGURED
    settings.now = Access("https://office.example/", "")
    second = settings.engine.step()
    assert second.link.verdict is Verdict.NO_TOKEN
    assert second.error is not None and "gateway.token" in sentence(second.error)
    assert isinstance(settings.transport.post(None), NotLeft)  # type: ignore[arg-type]
    settings.now = Access("https://office.example/", "t1")
    settings.engine.step()
    assert statuses(at.store) == {"accepted": 1}
    assert settings.made == [settings.now]
    settings.engine.close()


def test_a_new_token_is_taken_up_at_the_next_probe(at: Bench) -> None:
    settings = Settings(at)
    settings.now = Access("https://office.example/", "t1")
    at.link.plan = ["401"]
    assert settings.engine.step().link.verdict is Verdict.REFUSED
    settings.now = Access("https://office.example/", "t2", "ca.pem")
    assert settings.engine.step().error is None
    assert [a.token for a in settings.made] == ["t1", "t2"]
    assert not settings.transport.renew()
    settings.engine.close()


def test_settings_that_cannot_be_read_are_said_and_asked_for_again(at: Bench) -> None:
    settings = Settings(at)
    settings.now = Usage("delivery.url-bad")
    news = settings.engine.step()
    assert news.error is settings.now and news.wait > 0
    settings.now = Access("https://office.example/", "t1")
    assert settings.engine.step().error is None
    settings.engine.close()


def test_an_access_shows_no_token_and_makes_the_real_transport() -> None:
    access = Access("http://127.0.0.1:9/", "secret")
    assert "secret" not in repr(access)
    transport = CurrentTransport(lambda: access)
    assert transport.renew()
    assert isinstance(transport._transport(), HttpTransport)
    transport.close()
