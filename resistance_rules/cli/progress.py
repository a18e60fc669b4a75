"""A progress bar: on a terminal, where rich is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from resistance_rules.cli.console import Console


@contextmanager
def progress(
    console: Console, what: str, total: int | None, *, in_steps: bool = True
) -> Iterator[Callable[[int], None]]:
    """Show how far a long piece of work is.

    Args:
        console: where to show it; nothing is shown unless that is a terminal.
        what: what is being done.
        total: how much there is to do; None if nobody knows.
        in_steps: whether the number shown is that of the steps, not how much they did.

    Yields:
        What to call after each step, with how much it did.
    """
    if not console.err_is_terminal:
        yield _nothing
        return
    try:
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    except ImportError:
        yield _nothing
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[steps]}"), TimeElapsedColumn())
    with Progress(*columns, console=RichConsole(file=console.err), transient=True) as bar:
        task = bar.add_task(what, total=total, steps=0)
        steps = 0

        def step(size: int) -> None:
            nonlocal steps
            steps += 1 if in_steps else size
            bar.update(task, advance=size, steps=steps)

        yield step


def _nothing(_: int) -> None:
    """Take a step that nobody sees."""
