"""examples/django_app runs: its own tests, and as a server on a fresh database."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path
from typing import Any

import pytest

from resistance_rules import load

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "examples" / "django_app"
FACTS = {"trust_rating_0_10": 4, "challenge_planned": True}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a database of its own."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "CLINIC_DATABASE": str(tmp_path / "clinic.sqlite3")}


def manage(environment: dict[str, str], *words: str) -> str:
    """Run a command of the site, and return what it said."""
    words = (sys.executable, "manage.py", *words)
    done = subprocess.run(words, cwd=SITE, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_its_own_tests_pass(environment: dict[str, str]) -> None:
    """`manage.py test` passes, and the migrations fit the models."""
    assert re.search(r"Ran 1[0-9] tests in .*\n\nOK", manage(environment, "test"))
    assert "No changes detected" in manage(environment, "makemigrations", "--check", "--dry-run")


def test_it_serves(environment: dict[str, str], tmp_path: Path) -> None:
    """The site starts as its README says, takes a case by its form, and answers other programs."""
    manage(environment, "migrate")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (tmp_path / "log.txt").open("wb") as log:
        process = subprocess.Popen(words, cwd=SITE, env=environment, stdout=log, stderr=log)
        try:
            for _ in range(300):
                try:
                    ask(port, "/")
                    break
                except OSError:
                    assert process.poll() is None, (tmp_path / "log.txt").read_text("utf-8")
                    time.sleep(0.1)
            status, _, page = ask(port, "/")
            assert (status, "There is no case yet." in page) == (200, True)
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
            assert token is not None
            form = {"csrfmiddlewaretoken": token[1], "title": "Blue door"}
            status, headers, _ = ask(port, "/", urllib.parse.urlencode(form), cookie=f"csrftoken={cookie_of(port)}")
            assert status == 403  # the token belongs to another cookie
            form["csrfmiddlewaretoken"] = cookie = cookie_of(port)
            status, headers, _ = ask(port, "/", urllib.parse.urlencode(form), cookie=f"csrftoken={cookie}")
            assert status == 302
            status, _, page = ask(port, headers["location"])
            assert (status, "Worth asking next" in page) == (200, True)
            status, _, text = ask(port, "/api/assess", json.dumps(FACTS), kind="application/json")
            assert (status, json.loads(text)) == (200, json.loads(load().assess(FACTS).to_json()))
        finally:
            process.terminate()
            process.wait(30)
    assert "trust_rating" not in (tmp_path / "log.txt").read_text("utf-8")


def cookie_of(port: int) -> str:
    """The token that a browser would hold after its first page."""
    _, headers, _ = ask(port, "/")
    return headers["set-cookie"].partition("csrftoken=")[2].partition(";")[0]


def ask(
    port: int, path: str, body: str | None = None, *, kind: str = "application/x-www-form-urlencoded", cookie: str = ""
) -> tuple[int, dict[str, str], Any]:
    """One request: status, headers, text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Content-Type": kind, **({"Cookie": cookie} if cookie else {})}
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()
