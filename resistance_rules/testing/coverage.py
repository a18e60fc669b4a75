"""What a run of cases reached: exact counts for each obligation, joined over processes, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.testing.errors import CoverageDataError, ImpossibleTargetError, NothingRecordedError
from resistance_rules.testing.obligations import KINDS, TITLES, Catalogue, Obligation, catalogue_of
from resistance_rules.testing.search import search_of

FORMAT: Final = "resistance_rules.coverage/1"
"""Counts up only when a key goes, is renamed or changes its meaning."""


@frozen
class Count:
    """How many obligations of one kind were reached.

    Attributes:
        reached: so many.
        total: so many there are.
        impossible: so many no case can reach; 0 while nobody has looked.
    """

    kind: str
    reached: int
    total: int
    impossible: int = 0

    @property
    def missing(self) -> int:
        """So many are left that, as far as is known, some case can reach."""
        return self.total - self.reached - self.impossible

    def __str__(self) -> str:
        beside = f" ({self.impossible} more cannot be reached)" if self.impossible else ""
        return f"{self.reached} of {self.total} {TITLES[self.kind]}{beside}"


@frozen(eq=False)
class Coverage:
    """What was reached in a pack.

    Attributes:
        kb: the pack.
        hits: obligation id -> in how many cases it was reached; only those that were.
        cases: how many cases were assessed with this pack.
        elsewhere: how many with another pack, or another version of it; these do not count.
        impossible: obligations that no case can reach, as far as they were looked at (`with_impossible`).
    """

    kb: KnowledgeBase
    hits: Mapping[str, int]
    cases: int
    elsewhere: int = 0
    impossible: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, kb: KnowledgeBase, hits: Mapping[str, int] | None = None, *, cases: int = 0, elsewhere: int = 0
    ) -> Coverage:
        """The coverage of a pack; nothing reached so far if nothing is said."""
        return cls(kb, dict(hits or {}), cases, elsewhere)

    @property
    def catalogue(self) -> Catalogue:
        """What there is to reach."""
        return catalogue_of(self.kb)

    def reached(self, obligation: str) -> bool:
        """Whether some case reached it."""
        return obligation in self.hits

    def count(self, kind: str) -> Count:
        """How many obligations of a kind were reached."""
        reached = impossible = 0
        for obligation in self.catalogue.obligations.values():
            if obligation.kind == kind:
                reached += obligation.id in self.hits
                impossible += obligation.id in self.impossible
        return Count(kind, reached, self.catalogue.totals[kind], impossible)

    def counts(self) -> tuple[Count, ...]:
        """The counts of every kind."""
        return tuple(self.count(kind) for kind in KINDS)

    def missing(self, *kinds: str) -> Iterator[Obligation]:
        """What was not reached and, as far as is known, could be; of these kinds, or of all."""
        for obligation in self.catalogue.obligations.values():
            wanted = not kinds or obligation.kind in kinds
            if wanted and obligation.id not in self.hits and obligation.id not in self.impossible:
                yield obligation

    def joined(self, others: Iterable[Coverage]) -> Coverage:
        """This and what others reached in the same pack.

        Raises:
            CoverageDataError: one of them is about another pack.
        """
        hits, cases, elsewhere, impossible = Counter(self.hits), self.cases, self.elsewhere, set(self.impossible)
        for other in others:
            if other.kb.pack.digest != self.kb.pack.digest:
                raise CoverageDataError(_other_pack(self.kb, other.kb.pack.digest, "the other coverage"))
            hits.update(other.hits)
            cases, elsewhere = cases + other.cases, elsewhere + other.elsewhere
            impossible |= other.impossible
        return Coverage(self.kb, dict(hits), cases, elsewhere, frozenset(impossible))

    def with_impossible(self) -> Coverage:
        """The same, with what no case can reach told apart from what was merely not reached.

        Everything that is missing is searched for; on a large pack with little reached that takes some seconds.
        """
        search, proved = search_of(self.kb), set(self.impossible)
        for obligation in self.missing():
            try:
                search.find(self.catalogue.goal(obligation), obligation.id)
            except ImpossibleTargetError as error:
                if error.proved:
                    proved.add(obligation.id)
        return evolve(self, impossible=frozenset(proved))

    def require_cases(self) -> None:
        """Refuse to say anything about nothing.

        Raises:
            NothingRecordedError: no case was assessed with this pack.
        """
        if not self.cases:
            pack = self.kb.pack.info
            beside = f"; {self.elsewhere} were assessed with other packs or versions of it" if self.elsewhere else ""
            raise NothingRecordedError(
                f"no case was assessed with the pack `{pack.id}` {pack.version}{beside}: coverage says nothing"
            )

    # --- as data -------------------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data: exact counts, what was reached how often, and what is missing."""
        info = self.kb.pack.info
        return {
            "schema": FORMAT,
            "pack": {"id": info.id, "version": info.version, "digest": self.kb.pack.digest},
            "cases": self.cases,
            "elsewhere": self.elsewhere,
            "counts": {
                count.kind: {"reached": count.reached, "total": count.total, "impossible": count.impossible}
                for count in self.counts()
            },
            "hits": {name: self.hits[name] for name in self.catalogue.obligations if name in self.hits},
            "missing": [obligation.id for obligation in self.missing()],
            "impossible": [name for name in self.catalogue.obligations if name in self.impossible],
        }

    def to_json(self) -> str:
        """`to_dict` as text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_dict(cls, kb: KnowledgeBase, data: object, source: str = "the coverage data") -> Coverage:
        """Read back what `to_dict` wrote.

        Raises:
            CoverageDataError: it is damaged, of another format, or about another pack.
        """
        if not isinstance(data, dict) or data.get("schema") != FORMAT:
            raise CoverageDataError(
                f"{source} is no coverage of the format `{FORMAT}`: write it anew with this version"
            )
        try:
            digest, cases, elsewhere = data["pack"]["digest"], int(data["cases"]), int(data["elsewhere"])
            hits = {str(name): int(count) for name, count in data["hits"].items()}
            impossible = frozenset(map(str, data["impossible"]))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise CoverageDataError(f"{source} is damaged: delete it and write it anew") from None
        if digest != kb.pack.digest:
            raise CoverageDataError(_other_pack(kb, digest, source))
        known = catalogue_of(kb).obligations
        return cls(kb, {name: count for name, count in hits.items() if name in known}, cases, elsewhere, impossible)

    @classmethod
    def read(cls, kb: KnowledgeBase, path: Path) -> Coverage:
        """Read a coverage file. Errors as in `from_dict`."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CoverageDataError(f"`{path}` cannot be read: {error.strerror}") from None
        except ValueError:
            raise CoverageDataError(f"`{path}` is damaged: delete it and write it anew") from None
        return cls.from_dict(kb, data, f"`{path}`")


def _other_pack(kb: KnowledgeBase, digest: object, source: str) -> str:
    info = kb.pack.info
    mine, other = kb.pack.digest[:12], str(digest)[:12]
    here = f"`{info.id}` {info.version} (digest {mine})"
    return f"{source} is about another pack (digest {other}) than {here}: write it anew"
