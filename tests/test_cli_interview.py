"""The interview asks what is worth knowing, listens, and ends well however it ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from resistance_rules import KnowledgeBase, load
from resistance_rules.cli import loading, main
from resistance_rules.cli.case_files import read_case
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.usefulness import Usefulness, is_urgent, worth_asking

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "examples" / "cases"
FIRST_SESSION = str(CASES / "first_session.yaml")

PACK = """
pack: {id: small, title: Small, version: 1.0.0, format: 1, language: en, shows: 2}
facts:
  - {id: minutes, number: [0, 600], unit: min, label: Way here, ask: How long is the way?, answered_by: record}
  - {id: hurt, yes_no: true, label: Hurt at home, ask: Does anybody hurt you?, alone: true}
  - {id: mood, choice: [low, fine, stop], label: Mood}
  - {id: fever, yes_no: true, label: Fever, ask: Do you have a fever?}
  - {id: tired, yes_no: true, label: Tired, ask: Are you tired?}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
barriers:
  - {id: far, label: Far away, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {minutes: {at_least: 60}}, strength: strong}]}
  - {id: gloom, label: Gloom, description: It is dark., domain: mood, sits_with: person_service_fit,
     indicators: [{when: {mood: low}, strength: strong}]}
  - {id: silent, label: Silent, description: No answer to it., domain: mood, sits_with: service,
     indicators: [{when: {tired: true}, strength: strong}]}
categories: [{id: access, label: Access}]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [far], tier: core, evidence: {grade: D},
     not_if: [{when: {hurt: true}, because: somebody may listen}]}
  - {id: lamp, label: Lamp, category: access, do: Light a lamp., for: [gloom], tier: core, evidence: {grade: D}}
  - {id: doctor, label: Doctor, category: access, do: Call., tier: core, evidence: {grade: D}}
safety:
  - {id: hot, label: Very hot, urgency: emergency, when: {fever: true}, do_first: [Cool down.], respond_with: [doctor],
     cite: [one], ask_if_unknown: {when: {mood: low}, ask: Are you burning?}}
assume: [{id: not-fine-and-hurt, not_both: [{mood: fine}, {hurt: true}], because: one of them is mistaken}]
"""


class Talk(NamedTuple):
    """An interview that is over."""

    code: int
    out: str
    said: str


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Load a small pack."""
    folder = tmp_path_factory.mktemp("packs") / "small"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    return load(folder, engine="reference", use_cache=False)


@pytest.fixture
def talk(
    small: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Talk]:
    """Hold an interview with these answers."""

    def run(*answers: str, options: tuple[str, ...] = (), kb: KnowledgeBase = small, code: int = 0) -> Talk:
        monkeypatch.setattr(loading, "load", lambda *_, **__: kb)
        text = "".join(f"{answer}\n" for answer in answers)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        ended = main(["interview", *options])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert ended == code
        return Talk(int(ended), out, err)

    return run


def case_written(path: Path, kb: KnowledgeBase) -> dict[str, object]:
    """The case in a file."""
    return dict(read_case(str(path), kb))


def test_it_asks_until_nothing_would_change(talk, tmp_path: Path, small: KnowledgeBase) -> None:
    """It stops when no further answer would change what is shown, although a question is open, and gives the advice."""
    target = tmp_path / "case.yaml"
    ended = talk("90", "no", "fine", options=("--save", str(target)))
    assert "no single further answer would change what is shown (1 are open" in ended.said
    assert "Are you tired?" not in ended.said
    assert "Video" in ended.out
    assert case_written(target, small) == {"minutes": 90, "mood": "fine", "hurt": False}


def test_all_asks_everything(talk) -> None:
    """With `--all` what cannot change anything is asked as well."""
    ended = talk("90", "no", "fine", "no", options=("--all",))
    assert "Are you tired?" in ended.said
    assert "no question is left" in ended.said


def test_the_questions_come_in_the_order_of_the_advice(talk, small: KnowledgeBase) -> None:
    """The first question is the first of the advice that could change something."""
    first = small.assess({}).questions[0]
    assert first.ask in talk().said


def test_an_answer_that_does_not_fit_is_asked_again(talk, tmp_path: Path, small: KnowledgeBase) -> None:
    """What is expected is said, nothing is taken over, and the next try counts."""
    target = tmp_path / "case.yaml"
    ended = talk("many", "700", "12,5", "-1", "61.5", "perhaps", "stop", options=("--save", str(target)))
    assert ended.said.count("expected a number from 0 to 600") == 4
    assert "or leave it empty" in ended.said
    assert "expected true or false" in ended.said
    assert case_written(target, small) == {"minutes": 61.5}


def test_empty_means_not_known_and_is_not_asked_again(talk) -> None:
    """What is not known is skipped for good."""
    ended = talk("", "", "")
    assert ended.said.count("How long is the way?") == 1
    assert ended.said.count("Mood") == 1


def test_why_a_question_is_asked(talk) -> None:
    """`?` names the reasons and what is expected, and the question stays."""
    ended = talk("?", "90", "?", "stop")
    assert "it would show whether this stands in the way: Far away" in ended.said
    assert "expected: a number from 0 to 600" in ended.said
    assert "it decides whether this can be offered now: Video" in ended.said
    assert ended.said.count("How long is the way?") == 1


def test_back_takes_an_answer_back(talk, tmp_path: Path, small: KnowledgeBase) -> None:
    """`back` asks the last question again and forgets its answer, also a skipped one; at the start it does nothing."""
    target = tmp_path / "case.yaml"
    ended = talk("back", "90", "back", "", "back", "80", "stop", options=("--save", str(target)))
    assert "this is the first question" in ended.said
    assert ended.said.count("1. How long is the way?") == 3
    assert case_written(target, small) == {"minutes": 80}


def test_a_choice_by_number_word_or_as_a_command(talk, tmp_path: Path, small: KnowledgeBase) -> None:
    """A choice can be typed or numbered; one that is called like a command is a choice where it is one."""
    for number, (typed, meant) in enumerate((("2", "fine"), ("FINE", "fine"), ("stop", "stop"))):
        target = tmp_path / f"{number}.yaml"
        talk("0", typed, "stop", options=("--save", str(target)))
        assert case_written(target, small) == {"minutes": 0, "mood": meant}
    assert "expected one of" in talk("0", "fin", "9").said


def test_alone_is_announced(talk) -> None:
    """A question for the person alone says so before it is put; where an answer comes from is said too."""
    said = talk("90").said
    assert said.index("ask only when the person is alone") < said.index("Does anybody hurt you?")
    assert "Way here (from the record)" in said


def test_an_emergency_is_said_at_once_and_ends_the_rest(talk) -> None:
    """What to do first stands there before anything else is asked, and only what the emergency needs is asked."""
    ended = talk("0", "low", "yes")
    assert "Are you burning?" in ended.said  # in the words of the safety condition, although it was not next in order
    assert ended.said.index("safety, emergency: Very hot") < ended.said.index("Cool down.")
    assert "an emergency comes first" in ended.said
    assert "Are you tired?" not in ended.said
    assert "Doctor" in ended.out


def test_an_urgent_question_is_always_asked(small: KnowledgeBase) -> None:
    """A safety question comes first, and is asked however long looking for a useful one may take."""
    advice = small.assess({"mood": "low", "minutes": 0})
    for budget in (-1.0, 5.0):
        question = Usefulness(small, budget=budget).next_question(advice, set())
        assert question is not None
        assert is_urgent(question)
    assert Usefulness(small).next_question(advice, {"fever"}) is None


def test_without_time_it_asks_rather_than_not(small: KnowledgeBase) -> None:
    """When time is up, the first question that was not looked at is asked."""
    advice = small.assess({"minutes": 0, "mood": "fine"})
    assert Usefulness(small).next_question(advice, set()) is None
    question = Usefulness(small, budget=-1.0).next_question(advice, set())
    assert question is not None
    assert question.fact == "tired"


def test_contradicting_answers_are_pointed_out(talk) -> None:
    """Answers that cannot all be right are said to be so, at once."""
    ended = talk("90", "yes", "fine", options=("--all",))
    assert "these answers cannot all be right (one of them is mistaken)" in ended.said


def test_it_goes_on_from_a_case(talk, engagement: KnowledgeBase, tmp_path: Path) -> None:
    """`--from` starts from a case, and its file can be saved again."""
    target = tmp_path / "rosa.yaml"
    target.write_text(Path(FIRST_SESSION).read_text(encoding="utf-8"), encoding="utf-8")
    ended = talk("2", "stop", options=("--from", str(target), "--save", str(target)), kb=engagement)
    assert "How old" not in ended.said
    assert case_written(target, engagement) == {
        **case_written(Path(FIRST_SESSION), engagement),
        "missed_appointments_12m": 2,
    }
    assert "WHAT TO OFFER FIRST" in ended.out


def test_an_emergency_in_the_case_is_not_talked_over(talk, engagement: KnowledgeBase) -> None:
    """Starting from an emergency, the advice comes first."""
    ended = talk(options=("--from", str(CASES / "quiet_overdose.yaml"), "--format", "json"), kb=engagement)
    assert "safety, emergency" in ended.said
    assert '"urgency": "emergency"' in ended.out


@pytest.mark.parametrize("ending", [(), ("stop",), ("90", "quit")])
def test_it_may_end_at_any_time(talk, ending: tuple[str, ...]) -> None:
    """The end of the input and `stop` both give the advice so far."""
    ended = talk(*ending)
    assert ended.out
    assert "questions open" in ended.said


def test_ctrl_c_saves_and_leaves(
    talk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, small: KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C keeps the answers and ends with 130, without advice."""

    class Stopped(io.StringIO):
        def readline(self, *_):
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(loading, "load", lambda *_, **__: small)
    monkeypatch.setattr(sys, "stdin", Stopped("90\n"))
    target = tmp_path / "case.yaml"
    assert main(["interview", "--save", str(target)]) == ExitCode.STOPPED
    assert capsys.readouterr().out == ""
    assert case_written(target, small) == {"minutes": 90}


def test_where_it_saves_is_checked_first(talk, tmp_path: Path) -> None:
    """Nobody answers twenty questions for a file that cannot be written, or that would be overwritten."""
    there = tmp_path / "there.yaml"
    there.write_text("{}")
    for target in (there, tmp_path, tmp_path / "nowhere" / "x.yaml"):
        ended = talk("90", options=("--save", str(target)), code=ExitCode.WRONG_USE)
        assert "How long" not in ended.said
        assert "help:" in ended.said
    assert there.read_text() == "{}"


def test_answers_are_never_lost(talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If saving fails at the end after all, the answers are printed."""
    monkeypatch.setattr("os.open", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    ended = talk("90", "stop", options=("--save", str(tmp_path / "x.yaml")))
    assert "no space left on device" in ended.said
    assert "minutes: 90" in ended.said


def test_the_case_cannot_come_where_the_answers_come(talk) -> None:
    """Standard input is for the answers."""
    assert "give the case as a file" in talk(options=("--from", "-"), code=ExitCode.WRONG_USE).said


def test_saved_answers_are_for_the_owner_only(talk, tmp_path: Path) -> None:
    """A new file of answers can be read by nobody else."""
    target = tmp_path / "case.yaml"
    talk("90", "stop", options=("--save", str(target)))
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o077 == 0


def test_the_shipped_pack_can_be_asked_about(engagement: KnowledgeBase) -> None:
    """From an empty record there is always a next question among the first, whatever is left open."""
    chooser, advice, asked = Usefulness(engagement, budget=60), engagement.assess({}), 0
    left_open: set[str] = set()
    while (question := chooser.next_question(advice, left_open)) is not None:
        asked += 1
        if engagement.pack.facts[question.fact].yes_no:
            advice = engagement.assess(advice.case.changed({question.fact: False}))
        else:
            left_open.add(question.fact)
        if asked == 5:
            break
    assert asked == 5
    assert len(worth_asking(advice)) > 100


def test_without_an_input_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A process without standard input is told so; it is no defect."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["interview"]) == ExitCode.WRONG_USE
    assert "there is no standard input" in capsys.readouterr().err
