"""Whatever stands in a pack's files, the loader gives a pack or says what is wrong."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packing import EVERYTHING, SAMPLES, as_yaml, problems_of, write_files

from resistance_rules.knowledge.packs import load_pack

HEAD = "pack: {id: p, title: P, version: 1.0.0, format: 1}\n"
MINIMAL = (SAMPLES / "good" / "minimal" / "pack.yaml").read_text()
PIECES = [
    "{", "}", "[", "]", ": ", "- ", ", ", "\n", "  ", "\t", "'", '"', "|", ">", "#", "&a ", "*a ", "!!x ", "<<: ", "? ",
    "---\n", "...\n", "%YAML 1.2\n", "null", "~", "true", "yes", "0x1", "1e9", "-1", ".5", "2024-01-01", "when: ",
    "{all: []}", "{not: {not: {a: 1}}}", "id: ", "facts:\n", "change: ", "retire: ", "{finding: x}", "\\x00", "\ufeff",
    "\u2028", "\x00", "\x85", "é", "😀", "{a}", "set: {", "extends: [p]", "language: de", "=", "@", "`",
]  # fmt: skip


def loads_or_says_why(folder: Path) -> None:
    """Load a pack; nothing but PackError may come out, and it can be printed."""
    problems_of(folder).encode()


@given(content=st.binary(max_size=200))
@example(content=b"\xff\xfe")
@example(content=b"\xef\xbb\xbf")
@example(content=b"\x00")
def test_random_bytes(content: bytes, tmp_path_factory: pytest.TempPathFactory):
    """A file of any bytes never crashes the loader."""
    folder = tmp_path_factory.getbasetemp() / "bytes"
    loads_or_says_why(write_files(folder, {"pack.yaml": HEAD, "more.yaml": content}))


@given(text=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join))
def test_random_pieces_of_yaml(text: str, tmp_path_factory: pytest.TempPathFactory):
    """A file put together from the pieces that YAML is made of never crashes the loader."""
    folder = tmp_path_factory.getbasetemp() / "pieces"
    loads_or_says_why(write_files(folder, {"pack.yaml": HEAD, "more.yaml": text.encode("utf-8", "surrogatepass")}))


@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(MINIMAL)), st.integers(0, 12), st.one_of(st.just(""), st.sampled_from(PIECES))),
        min_size=1,
        max_size=5,
    )
)
def test_a_pack_with_slips_of_the_pen(edits: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory):
    """A sound pack with pieces cut out and others put in never crashes the loader."""
    text = MINIMAL
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    folder = tmp_path_factory.getbasetemp() / "slips"
    loads_or_says_why(write_files(folder, {"pack.yaml": text}))


@given(data=st.data())
def test_an_overlay_with_slips_of_the_pen(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory):
    """A sound overlay with pieces cut out and others put in never crashes the loader."""
    sample = SAMPLES / "good" / "overlay"
    text = (sample / "site" / "changes.yaml").read_text()
    for _ in range(data.draw(st.integers(1, 4))):
        start, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[start + length :]
    files = {f"{name}/pack.yaml": (sample / name / "pack.yaml").read_text() for name in ("base", "site")}
    folder = write_files(tmp_path_factory.getbasetemp() / "overlays", {**files, "site/changes.yaml": text})
    loads_or_says_why(folder / "site")


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.sampled_from(["plan", "pace", "all", "x", "", "{plan}", "null"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["all", "any", "count", "of", "at_least", "plan", "barrier", "fact"]), inner, max_size=2
        ),
    ),
    max_leaves=8,
)
FIELDS = [
    line.partition(":")[0].strip(" -{") for line in (EVERYTHING / "rules" / "conclusions.yaml").read_text().splitlines()
]


@given(entry=st.dictionaries(st.sampled_from(sorted({field for field in FIELDS if field.isidentifier()})), VALUES))
def test_entries_of_anything(entry: dict[str, object], tmp_path_factory: pytest.TempPathFactory):
    """Entries with the right keys and any values below them never crash the loader."""
    sections = (
        "rules",
        "barriers",
        "gates",
        "safety",
        "interventions",
        "pathways",
        "examples",
        "change",
        "retire",
        "allow",
    )
    text = "".join(f"{section}: [{as_yaml(entry)}]\n" for section in sections)
    folder = tmp_path_factory.getbasetemp() / "entries"
    facts = "facts: [{id: plan, yes_no: true, label: P}, {id: pace, integer: [0, 9], label: P}]\n"
    loads_or_says_why(write_files(folder, {"pack.yaml": HEAD + facts + text}))


@pytest.mark.parametrize(
    "text",
    [
        "facts: " + "[" * 10_000,
        "facts: " + "[" * 10_000 + "]" * 10_000,
        "facts: " + "{a: " * 10_000,
        "- " * 10_000,
        "? " * 10_000,
        "a: " * 10_000,
        "assume: [{id: a, not_both: [" + "{not: " * 10_000 + "x" + "}" * 10_000 + "]}]",
        "".join(f"{' ' * depth}a:\n" for depth in range(3000)),
    ],
)
def test_deep_nesting(text: str, tmp_path: Path):
    """Nesting of any depth is refused in words and in time."""
    started = time.monotonic()
    found = problems_of(write_files(tmp_path, {"pack.yaml": HEAD, "deep.yaml": text}))
    assert "deep.yaml:" in found
    assert "too_deep" in found or "yaml_syntax" in found
    assert time.monotonic() - started < 10


def test_the_deepest_nesting_that_is_read(tmp_path: Path):
    """Conditions nested as deep as files may be are read, digested and compiled."""
    levels = 26  # two levels of YAML for each
    condition = "{any: [" * levels + "{plan: true}" + "]}" * levels
    facts = "facts: [{id: plan, yes_no: true, label: P}]\n"
    promise = f"assume: [{{id: a, not_both: [{{plan: false}}, {condition}]}}]\n"
    assert load_pack(write_files(tmp_path, {"pack.yaml": HEAD + facts + promise}), use_cache=False).digest


@pytest.mark.parametrize("character", ["x", "9", "é", "- ", "a b ", "{plan} ", ". "])
def test_one_huge_value(character: str, tmp_path: Path):
    """A text of a million characters is read in time, wherever it stands, and never printed whole."""
    huge = (character * 1_000_000)[:1_000_000].strip()
    started = time.monotonic()
    for text in (
        f"facts: [{{id: plan, yes_no: true, label: {huge}}}]\n",
        f'facts: [{{id: "{huge}", yes_no: true, label: P, note: "{huge}"}}]\n',
        f'language: {{never_say: ["{huge}", lazy]}}\nfacts: [{{id: "{huge[:9]}", yes_no: "{huge}", ask: "{huge}"}}]\n',
        f'nonsense: 1\nassume: [{{id: a, not_both: [{{"x": "{huge}"}}, {{plan: "{huge}"}}]}}]\n"{huge[:900]}": 1\n',
    ):
        found = problems_of(write_files(tmp_path, {"pack.yaml": HEAD + text}))
        assert len(found) < 20_000
    assert time.monotonic() - started < 30
