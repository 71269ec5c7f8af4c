"""Settings of a home, and where a home is. No secret stands in the file: the token lies in the store."""

import contextlib
import errno
import os
from collections.abc import MutableMapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from operator_tui.core.errors import StoreTrouble, Usage

CONFIG_FILE: Final = "config.toml"
LOG_FOLDER: Final = "log"
OFFICE_FOLDER: Final = "office"
STORED: Final = ("gateway.token", "device.id")
"""Settings that live in the store, not in the file."""


@dataclass(frozen=True)
class Config:
    """The settings in ``config.toml``; a missing one has its default."""

    language: str = "id"
    """``ui.language``: ``id`` or ``en``."""
    gateway_url: str = ""
    """``gateway.url``: the office's gateway, ``https://…``; ``http://`` only on this machine itself."""
    gateway_ca: str = ""
    """``gateway.ca``: a PEM file with the office's own CA, if its certificate isn't a public one."""
    kbli_version: str = "2020"
    """``kbli.version``: which KBLI the office has OSS take today, ``2020`` or ``2025``."""
    idle_minutes: int = 10
    """``lock.idle-minutes``: the screen locks after so long without a key; 0 is never."""
    ascii: bool = False
    """``ui.ascii``: draw with ASCII only."""


_KEYS: Final = {
    "ui.language": "language",
    "gateway.url": "gateway_url",
    "gateway.ca": "gateway_ca",
    "kbli.version": "kbli_version",
    "lock.idle-minutes": "idle_minutes",
    "ui.ascii": "ascii",
}


def default_home() -> Path:
    """``OPERATOR_TUI_HOME``, or the folder for a user's data on this system."""
    if named := os.environ.get("OPERATOR_TUI_HOME"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("operator_tui", appauthor=False)


def sample_data() -> Path:
    """The folder of invented applicants: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent / "sample_data"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "sample_data"


def load(home: Path) -> Config:
    """The settings of a home. A broken file is :class:`StoreTrouble` that names it; a missing one is fine."""
    import tomllib

    path = home / CONFIG_FILE
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError) as error:
        raise StoreTrouble("store.config-broken", file=path) from error
    found_values: dict[str, Any] = {}
    for key, name in _KEYS.items():
        section, _, rest = key.partition(".")
        found = data.get(section, {})
        if isinstance(found, dict) and rest in found:
            found_values[name] = _read(key, str(found[rest]))
    return Config(**found_values)


def show(config: Config) -> dict[str, str]:
    """Every setting of the file as text, by its key."""
    return {key: _write(getattr(config, name)) for key, name in _KEYS.items()}


def put(home: Path, key: str, value: str) -> None:
    """Write one setting, keeping the rest of the file and its comments. Raises :class:`Usage`."""
    import tomlkit

    if key not in _KEYS:
        raise Usage("cli.config-unknown", key=key, keys=", ".join([*_KEYS, *STORED]))
    parsed = _read(key, value)
    load(home)
    path = home / CONFIG_FILE
    document = (
        tomlkit.parse(path.read_text(encoding="utf-8-sig")) if path.exists() else tomlkit.document()
    )
    section, _, rest = key.partition(".")
    table: Any = document.setdefault(section, tomlkit.table())
    if not isinstance(table, MutableMapping):
        raise StoreTrouble("store.config-broken", file=path)
    table[rest] = parsed
    temporary = path.with_suffix(".toml.new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        key = "store.full" if error.errno == errno.ENOSPC else "store.home-not-writable"
        raise StoreTrouble(key, home=home) from error


def _read(key: str, text: str) -> str | int | bool:
    if key == "gateway.url" and text:
        from operator_tui.delivery.address import check_url

        return check_url(text)
    if key == "gateway.ca" and text and not Path(text).is_file():
        raise Usage("cli.config-no-file", key=key)
    if key == "kbli.version" and text not in ("2020", "2025"):
        raise Usage("cli.config-one-of", key=key, values="2020, 2025")
    if key == "ui.language" and text not in ("id", "en"):
        raise Usage("cli.config-one-of", key=key, values="id, en")
    kind = {f.name: f.type for f in fields(Config)}[_KEYS[key]]
    if kind in (int, "int"):
        if not text.isdecimal():
            raise Usage("cli.config-number", key=key)
        return int(text)
    if kind in (bool, "bool"):
        if text.lower() not in ("true", "false", "1", "0", "y", "t"):
            raise Usage("cli.config-one-of", key=key, values="true, false")
        return text.lower() in ("true", "1", "y")
    return text


def _write(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
