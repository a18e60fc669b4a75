"""Reads the case that a person names: a YAML or JSON file, or standard input. Every problem has its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from collections.abc import Mapping as Facts
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Final

from attrs import evolve, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.console import reason
from resistance_rules.cli.errors import CommandError, whole_case_problem
from resistance_rules.cli.json_cases import JsonCase
from resistance_rules.inference.case import Case
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, Place, Problem, displayed_id, shortened
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

STDIN: Final = "-"
MAX_BYTES: Final = 1_000_000  # a case with every fact of a pack has some 20,000
MANY_CASES: Final = (".jsonl", ".ndjson")
_LOOKS_LIKE_JSON = re.compile(r'\s*(\{\s*("|\}|$)|\[)')
_EXAMPLE_KEYS: Final = frozenset({"case", "expect", "examples"})
_ONLY_FACTS: Final = "a case file holds facts and nothing else: write what stands under `case:` of an example"
_FOR_CASES: Final = {"too_deep": "a fact's value is true, false, a number or a word"}


@frozen
class CaseText:
    """What was read, before it is checked against a vocabulary.

    Attributes:
        facts: fact id -> value, as written.
        places: of each fact, where its id and its value stand.
        problems: what is wrong with the writing itself.
    """

    facts: Facts[str, Any]
    places: Facts[str, tuple[Place, Place]]
    problems: tuple[CaseProblem, ...] = ()

    def check(self, kb: KnowledgeBase) -> Case:
        """Check it against the vocabulary.

        Raises:
            CaseError: everything that is wrong, each with its place.
        """
        most = 2 * len(kb.pack.facts) + 100
        if len(self.facts) > most:
            first = next(iter(self.places.values()))[0]
            message = f"{len(self.facts)} keys stand here, and the pack has {len(kb.pack.facts)} facts"
            raise CaseError([whole_case_problem("too_many", message, first, "is this file a case?")])
        try:
            case = kb.case(self.facts)
        except CaseError as error:
            said = {problem.place for problem in self.problems}
            found = [problem for problem in self._at_their_places(error) if problem.place not in said]
            raise CaseError(sorted([*self.problems, *found], key=_by_place)) from None
        if self.problems:
            raise CaseError(self.problems)
        return case

    def _at_their_places(self, error: CaseError) -> Iterator[CaseProblem]:
        """The problems that the library found, each where it stands, under the name that was written."""
        written: dict[str, list[str]] = {}  # names that the library does not repeat share one text, in their order
        for key in self.places:
            written.setdefault(displayed_id(key).strip("`"), []).append(key)
        for problem in error.problems:
            names = written.get(problem.fact, [])
            name = names.pop(0) if problem.code == "unknown_fact" and names else problem.fact
            if name not in self.places:
                yield problem
                continue
            key_place, value_place = self.places[name]
            help_text = _ONLY_FACTS if name in _EXAMPLE_KEYS else problem.help
            place = key_place if problem.code == "unknown_fact" else value_place
            yield evolve(problem, fact=shortened(name, 80), place=str(place), help=help_text)


def read_case(source: str, kb: KnowledgeBase) -> Case:
    """Read and check the case in a file (`-`: standard input).

    Raises:
        CommandError: there is no such file, or it cannot be read.
        CaseError: everything that is wrong with the case, each with its place.
    """
    if source.endswith(MANY_CASES):
        message = f"`{source}` holds many cases, and this needs one"
        raise CommandError(message, "only `assess` takes such a file")
    return read_case_text(source).check(kb)


def read_case_text(source: str) -> CaseText:
    """Read the case in a file, or from standard input, unchecked. Errors as in `read_case`."""
    name = "(stdin)" if source == STDIN else source
    data = read_bytes(source)
    if len(data) > MAX_BYTES:
        help_text = f"a case is smaller than {MAX_BYTES:,} bytes: is this the right file?"
        raise CaseError([whole_case_problem("too_large", "this is larger than any case", Place(name, 1, 1), help_text)])
    suffix = Path(source).suffix.lower()
    return parse_case(data, name, suffix)


def parse_case(data: bytes, name: str, suffix: str = "", line: int = 1) -> CaseText:
    """Read a case from bytes.

    Args:
        data: its text, in UTF-8.
        name: what places call it.
        suffix: `.json`, `.yaml` or `.yml`; anything else: whatever it looks like.
        line: the number of its first line.

    Raises:
        CaseError: it cannot be read as a case.
    """
    text = _decoded(data, name, line)
    if not text.strip():
        help_text = "write `{}` for a case of which nothing is known"
        raise CaseError([whole_case_problem("empty", "there is no case here", Place(name, line, 1), help_text)])
    if suffix == ".json" or (suffix not in (".yaml", ".yml") and _LOOKS_LIKE_JSON.match(text)):
        json_case = JsonCase(text, name, line)
        json_case.read()
        return CaseText(json_case.facts, json_case.places, tuple(json_case.problems))
    return _read_yaml(text, name)


def open_source(source: str) -> BinaryIO:
    """Open a file, or standard input, for reading bytes.

    Raises:
        CommandError: there is no such file, or it cannot be read.
    """
    if source == STDIN:
        return _standard_input()
    path = Path(source)
    if path.is_dir():
        message = f"`{source}` is a folder"
        raise CommandError(message, "name the file of a case")
    try:
        return path.open("rb")
    except FileNotFoundError:
        message = f"there is no file `{source}`"
        near = sorted(p.name for p in path.parent.glob("*") if p.stem == path.stem) if path.parent.is_dir() else []
        help_text = f"beside it there is {near[0]}" if near else "name a YAML or JSON file, or `-` for standard input"
        raise CommandError(message, help_text) from None
    except OSError as error:
        message = f"cannot read `{source}`: {reason(error)}"
        raise CommandError(message) from None
    except ValueError:  # a name with a NUL
        message = "this cannot be the name of a file"
        raise CommandError(message) from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        message = "there is no standard input to read from"
        raise CommandError(message, "name a file")
    if sys.stdin.isatty():
        sys.stderr.write("reading a case from the keyboard; Ctrl-D ends it\n")
    return sys.stdin.buffer


def read_bytes(source: str, most: int = MAX_BYTES + 1) -> bytes:
    """The first `most` bytes of a file, or of standard input.

    Raises:
        CommandError: there is no such file, or it cannot be read.
    """
    stream = open_source(source)
    try:
        return stream.read(most)
    except OSError as error:
        message = f"cannot read `{source}`: {reason(error)}"
        raise CommandError(message) from None
    finally:
        if source != STDIN:
            stream.close()


def _decoded(data: bytes, name: str, line: int) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        place = Place(name, line + before.count(b"\n"), column)
        raise CaseError([whole_case_problem("encoding", "this is not UTF-8", place, "save it as UTF-8")]) from None


def _read_yaml(text: str, name: str) -> CaseText:
    problems: list[Problem] = []
    root = read_yaml(text, name, problems)
    found = [_as_case_problem(problem) for problem in problems]
    if isinstance(root, Mapping):
        facts = {key.text: _plain(value) for key, value in root.pairs}
        places = {key.text: (key.place, value.place) for key, value in root.pairs}
        if any(problem.code in _UNREADABLE for problem in problems):
            raise CaseError(found)  # what is there may not be what was meant
        return CaseText(facts, places, tuple(found))
    if not problems:
        place = root.place if root is not None else Place(name, 1, 1)
        if root is None:
            found.append(
                whole_case_problem(
                    "empty", "there is no case here", place, "write `{}` for a case of which nothing is known"
                )
            )
        else:
            message = "expected a mapping of fact ids to values"
            found.append(whole_case_problem("not_a_case", message, place, "write `fact: value` in each line"))
    raise CaseError(found)


_UNREADABLE: Final = frozenset({"yaml_syntax", "too_deep", "encoding"})


def _plain(node: Node) -> Any:
    """The node as plain data; a number with a point stays one, so that it is refused where whole ones are expected."""
    match node:
        case Scalar(value=value, text=text):
            exact = isinstance(value, int | Decimal) and not isinstance(value, bool) and "." in text
            return Decimal(text) if exact else value
        case Sequence(items=items):
            return [_plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: _plain(value) for key, value in pairs}


def _as_case_problem(problem: Problem) -> CaseProblem:
    help_text = _FOR_CASES.get(problem.code, problem.help)
    for place, text in problem.related:
        help_text = f"{help_text or 'see also'}; {text} is at {place}"
    return whole_case_problem(problem.code, problem.message, problem.place, help_text)


def _by_place(problem: CaseProblem) -> tuple[bool, str, int, int]:
    if problem.place is None:
        return (False, "", 0, 0)
    place = Place.parse(problem.place)
    return (True, place.file, place.line, place.column)
