"""Many cases, one in each line: one line out for each, in order, whatever happens to the others."""

from __future__ import annotations

import argparse
import json
import math
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from typing import Any, BinaryIO, Final

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.case_files import MAX_BYTES, STDIN, open_source, parse_case
from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.errors import CommandError, counted, whole_case_problem
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.loading import packs_of
from resistance_rules.cli.progress import progress
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, EngineError, Place, shortened

_DEFECTS: Final = ("engine_failed", "internal_error")
_CHUNK: Final = 1 << 16


def assess_lines(args: argparse.Namespace, kb: KnowledgeBase, console: Console) -> ExitCode:
    """Assess each line of a file or of standard input, without holding on to any of them."""
    name = "(stdin)" if args.case == STDIN else args.case
    good = bad = defects = 0
    source = open_source(args.case)
    try:
        with (
            output_to(args.output, console, args.case, packs=packs_of(args)) as out,
            _watched(args, console, source) as step,
        ):
            for number, line in _lines(source):
                step(len(line or b""))
                if line is not None and not line.strip():
                    continue
                data = _answer(line, Place(name, number, 1), kb, shareable=args.shareable, debug=args.debug)
                problems = data.get("error", {}).get("problems", ()) if "error" in data else ()
                good, bad = (good, bad + 1) if problems else (good + 1, bad)
                defects += any(problem["code"] in _DEFECTS for problem in problems)
                out.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
                out.flush()
    finally:
        if args.case != STDIN:
            source.close()
    return _summed_up(good, bad, defects, name, console)


def _summed_up(good: int, bad: int, defects: int, name: str, console: Console) -> ExitCode:
    if not good and not bad:
        message = f"there is no case in `{name}`"
        raise CommandError(message, "put one case in each line", ExitCode.NO)
    if not bad:
        return ExitCode.FINE
    console.say(f"{counted(good, 'case')} assessed, {bad} not: see the lines with `error`")
    if defects:
        console.say(f"{counted(defects, 'line')} met a defect of this program: please report it (without the case)")
    return ExitCode.INTERNAL if defects else ExitCode.PARTLY


def _answer(line: bytes | None, place: Place, kb: KnowledgeBase, *, shareable: bool, debug: bool) -> dict[str, Any]:
    """The advice on one line, or what is wrong with it."""
    if line is None:
        help_text = f"a case is smaller than {MAX_BYTES:,} bytes"
        return _error(place, [whole_case_problem("too_large", "this line is larger than any case", place, help_text)])
    try:
        advice = kb.assess(parse_case(line, place.file, ".json", place.line).check(kb))
        return (advice.shareable() if shareable else advice).to_dict()
    except CaseError as error:
        return _error(place, list(error.problems))
    except EngineError as error:
        return _error(place, [whole_case_problem("engine_failed", str(error), place)])
    except Exception as error:  # one case must not cost the others their advice
        if debug:
            raise
        message = f"no advice, because of a defect of this program ({type(error).__name__})"
        return _error(
            place, [whole_case_problem("internal_error", message, place, "please report it, without the case")]
        )


def _error(place: Place, problems: list[CaseProblem]) -> dict[str, Any]:
    return {"line": place.line, "error": {"problems": [_as_data(problem) for problem in problems]}}


def _as_data(problem: CaseProblem) -> dict[str, Any]:
    data = problem.to_dict()
    if problem.value is not None:
        data["value"] = _plain_value(problem.value)
    return data


def _plain_value(value: object) -> Any:
    """A submitted value as JSON may hold it, cut to a readable length."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else str(value)
    return shortened(value)


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, from 1; None in the place of one that is too long to be a case."""
    number = 0
    while line := source.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES and not line.endswith(b"\n"):
            while (rest := source.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _watched(
    args: argparse.Namespace, console: Console, source: BinaryIO
) -> AbstractContextManager[Callable[[int], None]]:
    """Progress, unless the results themselves go to the screen."""
    if args.output is None and console.out_is_terminal:
        return nullcontext(lambda _: None)
    return progress(console, "assessing", _size(source))


def _size(source: BinaryIO) -> int | None:
    """How many bytes there are to read, where that is known."""
    try:
        status = os.fstat(source.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
