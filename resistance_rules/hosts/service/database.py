"""The one database of the service: SQLite by default, any other by its SQLAlchemy URL. All workers share it.

A part that stores something declares its table on `metadata` in its own module:

    FEEDBACK = Table("feedback", metadata, Column(...), ...)

and uses `service.database.engine` from a worker thread (`await service.in_thread(...)`), never on the event loop.
`create_tables` runs when the application is made, after every part is imported.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.pool import StaticPool

metadata: Final = MetaData()
_BUSY_SECONDS: Final = 5


@frozen(eq=False)
class Database:
    """An engine whose error texts hold no parameters, so that they may be logged."""

    engine: Engine

    @classmethod
    def at(cls, url: str) -> Database:
        """Open the database at a URL; the folder of an SQLite file is made.

        Raises:
            sqlalchemy.exc.ArgumentError: it is no URL, or names a driver that is not installed (ImportError).
            OSError: the folder cannot be made.
        """
        parsed = make_url(url)
        options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
        if parsed.get_backend_name() == "sqlite":
            options["pool_pre_ping"] = False
            options["connect_args"] = {"timeout": _BUSY_SECONDS}
            if is_memory(url):
                options["poolclass"] = StaticPool  # one connection: another would see another database
                options["connect_args"]["check_same_thread"] = False
            else:
                Path(parsed.database or "").parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = create_engine(parsed, **options)
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        return cls(engine)

    def create_tables(self) -> None:
        """Make the tables that are not there; several workers, or machines, may do so at once.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: the database cannot be used.
        """
        for _ in metadata.tables:
            try:
                metadata.create_all(self.engine)
            except (IntegrityError, OperationalError, ProgrammingError):  # another made one after we had looked
                continue
            return
        metadata.create_all(self.engine)

    def answers(self) -> bool:
        """Whether it can be used now."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except DBAPIError:
            return False
        return True


def is_memory(url: str) -> bool:
    """Whether the URL is of an SQLite database in memory, which no other process sees."""
    parsed = make_url(url)
    return parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:")


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Let readers and one writer work side by side; what is committed survives a crash and a power cut."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
