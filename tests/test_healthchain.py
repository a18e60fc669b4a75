"""HealthChain's SandboxClient against the running service, in an environment of its own: it pins other versions."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from serving import ROOT, running

EXAMPLE = ROOT / "examples" / "healthchain"


@pytest.fixture(scope="module")
def healthchain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install HealthChain where nothing of ours is; `RESISTANCE_RULES_HEALTHCHAIN` names a Python that has it."""
    given = os.environ.get("RESISTANCE_RULES_HEALTHCHAIN")
    if given:
        return Path(given)
    folder = tmp_path_factory.mktemp("healthchain")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    install = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--quiet",
        "--disable-pip-version-check",
        "healthchain[sandbox]>=0.16,<0.17",
    ]
    subprocess.run(install, check=True, timeout=300, stdin=subprocess.DEVNULL)
    return python


def test_healthchain_reads_every_answer(healthchain: Path, tmp_path: Path) -> None:
    """The example asks four hooks with HealthChain's client, and HealthChain's strict models read all cards."""
    with running(tmp_path, "--config", str(EXAMPLE / "service.toml"), "--engine", "reference") as server:
        done = ask(healthchain, server.url, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 services" in done.stdout
    assert "HealthChain reads every answer" in done.stdout
    lines = done.stdout.splitlines()
    for hook in ("patient-view", "encounter-discharge", "order-select", "order-sign"):
        (line,) = [line for line in lines if line.startswith(f"{hook}: ")]
        assert int(line.split()[1]) >= 4, done.stdout
    assert "critical Same day: A questionnaire item is positive" in done.stdout


def test_without_the_switch_healthchain_refuses(healthchain: Path, tmp_path: Path) -> None:
    """The standard alone is not enough for HealthChain's models: so the switch is needed, and the test can fail."""
    with running(tmp_path, "--engine", "reference") as server:
        done = ask(healthchain, server.url, tmp_path)
    assert done.returncode != 0
    assert "autoLaunchable" in done.stderr, done.stderr


def ask(python: Path, url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the example."""
    return subprocess.run(
        [python, EXAMPLE / "ask.py", url],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, "PYTHONUTF8": "1"},
    )


def test_the_environment_is_another_one(healthchain: Path) -> None:
    """The client runs with none of our packages beside it."""
    code = "import importlib.util as u; print(u.find_spec('resistance_rules'), u.find_spec('healthchain') is not None)"
    done = subprocess.run([healthchain, "-c", code], capture_output=True, text=True, check=True, cwd=healthchain.parent,
                          env={**{n: v for n, v in os.environ.items() if n != "PYTHONPATH"}})  # fmt: skip
    assert done.stdout.split() == ["None", "True"]
    assert Path(sys.executable).parent != healthchain.parent
