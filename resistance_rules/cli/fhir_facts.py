"""`facts`: what FHIR resources say of a person, as a case, and why everything else became no fact."""

from __future__ import annotations

import argparse
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from resistance_rules.cli.case_files import MANY_CASES, STDIN, open_source
from resistance_rules.cli.console import Console, output_to, reason
from resistance_rules.cli.errors import CommandError, counted, visible, written_problem
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base, packs_of
from resistance_rules.hosts.fhir.reading import FhirError, FhirFacts, FhirMapping, FhirProblem, NotUsed, facts_from_fhir
from resistance_rules.hosts.fhir.reading.json_text import MAX_BYTES, read_json, read_json_lines
from resistance_rules.hosts.fhir.reading.mapping import MappingError, load_mapping
from resistance_rules.hosts.fhir.reading.mapping_entries import READ_TYPES
from resistance_rules.hosts.fhir.reading.mapping_files import shipped_mappings
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.diagnostics import did_you_mean
from resistance_rules.knowledge.model import Pack

_SAYS_NOTHING_OF_THEM: Final = frozenset(
    {"other_patient", "no_subject", "not_read", "contained", "outcome", "more_pages"}
)


def run(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    kb = knowledge_base(args)
    unknown = [name for name in args.complete if name not in READ_TYPES]
    if unknown:
        help_text = did_you_mean(unknown[0], READ_TYPES) or f"these are read: {', '.join(READ_TYPES)}"
        raise CommandError(f"nothing is read from resources of the type `{unknown[0]}`", help_text)
    try:
        mapping = read_mapping(args.mapping, kb.pack)
    except MappingError as error:
        say_problems(error, console)
        return ExitCode.NO
    try:
        source = _given(args.files)
        found = facts_from_fhir(source, mapping=mapping, patient=args.patient, now=args.now, complete=args.complete)
    except FhirError as error:
        for problem in error.problems:
            console.say(visible(str(problem), lines=True))
        return ExitCode.NO
    if args.patient is not None and _is_about_nobody_named(found):
        help_text = "look up the id in the resources; without `--patient` the one patient they are about is taken"
        raise CommandError(f"none of these resources is about `{visible(args.patient)}`", help_text)
    if args.format == "case" and found.not_used:
        resources = counted(len({one.resource for one in found.not_used}), "resource")
        console.say(f"content of {resources} gave no fact; `--format text` says what and why")
        doubts = len(found.remarks(kb.pack.facts))
        if doubts:  # a case has no place for them, and no content of the record goes to standard error
            console.say(
                f"{counted(doubts, 'remark')} of what somebody should look at (recorded, and contradictory or not "
                "understood) cannot go into a case: no advice on it will mention them"
            )
    if args.shareable:
        found = found.shareable()
    if args.format == "case":
        text = as_json(dict(found.facts))
    elif args.format == "json":
        text = as_json(found.to_dict())
    else:
        text = "\n".join(_lines(found, kb.pack, console))
    with output_to(args.output, console, *args.files, packs=packs_of(args)) as stream:
        stream.write(text + "\n")
    return ExitCode.FINE


def read_mapping(names: list[str] | None, pack: Pack) -> FhirMapping:
    """Load the mappings that were named, over each other; the one that is shipped for the pack if none was.

    Raises:
        CommandError: one is not there, or none is shipped for the pack.
        MappingError: they have problems.
    """
    if not names:
        shipped = shipped_mappings()
        names = [name for name in (pack.info.id, *pack.info.extends) if name in shipped][:1]
        if not names:
            raise CommandError(f"no FHIR mapping is shipped for the pack `{pack.info.id}`", "name one with `--mapping`")
    try:
        return load_mapping(names, pack=pack)
    except MappingError as error:
        if all(problem.code == "no_mapping" for problem in error.problems):
            raise CommandError(
                "\n".join(problem.message for problem in error.problems), error.problems[0].help
            ) from None
        raise


def say_problems(error: MappingError, console: Console) -> None:
    """Say what is wrong with a mapping."""
    for problem in error.problems:
        console.say(written_problem(problem))
    console.say(f"{counted(len(error.problems), 'problem')}: the mapping is not used")


def _is_about_nobody_named(found: FhirFacts) -> bool:
    """Whether there are resources of people, and none of them is the one who was named."""
    reasons = set(found.reasons())
    return not found.found and "other_patient" in reasons and reasons <= _SAYS_NOTHING_OF_THEM


def _given(names: list[str]) -> list[Any]:
    """What the files hold, one after the other."""
    found: list[Any] = []
    for name in names:
        data = _read(name)
        if not isinstance(data, list) and not (isinstance(data, dict) and "resourceType" in data):
            message = "this has no `resourceType`, so it is no FHIR resource"
            place = "(stdin)" if name == STDIN else name
            raise FhirError([FhirProblem("not_fhir", message, place, "name a file that holds a resource or a Bundle")])
        found.extend(data) if isinstance(data, list) else found.append(data)
    return found


def _read(source: str) -> Any:
    stream = open_source(source)
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"cannot read `{source}`: {reason(error)}") from None
    finally:
        if source != STDIN:
            stream.close()
    if source.endswith(MANY_CASES):
        return read_json_lines(data, source)
    return read_json(data, "(stdin)" if source == STDIN else source)


def _lines(found: FhirFacts, pack: Pack, console: Console) -> Iterator[str]:
    whose = f" of {found.patient}" if found.patient else ""
    yield console.style(f"{counted(len(found.facts), 'fact')}{visible(whose)}", "bold")
    for entry in found.found:
        fact = pack.facts[entry.fact]
        private = " (private)" if entry.private else ""
        yield ""
        yield f"{console.style(entry.fact, 'bold')}: {_shown(entry.value)}{private}"
        yield _wrapped(f"{fact.label}; {entry.because}", console, "  ")
        sources = [f"{one.resource}{f', {one.dated}' if one.dated else ''}" for one in entry.sources]
        yield _wrapped("from " + "; ".join(visible(source) for source in sources), console, "  ")
    if found.not_used:
        yield ""
        yield console.style("not used", "bold")
        for (words, about), resources in _grouped(found.not_used).items():
            said = f"{words}{f' ({about})' if about else ''}: {', '.join(resources)}"
            yield _wrapped(visible(said), console, "  ")


def _shown(value: Submitted) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _grouped(entries: tuple[NotUsed, ...]) -> dict[tuple[str, str], list[str]]:
    """What was not used by reason and fact, each resource once, with how often."""
    groups: dict[tuple[str, str], Counter[str]] = {}
    for one in entries:
        groups.setdefault((one.words, one.fact or ""), Counter())[one.resource] += 1
    return {
        key: [f"{name} ({count} times)" if count > 1 else name for name, count in sorted(counter.items())]
        for key, counter in sorted(groups.items())
    }


def _wrapped(text: str, console: Console, indent: str) -> str:
    return textwrap.fill(
        text,
        console.width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
