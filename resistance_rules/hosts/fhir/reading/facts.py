"""Facts from FHIR resources, each with where it comes from; what became no fact is reported with the reason.

The flow: `intake` (resources, once each) -> `person` (whose) -> `standing` (does it hold) -> `statements` (what it
says) -> `candidates`, `counting` (what that means, by the mapping) -> `choosing` (which wins) -> `result`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from resistance_rules.hosts.fhir.reading.candidates import (
    Asked,
    Candidate,
    candidate,
    covered,
    refusal,
    understood,
    unused_by,
)
from resistance_rules.hosts.fhir.reading.choosing import choose
from resistance_rules.hosts.fhir.reading.counting import counted
from resistance_rules.hosts.fhir.reading.intake import Given, Intake
from resistance_rules.hosts.fhir.reading.mapping import DEFAULT, FhirMapping, load_mapping
from resistance_rules.hosts.fhir.reading.mapping_entries import READ_TYPES, Read
from resistance_rules.hosts.fhir.reading.person import Person
from resistance_rules.hosts.fhir.reading.result import FhirFacts, FoundFact, NotUsed
from resistance_rules.hosts.fhir.reading.standing import standing
from resistance_rules.hosts.fhir.reading.statements import Statement, statements_of

_PERHAPS_REFUSED: Final = frozenset({"not_done", "do_not_perform", "cancelled", "stopped"})
_COUNTS: Final = frozenset({"count", "count_of_last"})


def facts_from_fhir(
    source: Mapping[str, Any] | Iterable[Any],
    *,
    mapping: FhirMapping | str | Path | Sequence[str | Path] = DEFAULT,
    patient: str | None = None,
    now: datetime | None = None,
    complete: Collection[str] = (),
) -> FhirFacts:
    """Read the facts of one patient from FHIR resources: R4, and R5's or older spellings where they differ.

    Nothing is guessed: the absence of a resource says nothing, what is not final, in error, refuted, over, refused or
    about somebody else gives no fact, and what contradicts itself leaves the fact unknown.

    Args:
        source: a resource, a Bundle, or any number of them (the values of a CDS Hooks `prefetch`; None is skipped), as
            plain dicts.
        mapping: from `load_mapping`; or what that takes, which reads the mapping anew at each call.
        patient: whose facts: `123`, `Patient/123`, a URL, or an identifier as `system|value`. Left out: the one patient
            that the resources are about.
        now: when the facts shall hold; its time zone is that of dates without one. Left out: the system's time.
        complete: resource types of which the caller vouches that every one was given: then none is a count of zero.

    Returns:
        The facts with their grounds, and everything else with the reason why it became none.

    Raises:
        FhirError: the input is no FHIR, or is about several patients and none was named. Its text shows no content.
        MappingError: the mapping has problems.
        ValueError: `now` has no time zone.
    """
    checked = mapping if isinstance(mapping, FhirMapping) else load_mapping(mapping)
    moment = now if now is not None else datetime.now().astimezone()
    if moment.tzinfo is None:
        raise ValueError("`now` needs a time zone, like datetime.now().astimezone()")
    intake = Intake.of(source)
    reader = _Reader(checked, intake, Person.of(patient, intake.given), moment, frozenset(complete))
    return reader.read()


@define
class _Reader:
    """One run."""

    mapping: FhirMapping
    intake: Intake
    person: Person
    now: datetime
    complete: frozenset[str]
    candidates: dict[str, list[Candidate]] = field(factory=dict)
    not_used: list[NotUsed] = field(factory=list)
    appointments: dict[str, tuple[Asked, list[Statement]]] = field(factory=dict)

    def read(self) -> FhirFacts:
        self.not_used.extend(self.intake.not_used)
        for given in self.intake.given:
            self._resource(given)
        self._count()
        found: dict[str, FoundFact] = {}
        for name, listed in self.candidates.items():
            fact, left = choose(self.mapping.facts[name], listed, self.mapping.reads)
            self.not_used.extend(left)
            if fact is not None:
                found[name] = fact
        info = self.mapping.info
        private = frozenset(name for name, fact in self.mapping.facts.items() if fact.private)
        return FhirFacts.of(
            found,
            self.not_used,
            patient=self.person.name,
            now=self.now,
            mapping=f"{info.id} {info.version}",
            private=private,
        )

    def _resource(self, given: Given) -> None:
        if given.type not in READ_TYPES:
            self.not_used.append(given.unused("not_read"))
            return
        owned = self.person.owns(given)
        if owned is not True:
            self.not_used.append(given.unused("no_subject" if owned is None else "other_patient"))
            return
        before = len(self.not_used)
        made = False
        reason = standing(given.resource, self.now)
        for statement in statements_of(given, self.intake, self.now):
            asked = self._asked(statement)
            if reason is None:
                made |= self._statement(statement, asked)
                if statement.status == "cancelled" or given.type == "CarePlan":
                    # a cancelled appointment counts as one, and says why; a plan goes on without what was declined
                    made |= self._reasons(statement, asked)[0]
            elif reason in _PERHAPS_REFUSED and statement.reasons:
                made |= self._refused(statement, asked, reason)
            else:
                asked = [one for one in asked if one.take != "refusal"]
                self.not_used.extend(unused_by(asked, statement, reason))
        if not made and len(self.not_used) == before:
            self.not_used.append(given.unused(reason or "no_value"))

    def _statement(self, statement: Statement, asked: Sequence[Asked]) -> bool:
        """Look for facts in a statement that holds; whether it may give one."""
        wanted = [one for one in asked if one.take != "refusal"]
        if statement.modified is not None:
            self.not_used.extend(unused_by(wanted, statement, statement.modified))
            return False
        if not wanted:
            self._unknown(statement)
            return False
        made = False
        for one in wanted:
            if one.take in _COUNTS:
                self.appointments.setdefault(one.name, (one, []))[1].append(statement)
                made = True
                continue
            judged = candidate(one, statement, self.now)
            if isinstance(judged, NotUsed):
                self.not_used.append(judged)
            elif judged.refused is not None and understood(statement, _others(one, wanted)):
                self.not_used.extend(judged.unused(judged.refused.reason, judged.refused.detail))
            else:
                self.candidates.setdefault(judged.fact, []).append(judged)
                made = True
        return made

    def _refused(self, statement: Statement, asked: Sequence[Asked], reason: str) -> bool:
        """Look for what a refusal says; whether it may give a fact."""
        made, known = self._reasons(statement, asked)
        said_no = known or covered(self.mapping.refusals, statement.reasons) is not None
        why = "refused" if said_no else reason
        others = [one for one in asked if one.take != "refusal"]
        if others or not known:
            self.not_used.extend(unused_by(others, statement, why))
        return made

    def _reasons(self, statement: Statement, asked: Sequence[Asked]) -> tuple[bool, bool]:
        """Look for what the reasons say; whether that may give a fact, and whether a read knows them."""
        judged = [one for each in asked if (one := refusal(each, statement, self.now)) is not None]
        made = [one for one in judged if isinstance(one, Candidate)]
        self.not_used.extend(one for one in judged if isinstance(one, NotUsed))
        for one in made:
            self.candidates.setdefault(one.fact, []).append(one)
        return bool(made), bool(judged)

    def _unknown(self, statement: Statement) -> None:
        """Report a statement that no read looks at; what only holds others together and says nothing is passed over."""
        if statement.malformed:
            self.not_used.append(statement.unused("malformed"))
            return
        if statement.is_group and not statement.values:
            if statement.link is None:
                self.not_used.append(statement.unused("panel"))
            return
        if statement.link is not None and not statement.values:
            return
        aside = self.mapping.why_set_aside(statement.codings)
        if aside is not None:
            self.not_used.append(statement.unused("set_aside", detail=aside.because))
        else:
            self.not_used.append(statement.unused("not_mapped" if statement.codings else "no_code"))

    def _asked(self, statement: Statement) -> list[Asked]:
        """The facts that the mapping looks for in a statement."""
        kind = statement.given.type
        reads = self.mapping.reads_of(kind, statement.codings)
        if statement.link is not None:
            reads = [*reads, *self.mapping.reads_of_link(*statement.link)]
        elif not statement.element:
            reads = [*reads, *self.mapping.reads_of_any(kind)]
        distinct: dict[str, Read] = {read.id: read for read in reads if self._fits(read, statement)}
        asked = [
            Asked(
                self.mapping.facts[read.fact], read, read.max_age, read.because, covered(read.codes, statement.codings)
            )
            for _, read in sorted(distinct.items())
        ]
        own = self.mapping.own_codes
        if own is not None and kind in ("Observation", "QuestionnaireResponse"):
            for coding in statement.codings:
                fact = self.mapping.facts.get(coding[1]) if coding[0] == own.system else None
                if fact is not None and not any(one.fact is fact for one in asked):
                    asked.append(Asked(fact, None, own.max_age, own.because, coding))
        return asked

    def _fits(self, read: Read, statement: Statement) -> bool:
        """Whether a read that names a questionnaire means the one that this item stands in."""
        if read.questionnaire is None or statement.link is None:
            return read.questionnaire is None
        if read.questionnaire.partition("|")[0] != statement.link[0]:
            return False
        return not read.link_ids or statement.link[1] in read.link_ids or bool(read.codes)

    def _count(self) -> None:
        """Count the appointments; where the caller vouches for all of them, also when there are none."""
        partial = bool(self.intake.partial & {"Appointment", "*"})
        complete = "Appointment" in self.complete
        if complete:
            for read in self.mapping.reads.values():
                if read.take == "count" and not read.codes:
                    fact = self.mapping.facts[read.fact]
                    self.appointments.setdefault(read.id, (Asked(fact, read, None, read.because, None), []))
        for asked, statements in self.appointments.values():
            made, left = counted(asked, statements, self.now, complete=complete, partial=partial)
            self.not_used.extend(left)
            if made is not None:
                self.candidates.setdefault(made.fact, []).append(made)


def _others(one: Asked, asked: Sequence[Asked]) -> list[Asked]:
    """The other ways to the same fact."""
    return [other for other in asked if other is not one and other.fact is one.fact]
