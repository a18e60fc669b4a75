"""Second opinions on FHIR resources: R4B as pydantic models, and R4 itself, element by element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from fhir_rules import broken_codes, broken_invariants
from fhirclient.models.fhirabstractbase import FHIRValidationError
from fhirclient.models.fhirelementfactory import FHIRElementFactory

_GOOD: set[str] = set()
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def check_resource(resource: dict[str, Any]) -> None:
    """Refuse a resource that R4B's models, R4's own element lists, or R4's codes and invariants refuse."""
    resource = _with_new_parts(resource)
    read = get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    check_r4(resource)
    broken = [*broken_codes(read), *broken_invariants(resource)]
    assert broken == [], broken
    _GOOD.update(map(json.dumps, resource.get("dataRequirement", ())))


def _with_new_parts(resource: dict[str, Any]) -> dict[str, Any]:
    """The resource without data requirements that were found good before: an advice has hundreds, each by itself."""
    if "dataRequirement" not in resource:
        return resource
    new = [part for part in resource["dataRequirement"] if json.dumps(part) not in _GOOD]
    kept = {key: value for key, value in resource.items() if key != "dataRequirement"}
    return {**kept, "dataRequirement": new} if new else kept


def check_unchanged(resource: dict[str, Any]) -> None:
    """Refuse a resource that R4B's models would give back otherwise than they got it."""
    read = get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    assert json.loads(read.model_dump_json()) == resource


def check_r4(resource: dict[str, Any]) -> None:
    """Refuse a resource that is not R4: an element of R4B or R5, a missing one, a wrong type."""
    try:
        read = FHIRElementFactory.instantiate(resource["resourceType"], resource)
    except FHIRValidationError as error:
        raise AssertionError(str(error)) from error
    assert type(read).__name__ == resource["resourceType"]


def check_bundle(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    """Check a Bundle, every resource in it, and that every reference inside it leads somewhere."""
    entries = bundle.get("entry", [])
    shell = {**bundle, "entry": [{"fullUrl": entry["fullUrl"]} for entry in entries]}  # its resources have their turn
    check_r4(shell)
    broken = [*broken_codes(get_fhir_model_class("Bundle").model_validate(shell)), *broken_invariants(shell)]
    assert broken == [], broken
    names = [entry["fullUrl"] for entry in entries]
    assert len(set(names)) == len(names)
    resources = [entry["resource"] for entry in entries]
    for name, resource in zip(names, resources, strict=True):
        check_resource(resource)
        assert name.startswith("http") or (URN.fullmatch(name) and name == f"urn:uuid:{resource['id']}")
        contained = {f"#{inner['id']}" for inner in resource.get("contained", [])}
        for reference in references(resource):
            assert reference in names or reference in contained or not reference.startswith(("urn:", "#")), reference
    return resources


def references(data: Any) -> Iterator[str]:
    """Every `reference` at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "reference" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
    elif isinstance(data, list):
        for item in data:
            yield from references(item)
