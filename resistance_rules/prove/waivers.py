"""Waivers: `allow:` entries that a reviewer gave a reason for. Promises cannot be waived: they are kept, or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.promises import PROOF_FINDINGS, Allow
from resistance_rules.prove.verdicts import Refutation, Verdict

NOT_WAIVABLE: Final = (
    "always_broken", "assume_impossible", "contraindicated_given", "emergency_overstepped", "never_broken",
)  # fmt: skip


@frozen(eq=False)
class Waivers:
    """The waivers of a pack that speak of what proofs find, and which of them were needed."""

    allowed: Mapping[tuple[str, str], Allow]
    _needed: set[tuple[str, str]] = field(factory=set, init=False)

    @classmethod
    def of(cls, pack: Pack) -> Waivers:
        """Collect them."""
        return cls({(entry.finding, entry.id): entry for entry in pack.allow if entry.finding in PROOF_FINDINGS})

    def reason(self, refutation: Refutation) -> str | None:
        """The reason with which a refutation is waived, or None."""
        key = (refutation.code, refutation.entry)
        if key not in self.allowed:
            return None
        self._needed.add(key)
        return self.allowed[key].because

    def unneeded(self, *, decided: bool) -> Iterator[Verdict]:
        """A verdict for each waiver that nothing needed; none while something is open that might still need it."""
        for (code, name), entry in self.allowed.items():
            if decided and (code, name) not in self._needed:
                message = f"nothing needs the waiver of `{code}` any more"
                refutation = Refutation("unneeded_allow", name, message, entry.place, "take it out of `allow`")
                yield Verdict(
                    f"waiver:{code}/{name}", f"the waiver of `{code}` for `{name}` is needed", "refuted", (refutation,)
                )
