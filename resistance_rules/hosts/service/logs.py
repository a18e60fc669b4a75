"""How the service logs: one line each, and never the text of an exception, whichever library reports it."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Any, Final

from resistance_rules.hosts.service.guard import safe_trace

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SafeFormatter(logging.Formatter):
    """Formats exceptions as kinds and lines only: their texts may hold what was submitted."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  (the name logging gives it)
        """The kinds of the error and the lines it passed."""
        return "\n".join(safe_trace(ei[1])) if ei[1] is not None else ""


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "safe": {
            "()": f"{SafeFormatter.__module__}.SafeFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "safe", "stream": "ext://sys.stderr"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "resistance_rules": {"level": "INFO"},
        "uvicorn": {"level": "INFO"},
    },
}


def silence_tracebacks() -> None:
    """Let also what nobody catches, in any thread, be reported without its text."""
    logger = logging.getLogger("resistance_rules.service")

    def report(error: BaseException) -> None:
        logger.critical("uncaught: %s", "\n".join(safe_trace(error)))

    def of_thread(args: Any) -> None:
        report(args.exc_value)

    import threading

    sys.excepthook = lambda _kind, error, _trace: report(error)
    threading.excepthook = of_thread
