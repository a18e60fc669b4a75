"""Used tokens: each may be used once, by all workers together (CDS Hooks 2.0, "Trusting CDS Clients")."""

from __future__ import annotations

import hashlib
import time
from typing import Final

from attrs import define, field
from sqlalchemy import Column, Float, String, Table, delete, insert
from sqlalchemy.exc import IntegrityError

from resistance_rules.hosts.service.database import Database, metadata

USED_TOKENS: Final = Table(
    "used_tokens",
    metadata,
    Column("token", String(64), primary_key=True),  # SHA-256 of issuer and jti: neither is kept
    Column("expires", Float, nullable=False, index=True),
)
_SECONDS_BETWEEN_SWEEPS: Final = 60.0


@define(eq=False)
class UsedTokens:
    """Remembers tokens until they expire. Used from worker threads."""

    database: Database
    _swept: float = field(default=0.0, init=False)

    def use(self, issuer: str, jti: str, expires: float) -> bool:
        """Note that a token is used; False if it was used before.

        Args:
            issuer: who signed it.
            jti: its id, unique for the issuer.
            expires: when it may be forgotten, in seconds since 1970.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: the database does not answer, so nobody can tell.
        """
        token = hashlib.sha256(f"{len(issuer)}:{issuer}{jti}".encode()).hexdigest()
        now = time.time()
        try:
            with self.database.engine.begin() as connection:
                if now - self._swept > _SECONDS_BETWEEN_SWEEPS:
                    self._swept = now
                    connection.execute(delete(USED_TOKENS).where(USED_TOKENS.c.expires < now))
                connection.execute(insert(USED_TOKENS).values(token=token, expires=expires))
        except IntegrityError:
            return False
        return True
