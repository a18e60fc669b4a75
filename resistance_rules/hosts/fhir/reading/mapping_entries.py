"""What a mapping says, as declared entries: which content of FHIR resources gives which fact of a pack.

The declarations are the format, as in `knowledge`: each field carries the kind that reads its YAML. For people the
format is described in docs/fhir-mapping.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from resistance_rules.hosts.fhir.reading.mapping_kinds import Answers, AnyValue, SystemName, Token, Tokens
from resistance_rules.knowledge.conditions import Number, Value
from resistance_rules.knowledge.kinds import KEBAB, Mismatch, Mismatches
from resistance_rules.knowledge.list_kinds import Ids, Refs, Texts, Words
from resistance_rules.knowledge.scalar_kinds import VERSION, Amount, FormatNumber, Id, Ref, Shaped, Text, Word
from resistance_rules.knowledge.shapes import Many, One, text, yaml
from resistance_rules.knowledge.vocabulary import Entry

READ_TYPES: Final = (
    "Observation", "QuestionnaireResponse", "Condition", "Appointment", "Patient", "Encounter", "MedicationRequest",
    "MedicationStatement", "CarePlan", "Procedure", "ServiceRequest",
)  # fmt: skip
STATUSES: Final = (
    "proposed", "pending", "booked", "arrived", "fulfilled", "cancelled", "noshow", "checked-in", "waitlist",
)  # fmt: skip
_CODED: Final = frozenset(READ_TYPES) - {"Patient"}
_ANSWERED: Final = frozenset({"Observation", "QuestionnaireResponse"})
_ABLE_TO_REFUSE: Final = frozenset(
    {
        "Observation",
        "MedicationRequest",
        "MedicationStatement",
        "Procedure",
        "ServiceRequest",
        "CarePlan",
        "Appointment",
    }
)
_OWN_KEYS: Final = (
    "codes", "panels", "questionnaire", "link_ids", "answers", "units", "gives", "reasons", "statuses", "among",
    "undecided", "leave_out_reasons", "within_days", "last",
)  # fmt: skip
"""Keys that only some ways of taking have."""


@frozen
class _Take:
    """What a way of taking a fact out of a resource needs: resource types, required keys, further keys."""

    types: frozenset[str]
    needs: frozenset[str]
    allows: frozenset[str] = frozenset()
    dated: bool = True  # whether it needs `max_age`


TAKES: Final[Mapping[str, _Take]] = {
    "value": _Take(
        _ANSWERED, frozenset(), frozenset({"codes", "panels", "answers", "units", "questionnaire", "link_ids"})
    ),
    "interpretation": _Take(frozenset({"Observation"}), frozenset({"codes", "answers"})),
    "done": _Take(frozenset({"Observation", "Procedure"}), frozenset({"codes", "gives"})),
    "presence": _Take(_CODED - {"Appointment", "QuestionnaireResponse"}, frozenset({"codes", "gives"}), dated=False),
    "refusal": _Take(_ABLE_TO_REFUSE, frozenset({"reasons", "gives"}), frozenset({"codes"})),
    "age": _Take(frozenset({"Patient"}), frozenset(), dated=False),
    "days_since": _Take(_CODED - {"QuestionnaireResponse", "Appointment"}, frozenset(), frozenset({"codes"})),
    "count": _Take(
        frozenset({"Appointment"}), frozenset({"statuses", "within_days"}), frozenset({"codes"}), dated=False
    ),
    "count_of_last": _Take(
        frozenset({"Appointment"}),
        frozenset({"statuses", "last", "among"}),
        frozenset({"codes", "undecided", "leave_out_reasons"}),
    ),
}  # fmt: skip
_ELSE_DATED: Final = frozenset({"Condition", "MedicationRequest", "MedicationStatement", "CarePlan", "Encounter"})
"""Types whose status says whether they still hold; `presence` of any other type needs `max_age`."""


@frozen(kw_only=True)
class MappingInfo(Entry):
    """Which mapping this is, and the pack whose facts it gives."""

    IN_WORDS: ClassVar[str] = "`mapping` section"

    id: str = yaml(Id(kebab=True), required=True)
    title: str = text(required=True, translated=False)
    version: str = yaml(Shaped("a version", VERSION, code="bad_version", example="1.0.0"), required=True)
    format: int = yaml(FormatNumber(), required=True)
    pack: str | None = yaml(Id(kebab=True))
    extends: tuple[str, ...] = yaml(Ids(shape=KEBAB))


@frozen(kw_only=True)
class MaxAge(Entry):
    """How old content may be to count as current, and why."""

    IN_WORDS: ClassVar[str] = "`max_age` mapping"

    days: Number = yaml(Amount(whole=False, above=0, high=36500), required=True)
    because: str = text(required=True, translated=False)


@frozen(kw_only=True)
class Unit(Entry):
    """A unit that is understood: value of the fact = (value - `minus`) * `times`."""

    IN_WORDS: ClassVar[str] = "`units` item"

    unit: str = yaml(Text(blame=False), required=True)
    minus: Number = yaml(Amount(whole=False), default=0)
    times: Number = yaml(Amount(whole=False, above=0), default=1)


@frozen(kw_only=True)
class Read(Entry):
    """One way from a resource to a fact."""

    IN_WORDS: ClassVar[str] = "`reads` entry"

    id: str = yaml(Id(kebab=True), required=True)
    fact: str = yaml(Ref("fact"), required=True)
    types: tuple[str, ...] = yaml(Words(READ_TYPES, least=1), required=True, key="from")
    take: str = yaml(Word(tuple(TAKES)), default="value")
    codes: tuple[Token, ...] = yaml(Tokens())
    panels: tuple[Token, ...] = yaml(Tokens())  # whose components it is: only for searching
    questionnaire: str | None = yaml(Text(blame=False))
    link_ids: tuple[str, ...] = yaml(Texts(blame=False))
    answers: Mapping[Token, Value] | None = yaml(Answers())
    units: tuple[Unit, ...] = yaml(Many(Unit))
    gives: Value | None = yaml(AnyValue())
    reasons: tuple[Token, ...] = yaml(Tokens())
    statuses: tuple[str, ...] = yaml(Words(STATUSES))
    among: tuple[str, ...] = yaml(Words(STATUSES))
    undecided: tuple[str, ...] = yaml(Words(STATUSES))
    leave_out_reasons: tuple[Token, ...] = yaml(Tokens())
    within_days: int | None = yaml(Amount(low=1, high=36500))
    last: int | None = yaml(Amount(low=1, high=1000))
    unless: tuple[str, ...] = yaml(Refs("read"))
    yields_to: tuple[str, ...] = yaml(Refs("read"))
    max_age: MaxAge | None = yaml(One(MaxAge))
    because: str = text(required=True, translated=False)

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        way = TAKES.get(self.take)
        if way is None:
            return
        given = {key for key in _OWN_KEYS if getattr(self, key) not in (None, ())}
        for key in sorted(way.needs - given):
            yield Mismatch("missing_key", f"a read that takes `{self.take}` has `{key}`", "add it")
        for key in sorted(given - way.needs - way.allows):
            listed = ", ".join(f"`{word}`" for word in sorted(way.needs | way.allows)) or "none of its own"
            message = f"a read that takes `{self.take}` has no `{key}`"
            yield Mismatch("unknown_key", message, f"its keys are {listed}", (key,))
        for name in self.types:
            if name not in way.types:
                listed = ", ".join(f"`{word}`" for word in READ_TYPES if word in way.types)
                message = f"`{self.take}` is not taken from {name}"
                yield Mismatch("bad_word", message, f"it is taken from {listed}", ("from",))
        yield from self._more_problems(way)

    def _more_problems(self, way: _Take) -> Mismatches:
        if self.take == "value" and not self.codes and not self.link_ids:
            yield Mismatch("missing_key", "this read has neither `codes` nor `link_ids`", "add one of them")
        if bool(self.link_ids) != bool(self.questionnaire):
            message = (
                "`link_ids` and `questionnaire` stand together: a link id means something in its questionnaire only"
            )
            yield Mismatch("missing_key", message, "add the other")
        holds_by_status = self.take == "presence" and set(self.types) <= _ELSE_DATED
        if self.max_age is None and (way.dated or (self.take == "presence" and not holds_by_status)):
            yield Mismatch("missing_key", "this read does not say how old is too old", "add `max_age: {days, because}`")
        if self.take in ("age", "count") and self.max_age is not None:
            message = f"a read that takes `{self.take}` has no `max_age`"
            yield Mismatch("unknown_key", message, "leave it out", ("max_age",))
        if set(self.statuses) - set(self.among) and self.among:
            yield Mismatch("bad_word", "every one of `statuses` is also in `among`", "add it there", ("statuses",))
        if set(self.undecided) & set(self.among):
            message = "what is `undecided` is not in `among`"
            yield Mismatch("listed_twice", message, "keep it in one of them", ("undecided",))


@frozen(kw_only=True)
class SetAside(Entry):
    """Content that is known and read on purpose into no fact, and why: it is reported so, and not as unknown."""

    IN_WORDS: ClassVar[str] = "`set_aside` entry"

    id: str = yaml(Id(kebab=True), required=True)
    codes: tuple[Token, ...] = yaml(Tokens(least=1), required=True)
    because: str = text(required=True, translated=False)


@frozen(kw_only=True)
class OwnCodes(Entry):
    """A code system whose codes are the ids of the pack's facts: every fact can be sent under its own id."""

    IN_WORDS: ClassVar[str] = "`own_codes` section"

    system: str = yaml(SystemName(), required=True)
    max_age: MaxAge = yaml(One(MaxAge), required=True)
    because: str = text(required=True, translated=False)
