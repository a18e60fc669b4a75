"""Takes in whatever holds resources: one, a list, bundles of every type, bundles in bundles; each resource once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timezone
from typing import Any, Final

from attrs import Factory, define, field, frozen

from resistance_rules.hosts.fhir.reading.elements import items, name_of
from resistance_rules.hosts.fhir.reading.errors import FhirError, FhirProblem
from resistance_rules.hosts.fhir.reading.moments import read_moment
from resistance_rules.hosts.fhir.reading.result import NotUsed

_DEEPEST: Final = 8  # bundles in bundles
_MANY_VERSIONS: Final = 20
_HELP: Final = "give a resource, a Bundle, or a list of them, as dicts that `json.loads` makes"


@frozen(eq=False)
class Given:
    """One resource as it was given.

    Attributes:
        path: where in the input it stands.
        url: its `fullUrl`, or empty.
        type: the resource type.
        name: type and id.
    """

    resource: Mapping[str, Any]
    path: str
    url: str
    type: str = field(init=False, default=Factory(lambda self: str(self.resource["resourceType"]), takes_self=True))
    name: str = field(init=False, default=Factory(lambda self: name_of(self.resource), takes_self=True))

    @property
    def base(self) -> str:
        """The part of the URL before type and id: the server; empty if it is not known."""
        end = f"/{self.name}"
        return self.url.removesuffix(end) if "/" in self.name and self.url.endswith(end) else ""

    def unused(self, reason: str, detail: str | None = None) -> NotUsed:
        """Say why the whole of it is not used."""
        return NotUsed(self.name, reason, path=self.path, detail=detail)


@define
class Intake:
    """The resources of one input.

    Attributes:
        given: each resource once, in its latest version.
        not_used: what is no such resource, and why.
        partial: resource types of which the server has more than was given; `*` if it cannot be told which.
        deleted: type and id of resources that a Bundle says were deleted.
        questions: questionnaire URL (without version) -> link id -> the codes of the item.
    """

    given: list[Given] = field(factory=list)
    not_used: list[NotUsed] = field(factory=list)
    partial: set[str] = field(factory=set)
    deleted: set[str] = field(factory=set)
    questions: dict[str, dict[str, list[tuple[str, str]]]] = field(factory=dict)
    _by_name: dict[str, Mapping[str, Any]] = field(factory=dict)

    @classmethod
    def of(cls, source: object) -> Intake:
        """Take in an input.

        Raises:
            FhirError: it is nothing that could hold resources.
        """
        intake = cls()
        if isinstance(source, Mapping):
            if not isinstance(source.get("resourceType"), str):
                message = "this has no `resourceType`, so it is no FHIR resource"
                raise FhirError([FhirProblem("not_fhir", message, "", _HELP)])
            intake._take(source, "", "", 0)
        elif isinstance(source, Iterable) and not isinstance(source, str | bytes):
            for number, one in enumerate(source):
                intake._take(one, f"[{number}]", "", 0)
        else:
            message = f"expected a FHIR resource, found {_described(source)}"
            raise FhirError([FhirProblem("not_fhir", message, "", _HELP)])
        intake._keep_latest()
        return intake

    def resolve(self, reference: object) -> Mapping[str, Any] | None:
        """Find the resource that a reference means, among those that were given."""
        if not isinstance(reference, str):
            return None
        return self._by_name.get(reference.partition("/_history/")[0])

    def _take(self, source: object, path: str, url: str, depth: int) -> None:
        if source is None:  # a prefetch that found nothing
            return
        if isinstance(source, Mapping) and "resourceType" not in source and isinstance(source.get("resource"), Mapping):
            source, path = source["resource"], _below(path, "resource")  # as the first CDS Hooks clients wrapped it
        if not isinstance(source, Mapping) or not isinstance(source.get("resourceType"), str):
            self.not_used.append(NotUsed("?", "malformed", path=path, detail="no `resourceType`"))
            return
        if any(not isinstance(key, str) for key in source):
            self.not_used.append(NotUsed("?", "malformed", path=path, detail="a key that is no text"))
            return
        kind = source["resourceType"]
        one = Given(source, path, url)
        if kind == "Bundle":
            self._bundle(one, depth)
        elif kind == "OperationOutcome":
            self.not_used.append(one.unused("outcome"))
        else:
            self.given.append(one)
            for number, inner in enumerate(items(source.get("contained"))):
                name = name_of(inner) if isinstance(inner, Mapping) else "?"
                self.not_used.append(NotUsed(name, "contained", path=_below(path, f"contained[{number}]")))

    def _bundle(self, bundle: Given, depth: int) -> None:
        entries = bundle.resource.get("entry")
        if depth >= _DEEPEST or not (entries is None or isinstance(entries, list)):
            detail = "`entry` is no list" if depth < _DEEPEST else "too many bundles inside each other"
            self.not_used.append(bundle.unused("malformed", detail))
            return
        before = len(self.given)
        for number, entry in enumerate(entries or ()):
            where = _below(bundle.path, f"entry[{number}]")
            if not isinstance(entry, Mapping):
                self.not_used.append(NotUsed("?", "malformed", path=where, detail="an entry that is no object"))
                continue
            request = entry.get("request")
            if isinstance(request, Mapping) and request.get("method") == "DELETE":
                self._delete(request.get("url"), where)
                continue
            outcome = entry["response"].get("outcome") if isinstance(entry.get("response"), Mapping) else None
            inner = entry.get("resource")
            if inner is None and isinstance(outcome, Mapping):
                self._take(outcome, _below(where, "response.outcome"), "", depth + 1)
            elif inner is not None:
                url = entry.get("fullUrl")
                self._take(inner, _below(where, "resource"), url if isinstance(url, str) else "", depth + 1)
            else:
                detail = "an entry without a resource"
                self.not_used.append(NotUsed("?", "malformed", path=where, detail=detail))
        links = (link for link in items(bundle.resource.get("link")) if isinstance(link, Mapping))
        if any(link.get("relation") == "next" for link in links):
            self.partial |= {one.type for one in self.given[before:]} or {"*"}
            self.not_used.append(bundle.unused("more_pages"))

    def _delete(self, url: object, path: str) -> None:
        """Note that a resource was deleted: no version of it counts, wherever it stands."""
        if not isinstance(url, str):
            self.not_used.append(NotUsed("?", "malformed", path=path, detail="a deletion of nothing"))
            return
        name = "/".join(url.partition("?")[0].partition("/_history/")[0].split("/")[-2:])
        self.deleted.add(name)
        self.not_used.append(NotUsed(name, "deleted", path=path))

    def _keep_latest(self) -> None:
        """Keep the latest version of each resource; where nothing says which that is, none of them."""
        versions: dict[tuple[str, str], list[Given]] = {}
        unnamed: dict[tuple[str, str], list[Given]] = {}
        kept: list[Given] = []
        servers: dict[str, set[str]] = {}
        for one in self.given:
            servers.setdefault(one.name, set()).add(one.base)
        for one in self.given:
            if one.name in self.deleted:
                self.not_used.append(one.unused("deleted"))
            elif isinstance(one.resource.get("id"), str):
                # given with its URL in one Bundle and without in another, it is still one resource
                known = servers[one.name] - {""}
                versions.setdefault((min(known) if len(known) == 1 else one.base, one.name), []).append(one)
            else:
                unnamed.setdefault((one.type, one.url), []).append(one)
        for group in unnamed.values():
            kept.extend(_distinct(group))
        for group in versions.values():
            distinct = _distinct(group)
            latest = _latest(distinct)
            if latest is None:
                self.not_used.extend(one.unused("version_conflict") for one in distinct)
                continue
            kept.append(latest)
            self.not_used.extend(one.unused("older_version") for one in distinct if one is not latest)
        self.given = kept
        for one in kept:
            self._by_name[one.name] = one.resource
            if one.url:
                self._by_name[one.url] = one.resource
            if one.type == "Questionnaire":
                self._learn(one.resource)
            for inner in items(one.resource.get("contained")):
                if isinstance(inner, Mapping) and inner.get("resourceType") == "Questionnaire":
                    self._learn(inner)

    def _learn(self, questionnaire: Mapping[str, Any]) -> None:
        """Note which codes the items of a questionnaire have."""
        from resistance_rules.hosts.fhir.reading.elements import codings

        found: dict[str, list[tuple[str, str]]] = {}
        waiting = list(items(questionnaire.get("item")))
        while waiting:
            item = waiting.pop()
            if isinstance(item, Mapping):
                if isinstance(item.get("linkId"), str):
                    found.setdefault(item["linkId"], []).extend(codings(item.get("code")))
                waiting.extend(items(item.get("item")))
        names = [questionnaire.get("url"), name_of(questionnaire), f"#{questionnaire.get('id')}"]
        for name in names:
            if isinstance(name, str):
                self.questions[name.partition("|")[0]] = found


def _distinct(group: list[Given]) -> list[Given]:
    """Each version once. Two dicts that differ in the order of their keys alone are one version."""
    if len(group) == 1:
        return group
    found: list[Given] = []
    for one in {_written(one): one for one in reversed(group)}.values():
        if len(found) > _MANY_VERSIONS:  # nobody has so many; comparing all of them would take too long
            found.append(one)
            continue
        if not any(_equal(one, other) for other in found):
            found.append(one)
    return found


def _written(one: Given) -> str:
    try:
        return repr(one.resource)
    except RecursionError:  # nested without end: it is compared with nothing
        return str(id(one))


def _equal(one: Given, other: Given) -> bool:
    try:
        return one.resource == other.resource
    except RecursionError:
        return False


def _latest(group: list[Given]) -> Given | None:
    """The version that was last updated, if all of them say when, or have numbers."""
    if len(group) == 1:
        return group[0]
    metas = [one.resource.get("meta") for one in group]
    times: list[Any] = []
    numbers: list[Any] = []
    for meta in metas:
        updated = read_moment(meta.get("lastUpdated"), timezone.utc) if isinstance(meta, Mapping) else None  # noqa: UP017
        times.append(updated.earliest if updated is not None else None)
        number = meta.get("versionId") if isinstance(meta, Mapping) else None
        numbers.append(int(number) if isinstance(number, str) and number.isdecimal() and len(number) < 12 else None)  # noqa: PLR2004
    for keys in (times, numbers):
        if None not in keys and keys.count(max(keys)) == 1:
            return group[keys.index(max(keys))]
    return None


def _below(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def _described(source: object) -> str:
    """Say what was given, and nothing of what is in it."""
    if source is None:
        return "nothing (None)"
    return f"a value of type {type(source).__name__}"
