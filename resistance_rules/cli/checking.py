"""`check`: everything that can be said about a pack without a person reading it."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import counted, listed, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import is_wrong_use, knowledge_base
from resistance_rules.cli.progress import progress
from resistance_rules.cli.proving import proof_lines, proof_summary, proved
from resistance_rules.cli.sarif import sarif, sarif_of_problems
from resistance_rules.knowledge.diagnostics import PackError
from resistance_rules.knowledge.lint import LintResult, lint
from resistance_rules.trial.case_writing import written_case
from resistance_rules.trial.examples import ExampleResult, run_examples
from resistance_rules.trial.sampling import Broken, SamplingReport, sample_promises

if TYPE_CHECKING:
    from resistance_rules.hosts.fhir.reading.mapping import FhirMapping
    from resistance_rules.prove.verdicts import Proof

NOT_PROVED: Final = "sampled, not proved"


def check(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    try:
        kb = knowledge_base(args, use_cache=False)
    except PackError as error:
        if is_wrong_use(error) or args.format == "text":
            raise
        as_data = {"problems": [problem.to_dict() for problem in error.problems]}
        console.write(as_json(as_data if args.format == "json" else sarif_of_problems(error.problems)))
        return ExitCode.NO
    mapping = _mapping(args, kb, console)
    if isinstance(mapping, ExitCode):
        return mapping
    linted = lint(kb.pack)
    failed = tuple(result for result in run_examples(kb) if not result.passed)
    proof = proved(kb, args, console) if args.prove else None
    with progress(console, "trying promises", args.samples) as step:
        report = sample_promises(kb, 0 if args.prove else args.samples, args.seed, progress=lambda: step(1))
    checked = Checked(kb, linted, failed, report, proof, strict=args.strict, name=args.pack, mapping=mapping)
    if args.format == "json":
        console.write(as_json(checked.to_dict()))
    elif args.format == "sarif":
        console.write(as_json(sarif(linted.findings, failed, report.broken, proof)))
    else:
        console.write("\n".join(checked.lines(console)))
    return checked.exit_code


def _mapping(args: argparse.Namespace, kb: KnowledgeBase, console: Console) -> FhirMapping | ExitCode | None:
    """The FHIR mapping that is to be checked, if one is; the exit code if it has problems, which are said."""
    if not args.mapping:
        return None
    from resistance_rules.cli.fhir_facts import read_mapping, say_problems
    from resistance_rules.hosts.fhir.reading.mapping import MappingError

    try:
        return read_mapping(args.mapping, kb.pack)
    except MappingError as error:
        if args.format == "text":
            say_problems(error, console)
        elif args.format == "json":
            console.write(as_json({"problems": [problem.to_dict() for problem in error.problems]}))
        else:
            console.write(as_json(sarif_of_problems(error.problems)))
        return ExitCode.NO


@frozen(eq=False)
class Checked:
    """What was found out about a pack that loads.

    Attributes:
        failed: the examples that failed.
        report: on its promises, tried on random cases.
        proof: of them and of more, if it was asked for; nothing is tried then.
        strict: whether findings count.
        name: of the pack, as it was given.
        mapping: the FHIR mapping, which has no problems, if one was to be checked.
    """

    kb: KnowledgeBase
    linted: LintResult
    failed: tuple[ExampleResult, ...]
    report: SamplingReport
    proof: Proof | None
    strict: bool
    name: str
    mapping: FhirMapping | None = None

    @property
    def exit_code(self) -> ExitCode:
        """Whether anything has to be mended, or could not be decided."""
        holds = True if self.proof is None else self.proof.holds
        if self.failed or not self.report.kept or (self.strict and self.linted.findings) or holds is False:
            return ExitCode.NO
        return ExitCode.FINE if holds else ExitCode.NOT_DECIDED

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        info = self.kb.pack.info
        return {
            "pack": {"id": info.id, "version": info.version, "digest": self.kb.pack.digest},
            "problems": [],
            "findings": [finding.to_dict() for finding in self.linted.findings],
            "waived": [{**finding.to_dict(), "waived_because": allow.because} for finding, allow in self.linted.waived],
            "examples": {
                "run": len(self.kb.pack.examples),
                "failed": [result.to_dict() for result in self.failed],
            },
            "promises": self.report.to_dict(),
            **({} if self.proof is None else {"proof": self.proof.to_dict()}),
            **({} if self.mapping is None else {"mapping": self.mapping.to_dict()}),
        }

    def lines(self, console: Console) -> Iterator[str]:
        """The same as text: what there is to look at, and a summary."""
        for finding in self.linted.findings:
            yield visible(str(finding), lines=True)
        for broken in self.report.broken:
            yield from self._broken(broken, console)
        if self.proof is not None:
            yield from proof_lines(self.proof, console)
        if self.linted.findings or self.report.broken or (self.proof is not None and not self.proof.holds):
            yield ""
        info = self.kb.pack.info
        yield f"{console.style(info.id, 'bold')} {info.version}: {console.good('no problems')}"
        yield f"findings: {self._findings(console)}"
        yield f"examples: {self._examples(console)}"
        yield from self._promises(console) if self.proof is None else proof_summary(self.proof, console)
        if self.mapping is not None:
            about = self.mapping.to_dict()
            reads = f"{counted(about['reads'], 'read')} for {about['facts']} of {len(self.kb.pack.facts)} facts"
            yield f"mapping: {about['id']} {about['version']}: {console.good('no problems')}; {reads}"

    def _broken(self, broken: Broken, console: Console) -> Iterator[str]:
        where = f"{broken.place}: " if broken.place else ""
        yield f"{where}{console.bad(f'broken[{broken.kind}]')} {broken.id}: {broken.found}"
        yield f"  in {broken.cases} of {counted(self._judged, 'case')}; a small one, of which nothing can be left out:"
        yield textwrap.indent(written_case(broken.case).rstrip(), "    ")

    def _findings(self, console: Console) -> str:
        count = len(self.linted.findings)
        waived = f" ({len(self.linted.waived)} waived)" if self.linted.waived else ""
        if not count:
            return console.good("none") + waived
        if self.strict:
            return console.bad(f"{count}, and none may be left with `--strict`") + waived
        return f"{count}, for a reviewer to look at; they refuse nothing{waived}"

    def _examples(self, console: Console) -> str:
        count = len(self.kb.pack.examples)
        if not count:
            return "this pack has none"
        if not self.failed:
            return console.good(f"all {count} hold" if count > 1 else "the one there is holds")
        names = listed(result.example.id for result in self.failed)
        said = console.bad(f"{len(self.failed)} of {count} failed: {names}")
        return f"{said}; `resistance-rules examples {self.name}` says why"

    def _promises(self, console: Console) -> Iterator[str]:
        report = self.report
        if not report.met:
            yield "promises: this pack makes none"
            return
        if not report.samples:
            yield f"promises: {len(report.met)}, not tried"
            return
        kept = console.good("none broken") if report.kept else console.bad(f"{len(report.broken)} broken")
        tried = f"tried on {counted(self._judged, 'random case')} (seed {report.seed})"
        yield f"promises: {len(report.met)}, {tried}: {kept}; {NOT_PROVED}"
        if report.skipped:
            yield f"  left out: {counted(report.skipped, 'case')} whose facts cannot all be right (see `assume`)"
        if report.never_met:
            text = f"about {len(report.never_met)} of them no case says anything: {', '.join(report.never_met)}"
            yield textwrap.fill(
                text, console.width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
            )

    @property
    def _judged(self) -> int:
        return self.report.samples - self.report.skipped
