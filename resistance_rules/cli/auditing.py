"""`source-attributes` and `audit`: what a reviewer asks of a pack, and of one advice."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from resistance_rules.audit.attribute_faces import as_markdown, as_text
from resistance_rules.audit.replay import Replay, TraceError, read_trace, replay
from resistance_rules.audit.source_attributes import source_attributes as attributes_of
from resistance_rules.audit.trace import trace_of, written_trace
from resistance_rules.cli.case_files import read_bytes, read_case
from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.errors import CommandError, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import DEFAULT_PACK, is_wrong_use, knowledge_base, packs_of
from resistance_rules.knowledge.diagnostics import PackError

MOST_TRACE_BYTES: Final = 50_000_000
LONGEST_SHOWN: Final = 120


def source_attributes(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `source-attributes`."""
    data = attributes_of(knowledge_base(args).pack)
    if args.format == "json":
        text = as_json(data) + "\n"
    else:
        text = as_markdown(data) if args.format == "markdown" else as_text(data, console.width)
    with output_to(args.output, console, packs=packs_of(args)) as stream:
        stream.write(text)
    return ExitCode.FINE


def audit(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `audit`."""
    if (args.case is None) == (args.replay is None):
        both = args.case is not None
        message = "a case is audited, or a trace is replayed; not both" if both else "there is nothing to audit"
        raise CommandError(message, "name a case, or a trace with `--replay TRACE`")
    if args.replay is not None:
        return _replay(args, console)
    if args.format == "text":
        raise CommandError("`--format` is for `--replay`: a trace is JSON", "leave it out")
    if args.pack is None:
        args.pack = DEFAULT_PACK
    kb = knowledge_base(args)
    case = read_case(args.case, kb)
    provenance = _read_provenance(args.provenance) if args.provenance is not None else None
    try:
        trace = trace_of(kb.assess(case), provenance=provenance, at=args.at)
    except ValueError as error:
        raise CommandError(f"`{args.provenance}`: {error}", "name only facts that the case holds") from None
    sources = [args.case, *([args.provenance] if args.provenance else [])]
    with output_to(args.output, console, *sources, packs=packs_of(args)) as stream:
        stream.write(written_trace(trace))
    return ExitCode.FINE


def _replay(args: argparse.Namespace, console: Console) -> ExitCode:
    misplaced = [name for name in ("provenance", "at") if getattr(args, name) is not None]
    if misplaced:
        raise CommandError(f"`--{misplaced[0]}` is for auditing a case", "a trace has its own: leave it out")
    try:
        trace = read_trace(read_bytes(args.replay, MOST_TRACE_BYTES))
        named = args.pack is not None
        if not named:
            args.pack = trace["pack"]["id"]
        try:
            kb = knowledge_base(args)
        except PackError as error:
            if named or not is_wrong_use(error):
                raise
            message = f"the trace is of the pack `{visible(args.pack)}`, which is not a shipped one"
            raise CommandError(message, "name its folder with `--pack`") from None
        result = replay(trace, kb)
    except TraceError as error:
        console.say(visible(f"{args.replay}: {error}", lines=True))
        return ExitCode.NO
    with output_to(args.output, console, args.replay, packs=packs_of(args)) as stream:
        if args.format == "json":
            stream.write(as_json(_replay_data(trace, result)) + "\n")
        else:
            stream.write("\n".join(_replay_lines(trace, result, console)) + "\n")
    return ExitCode.FINE if result.same else ExitCode.NO


def _replay_data(trace: Mapping[str, Any], result: Replay) -> dict[str, Any]:
    return {
        "same": result.same,
        "intact": result.intact,
        "same_pack": result.same_pack,
        "then": {key: trace.get(key) for key in ("pack", "library", "engine")},
        "now": {key: result.trace[key] for key in ("pack", "library", "engine")},
        "differences": [{"path": one.path, "then": one.then, "now": one.now} for one in result.differences],
    }


def _replay_lines(trace: Mapping[str, Any], result: Replay, console: Console) -> Iterator[str]:
    """The verdict, what may explain it, and every difference."""
    if result.same:
        yield console.good("the same comes out: every rule, conclusion and decision of the trace")
    else:
        yield console.bad("this is not what comes out now")
    if not result.intact:
        yield "  the trace was changed after it was written: its sha256 does not fit its content"
    if not result.same_pack:
        then, now = trace["pack"], result.trace["pack"]
        yield (
            f"  the rules are others: then {visible(str(then['id']))} {visible(str(then.get('version')))}, "
            f"now {now['id']} {now['version']}; load the pack of then with `--pack` to compare"
        )
    for one in result.differences:
        yield f"  {visible(one.path)}: then {_shown(one.then)}, now {_shown(one.now)}"


def _shown(value: Any) -> str:
    text = "not there" if value is None else json.dumps(value, ensure_ascii=False)
    return visible(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "...")


def _read_provenance(path: str) -> dict[str, dict[str, Any]]:
    """Where facts come from: a JSON object of fact ids to objects."""
    help_text = 'such as {"phq9_total": {"resource": "Observation/1", "date": "2026-02-20"}}'
    try:
        data = json.loads(read_bytes(path, MOST_TRACE_BYTES))
    except (ValueError, RecursionError):
        raise CommandError(f"`{path}` is not JSON", help_text) from None
    if not isinstance(data, dict) or not all(isinstance(value, dict) for value in data.values()):
        raise CommandError(f"`{path}` does not say where facts come from", help_text)
    return data
