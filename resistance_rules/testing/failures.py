"""A failed example as text: what was expected and what came as a diff, and WHY or WHY NOT for each."""

from __future__ import annotations

from collections.abc import Iterator

from resistance_rules.advice.advice import Advice
from resistance_rules.trial.examples import ExampleResult, Failure

RULE = "-" * 72


def written_failure(result: ExampleResult) -> str:
    """Everything that somebody needs who has to mend a rule or an example."""
    example = result.example
    place = f"  ({example.place})" if example.place else ""
    lines = [f"example `{example.id}`{f': {example.title}' if example.title else ''}{place}"]
    if example.story:
        lines += ["", *(f"  {line}" for line in example.story.strip().splitlines())]
    lines += ["", "- expected", "+ found", *_diff(result), ""]
    explained: set[str] = set()
    for failure in result.failures:
        lines.append(str(failure))
        if failure.about is not None and failure.about not in explained:
            explained.add(failure.about)
            lines += ["", *_explained(result.advice, failure), RULE]
    return "\n".join(lines)


def _diff(result: ExampleResult) -> Iterator[str]:
    """The parts of `expect` that failed, as lines that are missing and lines that are too many."""
    for part in dict.fromkeys(failure.part for failure in result.failures):
        yield f"  {part}:"
        for failure in result.failures:
            if failure.part == part:
                if failure.unwanted:
                    yield f"+   {failure.about or failure.found}"
                else:
                    yield f"-   {failure.about or failure.expected}"


def _explained(advice: Advice, failure: Failure) -> list[str]:
    assert failure.about is not None  # noqa: S101  (narrows)
    if failure.unwanted:
        return ["WHY", str(advice.why(failure.about))]
    return ["WHY NOT", str(advice.why_not(failure.about))]
