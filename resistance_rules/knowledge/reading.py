"""What is kept while a pack is read: the problems, the ids that are defined, and every reference to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from resistance_rules.knowledge.diagnostics import Place, Problem, did_you_mean, displayed_id
from resistance_rules.knowledge.yaml_nodes import Scalar, Sequence, plain

if TYPE_CHECKING:
    from resistance_rules.knowledge.model import Fact


@frozen
class TextSeen:
    """A text for people, with what may stand in it."""

    text: str
    place: Place
    entry: tuple[str, str]
    holes: bool
    blame: bool


@define
class Reading:
    """The running state of one load.

    Attributes:
        facts: the vocabulary read so far by id; None for a fact that was refused.
        defined: every id that some entry defines, by kind, whether or not that entry could be read.
        retired: (kind, id) -> the number of the last pack that retires it.
        layer_of: file -> number of its pack in reading order, base first.
        entry: kind and id of the entry being read.
    """

    problems: list[Problem] = Factory(list)
    facts: dict[str, Fact | None] = Factory(dict)
    defined: dict[str, set[str]] = Factory(dict)
    retired: dict[tuple[str, str], int] = Factory(dict)
    layer_of: dict[str, int] = Factory(dict)
    texts: list[TextSeen] = Factory(list)
    entry: tuple[str, str] = ("pack", "")
    _references: list[tuple[str, str, Place]] = Factory(list)

    def problem(
        self, code: str, message: str, place: Place, help_text: str | None = None,
        related: tuple[tuple[Place, str], ...] = (),
    ) -> None:  # fmt: skip
        """Report a problem; reading goes on."""
        self.problems.append(Problem(code, message, place, help_text, related))

    def text(self, text: str, place: Place, *, holes: bool, blame: bool) -> None:
        """Note a text, for the checks of blame words and holes that need the whole pack."""
        self.texts.append(TextSeen(text, place, self.entry, holes, blame))

    def refer(self, kind: str, name: str, place: Place) -> None:
        """Note that the entry being read names another one."""
        self._references.append((kind, name, place))

    def is_taken_out(self, kind: str, name: str, place: Place) -> bool:
        """Whether an overlay that is read with or after this place's pack retires the entry named here."""
        layer = self.retired.get((kind, name))
        return layer is not None and self.layer_of.get(place.file, 0) <= layer

    def unknown_key(self, key: Scalar, known: list[str], what: str, *, computed: bool = False) -> None:
        """Report a key that entries of this kind do not have."""
        if computed:
            self.problem("computed_attribute", f"`{key.text}` is computed, never written", key.place, "leave it out")
            return
        listed = ", ".join(f"`{word}`" for word in known)
        self.problem(
            "unknown_key", f"a {what} has no key {displayed_id(key.text)}", key.place,
            did_you_mean(key.text, known) or f"its keys are {listed}",
        )  # fmt: skip

    def no_repeats(self, node: Sequence) -> None:
        """Report the items of a list that stand in it twice."""
        seen: dict[str, Place] = {}
        for item in node.items:
            value = repr(plain(item))
            if value in seen:
                self.problem("listed_twice", "this stands in the list already", item.place, "remove one of them",
                             ((seen[value], "the first one"),))  # fmt: skip
            seen.setdefault(value, item.place)

    def check_references(self) -> None:
        """Report every reference to an id that nothing defines."""
        for kind, name, place in self._references:
            known = self.defined.get(kind, set())
            if name in known:
                continue
            if (kind, name) in self.retired:
                self.problem("retired_id", f"{kind} `{name}` is retired by an overlay, but named here", place,
                             "change this entry too, or do not retire")  # fmt: skip
            else:
                self.problem("unknown_id", f"there is no {kind} {displayed_id(name)}", place,
                             did_you_mean(name, sorted(known)))  # fmt: skip
