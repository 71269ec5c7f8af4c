"""Who shows a certificate that isn't trusted: looked at without a word said to him."""

import hashlib
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Peer:
    """A certificate: the SHA-256 of it, and between which moments it is valid."""

    certificate: str
    begins: datetime
    ends: datetime


def look(host: str, port: int, seconds: float) -> Peer | None:
    """The certificate at ``host:port``, trusted or not; None where there is none to be read.

    Only a handshake: no request, no token, nothing of a person goes over this connection.
    """
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), timeout=seconds) as near,
            context.wrap_socket(near, server_hostname=host) as stream,
        ):
            return read(stream.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError):
        return None


def read(der: bytes) -> Peer | None:
    """A certificate's own words; None for what is no certificate."""
    from cryptography import x509

    try:
        found = x509.load_der_x509_certificate(der)
        begins, ends = found.not_valid_before_utc, found.not_valid_after_utc
    except (ValueError, OverflowError):
        return None
    return Peer(hashlib.sha256(der).hexdigest(), begins, ends)
