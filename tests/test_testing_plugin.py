"""The pytest plugin: examples as tests, and coverage with exact gates, in one process, in workers and in children."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from kit_pack import load_kit, write_kit

from resistance_rules.testing.obligations import catalogue_of
from resistance_rules.testing.suite import examples_coverage

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ("-p", "resistance_rules_pytest", "-p", "no:cacheprovider", "--rule-engine=reference")
HOST_TEST = """
from pathlib import Path
import pytest
from resistance_rules import load

@pytest.mark.parametrize("minutes", [10, 40, 90, 200])
def test_way(minutes):
    assert load(Path(__file__).parent / "kit", engine="reference").assess({"minutes": minutes})
"""


@pytest.fixture
def pytester(pytester, monkeypatch):
    """Run pytest in a folder of its own that holds the small pack, with this checkout importable."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    write_kit(pytester.path / "kit")
    return pytester


def count(pytester, kind: str) -> tuple[int, int]:
    """Give how many the examples reach and how many there are, counted without the plugin."""
    coverage = examples_coverage(load_kit(pytester.path / "elsewhere"))
    found = coverage.count(kind)
    return found.reached, found.total


def test_examples_are_tests(pytester):
    """`pytest PACK` runs each example as a test that is named like it, at its place."""
    done = pytester.runpytest_subprocess(*OPTIONS, "-v", "kit")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["*kit/examples/people.yaml::long_way PASSED*"])


def test_one_example(pytester):
    """One example can be chosen by its node id."""
    pytester.runpytest_subprocess(*OPTIONS, "kit/examples/people.yaml::very_ill").assert_outcomes(passed=1)


def test_a_failing_example_says_why(pytester):
    """A failing example shows the story, a diff, WHY NOT for what did not come, and the place."""
    write_kit(pytester.path / "kit", failing=True)
    done = pytester.runpytest_subprocess(*OPTIONS, "kit")
    done.assert_outcomes(passed=2, failed=1)
    text = done.stdout.str()
    assert "example `too_hopeful`: Not what the rules say  (examples/people.yaml:" in text
    assert "- expected" in text
    assert "-   far" in text
    assert "-   video" in text
    assert "WHY NOT" in text
    assert "Way here: at least 60 (here: 20)" in text
    assert "Traceback" not in text


def test_an_unwanted_recommendation_says_why(pytester):
    """What came although it must not is shown as too much, with WHY."""
    wrong = "examples:\n  - {id: no_help, case: {minutes: 90}, expect: {not_recommend: [{id: travel}]}}\n"
    (pytester.path / "kit" / "examples" / "wrong.yaml").write_text(wrong, encoding="utf-8")
    text = pytester.runpytest_subprocess(*OPTIONS, "kit/examples/wrong.yaml").stdout.str()
    assert "+   travel" in text
    assert "WHY\n" in text
    assert "answers the barrier Getting here is hard" in text


def test_a_pack_with_problems_is_an_error(pytester):
    """A pack that cannot be loaded fails the run, with every problem and its place."""
    path = pytester.path / "kit" / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("for: [far]", "for: [fars]"), encoding="utf-8")
    done = pytester.runpytest_subprocess(*OPTIONS, "kit")
    assert done.ret == pytest.ExitCode.INTERRUPTED
    assert "there is no barrier `fars`" in done.stdout.str()
    assert "did you mean `far`?" in done.stdout.str()


def test_the_problems_of_a_pack_are_listed_once(pytester):
    """However many files a pack has, its problems are listed at one of them, and the others lead there."""
    pack = pytester.path / "kit" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("for: [far]", "for: [fare]"), encoding="utf-8")
    done = pytester.runpytest_subprocess(*OPTIONS, "kit")
    done.assert_outcomes(errors=2)
    assert done.stdout.str().count("pack.yaml:37:73: error[unknown_id]") == 1
    done.stdout.fnmatch_lines(["the pack has problems: see kit/examples/people.yaml"])


@pytest.mark.parametrize("start", ["\ufeffpack:", '"pack" :'])
def test_a_pack_is_known_however_its_section_is_written(pytester, start):
    """A byte-order mark, quotes or a space beside `pack` do not make pytest pass over its examples."""
    pack = pytester.path / "kit" / "pack.yaml"
    text = pack.read_text("utf-8").lstrip()
    assert text.startswith("pack:")
    pack.write_text(text.replace("pack:", start, 1), encoding="utf-8")
    pytester.runpytest_subprocess(*OPTIONS, "kit").assert_outcomes(passed=2)


def test_other_yaml_is_left_alone(pytester):
    """A YAML file with examples that belongs to no pack is not collected."""
    other = pytester.mkdir("other")
    (other / "openapi.yaml").write_text("examples:\n  - 1\n", encoding="utf-8")
    done = pytester.runpytest_subprocess(*OPTIONS, "other")
    assert done.ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_coverage_of_the_examples(pytester):
    """Coverage prints exact counts: the same that are counted without the plugin."""
    text = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit").stdout.str()
    assert "rule coverage of kit 1.0.0" in text
    assert "2 cases assessed" in text
    for kind, title in (("rule", "rules fired"), ("condition", "conditions that decided alone")):
        reached, total = count(pytester, kind)
        assert f"{reached} of {total}  {title}" in text
    assert "not reached, rules fired:" in text
    assert "(pack.yaml:" in text


@pytest.mark.parametrize("name", ["rules", "conditions", "interventions"])
def test_gates_are_exact(pytester, name):
    """A gate at the number that is reached passes, one more fails and says by how many."""
    reached, _ = count(pytester, name.removesuffix("s"))
    fine = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit", f"--fail-under-{name}={reached}")
    assert fine.ret == pytest.ExitCode.OK
    short = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit", f"--fail-under-{name}={reached + 1}")
    assert short.ret == pytest.ExitCode.TESTS_FAILED
    assert f"--fail-under-{name}={reached + 1}: {reached} reached, 1 too few" in short.stdout.str()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--rule-coverage=kti"], "there is no pack `kti`"),
        (["--rule-coverage=kit", "--fail-under-rules=99999"], "cannot be met: the pack has"),
        (["--rule-coverage=kit", "--fail-under-rules=90%"], "give the exact number of rules"),
        (["--fail-under-conditions=3"], "add --rule-coverage=PACK"),
        (["--rule-coverage=kit", "--rule-coverage-report=pdf"], "the kinds are html, lcov and json"),
        (["--rule-coverage="], "names no pack"),
        (["--rule-coverage=kit", "--rule-coverage-report=html:kit/pack.yaml"], "is a file of the pack"),
        (["--rule-engine=refrence"], "did you mean `reference`?"),
    ],
)
def test_options_that_make_no_sense(pytester, options, says):
    """An unknown pack, a gate that cannot be met, a share: an error that names it, before any test."""
    done = pytester.runpytest_subprocess(*OPTIONS, "kit", *options)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert says in done.stderr.str()


def test_a_run_that_assesses_nothing_fails(pytester):
    """Coverage of a run in which no case was assessed with the pack is a failure, never a silent zero."""
    pytester.makepyfile("def test_nothing(): pass")
    done = pytester.runpytest_subprocess(*OPTIONS, "--rule-coverage=kit", "test_a_run_that_assesses_nothing_fails.py")
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    assert "no case was assessed with the pack `kit` 1.0.0: coverage says nothing" in done.stdout.str()


def test_listing_the_tests_is_no_run(pytester):
    """`--collect-only` runs nothing and says nothing of coverage, so that editors can list the tests."""
    done = pytester.runpytest_subprocess(
        *OPTIONS, "kit", "--rule-coverage=kit", "--fail-under-rules=1", "--collect-only"
    )
    assert done.ret == pytest.ExitCode.OK
    assert "rule coverage of" not in done.stdout.str()


def test_other_packs_do_not_count(pytester):
    """Cases that are assessed with another version of the pack are named, and do not count."""
    other = write_kit(pytester.path / "other_kit") / "pack.yaml"
    other.write_text(other.read_text("utf-8").replace("at_least: 60", "at_least: 61"), encoding="utf-8")
    done = pytester.runpytest_subprocess(*OPTIONS, "kit", "other_kit", "--rule-coverage=kit")
    assert "2 cases assessed (2 with other packs or versions do not count)" in done.stdout.str()


def reports(pytester, *options) -> dict:
    """Run with a JSON report and give it."""
    report = pytester.path / "report.json"
    done = pytester.runpytest_subprocess(
        *OPTIONS, *options, "--rule-coverage=kit", f"--rule-coverage-report=json:{report}"
    )
    assert done.ret == pytest.ExitCode.OK, done.stdout.str()
    return json.loads(report.read_text("utf-8"))


def test_workers_count_like_one_process(pytester):
    """With xdist the counts are those of one process, hit by hit."""
    pytester.makepyfile(HOST_TEST)
    alone = reports(pytester, "kit", "test_workers_count_like_one_process.py")
    spread = reports(pytester, "kit", "test_workers_count_like_one_process.py", "-n", "2")
    assert spread["cases"] == alone["cases"] == 6
    assert spread["hits"] == alone["hits"]
    assert spread["counts"] == alone["counts"]


def test_children_are_followed(pytester):
    """A forked child is followed by itself, another process after one call, and what they reach is joined."""
    pytester.makepyfile(
        """
        import multiprocessing, subprocess, sys
        from resistance_rules import load

        CODE = (
            "from resistance_rules.testing import record_this_process; from resistance_rules import load;"
            "assert record_this_process(); load('kit', engine='reference').assess({'trust': 9})"
        )

        def child():
            load("kit", engine="reference").assess({"minutes": 90})

        def test_children():
            process = multiprocessing.get_context("fork").Process(target=child)
            process.start()
            process.join()
            assert process.exitcode == 0
            subprocess.run([sys.executable, "-c", CODE], check=True)
        """
    )
    found = reports(pytester, "test_children_are_followed.py")
    assert found["cases"] == 2
    assert found["hits"]["rule barrier:far/indicator-1"] == 1
    assert found["hits"]["gate trusting open"] == 1


def test_reports_are_written(pytester):
    """HTML, lcov and JSON are written where they are asked for."""
    asked = [f"--rule-coverage-report={kind}" for kind in ("html:out/page.html", "lcov", "json")]
    done = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit", "--rule-coverage-impossible", *asked)
    assert done.ret == pytest.ExitCode.OK
    assert "more cannot be reached" in done.stdout.str()
    page = (pytester.path / "out" / "page.html").read_text("utf-8")
    assert "What the tests reach: A pack for the kit" in page
    lcov = (pytester.path / "rule-coverage.lcov").read_text("utf-8")
    assert f"SF:{(pytester.path / 'kit' / 'pack.yaml').resolve()}" in lcov
    data = json.loads((pytester.path / "rule-coverage.json").read_text("utf-8"))
    assert data["schema"] == "resistance_rules.coverage/1"
    total = len(catalogue_of(load_kit(pytester.path / "elsewhere")).obligations)
    assert len(data["hits"]) + len(data["missing"]) + len(data["impossible"]) == total


def test_a_report_that_cannot_be_written_fails_the_run(pytester):
    """A report that cannot be written is named, the others are written, and the gates are still judged."""
    asked = ["--rule-coverage-report=html:kit", "--rule-coverage-report=json", "--fail-under-rules=1"]
    done = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit", *asked)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    assert "FAILED: --rule-coverage-report=html:kit cannot be written: Is a directory" in done.stdout.str()
    assert "Traceback" not in done.stdout.str() + done.stderr.str()
    assert (pytester.path / "rule-coverage.json").is_file()


def test_a_gate_out_of_reach_says_so(pytester):
    """A gate that no tests can meet, as some conditions cannot be reached, says how many no case can reach."""
    total = catalogue_of(load_kit(pytester.path / "elsewhere")).totals["condition"]
    asked = [f"--fail-under-conditions={total}", "--rule-coverage-impossible"]
    done = pytester.runpytest_subprocess(*OPTIONS, "kit", "--rule-coverage=kit", *asked)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    done.stdout.re_match_lines([r"FAILED: --fail-under-conditions=.* too few; \d+ no case can reach"])


def test_the_plugin_imports_nothing_until_it_is_needed(pytester):
    """In a run without packs and without its options, the plugin imports nothing of the library."""
    pytester.makepyfile(
        """
        import sys

        def test_modules():
            assert not [name for name in sys.modules if name.split(".")[0] == "resistance_rules"]
        """
    )
    name = "test_the_plugin_imports_nothing_until_it_is_needed.py"
    pytester.runpytest_subprocess("-p", "resistance_rules_pytest", name).assert_outcomes(passed=1)


def test_the_plugin_is_in_the_package_metadata():
    """The entry point, under which pytest finds the plugin, names a module that is part of the wheel."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'resistance_rules_pytest = "resistance_rules_pytest"' in text
    assert 'packages = ["resistance_rules", "resistance_rules_pytest.py"]' in text
    done = subprocess.run([sys.executable, "-c", "import resistance_rules_pytest"], cwd=ROOT, check=False)
    assert done.returncode == 0
