"""`agreement`: how far a pack's advice agrees with raters of vignettes."""

from __future__ import annotations

import argparse
from typing import Final

from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.errors import counted, written_problem
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base, packs_of
from resistance_rules.knowledge.diagnostics import Problem
from resistance_rules.testing.agreement import Agreement
from resistance_rules.testing.agreement import agreement as compare
from resistance_rules.testing.ratings import RatingsError, read_ratings

FORMATS: Final = ("text", "json", "html")


def agreement(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    kb = knowledge_base(args)
    try:
        ratings = read_ratings(args.ratings, kb)
    except RatingsError as error:
        for problem in sorted(error.problems, key=_by_place):
            console.say(written_problem(problem))
        missing = all(problem.code in ("no_file", "unreadable") for problem in error.problems)
        console.say(f"{counted(len(error.problems), 'problem')}: nothing is measured")
        return ExitCode.WRONG_USE if missing else ExitCode.NO
    result = compare(kb, ratings, seed=args.seed, resamples=args.resamples)
    with output_to(args.output, console, *args.ratings, packs=packs_of(args)) as stream:
        stream.write(_written(result, args, console).rstrip("\n") + "\n")
    return ExitCode.FINE


def _by_place(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)


def _written(result: Agreement, args: argparse.Namespace, console: Console) -> str:
    if args.format == "json":
        return as_json(result.to_dict(details=args.details))
    if args.format == "html":
        return result.to_html(details=args.details)
    return result.to_text(details=args.details, width=console.width)
