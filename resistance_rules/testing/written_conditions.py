"""Conditions as a test's author writes them: the same data as in a pack."""

from __future__ import annotations

import json

from resistance_rules.knowledge.condition_reader import read_condition
from resistance_rules.knowledge.conditions import Condition
from resistance_rules.knowledge.diagnostics import PackError, Problem
from resistance_rules.knowledge.model import SECTION_OF, Pack
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import read_yaml


def condition_of(data: object, pack: Pack) -> Condition:
    """The condition that this data says, such as `{"safety": "mania_acute"}` or a list of tests that must all hold.

    Raises:
        PackError: it is no condition of this pack; `problems` says everything that is wrong.
    """
    problems: list[Problem] = []
    try:
        text = json.dumps(data, ensure_ascii=False)
    except (TypeError, ValueError):
        message = "a condition is made of mappings, lists, texts, numbers, true and false"
        raise PackError([Problem("bad_condition", message)]) from None
    node = read_yaml(text, "(condition)", problems)
    reading = Reading(problems, facts=dict(pack.facts))
    reading.defined = {kind: set(pack.entries(kind)) for kind in (*SECTION_OF, "finding")}
    condition = None if node is None else read_condition(node, reading)
    reading.check_references()
    if problems or condition is None:
        raise PackError(problems or [Problem("bad_condition", "expected a condition, found nothing")])
    return condition
