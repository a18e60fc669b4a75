"""Several processes that serve one socket: forked when everything is loaded, watched, and replaced when they end.

uvicorn's own supervisor starts each worker from nothing, so that the service would be loaded twice, one after the
other, before anybody is answered. A forked worker is there at once and shares the memory of the loaded pack.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Final

from attrs import define, field

from resistance_rules.hosts.service.guard import safe_trace

CAN_FORK: Final = sys.platform not in ("win32", "darwin")
"""macOS has `fork`, but its own libraries may not be used after it."""
MULTIPROCESS: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The folder in which workers count together. prometheus_client reads it when it is imported, so it is set before."""
_FAILED: Final = 70
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_SECONDS_BETWEEN_STARTS: Final = 1.0
_log: Final = logging.getLogger("resistance_rules.service")


@define(eq=False)
class Workers:
    """Processes that do the same work until they are told to stop.

    Attributes:
        work: what each does; it returns when it gets SIGTERM. Nothing that it uses may have threads yet.
        count: how many.
    """

    work: Callable[[], None]
    count: int
    _running: dict[int, BaseProcess] = field(factory=dict, init=False)
    _stopping: bool = field(default=False, init=False)

    def run(self) -> None:
        """Start them and stay until SIGINT or SIGTERM; then until each has finished what it was doing."""
        before = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        try:
            for _ in range(self.count):
                self._start()
            while self._running:
                for sentinel in wait([*self._running]):
                    if isinstance(sentinel, int):
                        self._replace(self._running.pop(sentinel))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _start(self) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)  # a new worker shall not run the handlers of its parent
        try:
            process = get_context("fork").Process(target=self._in_worker, args=(os.getpid(),))
            process.start()
            self._running[process.sentinel] = process
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True
        for process in self._running.values():
            process.terminate()

    def _replace(self, ended: BaseProcess) -> None:
        ended.join()
        if self._stopping:
            return
        _log.error("worker %s ended with %s: another takes its place", ended.pid, ended.exitcode)
        time.sleep(_SECONDS_BETWEEN_STARTS)  # if something makes them end, not all the time is for starting them
        if not self._stopping:
            self._start()

    def _in_worker(self, parent: int) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        try:
            self.work()
        except Exception as error:  # noqa: BLE001  (whatever it is, its text must not reach a log)
            _log.critical("a worker failed: %s", "\n".join(safe_trace(error)))
            sys.exit(_FAILED)


def _end_with(parent: int) -> None:
    """Stop this worker when its parent is gone: nobody would replace it, and it would keep the port."""
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_STARTS)
    os.kill(os.getpid(), signal.SIGTERM)
