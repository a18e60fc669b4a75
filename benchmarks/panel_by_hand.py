"""A small pack, and the same rules as a person would write them for NumPy: flags and points in columns, by hand."""

import json
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import yaml

PACK = """
pack: {id: by_hand, title: By hand, version: 1.0.0, format: 1, language: en}
facts:
  - {id: travel, integer: [0, 600], label: Way here in minutes}
  - {id: missed, integer: [0, 100], label: Missed appointments}
  - {id: trust, number: [0, 10], label: Trust}
  - {id: hope, number: [0, 10], label: Hope}
  - {id: cost, yes_no: true, label: Cost is a worry}
  - {id: insured, yes_no: true, label: Insured}
  - {id: fear, yes_no: true, label: Afraid of being judged}
  - {id: plan, yes_no: true, label: Has a plan to die}
  - {id: unsafe, yes_no: true, label: Unsafe at home}
  - {id: pace, choice: [slow, right, fast], label: Pace}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
rules: [{id: dropping-out, finds: drops_out, when: {any: [{missed: {at_least: 3}}, {all: [{missed: {at_least: 2}},
         {hope: {less_than: 4}}]}]}}]
barriers:
  - {id: far, label: Far, description: It is far., domain: access, sits_with: service, indicators: [
     {when: {travel: {at_least: 60}}, strength: strong}, {when: {travel: {at_least: 30}}, strength: moderate},
     {when: {finding: drops_out}, strength: weak}]}
  - {id: dear, label: Dear, description: It costs., domain: access, sits_with: system, only_if: {not: {insured: true}},
     indicators: [{when: {cost: true}, strength: strong}, {when: {missed: {at_least: 2}}, strength: weak}]}
  - {id: mistrust, label: Mistrust, description: Trust is low., domain: bond, sits_with: relationship, indicators: [
     {when: {trust: {less_than: 3}}, strength: strong}, {when: {trust: {less_than: 5}}, strength: moderate},
     {when: {fear: true}, strength: moderate}, {when: {finding: drops_out}, strength: weak}]}
  - {id: hurried, label: Hurried, description: Too fast., domain: method, sits_with: service, indicators: [
     {when: {pace: fast}, strength: strong}, {when: {all: [{pace: {is_not: slow}}, {barrier: {mistrust: possible}}]},
      strength: moderate}]}
safety:
  - {id: danger, label: Danger, urgency: emergency, when: {any: [{plan: true}, {all: [{unsafe: true},
     {not_established: {trust: {at_least: 5}}}]}]}, do_first: [Stay.], cite: [one]}
"""
LISTS = ("rules", "barriers", "safety")  # what `enlarged` repeats
FALSE, UNKNOWN, TRUE = 0, 1, 2
FLAGS = ("cost", "insured", "fear", "plan", "unsafe")


def enlarged(times: int, *, facts: bool) -> tuple[str, list[str]]:
    """Return a pack with the rules so many times, about facts of their own or about the same ones, and its facts."""
    data = yaml.safe_load(PACK)
    names = [fact["id"] for fact in data["facts"]]
    own = [f"{name}_{copy}" if facts else name for copy in range(times) for name in names]
    larger = {**data, "facts": [], **{section: [] for section in LISTS}}
    for copy in range(times):
        text = json.dumps({section: data[section] for section in (*LISTS, "facts")})
        renamed = [entry["id"] for section in ("barriers", "safety") for entry in data[section]]
        for name in [*renamed, "drops_out", *(names if facts else [])]:
            text = text.replace(f'"{name}"', f'"{name}_{copy}"')
        part = json.loads(text.replace('"dropping-out"', f'"dropping-out-{copy}"'))
        for section in (*LISTS, *(["facts"] if facts or copy == 0 else [])):
            larger[section] += part[section]
    return json.dumps(larger), own if facts else names


class Answers(NamedTuple):
    """What is true of each row: truths as 0, 1, 2; points as numbers."""

    points: dict[str, np.ndarray]
    upper: dict[str, np.ndarray]
    likely: dict[str, np.ndarray]
    safety: dict[str, np.ndarray]


def cases(rows: int, seed: int = 0) -> pa.Table:
    """Return random cases; a third of each column is not known."""
    random = np.random.default_rng(seed)

    def column(values: np.ndarray, kind: pa.DataType) -> pa.Array:
        return pa.array(values, kind, mask=random.random(rows) < 1 / 3)

    flags = {name: column(random.random(rows) < 1 / 3, pa.bool_()) for name in FLAGS}
    return pa.table({
        "travel": column(random.integers(0, 121, rows), pa.int64()),
        "missed": column(random.integers(0, 6, rows), pa.int64()),
        "trust": column(random.integers(0, 21, rows) / 2, pa.float64()),
        "hope": column(random.integers(0, 21, rows) / 2, pa.float64()),
        **flags,
        "pace": column(np.array(["slow", "right", "fast"])[random.integers(0, 3, rows)], pa.string()),
    })  # fmt: skip


def evaluate(table: pa.Table) -> Answers:
    """Evaluate the rules, written by hand: a pair of flags for each condition, and small whole numbers for points."""
    known = {name: ~table[name].is_null().to_numpy() for name in table.column_names}
    travel, missed = (table[name].fill_null(0).to_numpy() for name in ("travel", "missed"))
    trust, hope = (table[name].fill_null(0.0).to_numpy() for name in ("trust", "hope"))
    yes = {n: table[n].fill_null(False).to_numpy() for n in FLAGS}  # noqa: FBT003
    pace = table["pace"].combine_chunks().dictionary_encode()
    words = pace.dictionary.to_pylist()
    code = pace.indices.fill_null(-1).to_numpy()

    def tested(flags: np.ndarray, fact: str) -> tuple[np.ndarray, np.ndarray]:
        return flags & known[fact], known[fact] & ~flags

    missed_3, missed_2 = tested(missed >= 3, "missed"), tested(missed >= 2, "missed")
    hopeless = tested(hope < 4, "hope")
    drops_t = missed_3[0] | (missed_2[0] & hopeless[0])
    drops_f = missed_3[1] & (missed_2[1] | hopeless[1])
    points, upper, likely = {}, {}, {}

    def level(name: str) -> None:
        likely[name] = np.where(points[name] >= 4, TRUE, np.where(upper[name] < 4, FALSE, UNKNOWN))

    far_60, far_30 = tested(travel >= 60, "travel"), tested(travel >= 30, "travel")
    points["far"] = np.where(far_60[0], 4, np.where(far_30[0], 2, 0)) + drops_t
    upper["far"] = np.where(~far_60[1], 4, np.where(~far_30[1], 2, 0)) + ~drops_f
    level("far")

    cost, insured = tested(yes["cost"], "cost"), tested(yes["insured"], "insured")
    points["dear"] = np.where(insured[1], 4 * cost[0] + missed_2[0], 0)
    upper["dear"] = np.where(insured[0], 0, 4 * ~cost[1] + ~missed_2[1])
    level("dear")

    below_3, below_5, fear = tested(trust < 3, "trust"), tested(trust < 5, "trust"), tested(yes["fear"], "fear")
    points["mistrust"] = np.where(below_3[0], 4, np.where(below_5[0], 2, 0)) + 2 * fear[0] + drops_t
    upper["mistrust"] = np.where(~below_3[1], 4, np.where(~below_5[1], 2, 0)) + 2 * ~fear[1] + ~drops_f
    level("mistrust")
    mistrust_t, mistrust_f = points["mistrust"] >= 2, upper["mistrust"] < 2

    fast = tested(code == words.index("fast"), "pace")
    not_slow = tested(code != words.index("slow"), "pace")
    points["hurried"] = np.where(fast[0], 4, 0) + 2 * (not_slow[0] & mistrust_t)
    upper["hurried"] = np.where(~fast[1], 4, 0) + 2 * ~(not_slow[1] | mistrust_f)
    level("hurried")

    plan, unsafe, trusting = tested(yes["plan"], "plan"), tested(yes["unsafe"], "unsafe"), tested(trust >= 5, "trust")
    danger_t = plan[0] | (unsafe[0] & ~trusting[0])
    danger_f = plan[1] & (unsafe[1] | trusting[0])
    danger = np.where(danger_t, TRUE, np.where(danger_f, FALSE, UNKNOWN))
    return Answers(points, upper, likely, {"danger": danger})
