"""The fixed words of the renderings, in one place, and how texts of a pack are made fit to show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from resistance_rules.knowledge.vocabulary import Source

STATUS: Final[Mapping[str, str]] = {"now": "do now", "check_first": "check first", "later": "later"}
URGENCY: Final[Mapping[str, str]] = {
    "emergency": "EMERGENCY",
    "same_day": "Same day",
    "this_week": "This week",
    "note": "To note",
}
WORTH_CHECKING: Final = "worth checking: {level}"
GRADE: Final[Mapping[str, str]] = {
    "A": "meta-analysis of trials",
    "B": "a trial, or a meta-analysis of correlations",
    "C": "cohort studies, guidelines or consensus",
    "D": "expert opinion",
}
AUDIENCE: Final[Mapping[str, str]] = {"prescriber": "for the prescriber", "service": "for the service"}
SITS_WITH: Final[Mapping[str, str]] = {
    "person_service_fit": "the fit between person and service",
    "service": "the service",
    "system": "the wider system",
    "medical": "the body or medicines",
    "social": "the person's circumstances",
    "relationship": "the working relationship",
}
EFFORT: Final[Mapping[str, str]] = {"low": "little effort", "moderate": "some effort", "high": "much effort"}
TRAINING: Final[Mapping[str, str]] = {
    "none": "no training needed",
    "brief": "brief training",
    "moderate": "some training",
    "specialist": "specialist training",
}

EMERGENCY_HEADING: Final = "Emergency"
SAFETY_HEADING: Final = "Safety first"
NOW_HEADING: Final = "What to do now"
OFFER_HEADING: Final = "What to offer first"
FURTHER_EMERGENCY_HEADING: Final = "Further responses"
FURTHER_HEADING: Final = "Also worth considering"
BARRIERS_HEADING: Final = "Worth checking with the person"
BARRIERS_LATER_HEADING: Final = "For later: worth checking with the person"
QUESTIONS_HEADING: Final = "What to ask next"
WITHHELD_HEADING: Final = "Held back for now, and why"
PATHWAYS_HEADING: Final = "Where this stands on the pathways"
CONTRADICTIONS_HEADING: Final = "Check the answers"
ALL_STAGES_DONE: Final = "all stages are done"
GATE_CLOSED: Final = "is not in place"
GATE_UNKNOWN: Final = "is not known to be in place"
SITUATION: Final = "The situation as known so far"

ALONE: Final = "Only when the person is alone, with a professional interpreter if needed."
CHOICE: Final = "Suggestions to choose from together. Going on as before is also a choice."
CHOICE_AFTER_SAFETY: Final = (
    "What responds to the safety points comes first. The rest is to choose from together; "
    "there, going on as before is also a choice."
)
HYPOTHESES: Final = "Hypotheses about the situation, to check with the person; never conclusions about them."
UNANSWERED: Final = (
    "UNANSWERED: nothing that responds to this emergency can be recommended here. "
    "Follow your local emergency procedure now."
)
POLICY_MISSING: Final = "LOCAL POLICY TEXT MISSING for {conditions}: {needed}. Follow your local procedure."
PRIVATE: Final = "Private: not for portals, letters or shared screens; use the shareable rendering there."
WORKING: Final = "our own working threshold"
WORKING_NOTE: Final = "† our own working threshold, not from a study."
AFTER_EMERGENCY: Final = "when the emergency is over"
WHEN_OVER: Final = "when this is over"
LATER_STAGE: Final = "at a later stage"
NEED_NOT_MET: Final = "What it needs is not the case here"
MERE_NEEDS: Final = "What these need is not the case here"
LINKS_ELSEWHERE: Final = "Links to the sources: in the Markdown and HTML renderings."
NOT_LOOKED_UP: Final = "* cited from memory; a reviewer has yet to look it up."
CONTRADICTION: Final = "These answers cannot all be right; please check them before relying on the advice"
EVERYTHING_HELD_BACK: Final = "Nothing is recommended: what would fit is held back, for the reasons below."
NOTHING_KNOWN: Final = "Nothing is recommended yet: too little is known. The questions below are the next step."
NOTHING_AT_ALL: Final = "Nothing is recommended, and no question is open."
NOTHING_IN_EMERGENCY: Final = "No response of this pack can be recommended. Follow your local emergency procedure now."
NOTHING_SHOWN: Final = "No suggestion is shown here."
QUESTIONS_CAN_WAIT: Final = "Other questions can wait until the emergency is over."

_SYMBOL: Final = re.compile(r"[a-z] ?[=<>≤≥≈]|[b-z] -?\.?[0-9]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PERSON: Final = re.compile(r"(?P<family>.*[a-zß-ÿ].*?) [A-Z](?:-?[A-Z]){0,3}")
_ROLE: Final = re.compile(r"\s*\([^()]*\)$")
_ET_AL: Final = re.compile(r",? et al\.?$")
_MANY: Final = 3


def clean(text: str) -> str:
    """The text on one line, without control characters, which could steer a terminal or spoil a page."""
    return " ".join(_CONTROL.sub(" ", text).split())


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, each cleaned; empty ones are dropped."""
    return tuple(line for line in map(clean, text.splitlines()) if line)


def sentence(text: str) -> str:
    """The text with a capital at its start, unless that is a symbol (r is not R), and a mark at its end."""
    text = clean(text)
    if not text:
        return text
    end = text.rstrip("”\"')")[-1:]
    first = text[0] if _SYMBOL.match(text) else text[0].upper()
    return first + text[1:] + ("" if end in ".!?…:" and not text.endswith(")") else ".")


def listed(texts: Sequence[str], limit: int | None = None) -> str:
    """Texts in one line, the first `limit` of them, saying how many more there are."""
    if limit is None or len(texts) <= limit:
        return "; ".join(texts)
    return "; ".join(texts[:limit]) + f"; and {len(texts) - limit} more"


def short_citation(source: Source) -> str:
    """`Authors (year)`: family names of one or two authors, else the first and `et al.`; bodies in full."""
    year = f" ({source.year})" if source.year else ""
    first, *others = clean(source.authors or source.title).split("; ")
    bare = _ROLE.sub("", first)
    names = _ET_AL.sub("", bare).split(", ")
    people = [found["family"] for name in names if (found := _PERSON.fullmatch(name))]
    if not people and (len(names) < _MANY or any(" " in name for name in names)):
        return first + (" et al." if others else "") + year  # a body, not people
    families = people or names
    if others or len(names) >= _MANY or _ET_AL.search(bare):
        return f"{families[0]} et al.{year}"
    return " & ".join(families) + year


def link(source: Source) -> str | None:
    """Where the source can be read: its DOI, PubMed entry or web address."""
    if source.doi:
        return f"https://doi.org/{clean(source.doi).replace(' ', '')}"
    if source.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{clean(source.pmid).replace(' ', '')}/"
    url = clean(source.url or "").replace(" ", "%20")
    return url if url.startswith(("https://", "http://")) else None
