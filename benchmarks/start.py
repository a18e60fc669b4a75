"""How long until the first advice? Cold start from an installed wheel, in a fresh process each time.

    python benchmarks/start.py

Builds the wheel, installs it into a new virtual environment beside copies of this environment's dependencies (so that
nothing is compiled or downloaded again), and starts Python anew for every measurement, all kinds in turn. Cold means a
new process; the files are in the operating system's cache. The parts are computing time, which other programs do not
spoil; the whole process is timed by the clock on the wall.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import defaultdict
from importlib import metadata
from pathlib import Path
from time import perf_counter

from shared import machine, print_table, share

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("attrs", "cattrs", "typing_extensions", "PyYAML", "durable_rules")
KINDS = {
    "durable": {"engine": "durable"},
    "compiled": {"engine": "compiled"},
    "reference": {"engine": "reference"},
    "durable, reading the YAML": {"engine": "durable", "use_cache": False},
    "reference, reading the YAML": {"engine": "reference", "use_cache": False},
}
CASE = {"session_number": 1, "outcome_expectation_0_10": 3, "travel_minutes_one_way": 95}
PROGRAM = """
from time import process_time
start = process_time()
from resistance_rules import load
imported = process_time()
kb = load(**{arguments!r})
loaded = process_time()
advice = kb.assess({case!r})
done = process_time()
assert advice.recommendations, "no advice"
import json, resistance_rules
print(json.dumps([start, imported - start, loaded - imported, done - loaded, resistance_rules.__file__]))
"""


def build(target: Path, *, isolated: bool) -> Path:
    """Build the wheel into a folder."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(target), str(ROOT)]
    subprocess.run(command + ([] if isolated else ["--no-build-isolation"]), check=True)  # noqa: S603  (pip)
    return next(target.glob("*.whl"))


def environment(folder: Path, wheel: Path) -> Path:
    """Make a virtual environment with the wheel and what it needs, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)  # noqa: S603
    variables = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", variables))
    for name in NEEDED:
        for file in metadata.files(name) or []:
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(str(file.locate()), packages / file)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(packages), str(wheel)]
    subprocess.run(install, check=True)  # noqa: S603  (pip)
    return Path(sysconfig.get_path("scripts", "venv", variables)) / Path(sys.executable).name


def timed(python: Path, program: str, away: Path) -> tuple[float, str]:
    """Run a program in a fresh process; return the milliseconds it took, start to end, and what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    start = perf_counter()
    done = subprocess.run(  # noqa: S603  (the programs above)
        [str(python), "-c", program],
        cwd=away,
        env={**kept, "RESISTANCE_RULES_CACHE": ""},  # only what the wheel ships
        check=True,
        capture_output=True,
        text=True,
    )
    return (perf_counter() - start) * 1000, done.stdout


def measure(python: Path, away: Path, runs: int) -> dict[str, list[list[float]]]:
    """Time every kind in turn: milliseconds of the whole process, Python's own start, import, load, first advice."""
    times: dict[str, list[list[float]]] = defaultdict(list)
    for run in range(runs + 1):
        measured = {}
        for kind, arguments in KINDS.items():
            whole, output = timed(python, PROGRAM.format(arguments=arguments, case=CASE), away)
            *parts, place = json.loads(output)
            assert str(ROOT) not in place, "this measured the working tree, not the wheel"
            measured[kind] = [whole, *(part * 1000 for part in parts)]
        if run:  # the first one wrote the .pyc files
            for kind, row in measured.items():
                times[kind].append(row)
    return times


def main() -> None:
    """Build, install, measure, print."""
    parser = argparse.ArgumentParser(description="cold start from an installed wheel")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-isolation", action="store_true", help="build with the hatchling of this environment")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="resistance-rules-") as name:
        folder = Path(name)
        wheel = build(folder, isolated=not options.no_isolation)
        python = environment(folder / "venv", wheel)
        times = measure(python, folder, options.runs)
        size = wheel.stat().st_size / 1000
    print(f"{machine()}; {wheel.name}, {size:.0f} kB; {options.runs} fresh processes of each kind, medians\n")
    rows = []
    for kind, found in times.items():
        whole, *parts = ([row[at] for row in found] for at in range(5))
        together = [sum(row[2:]) for row in found]
        medians = (f"{share(those, 0.5):.0f}" for those in (*parts, together, whole))
        rows.append((kind, *medians, f"{min(whole):.0f}"))
    head = ("milliseconds", "Python", "import", "load", "first advice", "these three", "whole, by the wall", "fastest")
    print_table(head, rows)


if __name__ == "__main__":
    main()
