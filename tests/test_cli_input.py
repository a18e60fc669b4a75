"""Whatever a person gives it, the command line says what is wrong and what to do. Values are shown only here."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from resistance_rules import CaseError, KnowledgeBase
from resistance_rules.cli import case_files, loading, main
from resistance_rules.cli.case_files import MAX_BYTES, parse_case
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.trial.case_writing import written_case

Refusal = Callable[..., tuple[int, str]]


@pytest.fixture
def refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, engagement: KnowledgeBase, tmp_path: Path
) -> Refusal:
    """Assess a file with this content (or what this path names), which must give no advice; its code and its words."""
    monkeypatch.setattr(loading, "load", lambda *_, **__: engagement)

    def run(content: str | bytes | Path, name: str = "case.yaml", *more: str) -> tuple[int, str]:
        if isinstance(content, Path):
            path = content
        else:
            path = tmp_path / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(["assess", str(path), *more])
        out, err = capsys.readouterr()
        assert out == ""
        assert code != 0
        assert "Traceback" not in err
        return int(code), err.replace(f"{path}:", f"{path.name}:")

    return run


# --- what a file can be ----------------------------------------------------------------------------------------------


def test_a_missing_file_is_wrong_use(refused: Refusal, tmp_path: Path) -> None:
    """A file that is not there: what is beside it may be what was meant."""
    (tmp_path / "anna.yaml").write_text("{}")
    code, said = refused(tmp_path / "anna.yml")
    assert code == ExitCode.WRONG_USE
    assert "there is no file" in said
    assert "anna.yaml" in said
    assert refused(tmp_path / "nowhere" / "x.json")[0] == ExitCode.WRONG_USE
    assert refused(Path("with\0nul"))[0] == ExitCode.WRONG_USE


def test_a_folder_is_wrong_use(refused: Refusal, tmp_path: Path) -> None:
    """A folder is not a case."""
    code, said = refused(tmp_path)
    assert code == ExitCode.WRONG_USE
    assert "is a folder" in said


def test_an_unreadable_file_is_wrong_use(refused: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read: the system's reason, in its words."""

    def forbidden(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", forbidden)
    code, said = refused(tmp_path / "case.yaml")
    assert code == ExitCode.WRONG_USE
    assert "permission denied" in said


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n  \n", "empty"),
        (b"# nothing but a comment\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"age_years: \xff\xfe", "encoding"),
        ("age_years: 4".encode("utf-16"), "encoding"),
        (bytes(range(256)), "encoding"),
        (b"age_years: 4\x00", "control_character"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (b"age_years: [" + b"[" * 5000, "too_deep"),
        (b"- age_years: 4\n", "not_a_case"),
        (b"just words\n", "not_a_case"),
        (b"age_years: [1\n", "yaml_syntax"),
        (b"age_years: &a 4\n", "yaml_anchor"),
        (b"age_years: yes\n", "bad_boolean"),
        (b"age_years:\n", "empty_value"),
        (b"age_years: 4\nage_years: 5\n", "duplicate_key"),
        (b"age_years: 4\n---\nage_years: 5\n", "several_documents"),
        (b"age_years: .nan\n", "bad_number"),
    ],
)
def test_bad_yaml_is_refused_with_its_place(refused: Refusal, content: bytes, code: str) -> None:
    """A YAML file that is no case is refused with a code and a place, exit code 1."""
    exit_code, said = refused(content)
    assert exit_code == ExitCode.NO
    assert f"error[{code}]" in said
    assert said.startswith("case.yaml:")


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("", "empty", "1:1"),
        ("[]", "not_a_case", "1:1"),
        ("3", "not_a_case", "1:1"),
        ('{"age_years": 4,}', "json_syntax", "1:17"),
        ('{"age_years": 4', "json_syntax", "1:16"),
        ('{"age_years" 4}', "json_syntax", "1:14"),
        ('{"age_years": }', "json_syntax", "1:15"),
        ('{"age_years": 4} 5', "json_syntax", "1:18"),
        ("{age_years: 4}", "json_syntax", "1:2"),
        ('{"age_years: 4}', "json_syntax", "1:2"),
        ('{\n "age_years": 4,\n "age_years": 5}', "duplicate_key", "3:2"),
        ('{"setting": "\x07"}', "json_syntax", "1:14"),
        ('{"age_years": NaN}', "not_finite", "1:15"),
        ('{"age_years":\n  -Infinity}', "not_finite", "2:3"),
        ('{"age_years": 1e999999999999999999999}', "bad_number", "1:15"),
        ('{"age_years": ' + "9" * 5000 + "}", "bad_number", "1:15"),
        ('{"age_years": ' + "[" * 100_000 + "}", "too_deep", "1:15"),
    ],
)
def test_bad_json_is_refused_with_its_place(refused: Refusal, content: str, code: str, place: str) -> None:
    """A JSON file that is no case is refused with a code and a place, exit code 1."""
    exit_code, said = refused(content, "case.json")
    assert exit_code == ExitCode.NO
    assert said.startswith(f"case.json:{place}: error[{code}]")
    assert "invalid" not in said.lower()


# --- what facts can be -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "code", "said"),
    [
        ('{"mandated": "true"}', "wrong_type", 'expected true or false, found `"true"`'),
        ('{"mandated": 1}', "wrong_type", "found `1`"),
        ('{"phq9_total": 31}', "out_of_range", "expected a whole number from 0 to 27, found `31`"),
        ('{"phq9_total": 5.0}', "wrong_type", "write it without a point"),
        ('{"soc_stage": "acton"}', "bad_choice", "did you mean `action`?"),
        ('{"soc_stage": ["action"]}', "wrong_type", "found a list of 1 items"),
        ('{"soc_stage": {"a": 1}}', "wrong_type", "found a mapping with 1 keys"),
        ('{"travel_minuts": 3}', "unknown_fact", "did you mean `travel_minutes_one_way`?"),
        ('{"case": {"age_years": 3}}', "unknown_fact", "holds facts and nothing else"),
        ('{"Weird \\u001b[31m key": 3}', "unknown_fact", "Weird \\x1b[31m key"),
    ],
)
def test_a_fact_that_does_not_fit_is_shown_with_its_value(refused: Refusal, facts: str, code: str, said: str) -> None:
    """The code, what is expected, what was found, and what was probably meant; nothing that moves the cursor."""
    exit_code, text = refused(facts, "case.json")
    assert exit_code == ExitCode.NO
    assert f"error[{code}]" in text
    assert said in text
    assert "\x1b" not in text


def test_a_point_matters_in_yaml_too(refused: Refusal) -> None:
    """`5.0` is not a whole number in YAML either."""
    assert "write it without a point" in refused("phq9_total: 5.0\n")[1]


def test_everything_is_said_at_once(refused: Refusal) -> None:
    """All problems in one go, in the order of their places, each fact that is doubtful once."""
    content = "phq9_total: 31\ntravel_minuts: 3\nmandated: yes\nsoc_stage: 7\n"
    said = refused(content)[1]
    places = [line.split(":")[1:3] for line in said.splitlines() if line.startswith("case.yaml")]
    assert places == [["1", "13"], ["2", "1"], ["3", "11"], ["4", "12"]]
    assert "4 problems" in said


def test_each_strange_key_has_its_own_place(refused: Refusal) -> None:
    """Keys that cannot be ids are told apart by their places."""
    said = refused('{"a b": null, "c d": null}', "case.json")[1]
    assert "case.json:1:2: error[unknown_fact]: `a b`" in said
    assert "case.json:1:15: error[unknown_fact]: `c d`" in said


def test_a_file_of_something_else_is_refused_at_once(refused: Refusal) -> None:
    """Thousands of unknown keys are one problem, not thousands."""
    said = refused(json.dumps({f"key{i}": i for i in range(20_000)}), "case.json")[1]
    assert said.count("error[") == 1
    assert "too_many" in said


def test_the_library_never_shows_a_value(engagement: KnowledgeBase) -> None:
    """The value is in the problem for the command line, and not in the text that a host may log."""
    with pytest.raises(CaseError) as caught:
        parse_case(b'{"phq9_total": 98765, "setting": "my secret"}', "x.json").check(engagement)
    assert "98765" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert {problem.value for problem in caught.value.problems} == {98765, "my secret"}


# --- what is read well -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b'{"age_years": 40.5, "mandated": true, "soc_stage": "action", "phq9_total": null}', ""),
        (b'\xef\xbb\xbf{"age_years": 40.5,\r\n "mandated": true, "soc_stage": "action"}', ".json"),
        (b"{age_years: 40.5, mandated: true, soc_stage: action}", ""),
        (b"age_years: 40.5\r\nmandated: true\r\nsoc_stage: action\r\nphq9_total: null\r\n", ".yaml"),
        (b'# x\n"age_years": 40.50\nmandated: true\nsoc_stage: "action"\n', ".txt"),
    ],
)
def test_one_case_in_many_spellings(engagement: KnowledgeBase, content: bytes, suffix: str) -> None:
    """YAML or JSON, by its name or by its look, with a mark of byte order or Windows line ends."""
    case = parse_case(content, "case", suffix).check(engagement)
    assert dict(case) == {"age_years": 40.5, "mandated": True, "soc_stage": "action"}


def test_numbers_are_exact(engagement: KnowledgeBase) -> None:
    """A number is what stands there, not its nearest binary fraction."""
    text = parse_case(b'{"travel_minutes_one_way": 0.1}', "case")
    assert text.facts["travel_minutes_one_way"] == Decimal("0.1")
    assert text.check(engagement)["travel_minutes_one_way"] == 0.1


def test_a_case_is_read_from_a_pipe(
    engagement: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A named pipe works like a file."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(loading, "load", lambda *_, **__: engagement)
    writer = threading.Thread(target=pipe.write_text, args=("{}",))
    writer.start()
    assert main(["assess", str(pipe), "--format", "json"]) == 0
    writer.join()


def test_what_is_written_is_read_back(engagement: KnowledgeBase) -> None:
    """A case that the command line writes is the case that it reads."""
    facts = {"age_years": 40.25, "mandated": False, "soc_stage": "action", "phq9_total": 3}
    text = written_case(facts)
    assert dict(parse_case(text.encode(), "case.yaml", ".yaml").check(engagement)) == facts
    assert written_case({}) == "{}\n"
    assert (
        written_case({"a": "no", "b": "12", "c": "null", "d": 1e-07}) == 'a: "no"\nb: "12"\nc: "null"\nd: 0.0000001\n'
    )


def test_noise_is_refused_or_read(engagement: KnowledgeBase) -> None:
    """Whatever bytes come, there is a case or a `CaseError`, and nothing else."""
    rng = random.Random(0)  # noqa: S311  (no secrets here)
    pieces = rb"""{"age_years": } 4 : - " age_years [ ] \xc3 \xa9 &a *a !!x | > # ' NaN 1e5 --- \u12""".split()
    pieces += [b"\n", b"\t", b" ", b"\x00", b"\xc3", b"\xa9", b": ", b"- "]
    for _ in range(3000):
        data = b"".join(rng.choices(pieces, k=rng.randint(1, 9)))
        for suffix in ("", ".json", ".yaml"):
            with contextlib.suppress(CaseError):
                assert parse_case(data, "noise", suffix).check(engagement) is not None


# --- where results go ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["nowhere/out.txt", "."])
def test_an_output_that_cannot_be_written_is_wrong_use(refused: Refusal, tmp_path: Path, target: str) -> None:
    """The folder must be there, and the file must be one."""
    code, said = refused("{}", "case.json", "--output", str(tmp_path / target))
    assert code == ExitCode.WRONG_USE
    assert "help:" in said


def test_the_input_is_never_overwritten(refused: Refusal, tmp_path: Path) -> None:
    """An output that is the input would empty it before it is read."""
    target = tmp_path / "case.json"
    assert refused("{}", "case.json", "--output", str(target))[0] == ExitCode.WRONG_USE
    assert target.read_text() == "{}"
    assert refused("{}\n", "case.jsonl", "--output", str(tmp_path / "case.jsonl"))[0] == ExitCode.WRONG_USE
    assert (tmp_path / "case.jsonl").read_text() == "{}\n"


def test_without_standard_input(monkeypatch: pytest.MonkeyPatch, refused: Refusal) -> None:
    """A process without standard input says so."""
    monkeypatch.setattr(sys, "stdin", None)
    assert refused(Path("-"))[0] == ExitCode.WRONG_USE


def test_without_standard_output(
    monkeypatch: pytest.MonkeyPatch, engagement: KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    """A process without standard output says that nobody gets the advice, and does not end as if all were well."""
    monkeypatch.setattr(loading, "load", lambda *_, **__: engagement)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["assess", "-"]) == ExitCode.WRONG_USE
    assert "error: standard output is closed" in capsys.readouterr().err


def test_a_keyboard_is_told_how_to_end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types a case is told how to end it."""
    stdin = io.TextIOWrapper(io.BytesIO(b"{}"))
    monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert case_files.read_case_text("-").facts == {}
    assert "Ctrl-D" in capsys.readouterr().err
