"""Where settings come from: defaults, then a TOML file, then the environment, then the command line; the last wins.

All problems are reported at once, each with the place it comes from and what was probably meant.
"""

from __future__ import annotations

import json
import os
import re
import ssl
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import define, field
from pydantic import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from resistance_rules.hosts.service.database import is_memory
from resistance_rules.hosts.service.keys import KeyProblem, KeyRing
from resistance_rules.hosts.service.settings import Client, Settings
from resistance_rules.knowledge.diagnostics import Problem, ResistanceRulesError, did_you_mean, quoted, quoted_path

PREFIX: Final = "RESISTANCE_RULES_SERVE_"  # not ..._SERVICE_: Kubernetes sets _SERVICE_HOST for a service of this name
CONFIG: Final = f"{PREFIX}CONFIG"


class SettingsError(ResistanceRulesError):
    """The settings cannot be used. `problems` holds everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def read_settings(
    flags: Mapping[str, Any] | None = None, config: str | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Settings from everywhere, checked.

    Args:
        flags: field name -> value, from the command line; wins over everything.
        config: a TOML file; left out: the one that the environment names, or none.
        environ: the environment; left out: that of this process.

    Raises:
        SettingsError: with every problem.
    """
    environ = os.environ if environ is None else environ
    collected = _Collected()
    config = config or environ.get(CONFIG)
    if config:
        collected.add_file(Path(config))
    collected.add_environment(environ)
    for name, value in (flags or {}).items():
        collected.put(name, value, f"--{name.replace('_', '-')}")
    settings = collected.validated()
    problems = [*collected.problems, *(problems_of(settings) if settings else ())]
    if problems or settings is None:
        raise SettingsError(problems)
    return settings


def check(settings: Settings) -> None:
    """Check what must fit together, and the files that are named.

    Raises:
        SettingsError: with every problem.
    """
    problems = [*problems_of(settings)]
    if problems:
        raise SettingsError(problems)


@define
class _Collected:
    """Values by field name, the source of each, and what is wrong so far."""

    values: dict[str, Any] = field(factory=dict)
    places: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def put(self, name: str, value: Any, place: str) -> None:
        self.values[name], self.places[name] = value, place

    def add_file(self, path: Path) -> None:
        shown = quoted_path(path)
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            message = f"the settings file {shown} cannot be read: {(error.strerror or 'unknown reason').lower()}"
            self.problems.append(Problem("settings_file", message))
        except UnicodeDecodeError:
            self.problems.append(Problem("settings_file", f"the settings file {shown} is not UTF-8"))
        except tomllib.TOMLDecodeError as error:
            message = f"the settings file {shown} is not TOML: {_lower(str(error))}"
            self.problems.append(
                Problem("settings_file", message, help="texts need quotes, tables look like [[clients]]")
            )
        else:
            for name, value in data.items():
                self.put(name, value, f"{path.name}: {name}")

    def add_environment(self, environ: Mapping[str, str]) -> None:
        for variable, text in sorted(environ.items()):
            if not variable.startswith(PREFIX) or variable == CONFIG:
                continue
            name = variable.removeprefix(PREFIX).lower()
            if name not in Settings.model_fields:
                near = did_you_mean(name, Settings.model_fields)
                help_text = re.sub(r"`(\w+)`", lambda match: f"`{PREFIX}{match[1].upper()}`", near) if near else None
                message = f"there is no setting {quoted(variable)}"
                self.problems.append(Problem("unknown_setting", message, help=help_text))
                continue
            self.put(name, self._of_text(name, text, variable), variable)

    def _of_text(self, name: str, text: str, variable: str) -> Any:
        """What the text of a variable means: lists with commas, or JSON; everything else as pydantic reads it."""
        if text.startswith(("[", "{")):
            try:
                return json.loads(text)
            except ValueError:
                message = f"{variable}: starts like JSON and is none"
                self.problems.append(Problem("bad_setting", message, help='write it like ["one", "two"]'))
                return Settings.model_fields[name].get_default(call_default_factory=True)
        if str(Settings.model_fields[name].annotation).startswith("tuple"):
            return [part.strip() for part in text.split(",") if part.strip()]
        return text

    def validated(self) -> Settings | None:
        try:
            return Settings.model_validate(self.values)
        except ValidationError as error:
            for found in error.errors(include_url=False, include_input=False):
                self.problems.append(self._problem(found["type"], [*found["loc"]], found["msg"]))
            return None

    def _problem(self, kind: str, loc: list[int | str], message: str) -> Problem:
        top = str(loc[0]) if loc else ""
        place = self.places.get(top, top)
        place += "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc[1:])
        if kind == "extra_forbidden":
            known = Settings.model_fields if len(loc) == 1 else Client.model_fields
            help_text = did_you_mean(str(loc[-1]), known) or f"there is {', '.join(sorted(known))}"
            return Problem("unknown_setting", f"{place}: there is no such setting", help=help_text)
        if kind == "missing":
            return Problem("missing_setting", f"{place}: this is needed")
        return Problem("bad_setting", f"{place}: {_lower(message)}")


def problems_of(settings: Settings) -> Iterator[Problem]:
    """What does not fit together."""
    yield from _exposure(settings)
    yield from _clients(settings)
    yield from _database(settings)
    yield from _tls(settings)
    for origin in settings.cors_origins:
        if origin != "*" and (not origin.startswith(("https://", "http://")) or origin.count("/") != 2):  # noqa: PLR2004
            message = f"cors_origins: {quoted(origin)} is no web origin"
            yield Problem("bad_setting", message, help="write it like https://ehr.example.org, without a path")


def _exposure(settings: Settings) -> Iterator[Problem]:
    if not settings.clients and not settings.is_local and not settings.allow_unauthenticated:
        message = f"host: {quoted(settings.host)} can be reached by other machines, and no clients are configured"
        help_text = (
            "configure `clients` with their keys; or set `allow_unauthenticated` if something in front of the service "
            "checks who calls"
        )
        yield Problem("exposed", message, help=help_text)


def _clients(settings: Settings) -> Iterator[Problem]:
    for what in ("name", "issuer"):
        seen: dict[str, int] = {}
        for number, client in enumerate(settings.clients):
            first = seen.setdefault(getattr(client, what), number)
            if first != number:
                message = f"clients[{number}].{what}: clients[{first}] has the same"
                yield Problem("bad_setting", message, help="give each client its own")
    for number, client in enumerate(settings.clients):
        if not client.key_files and client.jwks_url is None:
            message = f"clients[{number}]: there are no keys"
            yield Problem("missing_setting", message, help="give `key_files` or `jwks_url`")
        for name in client.key_files:
            try:
                KeyRing.of(client.model_copy(update={"key_files": (name,)}))
            except KeyProblem as problem:
                yield Problem("bad_key_file", f"clients[{number}].key_files: {quoted_path(name)} {problem}")
    if settings.clients and not settings.audience and settings.public_url is None:
        message = "audience: clients are configured, and no token could ever be for this service"
        help_text = "set `public_url` to the address that clients call, or `audience` to what they put into `aud`"
        yield Problem("missing_setting", message, help=help_text)


def _database(settings: Settings) -> Iterator[Problem]:
    try:
        make_url(settings.database).get_dialect().import_dbapi()
    except (ArgumentError, ValueError):
        help_text = "write it like sqlite:////var/lib/resistance/service.sqlite3 or postgresql+psycopg://user@host/name"
        yield Problem("bad_setting", "database: this is no SQLAlchemy URL", help=help_text)
    except ImportError as error:
        help_text = f"install the Python package {quoted(error.name or 'that it needs')}"
        yield Problem("bad_setting", "database: the driver for this URL is not installed", help=help_text)
    except Exception as error:  # noqa: BLE001  (dialects are plugins)
        yield Problem("bad_setting", f"database: this URL cannot be used ({type(error).__name__})")
    else:
        if settings.workers > 1 and is_memory(settings.database):
            message = "database: a database in memory is not shared by several workers"
            yield Problem("bad_setting", message, help="name a file, or use one worker")


def _tls(settings: Settings) -> Iterator[Problem]:
    if (settings.tls_certificate is None) != (settings.tls_key is None):
        yield Problem("missing_setting", "tls_certificate and tls_key: one is set and the other is not")
    for name in ("tls_certificate", "tls_key"):
        path = getattr(settings, name)
        if path is not None and not Path(path).is_file():
            yield Problem("bad_setting", f"{name}: there is no file {quoted_path(path)}")
    if all(path is not None and Path(path).is_file() for path in (settings.tls_certificate, settings.tls_key)):
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
                str(settings.tls_certificate), settings.tls_key, password=""
            )
        except (OSError, ValueError) as error:
            message = f"tls_certificate and tls_key: they cannot be used together ({type(error).__name__})"
            help_text = "both are PEM files; the key belongs to the first certificate and has no passphrase"
            yield Problem("bad_setting", message, help=help_text)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")
