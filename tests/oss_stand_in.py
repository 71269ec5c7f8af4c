"""OSS as FIELD §2 describes it, on loopback: ``checkNIB`` and ``inqueryNIB``, with its faults on demand."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

USER_KEY = "kunci-majalengka"


class StandIn:
    """OSS with some NIBs. ``faults`` befall the next requests, in their order.

    A fault is ``silence``, ``close``, ``cut``, ``html``, ``json``, ``shape``, ``redirect``, ``gzip``, ``huge``,
    ``drip`` (an answer that never ends), ``kode-<n>``, or ``http-<n>``.
    """

    def __init__(self) -> None:
        self.known: dict[str, dict[str, Any]] = {}
        self.faults: list[str] = []
        self.asked: list[tuple[str, str, str]] = []
        """``(method, user_key, nib)`` of every request."""
        self.stumbles_over = ""
        """An NIB that it always fails at."""
        self.ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """What ``oss.url`` is set to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1/kl/rba"

    def knows(self, nib: str, name: str, nik: str, status: object = "01") -> None:
        """An NIB that was issued."""
        self.known[nib] = {"name": name, "nik": nik, "status": status}

    def __enter__(self) -> "StandIn":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, method: str, key: str, body: bytes) -> tuple[int, dict[str, Any]]:
        """What OSS says to a question."""
        said = f"respon{method}"
        question = {"checkNIB": "CHECKNIB", "inqueryNIB": "INQUERYNIB"}.get(method)
        if question is None:
            return 404, {
                said: {"kode": 404, "keterangan": "Service tidak ditemukan", "dataNIB": {}}
            }
        nib = json.loads(body)[question]["nib"]
        self.asked.append((method, key, nib))
        if key != USER_KEY:
            return 401, {said: {"kode": "401", "keterangan": "User tidak valid", "dataNIB": None}}
        if nib == self.stumbles_over:
            return 500, {said: {"kode": 500, "keterangan": "Proses gagal"}}
        if nib not in self.known:
            return 200, {said: {"kode": 400, "keterangan": "NIB tidak ditemukan", "dataNIB": {}}}
        one = self.known[nib]
        if method == "checkNIB":
            data = {"nib": nib, "nama_perusahaan": one["name"], "status": one["status"]}
        else:
            data = {
                "nib": int(nib), "nama_perseroan": one["name"], "status_nib": one["status"],
                "no_id_user_proses": "", "penanggung_jwb": [{"no_identitas_penanggung_jwb": int(one["nik"])}],
            }  # fmt: skip
        return 200, {said: {"kode": "200", "keterangan": "Sukses", "dataNIB": data}}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                method = self.path.rpartition("/")[2]
                fault = outer.faults.pop(0) if outer.faults else ""
                status, data = outer.answer(method, self.headers.get("user_key", ""), body)
                self._send(fault, method, status, json.dumps(data).encode())

            def _send(self, fault: str, method: str, status: int, body: bytes) -> None:
                headers = {"Content-Type": "application/json"}
                kind, _, number = fault.partition("-")
                match kind:
                    case "silence":
                        outer.ended.wait(10)
                    case "html":
                        body = b"<html><body>Sedang pemeliharaan</body></html>"
                    case "json":
                        body = body[: len(body) // 2]
                    case "shape":
                        body = b'{"status": "ok", "data": [1, 2]}'
                    case "redirect":
                        status, headers["Location"] = 302, "http://portal.example/"
                    case "gzip":
                        headers["Content-Encoding"] = "gzip"
                    case "huge":
                        body = b" " * 3_000_000
                    case "kode":
                        body = json.dumps(
                            {f"respon{method}": {"kode": number, "keterangan": "-"}}
                        ).encode()
                    case "http":
                        status, body = int(number), b"<html>Bad Gateway</html>"
                if kind in ("close", "silence"):
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                more = {"cut": 1000, "drip": 10_000_000}.get(kind, 0)
                self.send_header("Content-Length", str(len(body) + more))
                self.end_headers()
                self.close_connection = bool(more)
                try:
                    self.wfile.write(body)
                    while kind == "drip" and not outer.ended.wait(0.05):
                        self.wfile.write(b" ")
                        self.wfile.flush()
                except OSError:
                    self.close_connection = True

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        return Handler
