"""FHIR on the command line: what `assess --format fhir` is told beside the case, and `export fhir`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from resistance_rules.audit.moments import read_instant
from resistance_rules.cli.console import Console, reason
from resistance_rules.cli.errors import CommandError, counted
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.cli.options import Parser, add_output_option
from resistance_rules.hosts.fhir.writing import Occasion, bad_reference


def add_occasion_options(command: argparse.ArgumentParser) -> None:
    """Add the options that only `--format fhir` reads."""
    group = command.add_argument_group("with --format fhir")
    add = group.add_argument
    add("--subject", metavar="REF", type=_reference, help="a FHIR reference to the person, such as Patient/123")
    add("--encounter", metavar="REF", type=_reference, help="to the encounter")
    add("--requester", metavar="REF", type=_reference, help="to who asks, such as Practitioner/7")
    when = "the instant it is given, with time zone (2026-03-01T09:30:00Z); now, if left out"
    add("--at", metavar="INSTANT", type=instant, help=when)
    seed = "goes into every id; the same advice, instant, references and seed give the same bytes"
    add("--seed", metavar="TEXT", type=_seed, help=seed)


def add_facts_options(command: Parser) -> None:
    """Add what `facts` is told: the files, the mapping, whose facts, and when."""
    add = command.add_argument
    add(
        "files",
        metavar="FILE.json",
        nargs="+",
        help="FHIR resources or Bundles as JSON (.ndjson: one in each line); - for standard input",
    )
    which = "the id or the file of a FHIR mapping; may be repeated, each is laid over those before"
    add("--mapping", metavar="MAPPING", action="append", help=f"{which} (the shipped one if left out)")
    whose = "whose facts, such as Patient/123 (the one patient that they are about, if left out)"
    add("--patient", metavar="REF", help=whose)
    when = "when the facts shall hold, with time zone (2026-03-01T09:30:00Z); now, if left out"
    add("--now", metavar="INSTANT", type=instant, help=when)
    vouch = "every resource of this type is there, so that none is zero; may be repeated"
    add("--complete", metavar="TYPE", action="append", default=[], help=vouch)
    add("--shareable", action="store_true", help="leave out everything private, and all that was not used")
    add_output_option(command)


def facts(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `facts`. What only it needs is imported here, so that other commands start without it."""
    from resistance_rules.cli.fhir_facts import run

    return run(args, console)


def occasion_of(args: argparse.Namespace) -> Occasion | None:
    """The occasion that the options describe; None if the format is not `fhir`.

    Raises:
        CommandError: options of FHIR stand beside another format.
    """
    given = [name for name in ("subject", "encounter", "requester", "at", "seed") if getattr(args, name) is not None]
    if args.format != "fhir":
        if given:
            raise CommandError(f"`--{given[0]}` is for `--format fhir`", "add `--format fhir`, or leave it out")
        return None
    return Occasion(
        at=args.at or datetime.now(UTC),
        subject=args.subject,
        encounter=args.encounter,
        requester=args.requester,
        seed=args.seed or "",
    )


def export_fhir(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `export fhir`. What only it needs is imported here, so that other commands start without it."""
    from resistance_rules.hosts.fhir.publishing import Publication, pack_bundle, pack_resources

    kb = knowledge_base(args)
    publication = Publication(status=args.status, date=args.date)
    if args.output is None:
        console.write(as_json(pack_bundle(kb, publication)))
        return ExitCode.FINE
    folder = Path(args.output)
    try:
        number = _write_files(folder, pack_resources(kb, publication))
    except OSError as error:
        raise CommandError(
            f"cannot write `{args.output}`: {reason(error)}", "name a folder that you may write to"
        ) from None
    console.say(f"{counted(number, 'resource')} written to {args.output}")
    return ExitCode.FINE


def _write_files(folder: Path, published: Iterable[dict[str, Any]]) -> int:
    """Write each resource to its file; refuse a folder with other JSON in it, which would pass for part of the pack."""
    resources = {f"{resource['resourceType']}-{resource['id']}.json": resource for resource in published}
    folder.mkdir(parents=True, exist_ok=True)
    others = sorted({path.name for path in folder.glob("*.json")} - set(resources))
    if others:
        message = f"`{folder}` holds other files, such as `{others[0]}`: they would pass for a part of this pack"
        raise CommandError(message, "name an empty folder, or remove them")
    for name, resource in resources.items():
        text = json.dumps(resource, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return len(resources)


def _reference(text: str) -> str:
    problem = bad_reference(text)
    if problem:
        raise argparse.ArgumentTypeError(problem)
    return text


def instant(text: str) -> datetime:
    """An instant with its time zone, as an option gives it."""
    try:
        return read_instant(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _seed(text: str) -> str:
    try:
        return Occasion(at=datetime.now(UTC), seed=text).seed
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def publication_date(text: str) -> str:
    """A day, a month or a year, as an option gives it."""
    from resistance_rules.hosts.fhir.publishing import Publication

    try:
        Publication(date=text)
    except ValueError:
        raise argparse.ArgumentTypeError("expected a date such as 2026-03-01, 2026-03 or 2026") from None
    return text
