"""`mutants` and `suite`: how well the examples of a pack would notice a slip, and what they do not reach."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from resistance_rules.cli.console import Console, output_to, require_output
from resistance_rules.cli.errors import CommandError, counted
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base, packs_of
from resistance_rules.cli.progress import progress
from resistance_rules.testing.coverage import Count
from resistance_rules.testing.kinds import SLIPS
from resistance_rules.testing.mutants import FailingExamplesError, Mutant, counts, mutants_of
from resistance_rules.testing.obligations import catalogue_of
from resistance_rules.testing.slips import slips_of
from resistance_rules.testing.suite import Suite, propose, written_suite
from resistance_rules.trial.case_writing import written_case

_SHOWN: Final = 3  # ways in which a case differs


def mutants(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `mutants`: survivors that a case tells apart mean that the answer is no."""
    kb = knowledge_base(args)
    if not kb.pack.examples:
        message = f"the pack `{kb.pack.info.id}` has no examples, so none can notice anything"
        raise CommandError(message, "`resistance-rules suite` proposes some", ExitCode.NO)
    kinds = args.kind or list(SLIPS)
    total = len([slip for slip in slips_of(kb.pack) if slip.kind in kinds][:: args.every])
    if not total:
        message = f"the pack `{kb.pack.info.id}` has nothing in which such a slip could be made"
        raise CommandError(message, "leave out `--kind`", ExitCode.NO)
    try:
        with progress(console, "trying mutants", total) as step:
            found = list(
                mutants_of(
                    kb, args.kind or (), with_cases=not args.no_cases, every=args.every, progress=lambda: step(1)
                )
            )
    except FailingExamplesError as error:
        raise CommandError(str(error), "`resistance-rules examples` says why they fail", ExitCode.NO) from None
    survivors = [mutant for mutant in found if mutant.survived]
    if args.format == "json":
        console.write(as_json({"counts": counts(found), "survivors": [mutant.to_dict() for mutant in survivors]}))
    else:
        for mutant in survivors:
            if args.no_cases or mutant.case is not None:
                console.write("\n".join(_survivor(mutant, console)))
        console.write("\n".join(_table(found)))
    return ExitCode.NO if any(mutant.case is not None or args.no_cases for mutant in survivors) else ExitCode.FINE


def suite(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `suite`: not decided if something is left for which neither a case nor a proof was found."""
    kb = knowledge_base(args)
    require_output(args.output, packs=packs_of(args))  # before the search, which takes long on a large pack
    with progress(console, "looking for cases", len(catalogue_of(kb).obligations)) as step:
        found = propose(kb, most_facts=args.most_facts, progress=lambda: step(1))
    text = as_json(_suite_data(found)) + "\n" if args.format == "json" else written_suite(found)
    with output_to(args.output, console, packs=packs_of(args)) as stream:
        stream.write(text)
    if args.format != "json":
        _tell(found, console)
    return ExitCode.NOT_DECIDED if found.undecided else ExitCode.FINE


def _survivor(mutant: Mutant, console: Console) -> Iterator[str]:
    slip = mutant.slip
    where = f"{slip.place}: " if slip.place else ""
    yield f"{where}{console.bad('survived')} {console.style(f'{slip.subject[0]} {slip.subject[1]}', 'bold')}"
    yield f"  {SLIPS[slip.kind]}: {slip.said}"
    if mutant.case is not None:
        yield "  no example notices; this case would:"
        yield from (f"    {line}" for line in written_case(mutant.case).splitlines())
        for change in mutant.differs[:_SHOWN] or ("only in the points of a barrier, a reason or a question",):
            yield f"  differs: {change}"
        if len(mutant.differs) > _SHOWN:
            yield f"  ... and in {counted(len(mutant.differs) - _SHOWN, 'more way')}"
    yield ""


def _table(found: list[Mutant]) -> Iterator[str]:
    table = counts(found)
    yield f"{'mutants':>8} {'noticed':>8} {'survived':>9} {'no case':>8}"
    for kind, row in table.items():
        yield f"{row['mutants']:>8} {row['killed']:>8} {row['survived']:>9} {row['no_telling_case']:>8}  {SLIPS[kind]}"
    if any(row["no_telling_case"] for row in table.values()):
        yield "no case: no example noticed, and no case was found that tells pack and mutant apart"


def _tell(found: Suite, console: Console) -> None:
    """What was found, to the person: the examples themselves went to the output."""
    console.say(f"{counted(len(found.proposed), 'example')} proposed; what they answer is what the rules answer today:")
    console.say("read each one before you keep it")
    for before, after in zip(found.before.counts(), found.after.counts(), strict=True):
        console.say(f"  {_change(before, after)}")
    for name in found.undecided:
        console.say(f"  not decided, neither a case nor a proof that there is none: {name}")


def _change(before: Count, after: Count) -> str:
    return str(after) if before.reached == after.reached else f"{after}, {before.reached} before"


def _suite_data(found: Suite) -> dict[str, object]:
    return {
        "before": found.before.to_dict()["counts"],
        "after": found.after.to_dict()["counts"],
        "proposed": [{"case": dict(item.facts), "reaches": list(item.reaches)} for item in found.proposed],
        "impossible": found.after.to_dict()["impossible"],
        "undecided": list(found.undecided),
    }
