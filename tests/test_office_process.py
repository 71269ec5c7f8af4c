"""The gateway as a process of its own: beside others, cut off, killed, and quiet."""

import json
import signal
import socket
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from operator_tui.cli.context import PASSPHRASE_VARIABLE, Context
from operator_tui.cli.office import office
from operator_tui.core.errors import Unreachable, Usage
from operator_tui.delivery.protocol import Answer, Item
from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE
from tests.gateway import Gateway
from tests.test_office import NOW, application, batch, device, take


def test_enrolling_works_while_it_serves_and_it_ends_with_its_input(tmp_path: Path) -> None:
    with Gateway(tmp_path) as gateway:
        token = gateway.enrol("MJL05")
        answer = httpx.get(
            f"{gateway.url}v1/health", headers={"Authorization": f"Bearer {token}"}, trust_env=False
        )
        assert answer.json()["device"] == "MJL05"
        assert gateway.stop() == 0


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such signals for another process"
)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_it_stops_gracefully_on_a_signal(tmp_path: Path, name: str) -> None:
    gateway = Gateway(tmp_path)
    gateway.start()
    assert gateway.process is not None
    gateway.process.send_signal(getattr(signal, name))
    assert gateway.process.wait(timeout=15) == 0
    gateway.stop()


def _open_and_enrol(home: str, device: str) -> str:
    with closing(OfficeStore.open_or_create(Path(home), PASSPHRASE)) as store:
        return store.enrol(device, NOW)


def test_processes_that_make_the_store_at_once_share_one(tmp_path: Path) -> None:
    names = [f"MJL{i:02}" for i in range(4)]
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        tokens = list(pool.map(_open_and_enrol, [str(tmp_path)] * 4, names))
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        assert [store.device_of(token) for token in tokens] == names


def send(gateway: Gateway, token: str, *items: Item) -> Answer:
    answer = httpx.post(
        f"{gateway.url}v1/batches",
        content=json.dumps(batch(*items).to_json()),
        headers={"Authorization": f"Bearer {token}"},
        trust_env=False,
    )
    assert answer.status_code == 200
    return Answer.from_json(answer.json())


def test_killed_and_asked_again_it_says_the_same(tmp_path: Path) -> None:
    items = [application() for _ in range(40)]
    with Gateway(tmp_path, delay=3600) as gateway:
        token = gateway.enrol()
        first = send(gateway, token, *items[:20]).results
        gateway.kill()
        gateway.start()
        again = send(gateway, token, *items).results
        assert again[:20] == first
        assert len({r.receipt for r in again}) == 40
        assert len(gateway.held()) == 40


def test_what_it_hears_of_bad_links_never_reaches_the_terminal(tmp_path: Path) -> None:
    with Gateway(tmp_path, stderr=subprocess.PIPE) as gateway:
        token = gateway.enrol()
        address = ("127.0.0.1", int(gateway.url.rstrip("/").rpartition(":")[2]))
        with socket.create_connection(address) as cut:
            head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
            cut.sendall(f"{head}Content-Length: 1000\r\n\r\nENUNG".encode())
        with socket.create_connection(address) as junk:
            junk.sendall(b"ENUNG\x00\r\n\r\n")
            junk.recv(1000)
        assert len(send(gateway, token, application()).results) == 1
        assert gateway.stop() == 0
        assert gateway.errors == ""
    log = b"".join(file.read_bytes() for file in (tmp_path / "log").iterdir())
    assert b"office" in log and b"ENUNG" not in log and token.encode() not in log


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_out_of_files_it_says_nothing_on_the_terminal_and_serves_whom_it_has(
    tmp_path: Path,
) -> None:
    few = ("sh", "-c", 'ulimit -n 48; exec "$@"', "sh")
    with ExitStack() as crowd, Gateway(tmp_path, stderr=subprocess.PIPE, through=few) as gateway:
        address = ("127.0.0.1", int(gateway.url.rstrip("/").rpartition(":")[2]))
        first = crowd.enter_context(closing(HTTPConnection(*address)))
        first.connect()
        for _ in range(60):
            crowd.enter_context(socket.create_connection(address))
        for _ in range(3):
            first.request("GET", "/v1/health")
            answer = first.getresponse()
            assert (answer.status, bool(answer.read())) == (200, True)
        assert gateway.stop() == 0
        assert gateway.errors == ""
    log = b"".join(file.read_bytes() for file in (tmp_path / "log").iterdir())
    assert b"OSError" in log


def test_old_logs_are_taken_away_when_it_starts(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "20200101-000000-1-01.jsonl").write_text("{}\n", encoding="utf-8")
    with Gateway(tmp_path):
        assert "20200101" not in str(list((tmp_path / "log").iterdir()))


def run(home: Path, *args: str) -> Result:
    return CliRunner(env={PASSPHRASE_VARIABLE: PASSPHRASE}).invoke(office, args, obj=Context(home))


def test_enrolling_tells_the_token_once_as_json_or_words(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, "enrol", "mjl05", "--json").stdout)
    assert told["device"] == "MJL05"
    plain = run(tmp_path, "enrol", "MJL05")
    assert "MJL05" in plain.stderr
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        assert store.device_of(told["token"]) is None
        assert store.device_of(plain.stdout.strip()) == "MJL05"


@pytest.mark.parametrize("name", ["a b", "maß", "../x", "M", "MJL\x1b[2J"])
def test_a_bad_name_makes_no_store(tmp_path: Path, name: str) -> None:
    assert isinstance(run(tmp_path, "enrol", name).exception, Usage)
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_one_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        failed = run(tmp_path, "serve", "--port", str(taken.getsockname()[1])).exception
    assert isinstance(failed, Unreachable)
    assert failed.key == "office.port-taken"


@pytest.mark.parametrize("host", ["x" * 70, "no-such-host.invalid", "192.0.2.1"])
def test_a_host_that_is_none_is_one_error(tmp_path: Path, host: str) -> None:
    failed = run(tmp_path, "serve", "--port", "0", "--host", host)
    assert isinstance(failed.exception, Unreachable)
    assert failed.exception.key == "office.host-unknown"
    assert "TLS" in failed.stderr


def test_an_encrypted_key_is_not_asked_for(tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "office")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(NOW).not_valid_after(NOW.replace(year=2030))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (tmp_path / "c.pem").write_bytes(made.public_bytes(Encoding.PEM))
    locked = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(PASSPHRASE.encode())
    )
    (tmp_path / "k.pem").write_bytes(locked)
    files = ("--tls-cert", str(tmp_path / "c.pem"), "--tls-key", str(tmp_path / "k.pem"))
    failed = run(tmp_path, "serve", "--port", "0", *files).exception
    assert isinstance(failed, Usage)
    assert failed.key == "office.tls-encrypted"
    assert not OfficeStore.exists(tmp_path)


@pytest.mark.parametrize("options", [(), ("--training",)])
def test_one_home_is_served_by_one_gateway(tmp_path: Path, options: tuple[str, ...]) -> None:
    with Gateway(tmp_path) as gateway:
        failed = run(tmp_path, "serve", "--port", "0", *options).exception
        assert isinstance(failed, Unreachable)
        assert failed.key == "office.serving-already"
        gateway.kill()
        gateway.start()


def test_a_training_office_is_not_served_live(tmp_path: Path) -> None:
    with Gateway(tmp_path) as gateway:
        send(gateway, gateway.enrol(), application())
    failed = run(tmp_path, "serve", "--port", "0").exception
    assert isinstance(failed, Usage)
    assert failed.key == "office.holds-training"


def test_at_its_end_the_batch_under_way_is_taken_and_a_new_one_sent_away(tmp_path: Path) -> None:
    with Gateway(tmp_path, delay=3600) as gateway:
        token, port = gateway.enrol(), int(gateway.url.rstrip("/").rpartition(":")[2])
        body = json.dumps(batch(application()).to_json()).encode()
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as first:
            first.putrequest("POST", "/v1/batches")
            first.putheader("Authorization", f"Bearer {token}")
            first.putheader("Content-Length", str(len(body)))
            first.endheaders(body[:20])
            with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as other:
                other.request("GET", "/v1/health")
                assert other.getresponse().read()  # so the first one is under way
                assert gateway.process is not None and gateway.process.stdin is not None
                gateway.process.stdin.close()
                status = 200
                while status == 200:  # until it has heard that it is to end
                    other.request("GET", "/v1/health")
                    answer = other.getresponse()
                    status, told = answer.status, answer.read()
                assert (status, json.loads(told)["code"]) == (503, "closing")
            first.send(body[20:])
            assert b'"verdict":"accepted"' in first.getresponse().read()
        assert gateway.stop() == 0
        assert len(gateway.held()) == 1


ISSUE = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from operator_tui.office.store import OfficeStore
with closing(OfficeStore.open_or_create(Path(sys.argv[1]), sys.stdin.readline().strip())) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for app in sys.argv[2:]:
        store.issue(app, "0123456789012", "2026-11-24", "typed", datetime.now(UTC))
"""


def test_no_news_is_skipped_while_other_processes_write(tmp_path: Path) -> None:
    apps = [application() for _ in range(60)]
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        laptop = device(store)
        take(store, laptop, *apps)
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", ISSUE, str(tmp_path), *(item.id for item in apps[n::3])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            )
            for n in range(3)
        ]  # fmt: skip
        for writer in writers:
            assert writer.stdin is not None and writer.stdout is not None
            writer.stdin.write(f"{PASSPHRASE}\n")
            writer.stdin.flush()
        for writer in writers:
            assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("go\n")
            writer.stdin.flush()
        seen: list[int] = []
        writing, looks = True, 0
        while writing:
            writing = any(writer.poll() is None for writer in writers)
            new = [u.seq for u in store.updates(laptop, seen[-1] if seen else 0)[0]]
            looks += bool(new)
            seen += new
        for writer in writers:
            assert writer.communicate(timeout=10)[0] == "" and writer.returncode == 0
    assert seen == list(range(1, 61))
    assert looks > 1  # it was read while it was written
