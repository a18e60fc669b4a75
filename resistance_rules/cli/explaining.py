"""`why`, `why-not` and `what-if`: questions about the advice on a case."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import Final

from resistance_rules.advice.explain import Explanation, Line
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.answers import changes_of
from resistance_rules.cli.case_files import read_case
from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import CommandError, said_case_problem
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.knowledge.diagnostics import CaseError, UnknownIdError

_TRUTH_COLOURS: Final = {"true": "green", "false": "red", "unknown": "yellow"}
EXPLAINED: Final = ("intervention", "barrier", "safety", "gate", "finding", "pathway")


def why(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `why`."""
    return _explain(args, console, positive=True)


def why_not(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `why-not`."""
    return _explain(args, console, positive=False)


def what_if(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `what-if`."""
    kb = knowledge_base(args)
    try:
        changes = changes_of(args.changes, kb)
    except CaseError as error:  # on the command line, not in a file
        message = "; ".join(said_case_problem(problem) for problem in error.problems)
        raise CommandError(message, "`resistance-rules show FACT` says what it can be") from None
    advice = kb.assess(read_case(args.case, kb))
    changed, difference = advice.what_if(changes)
    if args.format == "json":
        data = {
            "changes": {name: changed.case.get(name) for name in changes},
            "difference": difference.to_dict()["changes"],
            "advice": changed.to_dict(),
        }
        console.write(as_json(data))
        return ExitCode.FINE
    for name, value in changes.items():
        was = advice.case.get(name)
        label = console.style(kb.pack.facts[name].label, "bold")
        console.write(f"if {label} were: {kb.wording.value(changed.case.get(name))}  (now: {kb.wording.value(was)})")
        if value is not None and was == changed.case.get(name):
            console.write("  that is what the case already says")
    console.write("")
    console.write(str(difference))
    return ExitCode.FINE


def _explain(args: argparse.Namespace, console: Console, *, positive: bool) -> ExitCode:
    kb = knowledge_base(args)
    name = plain_id(args.id, kb)
    advice = kb.assess(read_case(args.case, kb))
    explanation = advice.why(name) if positive else advice.why_not(name)
    if args.format == "json":
        console.write(as_json(explanation.to_dict()))
        return ExitCode.FINE
    console.write("\n".join(written_explanation(explanation, console)))
    return ExitCode.FINE


def written_explanation(explanation: Explanation, console: Console, indent: int = 0) -> Iterator[str]:
    """An explanation as lines of text that fit the console."""
    start = " " * indent
    if not indent:
        yield console.style(f"{explanation.label} ({explanation.kind} {explanation.id})", "bold")
    yield f"{start}{explanation.verdict}"
    for line in explanation.lines:
        mark = f"[{line.truth}] " if line.truth else ""
        margin = start + "  " * (line.depth + 1)
        place = f" ({line.place})" if line.place else ""
        text = textwrap.fill(
            f"{mark}{line.text}{place}",
            max(console.width, len(margin) + 40),
            initial_indent=margin,
            subsequent_indent=margin + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield _coloured(text, line, console)
    if explanation.sources:
        names = f"sources: {', '.join(explanation.sources)}"
        yield textwrap.fill(names, console.width, initial_indent=start, subsequent_indent=start + "  ")


def _coloured(text: str, line: Line, console: Console) -> str:
    """A line with its truth coloured and its place in the background."""
    if line.truth:
        text = text.replace(f"[{line.truth}]", console.style(f"[{line.truth}]", _TRUTH_COLOURS[line.truth]), 1)
    return text.replace(f"({line.place})", console.style(f"({line.place})", "dim")) if line.place else text


def plain_id(name: str, kb: KnowledgeBase) -> str:
    """An id without the kind in front of it (`barrier:x`, as an advice writes its reasons), checked.

    Raises:
        UnknownIdError: the pack has nothing of that id.
        CommandError: it has, but of a kind that needs no explanation.
    """
    kind, colon, rest = name.partition(":")
    wanted = rest if colon and kind in EXPLAINED else name
    if any(wanted in kb.pack.entries(known) for known in EXPLAINED):
        return wanted
    try:
        other, _ = kb.pack.find(wanted)
    except UnknownIdError:
        raise UnknownIdError(wanted, {key for known in EXPLAINED for key in kb.pack.entries(known)}) from None
    message = f"`{wanted}` is a {other}; why and why not answer for what is concluded or recommended"
    raise CommandError(message, f"`resistance-rules show {wanted}` describes it")
