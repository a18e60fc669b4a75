"""docs/cds-hooks.md is true: its code runs, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from serving import ROOT

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.cds_hooks.hooks import HOOKS, service_id
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.override_reasons import OWN, all_reasons
from resistance_rules.hosts.service.settings import Settings

PAGE = ROOT / "docs" / "cds-hooks.md"


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The call from end to end gives a safety card first."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    exec(compile(code, str(PAGE), "exec"), {"__name__": "docs"})  # noqa: S102  (our own page)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("critical | Same day: ")
    assert len(lines) >= 4


def test_the_tables_name_what_there_is(engagement: KnowledgeBase) -> None:
    """Every hook with its service, every setting with its default, every reason of our own."""
    text = PAGE.read_text(encoding="utf-8")
    for hook in HOOKS.values():
        assert f"`{hook.name}`" in text
        assert f"`{service_id(engagement.pack.info.id, hook)}`" in text
    for name in Settings.model_fields:
        if name.startswith("hooks_") or name == "fhir_mapping":
            assert f"`{name}`" in text, name
    for reason in all_reasons():
        if reason["system"] == OWN:
            assert f"| `{reason['code']}` | {reason['display']} |" in text
    assert OWN in text
    assert str(list(HookOptions().needed)).replace("'", '"') in text
    assert list(Settings().hooks_needed) == list(HookOptions().needed)


@pytest.mark.parametrize("page", [PAGE, ROOT / "examples" / "healthchain" / "README.md"])
def test_links_lead_to_files(page: Path) -> None:
    """Each relative link has a target."""
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
