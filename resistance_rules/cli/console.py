"""Where a command writes: results to one stream, everything else to another; colours only where they are welcome."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO, cast

from attrs import frozen

from resistance_rules.cli.errors import CommandError
from resistance_rules.knowledge.packs import is_pack_file

WIDEST: Final = 110
NARROWEST: Final = 40
_WRITABLE: Final = "name a file in a folder that you may write to"
_STYLES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Nowhere(io.TextIOBase):
    """Standard error of a process that has none: what is written to it is gone."""

    def write(self, text: str, /) -> int:
        """Take the text and forget it."""
        return len(text)


class NoOutput(io.TextIOBase):
    """Standard output of a process that has none: a result that nobody gets is no success."""

    def write(self, _: str, /) -> int:
        """Refuse the text.

        Raises:
            CommandError: always.
        """
        message = "standard output is closed, so nobody would get the result"
        raise CommandError(message, "leave it open, or write to a file where the command has `--output FILE`")


@frozen
class Console:
    """The streams of one command.

    Attributes:
        out: for results.
        err: for errors, questions, notes and progress.
        color, err_color: whether each of them shows colours.
        width: how many columns there are.
    """

    out: TextIO
    err: TextIO
    color: bool
    err_color: bool
    width: int

    @classmethod
    def of_process(cls) -> Console:
        """The console of this process, writing UTF-8 whatever the locale says."""
        out, err = _speaking_utf8(sys.stdout, NoOutput()), _speaking_utf8(sys.stderr, Nowhere())
        if hasattr(sys.stdin, "reconfigure"):
            with suppress(ValueError, OSError):
                sys.stdin.reconfigure(errors="replace")
        columns = shutil.get_terminal_size((100, 24)).columns
        width = max(NARROWEST, min(WIDEST, columns))
        return cls(out, err, _wants_color(out), _wants_color(err), width)

    @property
    def err_is_terminal(self) -> bool:
        """Whether somebody can watch progress."""
        return _is_terminal(self.err)

    @property
    def out_is_terminal(self) -> bool:
        """Whether results go to somebody's screen."""
        return _is_terminal(self.out)

    def write(self, text: str) -> None:
        """Write a result, and end its last line."""
        self.out.write(text if text.endswith("\n") else text + "\n")

    def say(self, text: str = "") -> None:
        """Tell the person something that is no result."""
        self.err.write(text + "\n")
        self.err.flush()

    def style(self, text: str, *styles: str) -> str:
        """A part of a result, coloured where results may be."""
        return _styled(text, styles) if self.color else text

    def good(self, text: str) -> str:
        """A part of a result that is as it should be."""
        return self.style(text, "green")

    def bad(self, text: str) -> str:
        """A part of a result that has to be mended."""
        return self.style(text, "red", "bold")

    def say_style(self, text: str, *styles: str) -> str:
        """A part of what is said, coloured where that may be."""
        return _styled(text, styles) if self.err_color else text


def require_output(path: str | None, *sources: str, packs: Sequence[str | Path] = ()) -> None:
    """Refuse an output that cannot be meant, so that nothing that is read is lost. None is standard output.

    Args:
        path: where results are to go.
        sources: files that are read.
        packs: packs that are read.

    Raises:
        CommandError: the file is one of those that are read, or no file could stand there.
    """
    if path is None:
        return
    for source in sources:
        with suppress(OSError):
            if source != "-" and Path(path).samefile(source):
                message = f"`{path}` is the file that is read, and writing would empty it"
                raise CommandError(message, "name another file for the output")
    if is_pack_file(path, packs):
        message = f"`{path}` is a file of the pack that is read, and writing would replace what stands there"
        raise CommandError(message, "name another file for the output")
    if Path(path).is_dir():
        message = f"`{path}` is a folder"
        raise CommandError(message, "name a file for the output")
    if not Path(path).absolute().parent.is_dir():
        message = f"cannot write `{path}`: no such file or directory"
        raise CommandError(message, _WRITABLE)


@contextmanager
def output_to(
    path: str | None, console: Console, *sources: str, packs: Sequence[str | Path] = (), newline: str | None = None
) -> Iterator[TextIO]:
    """The stream for results: a file (with these line ends), or standard output. Arguments as in `require_output`.

    Raises:
        CommandError: the file is one of those that are read, or cannot be written.
    """
    if path is None:
        yield console.out
        return
    require_output(path, *sources, packs=packs)
    try:
        stream = Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline=newline)  # noqa: SIM115  (closed below)
    except OSError as error:
        message = f"cannot write `{path}`: {reason(error)}"
        raise CommandError(message, _WRITABLE) from None
    with stream:
        yield stream


def reason(error: OSError) -> str:
    """Why the system refused, in its words, with a small letter."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]


def abandon_output() -> None:
    """Give up standard output, so that nothing complains about it when the process ends."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _speaking_utf8(stream: TextIO | None, none: io.TextIOBase) -> TextIO:
    """The stream, set to UTF-8; or what stands for it if the process has none."""
    if stream is None:
        return cast(TextIO, none)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        with suppress(ValueError, OSError):
            if os.environ.get("PYTHONIOENCODING"):
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _wants_color(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return _is_terminal(stream)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _styled(text: str, styles: tuple[str, ...]) -> str:
    return f"\x1b[{';'.join(_STYLES[style] for style in styles)}m{text}\x1b[0m"
