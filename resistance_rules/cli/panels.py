"""`panel`: a file with a row for each case in, one with a row of advice for each case out."""

from __future__ import annotations

import argparse
import csv
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import CommandError, counted, listed, said_case_problem, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.cli.progress import progress

if TYPE_CHECKING:
    from resistance_rules.panel import Counting, Report, Summary

SUFFIXES: Final = (".parquet", ".csv")
MOST_SHOWN: Final = 20
INSTALL: Final = 'pip install "resistance-rules[panel]"'


def panel(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    try:
        from resistance_rules import panel as panels
    except ImportError:
        message = "panels need NumPy and PyArrow, which are not installed"
        raise CommandError(message, f"`{INSTALL}` brings them") from None
    _check_files(args)
    kb = knowledge_base(args)
    keep = [name for names in args.keep for name in names.split(",") if name]
    done = 0
    try:
        with progress(console, "assessing", panels.rows_in(args.source), in_steps=False) as step:

            def on_batch(rows: int, _: int | None) -> None:
                nonlocal done
                step(rows - done)
                done = rows

            report = panels.assess_file(
                kb, args.source, args.target, keep=keep, batch=args.batch, every_barrier=args.every_barrier,
                counting=_counting(args, panels), on_batch=on_batch,
            )  # fmt: skip
    except panels.PanelError as error:
        for problem in error.problems:
            console.say(visible(f"{args.source}: {panels.written(problem)}", lines=True))
        console.say(f"{counted(len(error.problems), 'problem')}: no row is assessed, and nothing is written")
        return ExitCode.NO
    if report.summary is not None:
        _write_summary(report.summary, args)
    return _summed_up(report, args, console)


def _counting(args: argparse.Namespace, panels: Any) -> Counting | None:
    """What is to be counted, if anything is."""
    if args.summary is None:
        return None
    counting: Counting = panels.Counting(args.by, args.smallest or panels.SMALLEST, args.private)
    return counting


def _write_summary(summary: Summary, args: argparse.Namespace) -> None:
    """Write the counts: a page, or a table."""
    path = Path(args.summary)
    if path.suffix.lower() == ".html":
        path.write_text(summary.to_html(), encoding="utf-8")
        return
    table = summary.to_arrow()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.column_names)
        writer.writerows(row.values() for row in table.to_pylist())


def _check_files(args: argparse.Namespace) -> None:
    """Refuse files that cannot be meant, before any work is done."""
    source, target = Path(args.source), Path(args.target)
    for path in (source, target):
        if path.suffix.lower() not in SUFFIXES:
            message = f"`{visible(str(path))}` ends neither in .parquet nor in .csv"
            raise CommandError(message, "the ending says how a file is read and written")
    if args.summary is None and (args.by is not None or args.private or args.smallest is not None):
        message = "`--by`, `--smallest` and `--private` are about the summary"
        raise CommandError(message, "say with `--summary FILE.html` where to write it")
    if args.summary is not None and Path(args.summary).suffix.lower() not in (".html", ".csv"):
        message = f"`{visible(args.summary)}` ends neither in .html nor in .csv"
        raise CommandError(message, "a summary is a page or a table")
    if args.summary is not None and args.summary.lower().endswith(".html") and find_spec("matplotlib") is None:
        message = "the plots of the page need Matplotlib, which is not installed"
        raise CommandError(message, f"`{INSTALL}` brings it, and a .csv file needs none")
    if not source.is_file():
        message = f"there is no file `{visible(str(source))}`"
        raise CommandError(message, "name a .parquet or .csv file with a row for each case")
    for path in (target, *([Path(args.summary)] if args.summary is not None else [])):
        if not path.parent.is_dir():
            message = f"there is no folder `{visible(str(path.parent))}` to write to"
            raise CommandError(message, "make it, or name another")
    if target.is_dir():
        message = f"`{visible(str(target))}` is a folder"
        raise CommandError(message, "name a file for the result")
    if _is_same(target, source):
        message = f"`{visible(str(target))}` is the file that is read"
        raise CommandError(message, "name another file for the result")
    if args.summary is not None:
        _check_summary(Path(args.summary), source, target)


def _check_summary(summary: Path, source: Path, target: Path) -> None:
    """Refuse to write the counts over the cases or the advice on them."""
    if summary.is_dir():
        message = f"`{visible(str(summary))}` is a folder"
        raise CommandError(message, "name a file for the summary")
    for path, said in ((source, "the file that is read"), (target, "the file for the result")):
        if _is_same(summary, path):
            message = f"`{visible(str(summary))}` is {said}"
            raise CommandError(message, "name another file for the summary")


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths mean one file, whether or not it is there yet."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _summed_up(report: Report, args: argparse.Namespace, console: Console) -> ExitCode:
    for found in report.problems[:MOST_SHOWN]:
        said = said_case_problem(found.problem).removeprefix("`(frame)`: ")
        console.say(visible(f"{args.source}: row {found.row + 1}: error[{found.problem.code}]: {said}"))
    if report.bad_cells > MOST_SHOWN:
        console.say(f"... and {report.bad_cells - MOST_SHOWN} more: see the column `errors`")
    console.say(f"read as facts: {counted(len(report.facts), 'column')}")
    console.say(f"passed through: {visible(listed(report.kept)) if report.kept else 'no column'}")
    if not report.rows:
        message = f"there is no case in `{visible(args.source)}`"
        raise CommandError(message, "put one case in each row", ExitCode.NO)
    good = report.rows - report.bad_rows
    if not report.bad_rows:
        console.say(f"{counted(good, 'case')} assessed")
        return ExitCode.FINE
    console.say(f"{counted(good, 'case')} assessed, {report.bad_rows} not: see the rows with `errors`")
    return ExitCode.PARTLY
