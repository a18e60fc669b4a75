"""A small web service on the library, with nothing but the standard library beside it.

    python examples/service.py --port 8000

    curl localhost:8000/health
    curl localhost:8000/assess -H "Content-Type: application/json" -d '{"trust_rating_0_10": 4}'

It shows how a host uses the library, and what a host owes to the people whose facts it handles:

* Bad facts are answered with 400 and every problem at once, without repeating what was submitted.
* A crash is an error (500). It is never an empty advice: "no recommendations" would read like "all is well".
* Nothing of a case is logged: neither bodies, nor queries, nor the texts of exceptions.
* The answer is for a clinician's screen. Where others read along, send `advice.shareable().to_json()` instead.

It knows no users, no encryption and no limit of clients. Put it behind a server that does, and leave it on 127.0.0.1.
"""

import argparse
import gc
import json
import signal
import sys
import threading
import time
import traceback
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NoReturn

from resistance_rules import CaseError, KnowledgeBase, load

LARGEST_BODY = 64 * 1024  # a case with every fact known is a tenth of that
SECONDS_TO_SEND = 10  # how long a slow client may keep a thread waiting
ROUTES = {"/assess": "POST", "/facts": "GET", "/health": "GET"}


class Refused(Exception):  # noqa: N818  (it is an answer, not a defect)
    """A request that gets an error as its answer."""

    def __init__(self, status: HTTPStatus, message: str, problems: list[dict[str, Any]] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.problems = problems or []


class Service(ThreadingHTTPServer):
    """One knowledge base for all threads: nothing in it changes."""

    daemon_threads = False  # so that `server_close` waits for requests that are being answered
    request_queue_size = 64

    def __init__(self, kb: KnowledgeBase, host: str, port: int) -> None:
        self.kb = kb
        super().__init__((host, port), Handler)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Log a broken connection or a defect by its kind and place; the text of an exception may hold a case."""
        log_failure(sys.exception())


class Handler(BaseHTTPRequestHandler):
    """Answers one request. HTTP/1.0: a connection for each, so that stopping never waits for an idle client."""

    server: Service
    server_version = "resistance-rules-example"
    sys_version = ""
    timeout = SECONDS_TO_SEND

    def answer(self) -> None:
        """Find what was asked for, and send it or the error; never both, and never nothing."""
        self.started = time.perf_counter()
        try:
            status, body = HTTPStatus.OK, self.body_for(self.path.partition("?")[0])
        except Refused as refused:
            status, body = refused.status, error_body(refused)
        except Exception as error:  # noqa: BLE001  (whatever it is: the client must learn that there is no advice)
            log_failure(error)
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            body = error_body(Refused(status, "something is wrong in this service; there is no advice on this case"))
        self.send(status, body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer  # noqa: N815

    def body_for(self, route: str) -> str:
        """The body of a good answer."""
        if route not in ROUTES:
            raise Refused(HTTPStatus.NOT_FOUND, f"there is nothing here; there is {', '.join(ROUTES)}")
        if self.command != ROUTES[route]:
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"use {ROUTES[route]} here")
        if route == "/assess":
            return self.assess()
        return json.dumps(self.facts() if route == "/facts" else self.health(), ensure_ascii=False)

    def assess(self) -> str:
        try:
            kb = self.server.kb
            return kb.assess(kb.case(self.submitted())).to_json()
        except CaseError as error:
            problems = [problem.to_dict() for problem in error.problems]  # without the submitted values
            raise Refused(HTTPStatus.BAD_REQUEST, "some facts do not fit the vocabulary", problems) from None

    def submitted(self) -> object:
        """The facts in the body of the request."""
        if self.headers.get_content_type() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send the facts as application/json")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "say the length of the body in Content-Length")
        if len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY:
            self.discard(LARGEST_BODY)  # a client that is still sending would not read the answer
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a body may have {LARGEST_BODY} bytes")
        try:
            body = self.rfile.read(int(length)).decode("utf-8")
            return json.loads(body, object_pairs_hook=without_repeats, parse_constant=refuse_constant)
        except TimeoutError:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT, "the body did not arrive in time") from None
        except (ValueError, RecursionError):  # not UTF-8, not JSON, a number too long to read, nested too deeply
            raise Refused(HTTPStatus.BAD_REQUEST, "the body is not a JSON object with each fact once") from None

    def discard(self, most: int) -> None:
        self.connection.settimeout(1)
        try:
            while most > 0 and (read := self.rfile.read1(min(most, 8192))):
                most -= len(read)
        except OSError:
            pass

    def facts(self) -> list[dict[str, Any]]:
        """What may be submitted; enough to build a form from."""
        return [
            {"id": fact.id, "label": fact.label, "expected": fact.expected, "ask": fact.ask, "private": fact.private}
            for fact in self.server.kb.pack.facts.values()
        ]

    def health(self) -> dict[str, Any]:
        pack, engine = self.server.kb.pack, self.server.kb.engine
        return {
            "status": "ok",
            "pack": {"id": pack.info.id, "version": pack.info.version, "digest": pack.digest},
            "engine": {"name": engine.name, "version": engine.version},
        }

    def send(self, status: HTTPStatus, body: str) -> None:
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")  # it is about a person
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ROUTES[self.path.partition("?")[0]])
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the base class answers to what is not HTTP: as JSON too, and without repeating it."""
        self.command, self.request_version, self.close_connection = self.command or "", self.protocol_version, True
        self.send(HTTPStatus(code), error_body(Refused(HTTPStatus(code), "this request cannot be understood")))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        """One line for each answer, with nothing that a client chose."""
        path = getattr(self, "path", "").partition("?")[0]
        known = path if path in ROUTES else "(other)"
        now = time.perf_counter()
        log(f"{getattr(code, 'value', code)} {known} {(now - getattr(self, 'started', now)) * 1000:.1f} ms")

    def log_message(self, *_: object) -> None:
        """Say nothing: what the base class logs here may hold what a client sent."""


def error_body(refused: Refused) -> str:
    error = {"status": refused.status.value, "message": refused.message, "problems": refused.problems}
    return json.dumps({"error": error}, ensure_ascii=False)


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    facts = dict(pairs)
    if len(facts) != len(pairs):
        raise ValueError("a fact is given twice")
    return facts


def refuse_constant(_: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")


def log(line: str) -> None:
    sys.stderr.write(line + "\n")  # at once: other threads log too
    sys.stderr.flush()


def log_failure(error: BaseException | None) -> None:
    place = traceback.extract_tb(error.__traceback__)[-1] if error is not None and error.__traceback__ else None
    log(f"failed: {type(error).__name__}" + (f" in {place.name}, line {place.lineno}" if place else ""))


def serve(service: Service) -> None:
    """Answer requests until somebody asks to stop; finish what has been begun."""

    def stop(*_: object) -> None:
        threading.Thread(target=service.shutdown).start()  # it waits for the loop that this signal interrupts

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with service:
        host, port = service.server_address[:2]
        print(f"listening on http://{host!s}:{port}", flush=True)
        service.serve_forever(poll_interval=0.1)
    print("stopped", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="advice over HTTP")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, help="0 takes a free one")
    parser.add_argument("--pack", default="engagement", help="the id of a shipped pack, or a folder")
    options = parser.parse_args()
    kb = load(options.pack)
    gc.collect()
    gc.freeze()  # what is loaded stays: not looking through it again and again makes the slowest answers much faster
    serve(Service(kb, options.host, options.port))


if __name__ == "__main__":
    main()
