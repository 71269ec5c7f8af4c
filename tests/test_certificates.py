"""Certificates that aren't trusted: a clock that is off, a Wi-Fi in the office's place, or the office's own fault."""

import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from operator_tui.core.times import stamp
from operator_tui.delivery.client import HttpTransport
from operator_tui.delivery.link import Heard, Known, Verdict, judge
from operator_tui.delivery.problems import sentence_of
from operator_tui.locale import sentence
from operator_tui.store import attempts, meta
from tests.certificate import DAY, certificate
from tests.links import Bench, Clock

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
VALID = (NOW - WEEK, NOW + WEEK)


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """A server that shows the certificate in a folder, and says nothing; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                near = listener.accept()[0]
            except OSError:
                return
            with suppress(OSError), near, context.wrap_socket(near, server_side=True) as stream:
                stream.settimeout(5)
                stream.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def probed(url: str, ca: str = "") -> Heard:
    """What a probe there hears."""
    transport = HttpTransport(url, "token-of-mjl03", ca)
    heard = transport.probe("n")
    transport.close()
    return heard


@pytest.mark.parametrize(
    ("begins", "ends", "address", "flaw"),
    [
        (DAY, 2 * DAY, "127.0.0.1", "early"),
        (-2 * DAY, -DAY, "127.0.0.1", "expired"),
        (-DAY, DAY, "10.9.8.7", "host"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_heard(
    tmp_path: Path, begins: timedelta, ends: timedelta, address: str, flaw: str
) -> None:
    certificate(tmp_path, begins, ends, address)
    with shown(tmp_path) as url:
        heard = probed(url, str(tmp_path / "cert.pem"))
    der = ssl.PEM_cert_to_DER_cert((tmp_path / "cert.pem").read_text(encoding="utf-8"))
    assert (heard.failure, heard.flaw) == ("certificate", flaw)
    assert heard.peer == hashlib.sha256(der).hexdigest()
    assert heard.valid is not None and heard.valid[1] - heard.valid[0] == ends - begins
    assert heard.up > 0 < heard.down


def test_a_certificate_nobody_signed_is_heard_as_untrusted(tmp_path: Path) -> None:
    certificate(tmp_path)
    with shown(tmp_path) as url:
        heard = probed(url)
    assert (heard.failure, heard.flaw, len(heard.peer)) == ("certificate", "untrusted", 64)


def heard(flaw: str, peer: str = "", valid: tuple[datetime, datetime] = VALID) -> Heard:
    """A certificate with a flaw."""
    return Heard(failure="certificate", flaw=flaw, peer=peer, valid=valid)


@pytest.mark.parametrize(
    ("flaw", "now", "known", "verdict", "which"),
    [
        # The clock is behind: the office has shown a later time, or shows a certificate from the future.
        ("early", NOW - 2 * WEEK, NOW, Verdict.CLOCK, "clock-tls"),
        ("early", NOW - 2 * WEEK, None, Verdict.CLOCK, "clock-tls"),
        ("early", NOW - 3 * WEEK, NOW - 2 * WEEK, Verdict.CLOCK, "clock-tls"),
        # A new certificate, from after the last contact, that isn't valid yet: the clock, or the office.
        ("early", NOW - 2 * WEEK, NOW - 2 * WEEK, Verdict.CERTIFICATE, "expired"),
        # It was valid at the last contact, and isn't any more by this clock.
        ("expired", NOW + 2 * WEEK, NOW, Verdict.CLOCK, "clock-tls"),
        # It wasn't even then, or nothing is known.
        ("expired", NOW + 2 * WEEK, NOW + 2 * WEEK, Verdict.CERTIFICATE, "expired"),
        ("expired", NOW + 2 * WEEK, None, Verdict.CERTIFICATE, "expired"),
    ],
)
def test_time_and_certificate_are_judged_by_the_offices_last_time(
    flaw: str, now: datetime, known: datetime | None, verdict: Verdict, which: str
) -> None:
    link = judge(heard(flaw), "n", now, Known(known))
    assert (link.verdict, link.which) == (verdict, which)


@pytest.mark.parametrize(
    ("flaw", "peer", "known", "verdict", "which"),
    [
        ("host", "b", "", Verdict.PORTAL, "portal-tls"),
        ("host", "b", "a", Verdict.PORTAL, "portal-tls"),
        ("untrusted", "b", "a", Verdict.PORTAL, "portal-tls"),
        ("untrusted", "", "a", Verdict.CERTIFICATE, ""),
        ("untrusted", "b", "", Verdict.CERTIFICATE, ""),
        # The office's own, under an address that isn't in it, or with a CA that was taken away.
        ("host", "a", "a", Verdict.CERTIFICATE, ""),
        ("untrusted", "a", "a", Verdict.CERTIFICATE, ""),
    ],
)
def test_another_certificate_than_the_offices_is_somebody_between(
    flaw: str, peer: str, known: str, verdict: Verdict, which: str
) -> None:
    link = judge(heard(flaw, peer), "n", NOW, Known(NOW, known))
    assert (link.verdict, link.which) == (verdict, which)


def test_what_the_gateway_showed_is_kept_and_judges_what_comes_later(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A probe with the gateway's certificate; then a Wi-Fi that answers in its place, then a clock set back."""
    true, probe = at.clock.now, at.link.probe
    monkeypatch.setattr(at.link, "probe", lambda nonce: replace(probe(nonce), peer="a" * 64))
    assert at.engine.step().error is None
    assert at.store.read(lambda db: meta.get(db, meta.GATEWAY_CERTIFICATE)) == "a" * 64
    at.engine.close()
    at.link.heard = heard("untrusted", "b" * 64)
    monkeypatch.setattr(at.link, "probe", probe)
    news = at.engine.step()
    assert news.link.verdict is Verdict.PORTAL
    assert news.error is not None and "sertifikat lain" in sentence(news.error)
    at.clock.now = true - 2 * WEEK
    at.link.heard = heard("early", "a" * 64, (true - WEEK, true + WEEK))
    news = at.engine.step()
    assert news.link.verdict is Verdict.CLOCK
    assert news.error is not None and "di luar masa sertifikat" in sentence(news.error)
    assert at.store.read(lambda db: meta.get(db, meta.GATEWAY_TIME)) == stamp(true)
    looks = at.store.read(lambda db: [r["verdict"] for r in db.query("SELECT verdict FROM probes")])
    assert looks[-2:] == ["portal", "clock"]


def test_a_clock_that_is_off_is_told_with_the_offices_time(at: Bench) -> None:
    at.engine.step()
    at.engine.close()
    at.link.clock = Clock()  # the office's own
    at.clock.now -= timedelta(minutes=47)
    news = at.engine.step()
    assert news.link.verdict is Verdict.CLOCK
    assert news.error is not None
    assert sentence(news.error).startswith("Jam laptop salah; di kantor 24/11/2026 10.00.")
    assert sentence(news.error).endswith("[office.example:8443 47 min]")


def test_a_name_that_leads_nowhere_has_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_args: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    link = judge(probed("https://office.example/"), "n", NOW)
    assert (link.verdict, link.which) == (Verdict.OFFLINE, "nameless")
    told = sentence(sentence_of(link.verdict, link.cause, "office.example:443", link.which))
    assert told.startswith("Alamat kantor tidak ditemukan")
    assert told.endswith("[office.example:443 …or service not known]")


def test_bytes_of_every_look_are_counted(at: Bench) -> None:
    at.link.heard = Heard(failure="offline", up=700, down=4_500)
    at.engine.step()
    at.engine.step()
    now = at.clock()
    assert at.store.read(lambda db: attempts.used(db, attempts.day_of(db, now))) == 2 * 5_200
