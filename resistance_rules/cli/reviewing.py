"""`feedback`: what clinicians did with the cards of the service, for quality review."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.errors import CommandError, counted, written_problem
from resistance_rules.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from resistance_rules.hosts.cds_hooks.feedback_store import Kept


def feedback(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    try:
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError, SQLAlchemyError

        from resistance_rules.hosts.cds_hooks.feedback_store import kept_feedback
        from resistance_rules.hosts.service.database import Database
        from resistance_rules.hosts.service.sources import SettingsError, read_settings
    except ModuleNotFoundError as error:
        message = f"the service needs the Python package `{error.name}`"
        raise CommandError(message, 'pip install "resistance-rules[service]"') from None
    since, until = _instant(args.since, "--since"), _instant(args.until, "--until")
    try:
        flags = {"database": args.database} if args.database else {}
        url = read_settings(flags, args.config).database
        _expect_file(make_url(url).database if url.startswith("sqlite") else None)
        reports = kept_feedback(Database.at(url).engine, service=args.service, since=since, until=until)
        count = _write(reports, args, console)
    except SettingsError as error:
        for problem in error.problems:
            console.say(written_problem(problem))
        return ExitCode.WRONG_USE
    except (ArgumentError, ImportError, OSError, SQLAlchemyError) as error:
        message = f"the feedback cannot be read ({type(error).__name__})"
        raise CommandError(message, "is --database the SQLAlchemy URL that the service uses?") from None
    console.say(counted(count, "report"))
    return ExitCode.FINE


def _expect_file(path: str | None) -> None:
    """See to it that an SQLite file is there: opening one that is not would make an empty one."""
    if path is not None and not Path(path).is_file():
        raise CommandError("there is no such database", "is --database the one that the service uses?")


def _write(reports: Iterable[Kept], args: argparse.Namespace, console: Console) -> int:
    from resistance_rules.hosts.cds_hooks.feedback_export import tallies, write_csv, write_json, written_tallies

    with output_to(args.output, console, newline="") as out:
        if args.format == "csv":
            return write_csv(reports, out, comments=not args.without_comments)
        if args.format == "json":
            return write_json(reports, out, comments=not args.without_comments)
        found = tallies(reports)
        out.writelines(f"{line}\n" for line in written_tallies(found))
        return sum(tally.reported for tally in found)


def _instant(text: str | None, flag: str) -> datetime | None:
    """A date or an instant; what has no offset is UTC."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"argument {flag}: expected a date such as 2026-01-31, or an instant") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
