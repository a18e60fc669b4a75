"""What `check` finds as SARIF 2.1.0, which editors and code hosts show beside the lines of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from resistance_rules.knowledge.diagnostics import Finding, Place, Problem
from resistance_rules.knowledge.version import library_version
from resistance_rules.trial.case_writing import written_case
from resistance_rules.trial.examples import ExampleResult
from resistance_rules.trial.sampling import Broken

if TYPE_CHECKING:
    from resistance_rules.prove import Proof, Refutation

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
Result = dict[str, Any]


def sarif(
    findings: Iterable[Finding], failed: Iterable[ExampleResult], broken: Iterable[Broken], proof: Proof | None
) -> dict[str, Any]:
    """A SARIF log of everything that was found in a pack that loads; waived findings are listed as suppressed."""
    results = [_result(f.code, "note", f"{f.entry}: {f.message}", f.place, f.help) for f in findings]
    for example in failed:
        said = "; ".join(str(failure) for failure in example.failures)
        results.append(_result("example_failed", "error", f"{example.example.id}: {said}", example.example.place))
    for item in broken:
        said = f"{item.id}: {item.found}; for example:\n{written_case(item.case)}"
        results.append(_result(f"{item.kind}_broken", "error", said, item.place))
    if proof is not None:
        results += _proof_results(proof)
    return _log(results)


def sarif_of_problems(problems: Iterable[Problem]) -> dict[str, Any]:
    """A SARIF log of what refuses a pack."""
    return _log(
        _result(problem.code, "error", problem.message, problem.place, problem.help, problem.related)
        for problem in problems
    )


def _proof_results(proof: Proof) -> Iterator[Result]:
    for verdict in proof.verdicts:
        for refutation in verdict.refutations:
            yield _refuted(refutation)
        for refutation, because in verdict.waived:
            yield {**_refuted(refutation), "suppressions": [{"kind": "external", "justification": because}]}
        if verdict.state == "undecided":
            yield _result("undecided", "warning", f"{verdict.claim}: not decided: {verdict.says} ({verdict.why})", None)


def _refuted(refutation: Refutation) -> Result:
    case = "" if refutation.case is None else f"\nthe smallest case that shows it:\n{written_case(refutation.case)}"
    text = f"{refutation.entry}: {refutation.message}{case}"
    related = [(place, said) for place, said in refutation.related if place is not None]
    return _result(refutation.code, "error", text, refutation.place, refutation.help, related)


def _result(
    code: str, level: str, text: str, place: Place | None, help_text: str | None = None,
    related: Iterable[tuple[Place, str]] = (),
) -> Result:  # fmt: skip
    result: Result = {
        "ruleId": code,
        "level": level,
        "message": {"text": f"{text}\nhelp: {help_text}" if help_text else text},
    }
    if place is not None:
        result["locations"] = [_location(place)]
    listed = [{**_location(where), "message": {"text": said}} for where, said in related]
    if listed:
        result["relatedLocations"] = listed
    return result


def _location(place: Place) -> dict[str, Any]:
    region: Mapping[str, int] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": place.file, "uriBaseId": "PACK"}, "region": region}}


def _log(results: Iterable[Result]) -> dict[str, Any]:
    listed = list(results)
    driver = {
        "name": "resistance-rules",
        "version": library_version(),
        "rules": [{"id": code} for code in sorted({result["ruleId"] for result in listed})],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": listed}]}
