"""`assess`: the advice on one case, or on each line of a file of cases."""

from __future__ import annotations

import argparse

from resistance_rules.cli.batch import assess_lines
from resistance_rules.cli.case_files import MANY_CASES, read_case
from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.errors import CommandError
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json, written_advice
from resistance_rules.cli.fhir import occasion_of
from resistance_rules.cli.loading import knowledge_base, packs_of


def assess(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    many = str(args.case).lower().endswith(MANY_CASES)
    face = args.format or ("jsonl" if many else "text")
    occasion = occasion_of(args)
    if many and face != "jsonl":
        message = f"`{args.case}` holds many cases, and `{face}` is for one"
        raise CommandError(message, "use `--format jsonl`, or leave it out")
    if face == "jsonl" and str(args.case).lower().endswith((".yaml", ".yml")):
        message = f"`{args.case}` holds one case, and `jsonl` is for many: one case in each line, as JSON"
        raise CommandError(message, "use `--format json`, or name a .jsonl file")
    kb = knowledge_base(args)
    if face == "jsonl":
        return assess_lines(args, kb, console)
    advice = kb.assess(read_case(args.case, kb))
    if args.shareable:
        advice = advice.shareable()
    if occasion is not None:
        from resistance_rules.hosts.fhir.writing import advice_bundle

        text = as_json(advice_bundle(advice, kb.pack, occasion))
    else:
        text = written_advice(advice, face, console, to_file=args.output is not None)
    with output_to(args.output, console, args.case, packs=packs_of(args)) as stream:
        stream.write(text if text.endswith("\n") else text + "\n")
    return ExitCode.FINE
