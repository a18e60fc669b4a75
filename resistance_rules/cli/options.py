"""What the commands' options have in common: how they are written, read, and refused."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn

from resistance_rules.cli.console import Console
from resistance_rules.cli.exit_codes import ExitCode, table
from resistance_rules.cli.loading import DEFAULT_PACK
from resistance_rules.inference.engines import ENGINES
from resistance_rules.knowledge.diagnostics import did_you_mean

EXIT_CODES: Final = f"exit codes:\n{table()}"
Run = Callable[[argparse.Namespace, Console], ExitCode]


class Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the texts of the program as they are, and each command on the line of its name."""

    def add_argument(self, action: argparse.Action) -> None:
        """Add an argument; argparse indents commands once more than it leaves room for."""
        super().add_argument(action)
        if action.dest == "command":
            self._action_max_length += self._indent_increment


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors say what was probably meant."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=Help, **options)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a word that is not one of the choices."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        near = did_you_mean(str(value), choices) or f"there is {', '.join(choices)}"
        if action.dest == "command":
            raise argparse.ArgumentError(None, f"there is no command `{value}`: {near}")
        raise argparse.ArgumentError(action, f"`{value}` is not known here: {near}")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to get help, and leave."""
        self.exit(ExitCode.WRONG_USE, f"error: {message}\n  help: `{self.prog} --help` shows how it is used\n")


def add_command(
    commands: Any, name: str, run: Run, what: str, *, formats: Sequence[str] = (), about_packs: bool = True
) -> Parser:
    """Add a command with the options that all of them have, or all that are about a pack."""
    description = f"{what[:1].upper()}{what[1:]}."
    parser: Parser = commands.add_parser(name, help=what, description=description, epilog=EXIT_CODES)
    parser.set_defaults(run=run)
    add = parser.add_argument
    if formats:
        add("--format", choices=formats, default=formats[0], help=f"{formats[0]} if left out")
    if about_packs:
        add("--overlay", metavar="FOLDER", action="append", default=[], help="lay this pack over it; may be repeated")
        engine = "what draws the conclusions (auto if left out); the advice is the same"
        add("--engine", choices=ENGINES, default="auto", help=engine)
    add("--debug", action="store_true", help="show where an internal error happened")
    return parser


def add_pack_option(command: Parser) -> None:
    """Let the pack be named by `--pack`."""
    what = f"the id or the folder of the pack ({DEFAULT_PACK} if left out)"
    command.add_argument("--pack", metavar="PACK", default=DEFAULT_PACK, help=what)


def add_pack_argument(command: Parser) -> None:
    """Let the pack be named by the first word."""
    what = f"its id or its folder ({DEFAULT_PACK} if left out)"
    command.add_argument("pack", metavar="PACK", nargs="?", default=DEFAULT_PACK, help=what)


def add_output_option(command: Parser) -> None:
    """Let the result go to a file."""
    what = "write to this file instead of standard output"
    command.add_argument("-o", "--output", metavar="FILE", help=what)


def add_time_option(command: Parser) -> None:
    """Let the time for one question to the solver be limited."""
    what = "how long one question to the solver may take (30 if left out); what takes longer is not decided"
    command.add_argument("--seconds", metavar="N", type=amount, default=30, help=what)


def from_one(text: str) -> int:
    """Read a whole number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    number = amount(text)
    if number == 0:
        raise argparse.ArgumentTypeError("`0` is too few: give a whole number from 1")
    return number


def amount(text: str) -> int:
    """Read a whole number.

    Raises:
        ArgumentTypeError: it is none, or has more digits than anything that would end.
    """
    if not text.isdecimal() or len(text) > 9:  # noqa: PLR2004  (more would not end)
        message = f"`{text[:40]}` is not a whole number from 0 to 999999999"
        raise argparse.ArgumentTypeError(message)
    return int(text)
