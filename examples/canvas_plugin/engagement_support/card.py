"""The advice on one person as one protocol card: safety first, then what to offer, in order."""

from __future__ import annotations

from typing import Any

from canvas_sdk.commands import PlanCommand
from canvas_sdk.effects.protocol_card import ProtocolCard

from engagement_support.engagement import FACTS, PACK

KEY = "engagement-support"
TITLE = "Engagement: what may help"
SHOWN = 4  # suggestions, where it is no emergency; as many as the pack says
ASKED = 3
URGENCY = {"emergency": "EMERGENCY", "same_day": "TODAY", "this_week": "THIS WEEK", "note": "NOTE"}
PROMPT = ("emergency", "same_day")
STATUS = {"now": "", "check_first": "check first: ", "later": "later: "}
HIDDEN = "a concern marked private. Look at the whole advice where nobody else can read it."
CONTRADICTION = "Some of what is recorded cannot be right together; please check it."
URGENT_QUESTION = "A question about safety is open; it is marked private: see the whole advice where nobody else can."
UNREAD_PRIVATE = "Something recorded that is marked private is unclear; please check the chart."
NOT_EVERYTHING = "Not everything is shown here."


def card_of(patient_id: str, advice: dict[str, Any], unread: list[str], show_private: bool = False) -> ProtocolCard:
    """The card. What is private stands on it only where `show_private` says that nobody else reads the chart."""
    recommended = shown(advice["recommendations"], show_private)
    if not any(item["urgency"] in PROMPT for item in advice["safety"]):
        recommended = recommended[:SHOWN]
    card = new_card(patient_id, TITLE, narrative_of(advice, unread, show_private), ProtocolCard.Status.DUE)
    for item in advice["safety"]:
        if show_private or not item["private"]:
            card.add_recommendation(title=safety_text(item), button="Plan", commands=[plan(item["do_first"])])
        elif item["urgency"] in PROMPT:
            card.add_recommendation(title=f"{URGENCY[item['urgency']]}: {HIDDEN}")
    for item in recommended:
        card.add_recommendation(title=offer_text(item), button="Plan", commands=[plan([item["do"]])])
    if nothing_is_left(advice, unread):
        card.status = ProtocolCard.Status.SATISFIED
    return card


def nothing_is_left(advice: dict[str, Any], unread: list[str]) -> bool:
    """Whether the card may leave the list of what is due. What is private counts: unseen is not done."""
    said = advice["safety"] + advice["recommendations"] + advice["contradictions"] + unread
    return not said and not any(about_safety(item) for item in advice["questions"])


def about_safety(question: dict[str, Any]) -> bool:
    """Whether the answer could show that somebody is in danger."""
    return any(why.startswith("safety:") for why in question["why"])


def error_card(patient_id: str, problems: list[dict[str, Any]]) -> ProtocolCard:
    """The card where no advice could be given: an error must never look like "nothing to do"."""
    listed = " ".join([f"`{problem['fact']}`: {problem['expected']}." for problem in problems])
    text = "No advice could be given, which says nothing about the person. Please tell who looks after this plugin."
    return new_card(patient_id, f"{TITLE}: not available", f"{text} {listed}".strip(), ProtocolCard.Status.DUE)


def new_card(patient_id: str, title: str, narrative: str, status: ProtocolCard.Status) -> ProtocolCard:
    """A card with the one key, so that it takes the place of the card before it."""
    return ProtocolCard(
        patient_id=patient_id, key=KEY, title=title, narrative=narrative, status=status, recommendations=[]
    )


def shown(items: list[dict[str, Any]], show_private: bool) -> list[dict[str, Any]]:
    """What may stand on the card."""
    return [item for item in items if show_private or not item["private"]]


def plan(texts: list[str]) -> PlanCommand:
    """A plan that the clinician can take over into the note and change."""
    return PlanCommand(narrative=" ".join(texts))


def safety_text(item: dict[str, Any]) -> str:
    """A safety concern with what to do first."""
    lines = [f"{URGENCY[item['urgency']]}: {item['label']}. {item['because']}", *item["do_first"]]
    if item["alone"]:
        lines.append("Speak about it only when the person is alone.")
    if item["unanswered"]:
        lines.append("No response of the pack can be recommended here: follow the local emergency protocol.")
    if item["policy_missing"]:
        lines.append("The text of the local policy is missing: follow the local protocol, and have the text supplied.")
    elif item["policy"]:
        lines.append(item["policy"])
    return " ".join(lines)


def offer_text(item: dict[str, Any]) -> str:
    """A suggestion with what to check first."""
    asked = [FACTS[fact]["label"] for fact in item["questions"] if not FACTS[fact].get("private")]
    if item["status"] == "now" or not asked:
        return f"{STATUS[item['status']]}{item['label']}"
    return f"{STATUS[item['status']]}{item['label']} (not known yet: {'; '.join(asked)})"


def narrative_of(advice: dict[str, Any], unread: list[str], show_private: bool) -> str:
    """What the card rests on, and what is worth asking."""
    likely = [item["label"] for item in shown(advice["barriers"], show_private) if item["level"] == "likely"]
    possible = [item["label"] for item in shown(advice["barriers"], show_private) if item["level"] == "possible"]
    open_questions = shown(advice["questions"], show_private)
    asked = [question_text(item) for item in open_questions[:ASKED]]
    hidden = [item for item in advice["questions"] if item not in open_questions and about_safety(item)]
    named = [FACTS[fact]["label"] for fact in unread if show_private or not FACTS[fact].get("private")]
    lines = [
        "Hypotheses to check with the person; they and the clinician decide.",
        "What is not in the chart is unknown, and no score or empty card says that somebody is safe.",
        f"Likely: {'; '.join(likely)}." if likely else "",
        f"Possible: {'; '.join(possible)}." if possible else "",
        f"Worth asking: {' '.join(asked)}" if asked else "",
        URGENT_QUESTION if hidden else "",
        f"Recorded, but unclear: {'; '.join(named)}." if named else "",
        UNREAD_PRIVATE if len(named) < len(unread) else "",
        CONTRADICTION if advice["contradictions"] else "",
        "" if show_private else NOT_EVERYTHING,
        f"Rules: {PACK['id']} {PACK['version']}, a draft, not released for clinical use.",
    ]
    return " ".join([line for line in lines if line])


def question_text(item: dict[str, Any]) -> str:
    """A question, and whether it is one for when the person is alone."""
    return f"{item['ask']} (only when alone)" if item["alone"] else item["ask"]
