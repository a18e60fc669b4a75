"""The narrative of a resource: what it says, as XHTML, for whoever shows a resource without understanding it.

FHIR asks for one in every resource (dom-6): a host that knows nothing of GuidanceResponse still has something to show,
and it begins with what must not be missed. It is made of the resource's own words alone, so it holds nothing that the
resource does not hold. Source: FHIR R4, Narrative (txt-1, txt-2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any, Final

from resistance_rules.hosts.fhir.codes import extension

Lines = Iterator[str]
Resource = dict[str, Any]

ASKED: Final = 10
"""So many questions stand in the narrative; all of them stand in `dataRequirement`."""
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STATUS: Final = {
    "data-required": "A red flag or a recommendation hangs on facts that are not known yet.",
    "data-requested": "Other facts could add to this.",
    "success": "Nothing that could be asked would add to this.",
}
_QUESTION: Final = extension("question")
_ALONE: Final = extension("ask-alone")


def with_narrative(resource: Resource) -> Resource:
    """Give a resource with its narrative; its own words stay as they are."""
    lines = list(_WORDS.get(resource["resourceType"], _titled)(resource))
    text = {"status": "generated", "div": _div(lines or [resource["resourceType"]], resource.get("language"))}
    first: Resource = {
        key: resource[key] for key in ("resourceType", "id", "meta", "implicitRules", "language") if key in resource
    }
    return {**first, "text": text, **{key: value for key, value in resource.items() if key not in first}}


def _div(lines: list[str], language: str | None) -> str:
    """Each line as a paragraph; nothing in it can be taken for markup."""
    tongue = f' lang="{escape(language)}" xml:lang="{escape(language)}"' if language else ""
    inner = "".join(f"<p>{_escaped(line)}</p>" for line in lines)
    return f'<div xmlns="http://www.w3.org/1999/xhtml"{tongue}>{inner}</div>'


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub(" ", text), quote=False).replace("\n", "<br/>")


def _titled(resource: Mapping[str, Any]) -> Lines:
    """What most resources say of themselves, in this order."""
    code = resource.get("code")
    if isinstance(code, Mapping) and "text" in code:
        yield code["text"]
    for key in ("title", "description", "detail"):
        if key in resource:
            yield resource[key]
    for activity in resource.get("activity", ()):  # of a CarePlan
        yield activity["reference"]["display"]
    for note in resource.get("note", ()):
        yield note["text"]


def _guidance(resource: Mapping[str, Any]) -> Lines:
    contained = {inner["resourceType"]: inner for inner in resource.get("contained", ())}
    output = contained.get("Parameters", {}).get("parameter", ())
    for one in output:
        if one["name"] == "red-flag":
            yield f"Red flag: {_label(one['part'])}"
    for issue in contained.get("OperationOutcome", {}).get("issue", ()):
        yield issue["details"]["text"]
    yield _STATUS[resource["status"]]
    for name, words in (("barrier", "May stand in the way"), ("withheld", "Held back")):
        labels = [_label(one["part"]) for one in output if one["name"] == name]
        if labels:
            yield f"{words}: {'; '.join(labels)}"
    asked = [_question(one) for one in resource.get("dataRequirement", ())]
    if asked:
        more = f" (and {len(asked) - ASKED} more)" if len(asked) > ASKED else ""
        yield f"Worth asking: {' '.join(asked[:ASKED])}{more}"
    for note in resource.get("note", ()):
        yield note["text"]


def _label(parts: list[Mapping[str, Any]]) -> str:
    """The label of a red flag, of a barrier, or of what was withheld, with why."""
    first = str(parts[0]["valueCoding"]["display"])
    because = [part["valueString"] for part in parts if part["name"] == "because"]
    return f"{first} ({'; '.join(because)})" if because else first


def _question(needed: Mapping[str, Any]) -> str:
    told = {one["url"]: one for one in needed["extension"]}
    return f"{told[_QUESTION]['valueString']}{' (only alone)' if _ALONE in told else ''}"


def _actions(resource: Mapping[str, Any]) -> Lines:
    for group in resource["action"]:
        yield f"{group['title']}:"
        for action in group["action"]:
            number = f"{action['prefix']}. " if "prefix" in action else f"{action['title']}: "
            yield number + action["textEquivalent"]
    for note in resource.get("note", ()):
        yield note["text"]


def _software(resource: Mapping[str, Any]) -> Lines:
    yield f"{resource['deviceName'][0]['name']}: {resource['type']['text']}"  # its engine stands in `version` alone


def _origin(resource: Mapping[str, Any]) -> Lines:
    yield resource["activity"]["text"]
    for entity in resource["entity"]:
        yield entity["what"]["display"]


_WORDS: Final[Mapping[str, Callable[[Mapping[str, Any]], Lines]]] = {
    "GuidanceResponse": _guidance,
    "RequestGroup": _actions,
    "Device": _software,
    "Provenance": _origin,
}
