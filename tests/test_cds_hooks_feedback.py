"""Feedback: checked whole, kept before it is acknowledged, the same report once, and exported for review."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cds_hooks_making import INSTANCE, SERVICE
from sqlalchemy import Dialect, event, inspect, text
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.schema import CreateTable

from resistance_rules import KnowledgeBase
from resistance_rules.cli import main
from resistance_rules.hosts.cds_hooks.feedback import Outcome, read_feedback
from resistance_rules.hosts.cds_hooks.feedback_export import COLUMNS, as_record, tallies, write_csv, write_json
from resistance_rules.hosts.cds_hooks.feedback_store import FEEDBACK, FeedbackStore, kept_feedback
from resistance_rules.hosts.cds_hooks.identities import Subject, identity, subjects
from resistance_rules.hosts.cds_hooks.override_reasons import override_reasons
from resistance_rules.hosts.cds_hooks.problems import HookError
from resistance_rules.hosts.service.database import Database, metadata

NOW = datetime(2026, 3, 2, tzinfo=UTC)
HOPE = Subject("intervention", "honest_hope")


def accepted(kb: KnowledgeBase, at: str = "2026-03-01T09:30:00Z") -> dict[str, Any]:
    """Return a report that a task was accepted."""
    return {
        "card": identity(HOPE, kb.pack, SERVICE, INSTANCE),
        "outcome": "accepted",
        "acceptedSuggestions": [{"id": identity(HOPE.suggestion("task"), kb.pack, SERVICE, INSTANCE)}],
        "outcomeTimestamp": at,
    }


def overridden(
    kb: KnowledgeBase, comment: str | None = "=cmd(1)", at: str = "2026-03-01T10:30:00+01:00"
) -> dict[str, Any]:
    """Return a report that a card was set aside."""
    reason: dict[str, Any] = {"reason": override_reasons("intervention")[0]}
    if comment:
        reason["userComment"] = comment
    return {
        "card": identity(HOPE, kb.pack, SERVICE, INSTANCE),
        "outcome": "overridden",
        "overrideReason": reason,
        "outcomeTimestamp": at,
    }


def read(kb: KnowledgeBase, *reports: object) -> tuple[Outcome, ...]:
    """Check reports."""
    return read_feedback({"feedback": list(reports)}, SERVICE, subjects(kb.pack))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Make a database of its own."""
    made = Database.at(f"sqlite:///{tmp_path / 'feedback.sqlite3'}")
    made.create_tables()
    yield made
    made.engine.dispose()


@pytest.mark.parametrize("kind", [IntegrityError, OperationalError, ProgrammingError])
def test_several_machines_may_make_the_tables_at_once(tmp_path: Path, kind: type[DBAPIError]) -> None:
    """Another machine makes each table just before us; databases say so in different ways (PostgreSQL: integrity)."""
    url = f"sqlite:///{tmp_path / 'shared.sqlite3'}"
    ours, other = Database.at(url), Database.at(url)
    raced: list[str] = []

    def race(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith("CREATE TABLE") and statement not in raced:
            raced.append(statement)
            with other.engine.begin() as connection:
                connection.execute(text(statement))
            raise kind(statement, None, Exception("it is there"))

    event.listen(ours.engine, "before_cursor_execute", race)
    ours.create_tables()
    assert len(raced) == len(metadata.tables) > 0
    assert set(inspect(other.engine).get_table_names()) == set(metadata.tables)


def test_reports_are_understood(engagement: KnowledgeBase) -> None:
    """A report says what the card was about, what was accepted, why it was set aside and when, in UTC."""
    first, second = read(engagement, accepted(engagement), overridden(engagement))
    assert (first.about, first.done, first.outcome) == ("intervention:honest_hope", ("task",), "accepted")
    assert (second.reason.code, second.reason.comment) == ("going-on-as-before", "=cmd(1)")
    assert first.at == second.at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert first.key != second.key


def test_the_examples_of_the_standard_are_taken(engagement: KnowledgeBase) -> None:
    """Feedback on cards that are not ours, without a reason, or with a comment alone, is kept too."""
    card = "9368d37b-283f-44a0-93ea-547cebab93ed"
    at = {"card": card, "outcomeTimestamp": "2020-12-11T00:00:00Z"}
    outcomes = read(
        engagement,
        {**at, "outcome": "accepted", "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}]},
        {**at, "outcome": "overridden"},
        {**at, "outcome": "overridden", "overrideReason": {"userComment": "why"}},
        {
            **at,
            "outcome": "overridden",
            "overrideReason": {"reason": {"code": "d7ecf885", "system": "https://e.example"}},
        },
    )
    assert [outcome.about for outcome in outcomes] == [None] * 4
    assert len({outcome.key for outcome in outcomes}) == 4


def test_everything_wrong_with_feedback_is_said_at_once(engagement: KnowledgeBase) -> None:
    """Each problem has its place, and nothing is taken of a body that has one."""
    with pytest.raises(HookError) as caught:
        read(
            engagement,
            accepted(engagement),
            3,
            {"card": "x", "outcome": "ignored", "outcomeTimestamp": "yesterday"},
            {**accepted(engagement), "acceptedSuggestions": [{"id": 3}, "x", {}]},
            {"outcome": "accepted", "card": 1},
            {**overridden(engagement), "overrideReason": {"reason": {"display": "why"}, "userComment": 3}},
            {**overridden(engagement), "overrideReason": {"userComment": "a\0b"}},
            {**overridden(engagement), "outcomeTimestamp": "2026-03-01T09:30:00"},
        )
    found = {problem.where: problem.code for problem in caught.value.problems}
    assert found == {
        "/feedback/1": "wrong_type",
        "/feedback/2/card": "bad_uuid",
        "/feedback/2/outcome": "wrong_value",
        "/feedback/2/outcomeTimestamp": "bad_instant",
        "/feedback/3/acceptedSuggestions/0/id": "wrong_type",
        "/feedback/3/acceptedSuggestions/1": "wrong_type",
        "/feedback/3/acceptedSuggestions/2/id": "missing",
        "/feedback/4/card": "wrong_type",
        "/feedback/4/acceptedSuggestions": "missing",
        "/feedback/4/outcomeTimestamp": "missing",
        "/feedback/5/overrideReason/reason/code": "missing",
        "/feedback/5/overrideReason/userComment": "wrong_type",
        "/feedback/6/overrideReason/userComment": "bad_text",
        "/feedback/7/outcomeTimestamp": "bad_instant",
    }


@pytest.mark.parametrize("body", [None, [], {}, {"feedback": []}, {"feedback": {}}, {"feedback": None}])
def test_feedback_without_reports_is_refused(body: object) -> None:
    """There is at least one report."""
    with pytest.raises(HookError, match="400"):
        read_feedback(body, SERVICE, {})


def test_the_same_report_is_kept_once(engagement: KnowledgeBase, database: Database) -> None:
    """Repeats change nothing, alone or among new ones; another outcome of the same card is another report."""
    store = FeedbackStore(database.engine, "pack")
    first, second = read(engagement, accepted(engagement), overridden(engagement))
    assert store.add([first, first], NOW) == 1
    assert store.add([first], NOW) == 0
    assert store.add([first, second], NOW) == 1
    assert [kept.outcome for kept in kept_feedback(database.engine)] == sorted(
        [first, second], key=lambda item: item.key
    )


def test_what_cannot_be_stored_is_an_error(engagement: KnowledgeBase, database: Database) -> None:
    """A database that refuses is never taken for one that has stored."""
    store = FeedbackStore(database.engine, "pack")
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE feedback"))
    with pytest.raises(DBAPIError):
        store.add(read(engagement, accepted(engagement)), NOW)


def test_comments_are_kept_only_where_a_site_wants_them(engagement: KnowledgeBase, database: Database) -> None:
    """What a clinician wrote may be about a person, and can be left out."""
    FeedbackStore(database.engine, "pack", comments=False).add(read(engagement, overridden(engagement)), NOW)
    (kept,) = kept_feedback(database.engine)
    assert kept.outcome.reason.comment is None
    assert kept.outcome.reason.code == "going-on-as-before"


def test_feedback_is_exported(engagement: KnowledgeBase, database: Database) -> None:
    """CSV and JSON hold every report; no cell can be taken for a formula; comments can be left out."""
    FeedbackStore(database.engine, "pack").add(read(engagement, accepted(engagement), overridden(engagement)), NOW)
    out = io.StringIO()
    assert write_csv(kept_feedback(database.engine), out) == 2
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert list(rows[0]) == list(COLUMNS)
    assert {row["comment"] for row in rows} == {"", "'=cmd(1)"}
    out = io.StringIO()
    assert write_json(kept_feedback(database.engine), out, comments=False) == 2
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["comment"] for line in lines] == [None, None]
    assert lines == [as_record(kept, comments=False) for kept in kept_feedback(database.engine)]


def test_feedback_is_counted_for_review(engagement: KnowledgeBase, database: Database) -> None:
    """The counts say what was taken up, what was set aside and why."""
    reports = [overridden(engagement, None, f"2026-03-0{day}T10:00:00Z") for day in range(1, 6)]
    FeedbackStore(database.engine, "pack").add(read(engagement, accepted(engagement), *reports), NOW)
    (tally,) = tallies(kept_feedback(database.engine))
    assert (tally.about, tally.accepted, tally.overridden, tally.reported) == ("intervention:honest_hope", 1, 5, 6)
    assert dict(tally.reasons) == {"Chosen together: go on as before for now": 5}
    since, until = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
    assert len(list(kept_feedback(database.engine, since=since, until=until))) == 2
    assert list(kept_feedback(database.engine, service="engagement-order-sign")) == []


def test_the_command_line_exports(
    engagement: KnowledgeBase, database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`feedback` writes counts, CSV and JSON, to the terminal or a file."""
    FeedbackStore(database.engine, "pack").add(read(engagement, accepted(engagement), overridden(engagement)), NOW)
    where = ["--database", str(database.engine.url)]
    assert main(["feedback", *where]) == 0
    captured = capsys.readouterr()
    assert "intervention:honest_hope: taken up 1, set aside 1" in captured.out
    assert "2 reports" in captured.err
    target = tmp_path / "out.csv"
    assert main(["feedback", *where, "--format", "csv", "--without-comments", "--output", str(target)]) == 0
    assert len(list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))) == 2
    assert "cmd" not in target.read_text(encoding="utf-8")
    assert main(["feedback", *where, "--format", "json", "--since", "2027-01-01"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "words",
    [["--since", "yesterday"], ["--database", "no url"], ["--database", "sqlite:///{folder}/none.sqlite3"],
     ["--database", "sqlite:///{folder}/text.sqlite3"], ["--output", "{folder}"], ["--database", "sqlite://"]],
)  # fmt: skip
def test_the_command_line_says_what_is_wrong(
    words: list[str], database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong words, and what cannot be read or written, end with code 2, no traceback and no new database."""
    (tmp_path / "text.sqlite3").write_text("no database " * 50, encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    given = [word.format(folder=tmp_path) for word in words]
    where = [] if "--database" in given else ["--database", str(database.engine.url)]
    assert main(["feedback", *where, *given]) == 2
    captured = capsys.readouterr()
    assert len(re.findall(r"error(?:: |\[)", captured.err)) == 1
    assert "Traceback" not in captured.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("dialect", [postgresql.dialect(), mysql.dialect(), mssql.dialect(), oracle.dialect()])
def test_the_table_can_be_made_elsewhere(dialect: Dialect) -> None:
    """The table can be written for other databases than SQLite."""
    assert "feedback" in str(CreateTable(FEEDBACK).compile(dialect=dialect))
