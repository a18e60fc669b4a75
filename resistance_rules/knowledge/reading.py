"""What is kept while a pack is read: the problems, the ids that are defined, and every reference to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from attrs import Factory, define, frozen

from resistance_rules.knowledge.diagnostics import Place, Problem, Suggester, quoted
from resistance_rules.knowledge.yaml_nodes import SCALAR_CODES, Node, Scalar, Sequence, plain

if TYPE_CHECKING:
    from resistance_rules.knowledge.vocabulary import Fact

STAGE_OF: Final = "stage of "  # with the id of a pathway: the kind of its stages' ids


@frozen
class TextSeen:
    """A text for people, with what may stand in it.

    Attributes:
        entry: kind and id of the entry that it belongs to.
        holes: whether `{fact_id}` prints that fact's value here.
        blame: whether the words that the pack never says are looked for.
    """

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
        may_define: whether a file that could not be read may define this id.
        shrunk: place of a list -> the ids that `retire` took out of it.
        entry: kind and id of the entry being read.
    """

    problems: list[Problem] = Factory(list)
    facts: dict[str, Fact | None] = Factory(dict)
    defined: dict[str, set[str]] = Factory(dict)
    retired: dict[tuple[str, str], int] = Factory(dict)
    layer_of: dict[str, int] = Factory(dict)
    may_define: Callable[[str], bool] = lambda _: False
    texts: list[TextSeen] = Factory(list)
    shrunk: dict[Place, list[str]] = Factory(dict)
    entry: tuple[str, str] = ("pack", "")
    _references: list[tuple[str, str, Place]] = Factory(list)
    _suggester: Suggester = Factory(Suggester)
    _refused: set[Place] = Factory(
        lambda self: {p.place for p in self.problems if p.code in SCALAR_CODES and p.place}, takes_self=True
    )

    def problem(
        self,
        code: str,
        message: str,
        place: Place,
        help_text: str | None = None,
        related: tuple[tuple[Place, str], ...] = (),
    ) -> None:
        """Report a problem; reading goes on. Of a scalar that was refused as YAML nothing more is said."""
        if place not in self._refused:
            self.problems.append(Problem(code, message, place, help_text, related))

    def text(self, text: str, place: Place, *, holes: bool, blame: bool) -> None:
        """Note a text, for the checks of blame words and holes that need the whole pack."""
        self.texts.append(TextSeen(text, place, self.entry, holes, blame))

    def refer(self, kind: str, name: str, place: Place) -> None:
        """Note that the entry being read names another one."""
        self._references.append((kind, name, place))

    def is_taken_out(self, kind: str, node: Node) -> bool:
        """Whether an overlay that is read with or after this item's pack retires the entry it names."""
        if not isinstance(node, Scalar):
            return False
        layer = self.retired.get((kind, node.text))
        return layer is not None and self.layer_of.get(node.place.file, 0) <= layer

    def suggest(self, wanted: str, known: Iterable[str]) -> str | None:
        """Suggest the nearest of the known words, if there is one."""
        return self._suggester.suggest(wanted, known)

    def unknown_id(self, kind: str, name: str, place: Place, known: Iterable[str]) -> None:
        """Report a reference to an entry that is not there, or not there any more."""
        what = "safety condition" if kind == "safety" else kind
        if (kind, name) in self.retired:
            help_text = "change this entry too, or do not retire"
            message = f"{what} {quoted(name)} is retired by an overlay, but named here"
            self.problem("retired_id", message, place, help_text)
            return
        if self.may_define(name):
            return
        message = f"there is no {what} {quoted(name)}"
        if kind.startswith(STAGE_OF):
            message = f"pathway {quoted(kind.removeprefix(STAGE_OF))} has no stage {quoted(name)}"
        self.problem("unknown_id", message, place, self.suggest(name, known))

    def unknown_key(self, key: Scalar, known: Iterable[str], what: str, *, computed: bool = False) -> None:
        """Report a key that entries of this kind do not have."""
        if computed:
            message = f"{quoted(key.text)} is computed, never written"
            self.problem("computed_attribute", message, key.place, "leave it out")
            return
        listed = "its keys are " + ", ".join(f"`{word}`" for word in known)
        message = f"{with_article(what)} has no key {quoted(key.text)}"
        self.problem("unknown_key", message, key.place, self.suggest(key.text, known) or listed)

    def no_repeats(self, node: Sequence) -> None:
        """Report the items of a list that stand in it twice."""
        seen: dict[str, Place] = {}
        for item in node.items:
            value = repr(plain(item))
            if value in seen:
                first = ((seen[value], "the first one"),)
                self.problem("listed_twice", "this stands in the list already", item.place, "remove one of them", first)
            seen.setdefault(value, item.place)

    def check_references(self) -> None:
        """Report every reference to an id that nothing defines."""
        for kind, name, place in self._references:
            known = self.defined.get(kind, set())
            if name not in known:
                self.unknown_id(kind, name, place, known)


def with_article(what: str) -> str:
    """Put `a` or `an` before a word."""
    return f"{'an' if what.lstrip('`')[:1] in 'aeiou' else 'a'} {what}"
