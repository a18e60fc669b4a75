"""`check --prove`, `diff`, `enough` and `what-would-change`: what the solver can say. They need the extra `prove`."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.cli.case_files import read_case
from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import CommandError, counted, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.explaining import plain_id
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.cli.progress import progress
from resistance_rules.trial.case_writing import written_case

if TYPE_CHECKING:
    from resistance_rules.prove import Comparison, Proof, Refutation


def proved(kb: KnowledgeBase, args: argparse.Namespace, console: Console) -> Proof:
    """The proof of a pack, with its progress on the console."""
    with solver() as prove, progress(console, "proving", None) as step:
        return prove.prove(kb, seconds=args.seconds, progress=lambda done, total: step(1))  # type: ignore[no-any-return]  # noqa: ARG005


def proof_lines(proof: Proof, console: Console) -> Iterator[str]:
    """What does not hold, and what could not be decided."""
    for verdict in proof.verdicts:
        for refutation in verdict.refutations:
            yield from _refuted(refutation, console)
        if verdict.state == "undecided":
            yield f"{console.style('undecided', 'yellow')} {verdict.claim}: {visible(verdict.says)}"
            yield f"  {visible(verdict.why or '')}"


def proof_summary(proof: Proof, console: Console) -> Iterator[str]:
    """How many claims hold."""
    refuted, undecided, waived = (len(proof.of(state)) for state in ("refuted", "undecided", "waived"))
    parts = [f"{len(proof.of('proved'))} proved for every case"]
    parts += [console.bad(f"{refuted} refuted")] if refuted else []
    parts += [console.style(f"{undecided} not decided", "yellow")] if undecided else []
    parts += [f"{waived} waived"] if waived else []
    parts += [console.good("all hold")] if proof.holds else []
    yield f"proofs: {counted(len(proof.verdicts), 'claim')} in {proof.seconds:.0f} s: {', '.join(parts)}"
    if proof.not_proved:
        tops = counted(len(proof.not_proved), "`top` expectation")
        yield f"  not proved: the order of recommendations ({tops} of examples; the examples run them)"
    for verdict in proof.of("waived"):
        for refutation, because in verdict.waived:
            text = f"waived {refutation.code} {refutation.entry}: {because}"
            yield textwrap.fill(visible(text), console.width, initial_indent="  ", subsequent_indent="    ")


def _refuted(refutation: Refutation, console: Console) -> Iterator[str]:
    where = f"{refutation.place}: " if refutation.place else ""
    head = f"{where}{console.bad(f'refuted[{refutation.code}]')} {refutation.entry}: {visible(refutation.message)}"
    yield textwrap.fill(
        head, max(console.width, 60), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    if refutation.case is not None:
        yield "  the smallest case that shows it:"
        yield textwrap.indent(written_case(refutation.case).rstrip(), "    ")
    for place, text in refutation.related:
        if place is not None:
            yield f"  {place}: {visible(text)}"
    if refutation.help:
        yield f"  help: {visible(refutation.help)}"


def diff(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `diff`."""
    old, new = load(args.old, engine=args.engine), load(args.new, overlays=args.overlay, engine=args.engine)
    with solver() as prove, progress(console, "comparing", None) as step:
        found: Comparison = prove.compare(old, new, seconds=args.seconds, progress=lambda done, total: step(1))  # noqa: ARG005
    console.write(as_json(found.to_dict()) if args.format == "json" else "\n".join(_compared(found, console)))
    return {True: ExitCode.FINE, False: ExitCode.NO, None: ExitCode.NOT_DECIDED}[found.same]


def _compared(found: Comparison, console: Console) -> Iterator[str]:
    from resistance_rules.prove.comparison import NOT_COMPARED

    for shift in found.shifts:
        sign = console.good("+ gained") if shift.change == "gained" else console.bad("- lost")
        yield f"{sign} {shift.kind} {console.style(shift.id, 'bold')}: {shift.what}; the smallest case that shows it:"
        yield textwrap.indent(written_case(shift.case).rstrip(), "    ")
    for what, why in found.undecided:
        yield f"{console.style('undecided', 'yellow')} {what}: {visible(why)}"
    if found.shifts or found.undecided:
        yield ""
    for kind, changes in found.entries.items():
        for how, ids in changes.items():
            text = f"{kind} {how}: {', '.join(ids)}"
            yield textwrap.fill(text, console.width, subsequent_indent="  ", break_on_hyphens=False)
    (old, old_version, _), (new, new_version, _) = found.old, found.new
    if found.same is None:
        said = console.style("not decided", "yellow")
    elif found.same:
        said = console.good("the same advice for every case")
    else:
        said = console.bad(counted(len(found.shifts), "difference"))
    yield f"{old} {old_version} -> {new} {new_version}: {said}"
    yield f"  {found.compared} things compared over every case; {NOT_COMPARED}"


def enough(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `enough`."""
    kb = knowledge_base(args)
    name = plain_id(args.id, kb)
    advice = kb.assess(read_case(args.case, kb))
    with solver() as prove:
        _answer(prove.enough(advice, name, exact=args.exact), args, console)
    return ExitCode.FINE


def what_would_change(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `what-would-change`."""
    kb = knowledge_base(args)
    name = plain_id(args.id, kb)
    advice = kb.assess(read_case(args.case, kb))
    with solver() as prove:
        found = prove.what_would_change(advice, name, by=args.by)
        _answer(found, args, console)
    return ExitCode.FINE if found.possible else ExitCode.NO


def _answer(found: Any, args: argparse.Namespace, console: Console) -> None:
    if args.format == "json":
        console.write(as_json(found.to_dict()))
        return
    first, _, rest = str(found).partition("\n")
    console.write(console.style(first, "bold"))
    console.write(rest)


@contextmanager
def solver() -> Iterator[Any]:
    """The package `resistance_rules.prove`, whose errors become those of the command line.

    Raises:
        CommandError: z3-solver is not installed, or something could not be decided.
    """
    try:
        from resistance_rules import prove
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise CommandError("z3-solver is not installed", 'pip install "resistance-rules[prove]"') from None
    try:
        yield prove
    except prove.NotDecidedError as error:
        raise CommandError(f"not decided: {error}", "neither yes nor no", ExitCode.NOT_DECIDED) from None
