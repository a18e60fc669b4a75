"""Hooks of schemathesis: a fresh token for every call, signed with the key that the test put into the environment."""

import os
import time
import uuid
from pathlib import Path
from typing import Any

import jwt
import schemathesis

KEY = Path(os.environ["TOKEN_KEY"]).read_text(encoding="utf-8")


@schemathesis.auth(refresh_interval=None)
class Tokens:
    """Each token is used once, so none is kept."""

    def get(self, _case: Any, _context: Any) -> str:
        """Sign one."""
        now = int(time.time())
        claims = {"iss": os.environ["TOKEN_ISSUER"], "aud": "us", "iat": now, "exp": now + 60, "jti": str(uuid.uuid4())}
        return jwt.encode(claims, KEY, "ES384")

    def set(self, case: Any, data: str, _context: Any) -> None:
        """Put it on the call."""
        case.headers["Authorization"] = f"Bearer {data}"
