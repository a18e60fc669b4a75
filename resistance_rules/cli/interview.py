"""`interview`: asks what is worth knowing, one question after the other, and then gives the advice."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import Question
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.answers import UNKNOWN_WORDS, checked
from resistance_rules.cli.case_files import STDIN, read_case
from resistance_rules.cli.console import Console, reason
from resistance_rules.cli.errors import CommandError, counted, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import written_advice
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.cli.usefulness import Usefulness, reasons, worth_asking
from resistance_rules.inference.case import Case
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.trial.case_writing import written_case

_HELP: Final = "empty: not known, skip · ?: why this is asked · back: the question before · stop: the advice so far"
_STOP: Final = ("stop", "quit", "exit")
_MOST_REASONS: Final = 4
_ANSWERED_BY: Final = {
    "clinician": "your own judgement",
    "record": "from the record",
    "instrument": "from the instrument",
}


def interview(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    if args.start == STDIN:
        message = "the answers come from standard input, so the case cannot"
        raise CommandError(message, "give the case as a file")
    if sys.stdin is None:
        message = "there is no standard input, so nothing can be answered"
        raise CommandError(message, "run it at a terminal, or give the answers on standard input, one in each line")
    _check_target(args.save, args.start)
    kb = knowledge_base(args)
    case = read_case(args.start, kb) if args.start else kb.case({})
    dialogue = Dialogue(kb, console, Usefulness(kb, everything=args.all), kb.assess(case))
    try:
        dialogue.run()
    finally:  # also when it is stopped with Ctrl-C
        if args.save:
            _save(args.save, dialogue.advice.case, console)
    console.write(written_advice(dialogue.advice, args.format, console))
    return ExitCode.FINE


@define
class Step:
    """A question that was put, and the advice before it was answered."""

    question: Question
    before: Advice


@define
class Dialogue:
    """One interview.

    Attributes:
        advice: on the answers so far.
        steps: the questions put so far, for `back`.
        left_open: facts that were asked and are not known; they are not asked again.
    """

    kb: KnowledgeBase
    console: Console
    usefulness: Usefulness
    advice: Advice
    steps: list[Step] = field(factory=list)
    left_open: set[str] = field(factory=set)

    def run(self) -> None:
        """Ask until nothing is worth asking, or the person stops, or the input ends."""
        say, style = self.console.say, self.console.say_style
        say(style(_HELP, "dim"))
        self._announce(None)
        put: Question | None = None
        question = self.usefulness.next_question(self.advice, self.left_open)
        while question is not None:
            if question is not put:
                self._put(question)
                put = question
            line = self._read(self._fact(question))
            if line is None or (line.casefold() in _STOP and not self._is_choice(question, line)):
                self._end("stopped here" if line is not None else "the input ended here")
                return
            question = self._next_after(question, line)
        self._end()

    def _next_after(self, question: Question, line: str) -> Question | None:
        """Take in what was typed, and choose the next question; it is the same one if nothing was answered."""
        say = self.console.say
        if not self._is_choice(question, line):
            if line == "?":
                self._explain(question)
                return question
            if line.casefold() == "back":
                if not self.steps:
                    say("  this is the first question")
                    return question
                return self._back()
        if line.casefold() in UNKNOWN_WORDS and not self._is_choice(question, line):
            self.steps.append(Step(question, self.advice))
            self.left_open.add(question.fact)
        else:
            fact = self._fact(question)
            numbered = line.isdecimal() and _can_be_numbered(fact) and 1 <= int(line) <= len(fact.choice)
            value, expected = checked(fact, fact.choice[int(line) - 1] if numbered else line, self.kb.pack)
            if expected is not None:
                say(self.console.say_style(f"  {visible(expected)}; or leave it empty if it is not known", "yellow"))
                return question
            self._answer(question, value)
        return self.usefulness.next_question(self.advice, self.left_open)

    def _answer(self, question: Question, value: Any) -> None:
        before = self.advice
        self.steps.append(Step(question, before))
        self.advice = self.kb.assess(before.case.changed({question.fact: value}))
        self._announce(before)

    def _back(self) -> Question:
        step = self.steps.pop()
        self.advice = step.before
        self.left_open.discard(step.question.fact)
        return step.question

    # --- what is said ----------------------------------------------------------------------------------------

    def _put(self, question: Question) -> None:
        say, style = self.console.say, self.console.say_style
        fact = self._fact(question)
        say()
        if question.alone:
            say(style("ask only when the person is alone, with a professional interpreter if one is needed", "yellow"))
        number = len(self.steps) + 1
        for line in textwrap.wrap(f"{number}. {question.ask}", self.console.width, subsequent_indent="   "):
            say(style(line, "bold"))
        source = f" ({_ANSWERED_BY[fact.answered_by]})" if fact.answered_by in _ANSWERED_BY else ""
        if source or question.ask != fact.label:
            say(f"   {fact.label}{source}")

    def _options(self, fact: Fact) -> str:
        if fact.yes_no:
            words = self.kb.pack.language.words
            return f"{words.get('yes', 'yes')} / {words.get('no', 'no')}"
        if fact.choice:
            numbered = enumerate(fact.choice, start=1) if _can_be_numbered(fact) else None
            return " / ".join(f"{number} {word}" for number, word in numbered) if numbered else " / ".join(fact.choice)
        low, high = fact.range or (0, 0)
        return f"{low} to {high}" + (f" {fact.unit}" if fact.unit else "")

    def _explain(self, question: Question) -> None:
        said = list(reasons(question, self.kb))
        for text in said[:_MOST_REASONS]:
            self.console.say(f"   {text}")
        if len(said) > _MOST_REASONS:
            self.console.say(f"   and {len(said) - _MOST_REASONS} more reasons like these")
        self.console.say(f"   expected: {self._fact(question).expected}")

    def _announce(self, before: Advice | None) -> None:
        """Say at once what cannot wait until the end: what is dangerous, and what cannot be right."""
        say, style = self.console.say, self.console.say_style
        known = {item.id for item in before.safety} if before else set()
        for item in self.advice.safety:
            if item.id not in known:
                urgent = item.urgency in ("emergency", "same_day")
                say(
                    style(
                        f"   safety, {item.urgency.replace('_', ' ')}: {item.label}",
                        *(("red", "bold") if urgent else ("yellow",)),
                    )
                )
                for text in item.do_first if urgent else ():
                    say(textwrap.fill(text, self.console.width, initial_indent="   - ", subsequent_indent="     "))
        contradicted = set(self.advice.contradictions) - set(before.contradictions if before else ())
        for name in sorted(contradicted):
            because = self.kb.pack.assume[name].because or name.replace("-", " ").replace("_", " ")
            say(style(f"   these answers cannot all be right ({because}): `back` mends the last one", "yellow"))

    def _end(self, stopped: str | None = None) -> None:
        """Say why no more is asked. `stopped`: because of the person, or of the input."""
        left = self._remaining()
        if stopped is not None:
            why = f"{stopped}, with {counted(left, 'question')} open"
        elif any(item.urgency == "emergency" for item in self.advice.safety):
            why = "an emergency comes first: nothing else is asked"
        elif left:
            why = f"no single further answer would change what is shown ({left} are open, and `--all` asks them)"
        else:
            why = "no question is left"
        self.console.say()
        self.console.say(self.console.say_style(why, "dim"))
        self.console.say()

    # --- the rest --------------------------------------------------------------------------------------------

    def _remaining(self) -> int:
        return sum(question.fact not in self.left_open for question in worth_asking(self.advice))

    def _fact(self, question: Question) -> Fact:
        return self.kb.pack.facts[question.fact]

    def _is_choice(self, question: Question, line: str) -> bool:
        return line in self._fact(question).choice

    def _read(self, fact: Fact) -> str | None:
        """What was typed; None at the end of the input."""
        self.console.err.write(textwrap.indent(f"{self._options(fact)} > ", "   "))
        self.console.err.flush()
        line = sys.stdin.readline()
        if not line:
            self.console.say()
            return None
        if not sys.stdin.isatty():
            self.console.say(visible(line.strip()))
        return line.strip()


def _can_be_numbered(fact: Fact) -> bool:
    """Whether the number of a choice cannot be taken for the choice itself."""
    return bool(fact.choice) and not any(word[0].isdecimal() for word in fact.choice)


def _check_target(target: str | None, start: str | None) -> None:
    """Find out before the first question whether the answers can be saved."""
    if target is None:
        return
    path = Path(target)
    if path.is_dir():
        message = f"`{target}` is a folder"
        raise CommandError(message, "name a file for the answers")
    if path.exists() and not (start is not None and path.samefile(start)):
        message = f"`{target}` is there already, and saving would overwrite it"
        raise CommandError(message, f"choose another name, or go on from it: `--from {target} --save {target}`")
    if not path.absolute().parent.is_dir() or not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        message = f"nothing can be written to `{target}`"
        raise CommandError(message, "name a file in a folder that you may write to")


def _save(target: str, case: Case, console: Console) -> None:
    text = f"# written by `resistance-rules interview`; what is left out is not known\n{written_case(case)}"
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # answers are nobody else's business
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        console.say(f"error: the answers could not be saved to `{target}`: {reason(error)}. here they are")
        console.say(text)
        return
    console.say(f"saved to {target}")
