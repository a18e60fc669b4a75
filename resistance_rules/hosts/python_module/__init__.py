"""A pack as one Python module that needs nothing but the standard library, for hosts that install no packages.

`write_module` makes it: tables, one function that decides every rule, and the modules of `runtime/`.
See docs/export-python.md.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Final

from resistance_rules.advice.plan import Plan
from resistance_rules.hosts.python_module.evaluator import Evaluator
from resistance_rules.hosts.python_module.runtime import advising, checking, choosing, reading
from resistance_rules.hosts.python_module.tables import literal, tables
from resistance_rules.inference.python_code import beyond
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.version import library_version

__all__ = ["write_module"]

_IMPORTS: Final = """\
from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
"""


def write_module(pack: Pack) -> str:
    """The text of a self-contained module with `assess(facts)` for this pack; the same pack gives the same text.

    The module imports `re`, `decimal` and `typing`, and keeps to the subset of Python that plugin sandboxes accept.
    """
    plan = Plan.of(Rulebook.of(pack))
    evaluator = Evaluator(plan.rulebook)
    function = "\n".join(evaluator.lines())
    numbers = "".join(f'{name} = Decimal("{number}")\n' for number, name in evaluator.decimals.items())
    written = "\n\n".join(f"{name} = {literal(table)}" for name, table in tables(plan, evaluator))
    parts = [_kept(inspect.getsource(module)) for module in (checking, reading, choosing, advising)]
    return (
        "\n\n".join(
            (
                f"{_header(pack)}\n{_IMPORTS}",
                f"# --- the pack -------------------------------------------------------------------\n\n{written}\n",
                f"# --- the rules ------------------------------------------------------------------\n\n{numbers}",
                f"{inspect.getsource(beyond)}\n\n{function}\n",
                "# --- the advice -----------------------------------------------------------------\n",
                "\n\n\n".join(parts),
            )
        )
        + "\n"
    )


def _header(pack: Pack) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in _header_lines(pack))


def _header_lines(pack: Pack) -> Iterator[str]:
    """What the module is, what it is for and not for, and how to make it anew."""
    info = pack.info
    yield from _wrapped(f"{info.title}.")
    yield ""
    yield f"Made from the pack `{info.id}` {info.version} by resistance_rules {library_version()}, with"
    yield f"    resistance-rules export python {info.id} -o {info.id.replace('-', '_')}.py"
    yield "Change the pack and make it anew; do not edit it here."
    yield f"digest: {pack.digest}"
    yield ""
    if info.intended_use:
        yield from _wrapped(f"Intended use: {info.intended_use}")
    released = info.source_attributes.release_and_revision_dates if info.source_attributes else None
    if released:
        yield from _wrapped(f"Release: {released}")
    yield ""
    yield from _wrapped(
        "`assess(facts)` gives the advice on one case as plain data (advice-json.md of resistance_rules). What is left "
        "out of `facts` is unknown, and unknown is never false. Show `safety` first, and always what is `unanswered` "
        "or `policy_missing`. A wrong fact raises CaseError: an error is never less advice."
    )


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), 108)


def _kept(source: str) -> str:
    """A module of `runtime` without its docstring and imports."""
    body = ast.parse(source).body
    first = next(node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr))
    decorators = getattr(first, "decorator_list", [])
    start = min([first.lineno, *(node.lineno for node in decorators)])
    return "".join(source.splitlines(keepends=True)[start - 1 :]).strip()
