"""What differs between two advices: what a person looks at after a what-if, an answer, or a new version of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from resistance_rules.advice.advice import Advice


@frozen
class Change:
    """One thing that is otherwise. `before` and `after` are in words; None: it was, or is, not there."""

    kind: str
    id: str
    label: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        return f"{self.kind} {self.label} ({self.id}): {self.before or 'none'} -> {self.after or 'none'}"


@frozen
class Difference:
    """Everything that differs, in the order of the advice: safety first. False when nothing does."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind: `safety`, `barrier`, `gate`, `pathway`, `recommendation`, `withheld`."""
        return tuple(change for change in self.changes if change.kind == kind)

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        names = ("kind", "id", "label", "before", "after")
        return {"changes": [{name: getattr(change, name) for name in names} for change in self.changes]}

    def __str__(self) -> str:
        return "\n".join(str(change) for change in self.changes) or "nothing changes"


def difference(before: Advice, after: Advice) -> Difference:
    """Compare two advices on what a person acts on; questions and points below a level are left out."""
    old, new = _states(before), _states(after)
    changes = []
    for kind, states in old.items():
        later = new[kind]
        for name in [*states, *(name for name in later if name not in states)]:
            was, now = states.get(name), later.get(name)
            said_before, said_after = (was[1] if was else None), (now[1] if now else None)
            if said_before != said_after:
                label = (now or was or ("", ""))[0]
                changes.append(Change(kind, name, label, said_before, said_after))
    return Difference(tuple(changes))


def _states(advice: Advice) -> dict[str, Mapping[str, tuple[str, str]]]:
    """For each kind: id -> label, and its state in words."""
    return {
        "safety": {
            item.id: (item.label, f"{item.urgency}, unanswered" if item.unanswered else item.urgency)
            for item in advice.safety
        },
        "barrier": {
            item.id: (item.label, item.level) for item in advice.barriers if item.level in ("likely", "possible")
        },
        "gate": {item.id: (item.label, item.state) for item in advice.gates},
        "pathway": {item.id: (item.label, item.stage_label or "all stages done") for item in advice.pathways},
        "recommendation": {
            item.id: (item.label, f"place {item.rank}, {item.status}") for item in advice.recommendations
        },
        "withheld": {item.id: (item.label, ", ".join(item.by)) for item in advice.withheld},
    }
