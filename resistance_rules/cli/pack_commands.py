"""`examples` and `schema`: for people who write packs and hosts; `check` has a module of its own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from resistance_rules.audit.trace_schema import trace_schema
from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import CommandError, counted
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.explaining import written_explanation
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.schema import case_schema, pack_schema
from resistance_rules.trial.examples import ExampleResult, Failure, run_example


def examples(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `examples`."""
    kb = knowledge_base(args)
    if args.only is not None and args.only not in kb.pack.examples:
        raise UnknownIdError(args.only, kb.pack.examples, "example")
    chosen = [args.only] if args.only is not None else kb.pack.examples
    results = [run_example(kb, kb.pack.examples[name]) for name in chosen]
    if not results:
        message = f"the pack `{kb.pack.info.id}` has no examples, so nothing ran"
        raise CommandError(message, "write one: CONTRIBUTING.md shows how", ExitCode.NO)
    failed = [result for result in results if not result.passed]
    if args.format == "json":
        console.write(as_json({"run": len(results), "failed": len(failed), "examples": [r.to_dict() for r in results]}))
    else:
        for result in failed:
            console.write("\n".join(_failed_lines(result, console)))
        console.write(_sum(len(results), len(failed), console))
    return ExitCode.NO if failed else ExitCode.FINE


def schema(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `schema`."""
    if args.trace:
        console.write(as_json(trace_schema()))
        return ExitCode.FINE
    pack = knowledge_base(args).pack
    if args.mapping:
        from resistance_rules.hosts.fhir.reading.mapping_schema import mapping_schema

        console.write(as_json(mapping_schema(pack)))
        return ExitCode.FINE
    console.write(as_json(case_schema(pack) if args.case else pack_schema(pack)))
    return ExitCode.FINE


def _failed_lines(result: ExampleResult, console: Console) -> Iterator[str]:
    example = result.example
    title = f" ({example.title})" if example.title else ""
    where = f"{example.place}: " if example.place else ""
    yield f"{where}{console.bad('failed')} {console.style(example.id, 'bold')}{title}"
    for failure in result.failures:
        yield f"  {failure.part}"
        yield f"    expected: {failure.expected}"
        yield f"    came:     {failure.found}"
        yield from _grounds(result, failure, console)
    yield ""


def _grounds(result: ExampleResult, failure: Failure, console: Console) -> Iterator[str]:
    """Why it came, or why it did not."""
    if failure.about is None:
        return
    advice = result.advice
    explanation = advice.why(failure.about) if failure.unwanted else advice.why_not(failure.about)
    yield f"    {'why' if failure.unwanted else 'why not'}:"
    yield from written_explanation(explanation, console, indent=6)


def _sum(run: int, failed: int, console: Console) -> str:
    if failed:
        return console.bad(f"{failed} of {counted(run, 'example')} failed")
    return console.good(f"all {run} examples hold" if run > 1 else "the example holds")
