"""Runs the examples of a pack: vignettes with what their advice must hold. Source: pack-format.md, "examples"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.truth import NAMES, TRUE
from resistance_rules.knowledge.promises import Example, NotRecommended

RAISED: Final = ("likely", "possible")
TOP: Final = 3


@frozen
class Failure:
    """One expectation that was not met.

    Attributes:
        part: which part of `expect` it is: `safety`, `barriers`, `recommend`, ...
        expected: what was expected, in words.
        found: what came instead.
        about: the id that it is about, of something that `why` and `why_not` can explain; None if there is none.
        unwanted: whether it came although it must not (ask `why`); else it did not come (ask `why_not`).
    """

    part: str
    expected: str
    found: str
    about: str | None = None
    unwanted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {"part": self.part, "expected": self.expected, "found": self.found, "about": self.about}

    def __str__(self) -> str:
        return f"{self.part}: expected {self.expected}; {self.found}"


@frozen
class ExampleResult:
    """How one example went, with the advice that it was given."""

    example: Example
    advice: Advice
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether everything that was expected came."""
        return not self.failures

    def to_dict(self) -> dict[str, Any]:
        """The same as data, without the advice."""
        place = self.example.place
        return {
            "id": self.example.id,
            "title": self.example.title,
            "place": str(place) if place else None,
            "passed": self.passed,
            "failures": [failure.to_dict() for failure in self.failures],
        }


def run_example(kb: KnowledgeBase, example: Example) -> ExampleResult:
    """Assess the case of an example and compare the advice with what is expected.

    Raises:
        EngineError: the inference engine failed.
    """
    advice = kb.assess(example.case)
    return ExampleResult(example, advice, tuple(_failures(kb, example, advice)))


def run_examples(kb: KnowledgeBase) -> Iterator[ExampleResult]:
    """Run every example of the pack, by id."""
    for example in kb.pack.examples.values():
        yield run_example(kb, example)


def _failures(kb: KnowledgeBase, example: Example, advice: Advice) -> Iterator[Failure]:
    yield from _safety(example, advice)
    yield from _barriers(example, advice)
    yield from _recommended(example, advice)
    for unwanted in example.expect.not_recommend:
        yield from _not_recommended(kb, unwanted, advice)
    yield from _gates(example, advice)
    yield from _findings(kb, example, advice)
    yield from _pathways(example, advice)


def _safety(example: Example, advice: Advice) -> Iterator[Failure]:
    expected = example.expect.safety
    if expected is None:
        return
    active = [item.id for item in advice.safety]
    exactly = f"exactly {_listed(expected)}"
    for name in expected:
        if name not in active:
            yield Failure("safety", exactly, f"`{name}` is not active", name)
    for name in active:
        if name not in expected:
            yield Failure("safety", exactly, f"`{name}` is active too", name, unwanted=True)


def _barriers(example: Example, advice: Advice) -> Iterator[Failure]:
    level = {item.id: item.level for item in advice.barriers}
    for name in example.expect.barriers:
        if level[name] not in RAISED:
            yield Failure("barriers", f"`{name}` likely or possible", f"it is {_words(level[name])}", name)
    for name in example.expect.not_barriers:
        if level[name] in RAISED:
            yield Failure(
                "not_barriers", f"`{name}` neither likely nor possible", f"it is {level[name]}", name, unwanted=True
            )


def _recommended(example: Example, advice: Advice) -> Iterator[Failure]:
    order = [item.id for item in advice.recommendations]
    for name in example.expect.recommend:
        if name not in order:
            yield Failure("recommend", f"`{name}`", _why_it_did_not_come(name, advice), name)
    if example.expect.top is None:
        return
    allowed = example.expect.top.any_three_of
    first = order[:TOP]
    expected = f"the first three all from {_listed(allowed)}"
    if not first:
        yield Failure("top", expected, "nothing is recommended")
    for place, name in enumerate(first, start=1):
        if name not in allowed:
            yield Failure("top", expected, f"at place {place} came `{name}`", name, unwanted=True)


def _why_it_did_not_come(name: str, advice: Advice) -> str:
    withheld = next((item for item in advice.withheld if item.id == name), None)
    return "nothing indicates it" if withheld is None else f"it is held back by {_listed(withheld.by)}"


def _not_recommended(kb: KnowledgeBase, unwanted: NotRecommended, advice: Advice) -> Iterator[Failure]:
    now = unwanted.as_ == "now"
    what = f"`{unwanted.id}`" if unwanted.id else f"anything of category `{unwanted.category}`"
    expected = f"not {what}{' as `now`' if now else ''}" + (f" ({unwanted.why})" if unwanted.why else "")
    for item in advice.recommendations:
        meant = item.id == unwanted.id or kb.pack.interventions[item.id].category == unwanted.category
        if meant and (item.status == "now" or not now):
            found = f"`{item.id}` is recommended as `{item.status}`, at place {item.rank}"
            yield Failure("not_recommend", expected, found, item.id, unwanted=True)


def _gates(example: Example, advice: Advice) -> Iterator[Failure]:
    if example.expect.gates is None:
        return
    state = {item.id: item.state for item in advice.gates}
    for name in example.expect.gates.open:
        if state[name] != "open":
            yield Failure("gates", f"`{name}` open", f"it is {state[name]}", name)
    for name in example.expect.gates.not_open:
        if state[name] == "open":
            yield Failure("gates", f"`{name}` not open", "it is open", name, unwanted=True)


def _findings(kb: KnowledgeBase, example: Example, advice: Advice) -> Iterator[Failure]:
    if not example.expect.findings:
        return
    found = kb.engine.infer(advice.case).findings
    for name in example.expect.findings:
        if found[name] != TRUE:
            yield Failure("findings", f"`{name}` established", f"it is {NAMES[found[name]]}", name)


def _pathways(example: Example, advice: Advice) -> Iterator[Failure]:
    states = {item.id: item for item in advice.pathways}
    for name, stage in example.expect.pathway.items():
        state = states.get(name)
        if state is None:
            yield Failure("pathway", f"`{name}` at `{stage}`", "it does not apply", name)
        elif state.stage != stage:
            found = f"it is at `{state.stage}`" if state.stage else "all its stages are done"
            yield Failure("pathway", f"`{name}` at `{stage}`", found, name, unwanted=True)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing"


def _words(name: str) -> str:
    return name.replace("_", " ")
