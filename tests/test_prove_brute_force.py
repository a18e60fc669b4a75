"""Every verdict of a proof agrees with going through all cases of a small pack, one by one."""

from collections import defaultdict
from itertools import combinations, islice, product
from math import prod
from typing import Any

import pytest
from attrs import evolve
from generated_packs import load_generated, random_pack

from resistance_rules import KnowledgeBase
from resistance_rules.advice.candidates import current_stages, find_candidates
from resistance_rules.advice.plan import Plan
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.reference import score, truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge.conditions import ComparesFacts, walk
from resistance_rules.prove import Proof, Refutation, compare, prove
from resistance_rules.prove.cells import cells_of, cuts_of
from resistance_rules.prove.redundancy import _without_a_part

MOST_CASES = 1500
RAISED = ("likely", "possible")


class World:
    """All cases of a pack, each with its conclusions and its advice."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.plan = Plan.of(kb.rulebook)
        cuts = cuts_of(production.condition for production in kb.rulebook.productions)
        self.values = {
            name: [None, *(cell.value for cell in cells_of(fact, cuts.get(name, ())))]
            for name, fact in kb.pack.facts.items()
        }
        self.size = prod(len(values) for values in self.values.values())

    def go_through(self) -> None:
        """Assess every case that contradicts no `assume` entry."""
        self.cases: dict[tuple[Any, ...], tuple[Conclusions, dict[str, str], dict[str, set[str]]]] = {}
        self.contradicted: set[frozenset[str]] = set()
        self.stages = set()
        for values in product(*self.values.values()):
            facts = {name: value for name, value in zip(self.values, values, strict=True) if value is not None}
            found = self.kb.engine.infer(self.kb.case(facts))
            broken = {n for n in self.kb.pack.assume if found.truths[self.kb.rulebook.number_of[f"assume:{n}"]] == TRUE}
            self.contradicted.add(frozenset(broken))
            if not broken:
                stages = current_stages(self.plan, found)
                candidates = find_candidates(self.plan, found, stages)
                given = {c.id: c.status for c in candidates if not c.withheld}
                held = {c.id: {reason.by for reason in c.withheld} for c in candidates if c.withheld}
                self.stages |= {(name, stage.current) for name, stage in stages.items()}
                self.cases[values] = (found, given, held)

    def known(self, values: tuple[Any, ...]) -> int:
        """How many facts of a case are known."""
        return sum(value is not None for value in values)

    def smallest(self, shows: Any) -> int | None:
        """How many facts the smallest case has that shows something; None if none does."""
        return min((self.known(values) for values, what in self.cases.items() if shows(*what)), default=None)


def small_pack(seed: int) -> World | None:
    """Make a pack with promises, if it has few enough cases to go through."""
    pack = random_pack(f"brute force {seed}")
    names = [entry["id"] for entry in pack["interventions"]]
    barrier = pack["barriers"][0]["id"]
    pack["never"] = [
        {"id": f"never-{name}", "recommend": {"interventions": [name]}, "when": {"barrier": {barrier: "possible"}}}
        for name in names[:3]
    ]
    pack["never"] += [
        {"id": "never-now", "recommend": {"interventions": names}, "as": "now"},
        {"id": "apart", "recommend": {"interventions": names[:3]}, "together": True},
    ]
    pack["always"] = [
        {"id": f"always-{name}", "recommend_any_of": [name], "when": {"barrier": {barrier: "possible"}}}
        for name in names[:3]
    ]
    kb = load_generated(pack)
    if any(isinstance(test, ComparesFacts) for p in kb.rulebook.productions for test in walk(p.condition)):
        return None
    world = World(kb)
    return world if world.size <= MOST_CASES else None


SEEDS = list(islice((seed for seed in range(400) if small_pack(seed) is not None), 14))


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest) -> World:
    """Go through one small pack."""
    found = small_pack(request.param)
    assert found is not None
    found.go_through()
    return found


@pytest.fixture(scope="module")
def proof(world: World) -> Proof:
    """Prove the same pack."""
    return prove(world.kb)


def refutations(proof: Proof, kind: str) -> dict[str, list[Refutation]]:
    """The refutations of each claim of a kind, by entry."""
    return {v.claim.partition(":")[2]: list(v.refutations) for v in proof.verdicts if v.claim.startswith(f"{kind}:")}


def same_cases(proof: Proof, kind: str, expected: dict[str, int | None]) -> None:
    """Compare the claims of a kind that are refuted by a case, and how small that case is."""
    found = {name: len(items[0].case or ()) if items else None for name, items in refutations(proof, kind).items()}
    assert found == expected


def possible(world: World) -> bool:
    """Whether the `assume` entries leave any case over."""
    return bool(world.cases)


def test_promises_are_broken_by_the_smallest_case_or_kept(world: World, proof: Proof):
    """`never` and `always` are refuted exactly if some case breaks them, by a case with the fewest facts."""
    if not possible(world):
        assert proof.of("refuted")[0].refutations[0].code == "assume_impossible"
        return
    pack = world.kb.pack

    def when(entry: Any, found: Conclusions, values: dict[str, Any]) -> bool:
        return entry.when is None or truth(entry.when, values, found, world.kb.rulebook) == TRUE

    def breaks(never: Any, found: Conclusions, given: dict[str, str]) -> bool:
        mine = [n for n, s in given.items() if n in never.recommend.interventions and never.as_ in (None, s)]
        return when(never, found, {}) and len(mine) > (1 if never.together else 0)

    same_cases(
        proof, "never", {n.id: world.smallest(lambda f, g, h, n=n: breaks(n, f, g)) for n in pack.never.values()}
    )
    same_cases(proof, "always", {
        a.id: world.smallest(lambda f, g, h, a=a: when(a, f, {}) and not set(a.recommend_any_of) & set(g))
        for a in pack.always.values()
    })  # fmt: skip


def test_what_every_pack_promises_agrees(world: World, proof: Proof):
    """The built-in claims about emergencies, contraindications and barriers agree, with the smallest case for each."""
    if not possible(world):
        return
    pack = world.kb.pack
    expected = {}
    for name, safety in pack.safety.items():
        if safety.urgency == "emergency":
            responses = set(safety.respond_with)
            expected[name] = world.smallest(lambda f, g, h, n=name, r=responses: f.safety[n] == TRUE and not r & set(g))
    same_cases(proof, "unanswered", expected)
    expected = {}
    for name in pack.barriers:
        first = {entry.id for entry in pack.interventions.values() if name in entry.answers}
        too = {entry.id for entry in pack.interventions.values() if name in entry.also}
        if first:

            def shows(f: Conclusions, g: Any, h: Any, name: str = name, first: Any = first, too: Any = too) -> bool:
                answers = first | too
                held = {by for other in answers for by in h.get(other, ())}
                by_safety = any(by == "emergency" or by.startswith("safety:") for by in held)
                return f.barriers[name].likely == TRUE and not answers & set(g) and not by_safety

            expected[name] = world.smallest(shows)
    same_cases(proof, "answered", expected)
    for kind in ("emergency", "contraindicated"):
        assert not any(refutations(proof, kind).values())


def test_what_no_case_reaches_agrees(world: World, proof: Proof):
    """A condition, recommendation or stage is called dead exactly if no case reaches it."""
    if not possible(world):
        return
    dead = set()
    for production in world.kb.rulebook.productions:
        if not production.id.startswith("assume:") and not any(
            f.truths[production.number] == TRUE for f, _, _ in world.cases.values()
        ):
            dead.add(production.id)
    found = set()
    for kind in ("condition", "gate", "safety"):
        found |= {
            name if kind == "condition" else f"{kind}:{name}"
            for name, items in refutations(proof, kind).items()
            if items
        }
    assert found == dead
    for name, items in refutations(proof, "recommendation").items():
        indicated = any(name in g or name in h for _, g, h in world.cases.values())
        given = any(name in g for _, g, _ in world.cases.values())
        expected = [] if given else ["always_overridden"] if indicated else ["dead_recommendation"]
        assert [item.code for item in items] == expected, name
    for name, items in refutations(proof, "stage").items():
        pathway, _, stage = name.partition(".")
        place = [item.id for item in world.kb.pack.pathways[pathway].stages].index(stage)
        assert bool(items) == ((pathway, place) not in world.stages), name


def test_what_never_matters_agrees(world: World, proof: Proof):
    """An indicator, rule or part is called useless only if no case is otherwise without it, and none is missed."""
    if not possible(world):
        return
    rulebook, pack = world.kb.rulebook, world.kb.pack
    every = [found for found, _, _ in world.cases.values()]
    dead = {p.number for p in rulebook.productions if not any(f.truths[p.number] == TRUE for f in every)}
    for name, items in refutations(proof, "indicators").items():
        rules = rulebook.barrier_rules[name]
        useless = set()
        for number in set(rules.indicators) - dead:
            groups = tuple(evolve(g, members=tuple(m for m in g.members if m[0] != number)) for g in rules.groups)
            without = evolve(rules, groups=groups)
            if all(score(without, f.truths, pack.scoring) == score(rules, f.truths, pack.scoring) for f in every):
                useless.add(rulebook.productions[number].place)
        assert {item.place for item in items} <= useless, name
        assert bool(items) == bool(useless), name
    for name, items in refutations(proof, "finding").items():
        numbers = [number for number in rulebook.finding_rules[name] if number not in dead]
        useless = {
            rulebook.productions[number].place
            for number in numbers
            if all(
                max((f.truths[n] for n in numbers if n != number), default=FALSE) == max(f.truths[n] for n in numbers)
                for f in every
            )
        }
        assert {item.place for item in items} <= useless, name
        assert bool(items) == bool(useless), name
    known_useless = dead | {
        number for p in rulebook.productions for number in [p.number]
        for items in (*refutations(proof, "indicators").values(), *refutations(proof, "finding").values())
        if p.place in {item.place for item in items}
    }  # fmt: skip
    for name, items in refutations(proof, "parts").items():
        production = rulebook.production(name)
        if production.number in known_useless:
            continue
        spare = [
            part
            for part, without in _without_a_part(production.condition)
            if all(
                truth(without, facts_of(world, values), f, rulebook) == f.truths[production.number]
                for values, (f, _, _) in world.cases.items()
            )
        ]
        assert bool(items) == bool(spare), name


def facts_of(world: World, values: tuple[Any, ...]) -> dict[str, Any]:
    """The known facts of a case."""
    return {name: value for name, value in zip(world.values, values, strict=True) if value is not None}


def test_what_silences_an_emergency_agrees(world: World, proof: Proof):
    """An emergency is called silenced exactly if some case loses every emergency, whatever one question is answered."""
    if not possible(world):
        return
    pack = world.kb.pack
    emergencies = [name for name, safety in pack.safety.items() if safety.urgency == "emergency"]
    names = list(world.values)
    found: dict[str, set[str]] = defaultdict(set)
    for values, (conclusions, _, _) in world.cases.items():
        active = [name for name in emergencies if conclusions.safety[name] == TRUE]
        for place, fact in enumerate(names if active else ()):
            if values[place] is None:
                answers = [(*values[:place], value, *values[place + 1 :]) for value in world.values[fact][1:]]
                after = [world.kb.engine.infer(world.kb.case(facts_of(world, one))) for one in answers]
                if not any(other.safety[name] == TRUE for other in after for name in emergencies):
                    for name in active:
                        found[name].add(fact)
    for name, items in refutations(proof, "silenced").items():
        assert {item.related[0][1] for item in items} == {f"fact `{fact}`" for fact in found[name]}, name


def test_assumptions_agree(world: World, proof: Proof):
    """`assume` entries are called impossible or useless exactly if they are."""
    entries = set(world.kb.pack.assume)
    if not entries:
        return
    claims = refutations(proof, "assume")
    impossible = frozenset() not in world.contradicted
    assert bool(claims[world.kb.pack.info.id]) == impossible
    if not impossible:
        for name in entries:
            assert bool(claims[name]) == (frozenset({name}) not in world.contradicted), name


@pytest.mark.parametrize(("one", "two"), list(combinations(range(4), 2)))
def test_comparisons_agree(one: int, two: int):
    """Of two packs with the same facts, exactly what differs in some case is listed, with the smallest such case."""
    worlds = [small_pack(SEEDS[one]), small_pack(SEEDS[one])]
    assert worlds[0] is not None
    old = worlds[0]
    entry = next(iter(old.kb.pack.barriers.values()))
    indicators = tuple(
        evolve(i, strength="weak" if (two + n) % 2 else "strong") for n, i in enumerate(entry.indicators)
    )
    changed = evolve(old.kb.pack, barriers={**old.kb.pack.barriers, entry.id: evolve(entry, indicators=indicators)})
    new = World(KnowledgeBase.of(changed, "reference"))
    assert isinstance(new.kb.rulebook, Rulebook)
    old.go_through()
    new.go_through()
    expected: dict[tuple[str, str, str, str], int] = {}
    for values in old.cases.keys() & new.cases.keys():
        before, after = (said(world, values) for world in (old, new))
        for change, aspects in (("gained", after - before), ("lost", before - after)):
            for kind, name, what in aspects:
                key = (kind, name, what, change)
                expected[key] = min(expected.get(key, 99), old.known(values))
    found = compare(old.kb, new.kb)
    assert {(s.kind, s.id, s.what, s.change): len(s.case) for s in found.shifts} == expected
    assert found.same == (not expected)


def said(world: World, values: tuple[Any, ...]) -> set[tuple[str, str, str]]:
    """What the advice on a case says, as far as packs are compared."""
    found, given, held = world.cases[values]
    stages = current_stages(world.plan, found)
    here = {("safety", name, "active") for name, value in found.safety.items() if value == TRUE}
    here |= {("gate", name, "open") for name, value in found.gates.items() if value == TRUE}
    for name, points in found.barriers.items():
        here |= {("barrier", name, level) for level in RAISED if getattr(points, level) == TRUE}
    for name, stage in stages.items():
        current = "done" if stage.current is None else stage.plan.entry.stages[stage.current].id
        here.add(("pathway", name, f"at {current}"))
    here |= {("intervention", name, status) for name, status in given.items()}
    return here | {("intervention", name, "withheld") for name in held}
