"""What a proof says: a verdict for each claim, and a refutation for each that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from attrs import field, frozen

from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.diagnostics import Place

State = Literal["proved", "refuted", "waived", "undecided"]
STATES: Final[tuple[State, ...]] = ("proved", "refuted", "waived", "undecided")


@frozen
class Refutation:
    """One way in which a claim does not hold.

    Attributes:
        code: a stable word for the kind of defect; `allow:` names it.
        entry: id of the entry that it is about.
        message: what is wrong; help: what to do.
        place: where it stands.
        case: the smallest case that shows it, replayed on the reference evaluator; None where the defect is that no
            case shows something.
        related: what else takes part, with its place.
    """

    code: str
    entry: str
    message: str
    place: Place | None = None
    help: str | None = None
    case: Mapping[str, Submitted] | None = None
    related: tuple[tuple[Place | None, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "code": self.code,
            "entry": self.entry,
            "message": self.message,
            "place": str(self.place) if self.place else None,
            "help": self.help,
            "case": None if self.case is None else dict(self.case),
            "related": [{"place": str(place) if place else None, "text": text} for place, text in self.related],
        }


@frozen(eq=False)
class Claim:
    """Something that has to hold for every case.

    Attributes:
        kind: which family of claims: `never`, `always`, `recommendation`, ...
        entry: id of the entry that it is about.
        says: the claim in words.
        refutations: asks the solver, and gives every way in which it does not hold.
    """

    kind: str
    entry: str
    says: str
    refutations: Callable[[], Iterator[Refutation]]

    @property
    def id(self) -> str:
        """`KIND:ENTRY`."""
        return f"{self.kind}:{self.entry}"


@frozen
class Verdict:
    """How a claim came out.

    Attributes:
        claim: its id, `KIND:ENTRY`; says: the claim in words.
        state: `proved`; `refuted`; `waived` (refuted, and every refutation allowed by the pack); `undecided`.
        refutations: those that no waiver covers.
        waived: those that one does, with its reason.
        why: why it was not decided.
        seconds: how long it took.
    """

    claim: str
    says: str
    state: State
    refutations: tuple[Refutation, ...] = ()
    waived: tuple[tuple[Refutation, str], ...] = ()
    why: str | None = None
    seconds: float = field(default=0.0, eq=False)

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "claim": self.claim,
            "says": self.says,
            "state": self.state,
            "refutations": [refutation.to_dict() for refutation in self.refutations],
            "waived": [{**refutation.to_dict(), "because": because} for refutation, because in self.waived],
            "why": self.why,
            "seconds": round(self.seconds, 4),
        }


@frozen
class Proof:
    """The verdicts on a pack.

    Attributes:
        pack: its id, version and digest.
        verdicts: one for each claim.
        not_proved: ids of examples that expect something of the order (`top`), of which proofs say nothing.
        seconds: how long it took.
    """

    pack: tuple[str, str, str]
    verdicts: tuple[Verdict, ...]
    not_proved: tuple[str, ...] = ()
    seconds: float = field(default=0.0, eq=False)

    def of(self, state: State) -> tuple[Verdict, ...]:
        """The verdicts of this state."""
        return tuple(verdict for verdict in self.verdicts if verdict.state == state)

    @property
    def holds(self) -> bool | None:
        """Whether every claim holds (or is waived); False if one is refuted; None if it could not be decided."""
        if self.of("refuted"):
            return False
        return None if self.of("undecided") else True

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        name, version, digest = self.pack
        return {
            "pack": {"id": name, "version": version, "digest": digest},
            "holds": self.holds,
            "counts": {state: len(self.of(state)) for state in STATES},
            "not_proved": list(self.not_proved),
            "seconds": round(self.seconds, 3),
            "verdicts": [verdict.to_dict() for verdict in self.verdicts],
        }
