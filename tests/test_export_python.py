"""`export python`: the module says what the library says, needs only the standard library, keeps to the subset."""

import ast
import difflib
import enum
import json
import math
import os
import random
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from generated_packs import load_generated, packs_with_cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resistance_rules import CaseError
from resistance_rules.cli import main
from resistance_rules.hosts.python_module import write_module
from resistance_rules.hosts.python_module.runtime.checking import likeness
from resistance_rules.knowledge.diagnostics import did_you_mean
from resistance_rules.trial.sampling import CaseSampler

EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
IMPORTS = {
    "__future__": {"annotations"},
    "decimal": {"Decimal"},
    "typing": {"Any"},
    "re": {"findall", "fullmatch", "split"},
}
REFUSED = (
    ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await, ast.Nonlocal, ast.Global, ast.Yield, ast.YieldFrom,
    ast.With, ast.TryStar, ast.Delete,
)  # fmt: skip
REFUSED_NAMES = {
    "eval", "exec", "open", "compile", "globals", "locals", "input", "print", "printed", "breakpoint", "builtins",
    "memoryview", "object", "TypeVar", "Generic", "IntEnum", "__import__", "__slots__", "__version__",
}  # fmt: skip
READABLE = {"__init__", "__name__"}


def outside_the_subset(source):
    """Give everything in a module that a plugin sandbox refuses (docs/export-python.md), as line and reason."""
    found = []
    aliases = set()
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Import(names=names):
                aliases |= {alias.name for alias in names}
                found += [
                    (line, f"import {alias.name}") for alias in names if alias.name not in IMPORTS or alias.asname
                ]
            case ast.ImportFrom(module=module, names=names):
                found += [(line, f"from {module}") for one in names if one.name not in IMPORTS.get(module, ())]
            case ast.AugAssign(target=ast.Subscript() | ast.Attribute()):
                found.append((line, "augmented assignment to an item or attribute"))
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                if name in REFUSED_NAMES or (name.startswith("_") and name not in {"_", "__init__"}):
                    found.append((line, f"name {name}"))
            case ast.Attribute(attr=attr, value=value):
                if attr.startswith("_") and attr not in READABLE:
                    found.append((line, f"attribute {attr}"))
                if attr in {"format", "format_map", "mro"}:
                    found.append((line, f"attribute {attr}"))
                if isinstance(value, ast.Name) and value.id in aliases and attr not in IMPORTS[value.id]:
                    found.append((line, f"{value.id}.{attr}"))
            case _ if isinstance(node, REFUSED):
                found.append((line, type(node).__name__))
    return found


def loaded(kb):
    """Give the names of the module of a pack."""
    names = {"__name__": "exported"}
    exec(compile(write_module(kb.pack), "<exported>", "exec"), names)  # noqa: S102  (what is tested)
    return names


def without_engine(data) -> str:
    """Give an advice as JSON text without the name of the engine."""
    return json.dumps({**data, "pack": {**data["pack"], "engine": None}})


@pytest.fixture(scope="module")
def source(engagement):
    """Write the module of the engagement pack."""
    return write_module(engagement.pack)


@pytest.fixture(scope="module")
def module(engagement):
    """Load the module of the engagement pack."""
    return loaded(engagement)


@settings(max_examples=max(EXAMPLES // 4, 1))
@given(packs_with_cases(cases=6))
def test_generated_packs(drawn):
    """For any small pack and any case, the module gives the bytes of the library, and keeps to the subset."""
    pack, cases = drawn
    kb = load_generated(pack, "reference")
    assert outside_the_subset(write_module(kb.pack)) == []
    assess = loaded(kb)["assess"]
    for facts in cases:
        assert without_engine(assess(facts)) == without_engine(kb.assess(facts).to_dict()), facts


def test_engagement(engagement, engagement_compiled, module, engagement_cases):
    """For the examples of the engagement pack and random cases, the module gives the bytes of the library."""
    assert module["assess"]({})["pack"]["engine"]["name"] == "python-module"
    sampler, rng = CaseSampler.of(engagement), random.Random(5)  # noqa: S311  tests, not secrets
    cases = [dict(example.case) for example in engagement.pack.examples.values()]
    cases += [engagement_cases(f"module-{seed}", (3, 8, 20, 60)[seed % 4]) for seed in range(80)]
    cases += [dict(sampler.draw(rng)) for _ in range(80)]
    for facts in cases:
        assert without_engine(module["assess"](facts)) == without_engine(engagement_compiled.assess(facts).to_dict())


def test_it_stands_alone(engagement, source, tmp_path):
    """In a Python that sees no installed package, the module imports three of the standard library and advises."""
    (tmp_path / "engagement.py").write_text(source, encoding="utf-8")
    code = (
        f"import sys; before = set(sys.modules); sys.path.insert(0, {str(tmp_path)!r}); import engagement, json\n"
        "print(json.dumps(sorted(n for n in sys.modules if n.partition('.')[0] in "
        "('resistance_rules', 'attr', 'attrs', 'cattrs', 'yaml', 'durable_rules_engine', 'math'))))\n"
        "for line in sys.stdin: print(json.dumps(engagement.assess(json.loads(line)), ensure_ascii=False))"
    )
    cases = [dict(one.case) for one in list(engagement.pack.examples.values())[::7]]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        input="\n".join(json.dumps(case, default=float) for case in cases),
        capture_output=True, text=True, check=True, encoding="utf-8", cwd=tmp_path,
    )  # fmt: skip
    imported, *lines = done.stdout.splitlines()
    assert [name for name in json.loads(imported) if name != "math"] == []
    for case, line in zip(cases, lines, strict=True):
        data = json.loads(line)
        assert without_engine(data) == without_engine(engagement.assess(case).to_dict())


def test_what_the_page_shows_runs(source, tmp_path):
    """The Python of docs/export-python.md runs beside the module as it stands, and refuses without showing values."""
    (tmp_path / "engagement.py").write_text(source, encoding="utf-8")
    page = Path(__file__).parent.parent / "docs" / "export-python.md"
    (block,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    script = tmp_path / "host.py"
    script.write_text(block, encoding="utf-8")
    done = subprocess.run([sys.executable, "-E", "-S", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 Make it safe first")
    assert "error[unknown_fact]: `trust_rating`" in done.stdout
    assert "'code': 'unknown_fact'" in done.stdout


def test_the_subset_is_kept(source):
    """Nothing in the module of the engagement pack is outside what plugin sandboxes accept."""
    assert outside_the_subset(source) == []


@pytest.mark.parametrize(
    "code",
    [
        "import math", "from collections.abc import Mapping", "import itertools", "import logging", "import re as r",
        "from functools import lru_cache", "d = {}\nd['k'] += 1", "class C:\n    def f(self):\n        self.x += 1",
        "def f():\n    x = 1\n    def g():\n        nonlocal x", "async def f(): pass", "eval('1')", "exec('1')",
        "open('f')", "class C:\n    __slots__ = ()", "__version__ = '1'", "import re\nre.compile('x')",
        "x = {}.__getitem__", "'{}'.format(1)", "def printed(): pass",
    ],
)  # fmt: skip
def test_the_check_of_the_subset_can_fail(code):
    """Everything that sandboxes are known to refuse is found."""
    assert outside_the_subset(code)


def test_the_same_pack_gives_the_same_text(engagement, source, tmp_path):
    """The text depends on the pack alone, not on the process that writes it; it names pack, digest, use and rules."""
    target = tmp_path / "engagement.py"
    done = subprocess.run(
        [sys.executable, "-m", "resistance_rules", "export", "python", "engagement", "-o", str(target)],
        env={**os.environ, "PYTHONHASHSEED": "12345"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_text(encoding="utf-8") == source
    info = engagement.pack.info
    head = source[:3000]
    for text in (
        f"`{info.id}` {info.version}",
        engagement.pack.digest,
        "Intended use: Decision support",
        "not released",
    ):
        assert text in head
    for production in engagement.rulebook.productions:
        assert f"# {production.id}  {production.place}\n" in source


class Number(int):
    """An int that is not quite one."""


class Word(enum.StrEnum):
    """A text that is not quite one."""

    NONE = "none"


VALUES = (
    st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.none() | st.decimals() | st.just(b"x")
    | st.just([1]) | st.just(Number(3)) | st.just(Word.NONE)
)  # fmt: skip


def refusal(assess, kind, facts):
    """Give the error with which a case is refused, or None."""
    try:
        assess(facts)
    except kind as error:
        return error
    return None


@settings(max_examples=max(EXAMPLES // 2, 1))
@given(data=st.data())
def test_wrong_cases_are_refused_in_the_same_words(data, engagement, module):
    """Whatever is submitted, the module and the library say the same, problem by problem, or give the same advice."""
    names = sorted(engagement.pack.facts)
    words = sorted({word for fact in engagement.pack.facts.values() for word in fact.choice})
    near = st.sampled_from(names).flatmap(lambda name: st.sampled_from([name[1:], name + "s", name.upper(), name[:-2]]))
    values = VALUES | st.sampled_from(words) | st.sampled_from([word.upper() for word in words])
    facts = data.draw(st.dictionaries(st.sampled_from(names) | near | st.text(max_size=70), values, max_size=6))
    expected = refusal(engagement.assess, CaseError, facts)
    if expected is None:
        assert without_engine(module["assess"](facts)) == without_engine(engagement.assess(facts).to_dict())
    else:
        found = refusal(module["assess"], module["CaseError"], facts)
        assert found.problems == [problem.to_dict() for problem in expected.problems]
        assert str(found) == str(expected)


@pytest.mark.parametrize(
    "facts",
    [
        None, [], "text", 5, {1: True}, {None: 1, "session_number": None}, {"phq9_total": math.nan},
        {"hours_sleep": math.inf}, {"session_number": 5.0}, {"session_number": True}, {"session_number": Decimal(5)},
        MappingProxyType({"session_number": 3, "nonsense": 1}), {"x" * 101: 1, "a b": 2},
    ],
)  # fmt: skip
def test_what_is_no_case(facts, engagement, module):
    """What is no mapping, has names that are no texts, or values of the wrong kind, is refused in the same words."""
    expected, found = (
        refusal(engagement.assess, CaseError, facts),
        refusal(module["assess"], module["CaseError"], facts),
    )
    assert found.problems == [problem.to_dict() for problem in expected.problems]


def test_the_advice_is_the_host_s_own(module):
    """What a host does to an advice changes neither the module nor the next advice."""
    facts = {"session_number": 3, "trust_rating_0_10": 4, "challenge_planned": True}
    before = json.dumps(module["assess"](facts))

    def emptied(part):
        for inner in part.values() if isinstance(part, dict) else part:
            if isinstance(inner, list | dict):
                emptied(inner)
        part.clear()

    emptied(module["assess"](facts))
    assert json.dumps(module["assess"](facts)) == before


WORDS = st.text(st.sampled_from("abcde_"), max_size=14)


@given(WORDS, WORDS)
@example("", "")
def test_likeness_is_that_of_difflib(one, other):
    """Words are as alike as `difflib` says, so that the module suggests what the library does."""
    assert likeness(one, other) == difflib.SequenceMatcher(None, one, other).ratio()


@given(WORDS, st.lists(WORDS, max_size=8, unique=True))
def test_suggestions_are_the_same(wanted, words):
    """The module suggests the same words in the same order."""
    from resistance_rules.hosts.python_module.runtime import checking

    assert checking.did_you_mean(wanted, words) == did_you_mean(wanted, words)


AWKWARD = [
    "class", "none", "print", "list", "get", "facts", "r1", "p0", "u0", "m1", "any_likely", "printed", "max", "dict",
    "re", "truths", "scores", "fact_any_likely", "n_1", "x__roles__",
]  # fmt: skip
HOSTILE = 'It\'s "quoted" \\ \\n {{}} {yes} # \U0001f600 \'\'\' """ end\\'


def test_awkward_names_and_texts():
    """Facts named like Python's words, and texts full of quotes and breaks, change nothing."""
    facts = [{"id": name, "yes_no": True, "label": HOSTILE} for name in AWKWARD]
    facts += [{"id": "real", "number": [-1.5, 1e3], "label": "R", "private": True}]
    pack = {
        "pack": {"id": "small", "title": HOSTILE, "version": "1.0.0", "format": 1, "intended_use": HOSTILE},
        "facts": facts,
        "sources": [{"id": "s", "title": "S", "supports": "S", "kind": "rct", "verified": "search"}],
        "barriers": [
            {
                "id": "far",
                "label": HOSTILE,
                "description": "D",
                "domain": "d",
                "sits_with": "service",
                "indicators": [
                    {
                        "when": {"any": [{name: True}, {"real": {"at_least": 2.25}}]},
                        "strength": "weak",
                        "because": "B{get}",
                    }
                    for name in AWKWARD
                ],
            }
        ],
        "gates": [
            {"id": "g", "label": HOSTILE, "open_when": {"any_barrier": "likely"}, "ask": "A\n'\"\\{real}"},
            {"id": "h", "label": "H", "open_when": {"all": [{name: True} for name in AWKWARD]}, "ask": "A"},
        ],
    }
    kb = load_generated(pack, "reference")
    assert outside_the_subset(write_module(kb.pack)) == []
    assess = loaded(kb)["assess"]
    for case in ({}, {"class": True, "get": False}, dict.fromkeys(AWKWARD, True), {"real": 2.25, "none": True}):
        assert without_engine(assess(case)) == without_engine(kb.assess(case).to_dict())


def test_on_the_command_line(capsys, tmp_path, engagement, source):
    """Without a file the module goes to standard output; a folder, or a pack that is not there, is wrong use."""
    assert main(["export", "python"]) == 0
    assert capsys.readouterr().out == source
    assert main(["export", "python", "-o", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
    assert main(["export", "python", "engagment"]) == 2
    assert "did you mean `engagement`" in capsys.readouterr().err
    assert main(["export"]) == 2
    assert main(["export", "pyton"]) == 2
    assert "did you mean `python`" in capsys.readouterr().err
