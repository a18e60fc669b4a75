"""Loads the pack that a command works with."""

from __future__ import annotations

import argparse
from typing import Final

from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.cli.errors import CommandError
from resistance_rules.knowledge.diagnostics import EngineError, PackError

DEFAULT_PACK: Final = "engagement"


def knowledge_base(args: argparse.Namespace, *, use_cache: bool = True) -> KnowledgeBase:
    """The pack that the arguments name, on the engine that they name.

    Raises:
        PackError: the pack has problems.
        CommandError: the engine that was asked for is not there.
    """
    try:
        return load(args.pack, overlays=args.overlay, engine=args.engine, use_cache=use_cache)
    except EngineError as error:
        raise CommandError(str(error), "or leave out `--engine`: the advice is the same") from None


def packs_of(args: argparse.Namespace) -> list[str]:
    """The packs that the arguments name, as `load_pack` takes them."""
    return [args.pack, *args.overlay]


def is_wrong_use(error: PackError) -> bool:
    """Whether the pack is not there at all, so that there is nothing to mend in it."""
    return all(problem.code == "no_pack" for problem in error.problems)
