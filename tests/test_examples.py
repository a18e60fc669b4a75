"""The examples run as a user would run them, and do what they say."""

from __future__ import annotations

import gc
import http.client
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from resistance_rules import KnowledgeBase, PackError, load
from resistance_rules.inference import matcher

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
OVERLAY = EXAMPLES / "overlay"
CLINIC, GERMAN = OVERLAY / "riverside_clinic", OVERLAY / "riverside_de"
BENCHMARKS = ROOT / "benchmarks"
GOOD = {"trust_rating_0_10": 4, "challenge_planned": True, "session_number": 3}
SECRET = "a-secret-918273"  # noqa: S105  (stands for case content that must not come back)


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled packs in a folder of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RESISTANCE_RULES_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def kb(cache) -> KnowledgeBase:
    """The shipped pack."""
    return load()


@pytest.fixture(scope="module")
def clinic(cache) -> KnowledgeBase:
    """The example clinic's pack."""
    return load(CLINIC)


@pytest.fixture(scope="module")
def german(cache) -> KnowledgeBase:
    """The example clinic's pack in German."""
    return load(GERMAN)


def environment() -> dict[str, str]:
    """The environment of a subprocess that runs an example from this working tree."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def run(script: Path, *arguments: str) -> str:
    """Run a script from the project's folder, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), *arguments],
        cwd=ROOT, env=environment(), capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


def in_order(text: str, *parts: str) -> None:
    """Assert that these parts of a text come one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not (or not there) in:\n{text}"
        at = found + len(part)


def module(path: Path) -> ModuleType:
    """Import a script by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


# --- scripts and texts ------------------------------------------------------------------------------------------


def test_first_case():
    """The first example says what to do first, why, what is held back, what to ask, what if, and what does not fit."""
    printed = run(EXAMPLES / "first_case.py")
    in_order(
        printed,
        "What stands in the way:", "Not yet safe enough to be open (likely): openness feels 4 of 10 safe",
        "What to offer first:", "1. ", "4. ",
        "Held back for now:", "Challenge with permission, in small doses",
        "Worth asking next:", "Are you alright? What got in the way?",
        "Why this first?", "[true]", "sources:",
        "And why not", "it is indicated, and held back",
        "What if", "Enough trust for depth (trust): unknown -> open",
        "In an emergency", "! Suicide act, overdose or serious injury now (emergency)", "your site has not written",
        "all reported at once", "age_years: expected a number from 0 to 120", "did you mean `trust_rating_0_10`?",
    )  # fmt: skip
    refused = printed.partition("all reported at once")[2]
    assert not re.search("three|Preparation|370", refused)


def test_in_an_emergency_the_first_example_offers_nothing_but_the_answer_to_it():
    """What the example prints in the emergency is the emergency response, and the challenge is held back."""
    emergency = run(EXAMPLES / "first_case.py").partition("In an emergency")[2]
    offers = re.findall(r"^  \d\. .*$", emergency, re.MULTILINE)
    assert offers == ["  1. Emergency response now [now, evidence C]"]


def test_walk_through():
    """The notebook runs from top to bottom and shows the four strategies in order."""
    printed = run(EXAMPLES / "walk_through.py")
    in_order(
        printed,
        "Ilse, in two minds, well met", "Evoke the person's own reasons", "nothing here indicates it",
        "Ilse goes quiet", "No open strain in the relationship: open -> closed",
        "Mona is better", "Notice and own progress",
        "Piet was offered one thing, again", "The right kind of help has not been offered yet", "person service fit",
        "The pathway he is on", "-> Take blame off the person",
        "Bo: trust and safety before any challenge", "held back: Challenge with permission",
        "What if", "if it felt safe: held back", "and Bo said yes: check first", "lost touch with the room: held back",
        "Nadia has a look", "A first session that is worth it by itself",
        "Relief, Root-cause reversal", "-> First session: one useful thing", "evidence D; not claimed: cure",
        "Nadia says no", "Respect an informed no", "never, in any case: Pressure, ultimatum, argument",
        "An empty record", "Ask what gets in the way",
    )  # fmt: skip


def test_walk_through_is_a_notebook():
    """Every cell has its mark, and each strategy its own text."""
    cells = re.split(r"^# %%", (EXAMPLES / "walk_through.py").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert cells[0] == ""
    texts = [cell for cell in cells if cell.startswith(" [markdown]\n")]
    for title in ("1. The alliance", "2. The help", "3. Nonjudgment", "4. Never force"):
        assert sum(f"# ## {title}" in text for text in texts) == 1
    for text in texts:
        assert all(line.startswith("#") for line in text.strip().split("\n")[1:])


@pytest.mark.parametrize("page", ["examples/overlay/README.md", "docs/using-from-async.md"])
def test_code_in_pages(page, monkeypatch, capsys):
    """The Python code of a page runs, block after block, as a reader would type it."""
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks:
        exec(compile(block, page, "exec"), names)  # noqa: S102  (the project's own page)
    gc.unfreeze()  # a page freezes what is loaded; other tests are to be collected all the same
    capsys.readouterr()


def test_links_lead_somewhere():
    """Every link between the pages of the examples, the benchmarks and the documentation of async use has a target."""
    pages = [*EXAMPLES.rglob("*.md"), *BENCHMARKS.glob("*.md"), ROOT / "docs" / "using-from-async.md"]
    missing = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert missing == []


def test_no_blame_words(kb):
    """No text of the examples uses a word that the pack never says."""
    never = re.compile(r"\b(" + "|".join(map(re.escape, kb.pack.language.never_say)) + r")\b", re.IGNORECASE)
    files = [path for path in EXAMPLES.rglob("*") if path.suffix in (".py", ".md", ".yaml")]
    said = {path.name: found for path in files if (found := never.findall(path.read_text(encoding="utf-8")))}
    assert said == {}


# --- the web service --------------------------------------------------------------------------------------------


class Answer:
    """What a service answered."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.text = body.decode()
        self.data = json.loads(body) if body else None


class Client:
    """Talks to a running service."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def assess(self, facts: object) -> Answer:
        """Ask for advice."""
        return self.raw(json.dumps(facts).encode())

    def raw(self, body: bytes) -> Answer:
        """Send a body to `/assess`."""
        return self.ask("POST", "/assess", body, Content_Type="application/json")

    def words(self, sent: bytes) -> bytes:
        """Send anything at all, and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            while part := connection.recv(65536):
                received += part
            return received


@contextmanager
def started(script: str, log: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Run a service in a process of its own on a free port; stop it as an operator would."""
    with log.open("w", encoding="utf-8") as errors, subprocess.Popen(
        [sys.executable, "-W", "error", str(EXAMPLES / script), "--port", "0"],
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=errors, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("listening on "), log.read_text(encoding="utf-8")
            yield int(line.rpartition(":")[2]), process
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0
            assert process.stdout.read() == "stopped\n"


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    """Where the service under test logs."""
    return tmp_path_factory.mktemp("service") / "log.txt"


@pytest.fixture(scope="module")
def service(cache, log) -> Iterator[Client]:
    """The web service, running."""
    with started("service.py", log) as (port, _):
        yield Client(port)


def test_service_gives_the_advice_of_the_library(service, kb):
    """What comes over HTTP is what the library says, byte for byte."""
    answer = service.assess(GOOD)
    assert answer.status == HTTPStatus.OK
    assert answer.text == kb.assess(GOOD).to_json()
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


def test_service_reports_every_problem_and_no_value(service):
    """Facts that do not fit are answered with every problem, each with its code, and without what was submitted."""
    answer = service.assess({"trust_ratng_0_10": 4, "soc_stage": SECRET, "age_years": 918273, "session_number": 3})
    assert answer.status == HTTPStatus.BAD_REQUEST
    problems = answer.data["error"]["problems"]
    assert {(problem["code"], problem["fact"]) for problem in problems} == {
        ("unknown_fact", "trust_ratng_0_10"), ("bad_choice", "soc_stage"), ("out_of_range", "age_years"),
    }  # fmt: skip
    assert all(set(problem) == {"code", "fact", "expected", "place", "help"} for problem in problems)
    assert SECRET not in answer.text
    assert "918273" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'"text"',
        b'{"session_number": 1, "session_number": 2}',
        b'{"session_number": NaN}',
        b'{"session_number": -Infinity}',
        b'{"session_number": 1e999}',
        b'{"session_number": ' + b"9" * 5000 + b"}",
        b'{"session_number": "\xff"}',
        b"[" * 30000,
        '{"session_number": 1}'.encode("utf-16"),
    ],
    ids=["empty", "cut", "list", "text", "twice", "nan", "infinity", "overflow", "digits", "bytes", "deep", "utf-16"],
)  # fmt: skip
def test_service_takes_one_json_object_with_each_fact_once(service, body):
    """A body that is not one plain JSON object of facts is answered with 400, and as JSON."""
    answer = service.raw(body)
    assert answer.status == HTTPStatus.BAD_REQUEST
    assert answer.data["error"]["status"] == HTTPStatus.BAD_REQUEST
    assert "pack" not in answer.data


@pytest.mark.parametrize("size", [64 * 1024 + 1, 100_000, 3_000_000])
def test_service_refuses_a_large_body(service, size):
    """A body above the limit is answered with 413; the client can read the answer."""
    answer = service.raw(b" " * size) if size < 1_000_000 else None
    if answer is None:  # a client that waits for the answer before it sends on
        received = service.words(b"POST /assess HTTP/1.0\r\nContent-Type: application/json\r\n"
                                 b"Content-Length: %d\r\n\r\n" % size)  # fmt: skip
        assert received.startswith(b"HTTP/1.0 413 ")
    else:
        assert answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("length", ["", "-1", "1_0", "0x10", "\u0663"])
def test_service_wants_to_know_the_length(service, length):
    """Without a plain length nothing is read."""
    request = f"POST /assess HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{}}"
    assert service.words(request.encode()).startswith(b"HTTP/1.0 411 ")


def test_service_wants_json(service):
    """A form, as any web page could send it in somebody's name, is not taken."""
    answer = service.ask("POST", "/assess", b"{}", Content_Type="application/x-www-form-urlencoded")
    assert answer.status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE


@pytest.mark.parametrize("path", ["/", "/assess/", "/nowhere", "/../etc/passwd"])
def test_service_knows_what_it_has(service, path):
    """Anything else is 404."""
    assert service.ask("GET", path).status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/assess", "POST"), ("PUT", "/assess", "POST"), ("POST", "/health", "GET"), ("DELETE", "/facts", "GET")],
)
def test_service_says_which_method(service, method, path, allowed):
    """The wrong method is 405, with the right one."""
    answer = service.ask(method, path)
    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer.headers["Allow"] == allowed


def test_service_answers_what_is_not_http(service):
    """A request that cannot be understood is answered as JSON, without being repeated."""
    for sent in (f"{SECRET} and more words here\r\n\r\n", f"FETCH /{SECRET} HTTP/1.0\r\n\r\n"):
        head, _, body = service.words(sent.encode()).partition(b"\r\n\r\n")
        assert json.loads(body)["error"]["message"] == "this request cannot be understood"
        assert SECRET.encode() not in head + body


def test_service_says_what_it_is(service, kb):
    """Health names the pack and the engine; the facts are those of the pack."""
    assert service.ask("GET", "/health").data == {
        "status": "ok",
        "pack": {"id": "engagement", "version": kb.pack.info.version, "digest": kb.pack.digest},
        "engine": {"name": kb.engine.name, "version": kb.engine.version},
    }
    facts = service.ask("GET", "/facts?anything=else").data
    assert [fact["id"] for fact in facts] == list(kb.pack.facts)


def test_service_serves_many_at_once(service, kb):
    """Good and bad requests at the same time: each gets its own answer."""
    cases = [dict(kb.case(example.case)) for example in kb.pack.examples.values()][:30]
    expected = [kb.assess(case).to_json() for case in cases]

    def good(number: int) -> bool:
        answer = service.assess(cases[number])
        return answer.status == HTTPStatus.OK and answer.text == expected[number]

    def bad(number: int) -> bool:
        answer = service.assess({f"no_such_fact_{number}": True})
        return [problem["fact"] for problem in answer.data["error"]["problems"]] == [f"no_such_fact_{number}"]

    with ThreadPoolExecutor(12) as pool:
        answers = [pool.submit(task, number) for number in range(len(cases)) for task in (good, bad)]
        assert all(answer.result() for answer in answers)


def test_service_logs_nothing_of_a_case(service, log):
    """The log has a line for each request, and nothing that a client sent."""
    service.assess({"phq9_total": 19, "soc_stage": SECRET})
    service.ask("GET", f"/assess?phq9_total={SECRET}")
    service.ask("GET", f"/{SECRET}")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines
    shape = re.compile(r"\d{3} (/assess|/facts|/health|\(other\)) \d+\.\d ms")
    assert [line for line in lines if not shape.fullmatch(line)] == []


@contextmanager
def serving(kb: object) -> Iterator[tuple[Any, Client]]:
    """The service in this process, on anything that assesses."""
    service = module(EXAMPLES / "service.py").Service(kb, "127.0.0.1", 0)
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service, Client(service.server_address[1])
    finally:
        service.shutdown()
        thread.join()
        service.server_close()


def test_service_answers_a_crash_with_an_error(capsys):
    """A defect is a 500 with an error, never an empty advice; the log names its kind and place, not its text."""

    class Broken:
        def case(self, facts: object) -> object:
            return facts

        def assess(self, _facts: object) -> object:
            raise RuntimeError(SECRET)

    with serving(Broken()) as (_, client):
        answer = client.assess(GOOD)
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert list(answer.data) == ["error"]
    assert SECRET not in answer.text
    logged = capsys.readouterr().err
    assert "failed: RuntimeError in assess, line " in logged
    assert SECRET not in logged


def test_service_finishes_what_it_has_begun():
    """A request that is being answered when the service is stopped gets its answer."""
    begun, go_on = threading.Event(), threading.Event()

    class Slow:
        def case(self, facts: object) -> object:
            return facts

        def assess(self, _facts: object) -> object:
            begun.set()
            assert go_on.wait(30)
            return self

        def to_json(self) -> str:
            return '{"late": true}'

    with ThreadPoolExecutor() as pool, serving(Slow()) as (service, client):
        answer = pool.submit(client.assess, GOOD)
        assert begun.wait(30)
        service.shutdown()
        closed = pool.submit(service.server_close)
        go_on.set()
        assert answer.result(30).data == {"late": True}
        closed.result(30)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_service_stops_on_interrupt(tmp_path, cache):
    """Ctrl+C ends it as quietly as being terminated."""
    with started("service.py", tmp_path / "log.txt") as (_, process):
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


# --- asyncio ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="asyncio has no signal handlers on Windows")
def test_async_service(tmp_path, cache, kb):
    """Every line gets its line, in order; clients do not wait for each other; a bad line is an error, not an advice."""
    cases = [dict(kb.case(example.case)) for example in kb.pack.examples.values()][:20]

    def talk(port: int) -> list[str]:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=30) as connection,
            connection.makefile("rw") as lines,
        ):
            answers = []
            for case in cases:
                lines.write(json.dumps(case) + "\n")
                lines.flush()
                answers.append(lines.readline().rstrip("\n"))
            return answers

    with started("async_service.py", tmp_path / "log.txt") as (port, _), ThreadPoolExecutor(4) as pool:
        expected = [kb.assess(case).to_json() for case in cases]
        assert [each.result() for each in [pool.submit(talk, port) for _ in range(4)]] == [expected] * 4
        sent = b'{"soc_stage": "%s"}\n[1]\n{\n' % SECRET.encode()
        bad = [json.loads(line) for line in Client(port).words(sent).splitlines()]
        unfit = "some facts do not fit the vocabulary"
        assert [line["error"] for line in bad] == [unfit, unfit, "this line is not JSON"]
        assert SECRET not in str(bad)
        assert b"a line may have" in Client(port).words(b" " * 200_000)
    assert (tmp_path / "log.txt").read_text(encoding="utf-8") == ""


# --- overlays ---------------------------------------------------------------------------------------------------


def test_overlay_changes_a_threshold(kb, clinic):
    """A journey of 45 minutes is a sign of a barrier at the clinic, and not in the shipped pack."""
    before, after = (each.assess({"travel_minutes_one_way": 45}) for each in (kb, clinic))
    assert before.barrier("transport_distance").points == 0
    assert after.barrier("transport_distance").level == "possible"
    assert before.recommendation("transport_support") is None
    assert after.recommendation("transport_support") is not None


@pytest.mark.parametrize(
    ("safety", "facts"),
    [
        ("suicide_act_in_progress", {"suicide_act_in_progress": True}),
        ("suicide_intent_or_plan", {"cssrs_intent": True}),
        ("hopelessness_not_asked_about", {"hopelessness_statement": True}),
        ("missed_care_risk_marker", {"missed_appointments_12m": 4}),
        ("ipv_active", {"ipv_screen": "positive"}),
    ],
)
def test_overlay_supplies_policy(kb, clinic, safety, facts):
    """What the site itself must state is missing in the shipped pack and supplied by the clinic, as fiction."""
    before, after = (next(f for f in each.assess(facts).safety if f.id == safety) for each in (kb, clinic))
    assert before.policy is None
    assert before.policy_missing
    assert after.policy is not None
    assert after.policy.startswith("FICTIONAL EXAMPLE.")
    assert not after.policy_missing


def test_overlay_numbers_are_fiction():
    """Every telephone number in the overlays is from the block that is kept for fiction."""
    text = "".join(path.read_text(encoding="utf-8") for path in OVERLAY.rglob("*.yaml"))
    numbers = re.findall(r"\b\d{3}-\d{4}\b", text)
    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"555-01\d\d", number)] == []


def test_overlay_adds_a_barrier(clinic):
    """The clinic's own barrier is raised by its own facts and answered by its own response; its example holds."""
    advice = clinic.assess({"appointment_fits_ferry": False})
    assert advice.barrier("ferry_timetable").level == "likely"
    offer = advice.recommendation("ferry_friendly_times")
    assert offer is not None
    assert offer.answers == ("ferry_timetable",)
    example = clinic.pack.examples["the_four_oclock_ferry"]
    vignette = clinic.assess(example.case)
    assert vignette.barrier("ferry_timetable").level == "likely"
    assert vignette.barrier("ferry_timetable").because == (
        "the appointment does not fit the ferry", "the ferry costs 120 minutes of waiting",
    )  # fmt: skip
    assert vignette.recommendation("ferry_friendly_times") is not None


def test_overlay_retires_an_entry(kb, clinic):
    """What the clinic does not have is gone, from every list too."""
    name = "group_option_with_preparation"
    assert name in kb.pack.interventions
    assert name not in clinic.pack.interventions
    assert all(name not in promise.recommend_any_of for promise in clinic.pack.always.values())


def test_overlay_waives_a_finding(kb, clinic):
    """The clinic's waiver stands beside those of the shipped pack, with its reason."""
    own = [waiver for waiver in clinic.pack.allow if waiver not in kb.pack.allow]
    assert [(waiver.finding, waiver.id) for waiver in own] == [("long_do", "ferry_friendly_times")]
    assert own[0].because


def test_overlay_both_ways(clinic):
    """Naming the folder and laying it over the shipped pack give the same rules and the same advice."""
    laid_over = load("engagement", overlays=[CLINIC])
    assert laid_over.pack.digest == clinic.pack.digest
    case = {"travel_minutes_one_way": 45, "appointment_fits_ferry": False, "hopelessness_statement": True}
    assert laid_over.assess(case).to_json() == clinic.assess(case).to_json()


def test_shipped_pack_stays_as_it_is(kb, clinic, german):
    """Overlays leave the shipped pack alone."""
    assert load(use_cache=False).pack.digest == kb.pack.digest
    assert len({kb.pack.digest, clinic.pack.digest, german.pack.digest}) == 3


TEXTS = {"label", "stage_label", "ask", "because", "against", "say", "do", "do_first", "policy", "effect"}
OTHERWISE = {*TEXTS, "pack", "place"}  # of another pack; and where it is written there


def without_texts(data: Any) -> Any:
    """Advice as data without the texts for people."""
    if isinstance(data, dict):
        return {name: without_texts(value) for name, value in data.items() if name not in OTHERWISE}
    return [without_texts(item) for item in data] if isinstance(data, list) else data


def test_translation_changes_texts_only(clinic, german):
    """In German the same cases get the same advice, item for item; only texts differ."""
    cases = [dict(example.case) for example in list(clinic.pack.examples.values())[::5]]
    cases += [{"appointment_fits_ferry": False, "travel_minutes_one_way": 45}, {"hopelessness_statement": True}]
    differing = 0
    for case in cases:
        english, translated = clinic.assess(case).to_dict(), german.assess(case).to_dict()
        reasons = [item.pop("because") for data in (english, translated) for item in data["recommendations"]]
        assert reasons[: len(reasons) // 2] == reasons[len(reasons) // 2 :]  # ids, not texts
        assert without_texts(english) == without_texts(translated)
        differing += english["barriers"] != translated["barriers"]
    assert differing == len(cases)


def test_translation_speaks_german(german):
    """Labels, reasons, values and questions come in German where they are translated."""
    case = {"appointment_fits_ferry": False, "travel_minutes_one_way": 45, "hopelessness_statement": True}
    advice = german.assess(case)
    ferry, way = advice.barrier("ferry_timetable"), advice.barrier("transport_distance")
    assert ferry.label == "Fähre und Termin passen nicht zusammen"
    assert ferry.because == ("der Termin passt nicht zur Fähre",)
    assert way.because == ("der Weg hierher dauert 45 Minuten",)
    assert advice.safety[0].do_first[0].startswith("Fragen Sie direkt")
    fits = german.assess({"appointment_fits_ferry": True}).barrier("ferry_timetable")
    assert fits.against == ("Der Termin passt zur Fähre: ja",)


@pytest.mark.parametrize(
    "addition",
    [
        "  - indicator: {barrier: ferry_timetable, when: {ferry_wait_minutes: {at_least: 60}}}\n",
        "  - barrier: transport_distance\n    set: {sits_with: system}\n",
    ],
    ids=["threshold", "field"],
)
def test_translation_cannot_change_a_rule(tmp_path, addition):
    """A translation that changes more than texts is refused, at the place where it does."""
    shutil.copytree(OVERLAY, tmp_path / "overlay")
    file = tmp_path / "overlay" / "riverside_de" / "rules.yaml"
    if "indicator" in addition:
        addition = addition.replace("60", "30") + "    set: {when: {ferry_wait_minutes: {at_least: 60}}}\n"
    file.write_text("change:\n" + addition, encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load(file.parent)
    assert {problem.code for problem in refused.value.problems} == {"translation"}
    assert all(problem.place is not None and problem.place.file == "rules.yaml" for problem in refused.value.problems)


# --- benchmarks -------------------------------------------------------------------------------------------------

needs_engine = pytest.mark.skipif(not matcher.available(), reason="durable-rules is not installed")


@needs_engine
@pytest.mark.parametrize(
    ("script", "arguments", "expected"),
    [
        ("agreement.py", ["--cases", "20", "--jobs", "1"], "agreed: 20 of 20 cases, seed 0"),
        ("agreement.py", ["--only", "3"], "case 3 of seed 0: {"),
        ("panel.py", ["--rows", "640", "--rounds", "1", "--cases", "20"], "| DuckDB SQL |"),
        ("panel_memory.py", ["--rows", "600"], "| 600 |"),
        ("memory.py", ["--cases", "40", "--warm-up", "5"], "| reference |"),
        ("event_loop.py", ["--cases", "8", "--rounds", "1"], "| threads, one at a time |"),
        ("fhir_facts.py", ["--rounds", "1", "--resources", "2", "5"], "| reading / advice |"),
        ("prove.py", ["--questions-only", "--every", "60"], "| what_would_change |"),
        (
            "service_load.py",
            ["--rate", "5", "--seconds", "1", "--workers", "1", "--starts", "1", "--engine", "reference"],
            "| workers | calls |",
        ),
        (
            "peers",
            ["--only", "compiled", "plain", "experta", "--cases", "3", "--rounds", "1"],
            "| *plain Python* (the floor) |",
        ),
        ("latency.py", ["--cases", "3", "--examples", "3", "--rounds", "1"], "| inference and ranking |"),
    ],
)
def test_benchmarks_run(script, arguments, expected):
    """The benchmarks run; what they measure is not asserted here."""
    assert expected in run(BENCHMARKS / script, *arguments)
