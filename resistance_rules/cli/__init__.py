"""The command line: `resistance-rules`, also `python -m resistance_rules`.

Results go to standard output, everything else to standard error. The exit codes are in `exit_codes`. What is
submitted in a case is shown to the person who runs the command on their own file, and to nobody else.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from resistance_rules.cli.console import Console, abandon_output, reason
from resistance_rules.cli.errors import CommandError, counted, visible, written_case_problem, written_problem
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.loading import is_wrong_use
from resistance_rules.cli.parser import PROGRAM, parse
from resistance_rules.knowledge.diagnostics import CaseError, PackError, UnknownIdError
from resistance_rules.knowledge.version import library_version

__all__ = ["ExitCode", "main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        words: the words of the command line; left out: those of this process.

    Returns:
        The exit code; `exit_codes` says what it means.
    """
    console = Console.of_process()
    debug = False
    try:
        args = parse(sys.argv[1:] if words is None else words, library_version())
        debug = args.debug
        code: ExitCode = args.run(args, console)
        console.out.flush()
    except SystemExit as done:  # argparse: help, version, wrong use
        return _left(done, console)
    except BrokenPipeError:
        abandon_output()
        return ExitCode.NOT_READ
    except KeyboardInterrupt:
        console.say()
        return ExitCode.STOPPED
    except Exception as error:  # noqa: BLE001  (whatever it is, no traceback and no case content may come out)
        return _report(error, console, debug=debug)
    return code


def _left(done: SystemExit, console: Console) -> int:
    """The exit code with which argparse wants to leave."""
    try:
        console.out.flush()
    except BrokenPipeError:
        abandon_output()
        return ExitCode.NOT_READ
    return done.code if isinstance(done.code, int) else ExitCode.FINE


def _report(error: Exception, console: Console, *, debug: bool) -> ExitCode:
    """Say what went wrong, gently and without a traceback, and choose the exit code."""
    match error:
        case CommandError():
            console.say(visible(str(error), lines=True))
            return error.code
        case UnknownIdError():
            console.say(f"error: {error}")
            console.say(f"  help: `{PROGRAM} show` lists what there is")
            return ExitCode.WRONG_USE
        case CaseError():
            for problem in error.problems:
                console.say(written_case_problem(problem))
            console.say(f"{counted(len(error.problems), 'problem')}: no advice is given on part of a case")
            return ExitCode.NO
        case PackError():
            for pack_problem in error.problems:
                console.say(written_problem(pack_problem))
            if is_wrong_use(error):
                return ExitCode.WRONG_USE
            console.say(f"{counted(len(error.problems), 'problem')}: the pack is not used")
            return ExitCode.NO
        case OSError():
            abandon_output()
            about = f" `{visible(str(error.filename))}`" if error.filename else ""
            console.say(f"error: the system refused{about}: {reason(error)}")
            return ExitCode.WRONG_USE
        case _:
            console.say(f"{PROGRAM}: internal error, please report it: {_where(error)}")
            console.say(
                "\n".join(_trace(error))
                if debug
                else "  help: the same command with `--debug` shows more for the report"
            )
            return ExitCode.INTERNAL


def _where(error: BaseException) -> str:
    """The kind of an error and the line it comes from; never its text, which may hold case content."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{at}"


def _trace(error: BaseException) -> Iterator[str]:
    """The calls that led to an error and to those behind it, without any values."""
    seen: BaseException | None = error
    while seen is not None:
        yield f"{_where(seen)} (its text is left out: it may say something of the case)"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}: {frame.line}"
        seen = seen.__cause__ or seen.__context__
