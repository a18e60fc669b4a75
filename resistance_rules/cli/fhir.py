"""What `assess --format fhir` has to be told beside the case: when, and about whom."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from resistance_rules.cli.errors import CommandError
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
    add("--seed", metavar="TEXT", help=seed)


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


def _reference(text: str) -> str:
    problem = bad_reference(text)
    if problem:
        raise argparse.ArgumentTypeError(problem)
    return text


def instant(text: str) -> datetime:
    """An instant with its time zone, as an option gives it."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise argparse.ArgumentTypeError("expected an instant with its time zone, such as 2026-03-01T09:30:00Z")
    return at
