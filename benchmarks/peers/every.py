"""Who takes part."""

from __future__ import annotations

from peers.on_business_rules import BusinessRules
from peers.on_cedar import Cedar
from peers.on_clingo import Clingo
from peers.on_clips import Clips
from peers.on_experta import Experta
from peers.on_json_logic import Datalogic, JsonLogic
from peers.on_rule_engine import RuleEngine
from peers.on_zen import Zen
from peers.ours import Columnar, Ours
from peers.plain_python import PlainPython
from peers.task import Peer

COMPILED = Ours("compiled", "generated Python that evaluates only what the known facts can change")
OURS: tuple[Peer, ...] = (
    COMPILED,
    Ours("compiled", "the same from a dict of facts, checked against the vocabulary", checking=True),
    Ours("reference", "the specification, condition by condition"),
    Ours("durable", "durable-rules (Rete, in C) in the safe profile"),
)
BATCHES: tuple[Peer, ...] = (Columnar(),)
"""Compared only where many cases are answered at once."""
FLOOR: tuple[Peer, ...] = (PlainPython(),)
PEERS: tuple[Peer, ...] = (
    Datalogic(),
    Zen(),
    Clips(),
    Cedar(),
    RuleEngine(),
    JsonLogic(),
    BusinessRules(),
    Clingo(),
    Experta(),
)
