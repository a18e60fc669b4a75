"""A small pack for the tests of the testing kit, with things that are easy, rare and impossible to reach."""

import textwrap
from pathlib import Path

from resistance_rules import KnowledgeBase, load

PACK = """
pack: {id: kit, title: A pack for the kit, version: 1.0.0, format: 1, language: en}
language: {never_say: [stubborn]}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
facts:
  - {id: minutes, integer: [0, 600], label: Way here}
  - {id: fever, yes_no: true, label: Fever}
  - {id: pulse, integer: [20, 200], label: Pulse}
  - {id: trust, integer: [0, 10], label: Trust}
  - {id: mood, choice: [low, fair, good], label: Mood}
  - {id: asked, yes_no: true, label: Asked about safety}
  - {id: phone, yes_no: true, label: Has a phone}
rules:
  - {id: ill-fever, finds: ill, when: [{fever: true}, {pulse: {at_least: 100}}], cite: [one]}
categories: [{id: access, label: Access}, {id: depth, label: Depth}, {id: medical, label: Medical}]
barriers:
  - id: far
    label: Getting here is hard
    description: The way is long.
    domain: access
    sits_with: service
    indicators:
      - {when: {minutes: {at_least: 60}}, strength: strong}
      - {when: [{minutes: {at_least: 30}}, {mood: low}], strength: weak, about: together}
      - {when: {phone: false}, strength: weak}
gates:
  - {id: trusting, label: Enough trust, open_when: {trust: {at_least: 7}}, ask: How safe is it?, opened_by: [video]}
safety:
  - id: emergency
    label: In danger
    urgency: emergency
    when: {all: [{finding: ill}, {not_established: {asked: true}}]}
    do_first: [Call.]
    respond_with: [doctor]
    cite: [one]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [far], tier: core,
     evidence: {grade: D}, only_if: {phone: true}}
  - {id: travel, label: Travel help, category: access, do: Offer it., for: [far], tier: core, evidence: {grade: D},
     cautions: [{when: {any: [{unknown: phone}, {phone: false}]}, say: ask how to reach them}]}
  - {id: deep, label: Deep work, category: depth, do: Go slowly., when: {mood: [low, fair]}, tier: core,
     evidence: {grade: D}, gates: [trusting], not_if: [{when: {fever: true}, because: too ill}]}
  - {id: doctor, label: Doctor, category: medical, do: Call., tier: core, evidence: {grade: D}}
contraindications:
  - {id: no-video-without-phone, interventions: [video], when: {phone: false}, level: never, because: no phone,
     cite: [one]}
pathways:
  - id: steps
    label: Steps
    only_if: {mood: low}
    stages:
      - {id: first, label: First, hold_back: [deep], until: {gate: trusting}}
      - {id: second, label: Second}
assume:
  - {id: no-fever-slow, not_both: [{fever: true}, {pulse: {less_than: 60}}]}
"""
EXAMPLES = """
examples:
  - id: long_way
    title: A long way
    story: Somebody lives far away.
    case: {minutes: 90, phone: true}
    expect: {safety: [], barriers: [far], recommend: [video, travel]}
  - id: very_ill
    case: {fever: true, pulse: 120}
    expect: {safety: [emergency], recommend: [doctor]}
"""
FAILING = """
  - id: too_hopeful
    title: Not what the rules say
    case: {minutes: 20, phone: true}
    expect: {safety: [], barriers: [far], recommend: [video], not_recommend: [{id: doctor, why: nobody is ill}]}
"""


def write_kit(folder: Path, *, failing: bool = False) -> Path:
    """Write the pack into a folder, its examples in a file of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(textwrap.dedent(PACK), encoding="utf-8")
    (folder / "examples").mkdir(exist_ok=True)
    examples = EXAMPLES + (FAILING if failing else "")
    (folder / "examples" / "people.yaml").write_text(examples, encoding="utf-8")
    return folder


def load_kit(folder: Path) -> KnowledgeBase:
    """Write and load it on the reference engine."""
    return load(write_kit(folder / "kit"), engine="reference", use_cache=False)
