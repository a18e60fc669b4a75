"""Vignettes and what raters said about them, read from YAML, every problem with its place.

A file holds `vignettes:`, or `ratings:` of one rater, or `seen:` (the ids that the raters could choose from).
The format is described in docs/agreement.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.knowledge import yaml_nodes as nodes
from resistance_rules.knowledge.diagnostics import (
    CaseError,
    Place,
    Problem,
    ResistanceRulesError,
    did_you_mean,
    displayed_id,
    quoted,
)
from resistance_rules.knowledge.model import Pack
from resistance_rules.testing.rating_set import MustNot, Rater, Rating, RatingSet, Vignette

KINDS: Final = ("safety", "barrier", "intervention", "category")
CONFIDENCE: Final = ("low", "moderate", "high")
_SEEN_KEYS: Final = {"safety": "safety", "barriers": "barrier", "interventions": "intervention"}
_VIGNETTE_KEYS: Final = ("id", "title", "story", "facts", "note")
_RATING_KEYS: Final = ("id", "safety", "barriers", "helpful", "best", "must_not", "confidence", "note")
_MUST_NOT_KEYS: Final = ("id", "category", "why")


class RatingsError(ResistanceRulesError):
    """Rating files were refused. `problems` holds everything that is wrong, each with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def read_ratings(paths: Sequence[str | Path], kb: KnowledgeBase) -> RatingSet:
    """Read rating files; where none of them holds `vignettes` or `seen`, the file of that name beside them does.

    Args:
        paths: files with `vignettes`, `ratings` or `seen`, in any order.
        kb: the pack whose ids and facts they speak of.

    Raises:
        RatingsError: everything that is wrong with them.
    """
    reading = _Reading(kb)
    files = [Path(path) for path in paths]
    for file in files:
        reading.file(file)
    for name, held in (("vignettes.yaml", reading.vignettes), ("seen.yaml", reading.seen)):
        for beside in dict.fromkeys(file.parent / name for file in files):
            if not held and not reading.problems and beside not in files and beside.is_file():
                reading.file(beside)
    return reading.result(files)


@define
class _Reading:
    """Files being read."""

    kb: KnowledgeBase
    vignettes: dict[str, tuple[Vignette, Place]] = field(factory=dict)
    raters: dict[str, dict[str, tuple[Rating, Place]]] = field(factory=dict)
    seen: dict[str, frozenset[str]] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    remarks: list[str] = field(factory=list)
    empty: dict[Place | None, Problem] = field(factory=dict)

    def wrong(self, code: str, message: str, place: Place | None, help_text: str | None = None) -> None:
        self.problems.append(Problem(code, message, place, help_text))

    # --- files ------------------------------------------------------------------------------------------------

    def file(self, path: Path) -> None:
        start = Place(str(path), 1, 1)
        content = self._content(path, start)
        if content is None:
            return
        found: list[Problem] = []
        root = nodes.read_yaml(content, str(path), found)
        self.empty = {problem.place: problem for problem in found if problem.code == "empty_value"}
        self.problems += [problem for problem in found if problem.code != "empty_value"]
        if not isinstance(root, nodes.Mapping):
            if not found:
                self.wrong("wrong_type", "this file holds neither vignettes nor ratings", start, _FILE_HELP)
            return
        keys = {key.text: key for key, _ in root.pairs}
        for name in keys.keys() - {"vignettes", "ratings", "seen", "rater", "note"}:
            known = ("vignettes", "ratings", "seen", "rater", "note")
            help_text = did_you_mean(name, known) or _FILE_HELP
            self.wrong("unknown_key", f"a rating file has no key {displayed_id(name)}", keys[name].place, help_text)
        if not keys.keys() & {"vignettes", "ratings", "seen"}:
            self.wrong("empty", "this file holds neither vignettes nor ratings", start, _FILE_HELP)
        if note := self._text(root, "note"):
            self.remarks.append(" ".join(note.split()))
        for item in self._items(root, "vignettes"):
            self._vignette(item)
        rater = self._text(root, "rater") or path.stem
        if root.get("ratings") is not None and rater in self.raters:
            self.wrong("duplicate_rater", f"two files are of the rater `{rater}`", start, "give each a `rater:` name")
        for item in self._items(root, "ratings"):
            self._rating(item, self.raters.setdefault(rater, {}))
        seen = root.get("seen")
        if isinstance(seen, nodes.Mapping):
            self._seen(seen)
        elif seen is not None:
            self.wrong("wrong_type", "`seen` maps kinds to lists of ids", seen.place, _SEEN_HELP)
        self.problems += self.empty.values()

    def _content(self, path: Path, start: Place) -> bytes | None:
        """What a file holds; None, with a problem, if it cannot be read."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            near = did_you_mean(path.name, _names_in(path.parent))
            self.wrong("no_file", "there is no such file", start, near or f"name a YAML file; {_FILE_HELP}")
        except IsADirectoryError:
            inside = [name for name in _names_in(path) if name.endswith(".yaml")]
            help_text = f"name its files: {', '.join(map(quoted, inside[:_NAMED]))}" if inside else "name a YAML file"
            self.wrong("unreadable", "this is a folder", start, help_text)
        except (OSError, ValueError) as error:  # not allowed, a part of the path that is a file, a name with a NUL
            said = error.strerror if isinstance(error, OSError) else "this cannot be the name of a file"
            help_text = "check its name and its permissions"
            self.wrong("unreadable", f"this file cannot be read: {said}", start, help_text)
        return None

    def result(self, files: Sequence[Path]) -> RatingSet:
        first = Place(str(files[0]), 1, 1) if files else None
        if not self.problems and not self.raters:
            self.wrong("no_ratings", "no file holds `ratings`", first, _FILE_HELP)
        if not self.problems and not self.vignettes:
            self.wrong("no_vignettes", "no file holds `vignettes`", first, "name the file that holds them, too")
        for name, ratings in self.raters.items():
            for vignette, (_, place) in ratings.items():
                if self.vignettes and vignette not in self.vignettes:
                    message = f"the rater `{name}` rates a vignette {displayed_id(vignette)} that is not there"
                    self.wrong("unknown_vignette", message, place, did_you_mean(vignette, self.vignettes))
        if self.problems:
            raise RatingsError(self.problems)
        unrated = [name for name in self.vignettes if not any(name in ratings for ratings in self.raters.values())]
        if unrated:
            self.remarks.append(f"{len(unrated)} vignettes are rated by nobody and left out: {', '.join(unrated)}")
        return RatingSet(
            vignettes=tuple(vignette for name, (vignette, _) in self.vignettes.items() if name not in unrated),
            raters=tuple(
                Rater(name, {vignette: rating for vignette, (rating, _) in ratings.items()})
                for name, ratings in self.raters.items()
            ),
            seen=self.seen,
            remarks=tuple(self.remarks),
        )

    # --- entries ----------------------------------------------------------------------------------------------

    def _vignette(self, item: nodes.Mapping) -> None:
        name = self._id_of(item, _VIGNETTE_KEYS, "a vignette")
        if name is None:
            return
        facts = item.get("facts")
        if not isinstance(facts, nodes.Mapping):
            self.wrong(
                "missing_key", f"the vignette `{name}` has no facts", item.place, "write `facts:` with fact: value"
            )
            return
        places = {key.text: (key.place, value.place) for key, value in facts.pairs}
        given = {key.text: _value(value) for key, value in facts.pairs}
        try:
            case = self.kb.case(given)
        except CaseError as error:
            for problem in error.problems:
                key_place, value_place = places.get(problem.fact, (item.place, item.place))
                place = key_place if problem.code == "unknown_fact" else value_place
                self.wrong(problem.code, f"`{problem.fact}`: {problem.expected}", place, problem.help)
            return
        if name in self.vignettes:
            self.wrong("duplicate_id", f"the vignette `{name}` stands twice", item.place, "keep one")
            return
        vignette = Vignette(name, self._text(item, "title") or name, self._text(item, "story") or "", case)
        self.vignettes[name] = (vignette, item.place)

    def _rating(self, item: nodes.Mapping, ratings: dict[str, tuple[Rating, Place]]) -> None:
        name = self._id_of(item, _RATING_KEYS, "a rating")
        if name is None:
            return
        if name in ratings:
            self.wrong("duplicate_id", f"this rater rates `{name}` twice", item.place, "keep one")
            return
        best = self._scalar(item, "best")
        rating = Rating(
            vignette=name,
            safety=self._ids(item, "safety", "safety"),
            barriers=self._ids(item, "barriers", "barrier"),
            helpful=self._ids(item, "helpful", "intervention"),
            best=None if best is None else self._known(best, "intervention"),
            must_not=tuple(self._must_not(entry) for entry in self._items(item, "must_not")),
            confidence=self._text(item, "confidence"),
        )
        if rating.confidence is not None and rating.confidence not in CONFIDENCE:
            place = (item.get("confidence") or item).place
            self.wrong("bad_choice", "confidence is low, moderate or high", place, None)
        ratings[name] = (rating, item.place)

    def _must_not(self, item: nodes.Mapping) -> MustNot:
        """One must-not. Words after an unquoted comma, which YAML reads as keys of their own, go back to `why`."""
        said = []
        for key, value in item.pairs:
            stray = isinstance(value, nodes.Scalar) and value.value is None
            if key.text in _MUST_NOT_KEYS:
                continue
            if stray:
                said.append(key.text)
                self.empty.pop(value.place, None)
                self.remarks.append(f"{key.place}: words after a comma belong to `why`; quote the text")
            else:
                help_text = did_you_mean(key.text, _MUST_NOT_KEYS) or f"its keys are {', '.join(_MUST_NOT_KEYS)}"
                self.wrong("unknown_key", f"a must-not has no key {displayed_id(key.text)}", key.place, help_text)
        # a stray word may also hang on `why` itself: `{why: a, b}` gives why: a and b: null
        why = ", ".join([*filter(None, [self._text(item, "why")]), *said])
        found: dict[str, str | None] = {"id": None, "category": None}
        for name, kind in (("id", "intervention"), ("category", "category")):
            node = self._scalar(item, name)
            if node is not None:
                found[name] = self._known(node, kind)
        if item.get("id") is None and item.get("category") is None:
            self.wrong(
                "missing_key", "this names nothing that must not be suggested", item.place, "write `id` or `category`"
            )
        return MustNot(found["id"], found["category"], why)

    def _seen(self, node: nodes.Mapping) -> None:
        for key, value in node.pairs:
            if key.text not in _SEEN_KEYS:
                self.wrong("unknown_key", f"`seen` has no key {displayed_id(key.text)}", key.place, _SEEN_HELP)
            elif not isinstance(value, nodes.Sequence):
                self.wrong("wrong_type", "expected a list of ids", value.place, _SEEN_HELP)
            else:
                ids = [item.text for item in value.items if isinstance(item, nodes.Scalar)]
                self.seen[_SEEN_KEYS[key.text]] = frozenset(ids)  # ids that the pack no longer has do no harm

    # --- parts ------------------------------------------------------------------------------------------------

    def _id_of(self, item: nodes.Mapping, known: Sequence[str], what: str) -> str | None:
        for key, _ in item.pairs:
            if key.text not in known:
                help_text = did_you_mean(key.text, known) or f"its keys are {', '.join(known)}"
                self.wrong("unknown_key", f"{what} has no key {displayed_id(key.text)}", key.place, help_text)
        name = item.get("id")
        if not isinstance(name, nodes.Scalar):
            self.wrong("missing_key", f"{what} has no id", item.place, "write `id:`")
            return None
        return name.text

    def _items(self, node: nodes.Mapping, key: str) -> list[nodes.Mapping]:
        value = node.get(key)
        if value is None or (isinstance(value, nodes.Scalar) and value.value is None):
            return []
        if not isinstance(value, nodes.Sequence):
            self.wrong("wrong_type", f"`{key}` is a list", value.place, _LIST_HELP)
            return []
        for item in value.items:
            if not isinstance(item, nodes.Mapping):
                self.wrong("wrong_type", f"each item of `{key}` is a mapping", item.place, _LIST_HELP)
        return [item for item in value.items if isinstance(item, nodes.Mapping)]

    def _ids(self, node: nodes.Mapping, key: str, kind: str) -> tuple[str, ...]:
        value = node.get(key)
        if value is None:
            return ()
        if not isinstance(value, nodes.Sequence):
            self.wrong(
                "wrong_type", f"`{key}` is a list of ids", value.place, f"write `{key}: [...]`, or `{key}: []` for none"
            )
            return ()
        for item in value.items:
            if not isinstance(item, nodes.Scalar):
                self.wrong("wrong_type", f"each item of `{key}` is an id", item.place, "write it without brackets")
        named = [self._known(item, kind) for item in value.items if isinstance(item, nodes.Scalar)]
        return tuple(dict.fromkeys(name for name in named if name is not None))

    def _known(self, node: nodes.Scalar, kind: str) -> str | None:
        entries = self.kb.pack.entries(kind)
        if node.text in entries:
            return node.text
        message = f"the pack has no {_SAID[kind]} {displayed_id(node.text)}"
        self.wrong(
            "unknown_id", message, node.place, did_you_mean(node.text, entries) or _elsewhere(node.text, self.kb.pack)
        )
        return None

    def _text(self, node: nodes.Mapping, key: str) -> str | None:
        value = self._scalar(node, key)
        return value.text if value is not None and value.value is not None else None

    def _scalar(self, node: nodes.Mapping, key: str) -> nodes.Scalar | None:
        value = node.get(key)
        if value is None or isinstance(value, nodes.Scalar):
            return value
        self.wrong("wrong_type", f"`{key}` is one word or text", value.place, "write it without brackets")
        return None


_SAID: Final = {
    "safety": "safety condition",
    "barrier": "barrier",
    "intervention": "intervention",
    "category": "category",
}
_LIST_HELP: Final = "begin each item with a dash, and write its keys below one another"
_NAMED: Final = 5  # so many files of a folder are named
_FILE_HELP: Final = "a file holds `vignettes:`, or `ratings:` of one rater, or `seen:`"
_SEEN_HELP: Final = "write `safety`, `barriers`, `interventions`, each with the list of ids that the raters saw"


def _names_in(folder: Path) -> list[str]:
    """The names of what stands in a folder, or none where nobody may look."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _value(node: nodes.Node) -> Any:
    return node.value if isinstance(node, nodes.Scalar) else nodes.plain(node)


def _elsewhere(name: str, pack: Pack) -> str | None:
    kind = next((kind for kind in KINDS if name in pack.entries(kind)), None)
    return f"it is {'an' if kind == 'intervention' else 'a'} {_SAID[kind]}" if kind else None
