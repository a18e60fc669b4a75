"""The Canvas plugin of the examples: its module is today's, and it runs in the sandbox of the Canvas SDK.

The SDK pins other versions than this library, so it gets an environment of its own, once for all workers.
"""

import fcntl
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from resistance_rules.hosts.fhir.codes import system
from resistance_rules.hosts.python_module import write_module

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "canvas_plugin"
PLUGIN = FOLDER / "engagement_support"
SDK = "canvas[test-utils]>=0.260,<1"


def without_version(text):
    """Give the text of a module without the version of the library that wrote it."""
    text = re.sub(r"by resistance_rules \S+, with", "by resistance_rules, with", text)
    return re.sub(r"'python-module', 'version': '[^']*'", "'python-module'", text)


def constants(path, *names):
    """Give constants of a module that only the SDK can import."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(" = ")
        if name in names:
            exec(f"{name} = {value}", {}, found)  # noqa: S102  (our own file)
    return found


@pytest.fixture(scope="session")
def sdk(tmp_path_factory):
    """Give the folder of the programs of an environment with the Canvas SDK."""
    shared = tmp_path_factory.getbasetemp().parent
    folder = shared / "canvas-sdk"
    with (shared / "canvas-sdk.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
            install = [*pip, "install", "-q", "--no-compile", SDK]
            done = subprocess.run(install, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr[-3000:]
            (folder / "ready").touch()
    return folder / "bin"


def run(*words):
    """Run a program in the folder of the plugin, and give what it printed."""
    done = subprocess.run(list(map(str, words)), cwd=FOLDER, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return done.stdout


def test_the_module_is_today_s(engagement):
    """The module in the plugin is what the pack gives today."""
    committed = without_version((PLUGIN / "engagement.py").read_text(encoding="utf-8"))
    command = "resistance-rules export python engagement -o examples/canvas_plugin/engagement_support/engagement.py"
    assert committed == without_version(write_module(engagement.pack)), f"run `{command}`"


def test_the_plugin_names_what_the_pack_has(engagement):
    """Codes of facts are those that the pack gives, and the card shows as many suggestions as the pack says."""
    found = constants(PLUGIN / "chart.py", "LOINC", "OWN_SYSTEM") | constants(PLUGIN / "card.py", "SHOWN")
    for code, fact in found["LOINC"].items():
        assert ("http://loinc.org", code) in [(one.system, one.code) for one in engagement.pack.facts[fact].codes]
    assert found["OWN_SYSTEM"] == system("fact")
    assert found["SHOWN"] == 4 == engagement.pack.info.shows
    assert engagement.pack.facts["missed_appointments_90d"].integer


def test_canvas_validates_it(sdk):
    """`canvas validate` finds a valid manifest, and loads the handler in the sandbox."""
    printed = run(sdk / "canvas", "validate", "engagement_support")
    assert "All 1 handler(s) load cleanly in the sandbox." in printed


def test_its_own_tests_pass(sdk):
    """The plugin's tests, which run the handler in the sandbox on a chart in a database, all pass."""
    printed = run(sdk / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert int(re.search(r"(\d+) passed", printed)[1]) >= 27
    assert "failed" not in printed


def test_the_real_sandbox_gives_the_same_advice(sdk, engagement):
    """In the sandbox of the SDK the module gives the bytes that the library gives, and refuses in the same words."""
    code = """if True:
        import json, sys
        from pathlib import Path
        import canvas_sdk
        from plugin_runner.sandbox import sandbox_from_module
        sandbox = sandbox_from_module(Path.cwd(), "engagement_support.engagement")
        assert sandbox.errors == (), sandbox.errors
        names = sandbox.execute()
        for case in json.load(sys.stdin):
            try:
                print(json.dumps(names["assess"](case)))
            except names["CaseError"] as error:
                print(json.dumps(error.problems))
    """
    examples = [dict(one.case) for one in list(engagement.pack.examples.values())[::6]]
    cases = [*examples, {"trust_rating": 4, "phq9_total": 99, "session_number": "x", "main_problem": "anorexa"}]
    done = subprocess.run(
        [str(sdk / "python"), "-c", code], cwd=FOLDER, input=json.dumps(cases, default=float), text=True,
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    *lines, refused = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(("{", "["))]
    for case, data in zip(examples, lines, strict=True):
        expected = engagement.assess(case).to_dict()
        assert data["pack"].pop("engine")["name"] == "python-module"
        del expected["pack"]["engine"]
        assert json.dumps(data) == json.dumps(expected)
    assert [(one["fact"], one["code"]) for one in refused] == [
        ("main_problem", "bad_choice"), ("phq9_total", "out_of_range"), ("session_number", "wrong_type"),
        ("trust_rating", "unknown_fact"),
    ]  # fmt: skip
