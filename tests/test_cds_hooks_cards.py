"""An advice as cards: valid under the standard, safety never dropped, kept to the limit, nothing private drafted."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from cds_hooks_making import AT, INSTANCE, PAGES, SERVICE, cards_of, cards_of_advice, of_topic, resources, topic
from cds_hooks_schema import RESPONSE, problems
from fhir_checks import check_resource
from generated_packs import RandomCases
from hypothesis import given, settings
from hypothesis import strategies as st

from resistance_rules import Advice, Case, KnowledgeBase, load
from resistance_rules.hosts.cds_hooks.cards import narrowed
from resistance_rules.hosts.cds_hooks.identities import Subject, identity, subject_of, subjects
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.override_reasons import NON_ADHERENCE, OWN, all_reasons
from resistance_rules.hosts.cds_hooks.summaries import LONGEST, cut, framed, length
from resistance_rules.hosts.cds_hooks.unclear import Gap
from resistance_rules.testing.strategies import cases

ENGAGEMENT = load("engagement", engine="reference")
FEW = settings(max_examples=60)


@cache
def every_example(kb: KnowledgeBase) -> list[tuple[str, Advice, list[dict[str, Any]]]]:
    """Return each example of the pack with its advice and its cards."""
    return [
        (name, kb.assess(dict(example.case)), cards_of(kb, dict(example.case)))
        for name, example in kb.pack.examples.items()
    ]


def check_cards(advice: Advice, cards: list[dict[str, Any]], kb: KnowledgeBase) -> None:
    """Check all that holds of every response."""
    assert problems({"cards": cards}, RESPONSE) == []
    assert all(length(card["summary"]) <= 139 for card in cards)
    shown = [card["uuid"] for card in of_topic(cards, "safety")]
    assert shown == [identity(Subject("safety", item.id), kb.pack, SERVICE, INSTANCE) for item in advice.safety]
    assert len(of_topic(cards, "intervention")) <= kb.pack.info.shows
    assert len(of_topic(cards, "questions")) <= 1
    assert len({card["uuid"] for card in cards}) == len(cards)
    missing = [item.id for item in advice.safety if item.policy_missing]
    assert bool(of_topic(cards, "local_policy")) == bool(missing)
    assert bool(of_topic(cards, "contradictions")) == bool(advice.contradictions)


def check_safety(advice: Advice, cards: list[dict[str, Any]]) -> None:
    """Check that every red flag has its card, says how urgent it is and what to do first."""
    indicators = {"emergency": "critical", "same_day": "critical", "this_week": "warning", "note": "info"}
    for item, card in zip(advice.safety, of_topic(cards, "safety"), strict=True):
        assert card["indicator"] == indicators[item.urgency]
        assert ("Unanswered" in card["summary"]) == item.unanswered
        assert ("UNANSWERED" in card["detail"]) == item.unanswered
        assert ("LOCAL POLICY TEXT MISSING" in card["detail"]) == item.policy_missing
        assert card["detail"].count("**First: ") == len(item.do_first)
        assert ("Only when the person is alone" in card["detail"]) == item.alone
    kinds = [topic(card) for card in cards]
    assert kinds == sorted(kinds, key=["safety", "local_policy", "contradictions", "unread", "held_back",
                                       "intervention", "questions"].index)  # fmt: skip


def secrets_of(advice: Advice, kb: KnowledgeBase) -> set[str]:
    """Return the words of everything private in an advice: labels, reasons, questions, and the facts behind them."""
    facts = [fact for fact in kb.pack.facts.values() if fact.private]
    told = {text for fact in facts for text in (fact.label, fact.ask) if text}
    for item in (*advice.safety, *advice.barriers, *advice.recommendations, *advice.withheld):
        if item.private and getattr(item, "level", "likely") in ("likely", "possible"):
            told |= {item.label, *([item.because] if isinstance(item.because, str) else item.because)}
    told |= {caution.say for item in advice.recommendations for caution in item.cautions if caution.private}
    public = json.dumps(advice.shareable().to_dict(), ensure_ascii=False)
    return {text for text in told if text and text not in public and ":" not in text[:12]}


@FEW
@given(case=cases(ENGAGEMENT))
def test_every_response_is_valid_complete_and_short(case: Case) -> None:
    """For generated cases: valid cards, every red flag among them, never more recommendations than the pack shows."""
    advice = ENGAGEMENT.assess(case)
    cards = cards_of(ENGAGEMENT, case)
    check_cards(advice, cards, ENGAGEMENT)
    check_safety(advice, cards)


def test_every_example_makes_good_cards(engagement: KnowledgeBase) -> None:
    """For the pack's own examples the same holds, and their drafts are R4 resources about the right person."""
    made = set()
    for _, advice, cards in every_example(engagement):
        check_cards(advice, cards, engagement)
        check_safety(advice, cards)
        for resource in resources(cards):
            check_resource(resource)
            made.add(resource["resourceType"])
            assert resource["status"] == "draft"
            assert (resource.get("for") or resource["subject"]) == {"reference": "Patient/p1"}
            assert resource["encounter"] == {"reference": "Encounter/e1"}
    assert made == {"Task", "CarePlan", "CommunicationRequest"}


def test_dense_cases_make_good_cards(engagement: KnowledgeBase, engagement_cases: RandomCases) -> None:
    """Cases that know most facts, with many red flags at once, drop none of them."""
    flags = 0
    for seed in range(25):
        case = engagement.case(engagement_cases(seed))
        advice = engagement.assess(case)
        flags = max(flags, len(advice.safety))
        check_cards(advice, cards_of(engagement, case), engagement)
        check_safety(advice, cards_of(engagement, case))
    assert flags > engagement.pack.info.shows


@FEW
@given(case=cases(ENGAGEMENT))
def test_nothing_private_is_drafted(case: Case) -> None:
    """No word of anything private stands in a resource that could be accepted, in any generated case."""
    advice = ENGAGEMENT.assess(case)
    written = json.dumps(list(resources(cards_of(ENGAGEMENT, case))), ensure_ascii=False)
    assert [
        text for text in secrets_of(advice, ENGAGEMENT) if json.dumps(text, ensure_ascii=False)[1:-1] in written
    ] == []
    public = json.dumps(advice.shareable().to_dict(), ensure_ascii=False)
    named = set(re.findall(r"\w+", written)) - set(re.findall(r"\w+", public))
    assert sorted(named & {name for name, fact in ENGAGEMENT.pack.facts.items() if fact.private}) == []


def test_private_things_are_there_to_be_kept(engagement: KnowledgeBase) -> None:
    """The examples hold private recommendations, which get no draft, and others, which do: so that can fail."""
    with_draft = without = 0
    for _, advice, cards in every_example(engagement):
        private = {identity(Subject("intervention", item.id), engagement.pack, SERVICE, INSTANCE)
                   for item in advice.recommendations if item.private}  # fmt: skip
        for card in of_topic(cards, "intervention"):
            drafted = any(suggestion.get("actions") for suggestion in card["suggestions"])
            assert drafted != (card["uuid"] in private)
            with_draft, without = with_draft + drafted, without + (not drafted)
            assert ("Private:" in card["detail"]) == (card["uuid"] in private)
    assert with_draft > 20
    assert without > 20


@FEW
@given(case=cases(ENGAGEMENT))
def test_what_the_person_sees_holds_nothing_private(case: Case) -> None:
    """Where the person or a relative looks at the screen, the whole response is made of the shareable rendering."""
    advice = ENGAGEMENT.assess(case)
    cards = cards_of(ENGAGEMENT, case, for_the_person=True)
    assert problems({"cards": cards}, RESPONSE) == []
    written = json.dumps(cards, ensure_ascii=False)
    assert [
        text for text in secrets_of(advice, ENGAGEMENT) if json.dumps(text, ensure_ascii=False)[1:-1] in written
    ] == []
    assert all("Not everything is shown here." in card["detail"] for card in cards)


def test_no_message_is_drafted_where_something_private_is_in_play(engagement: KnowledgeBase) -> None:
    """Somebody else may hold the phone: with a private red flag or barrier no CommunicationRequest is offered."""
    messages = 0
    for _, advice, cards in every_example(engagement):
        drafted = [item for item in resources(cards) if item["resourceType"] == "CommunicationRequest"]
        messages += len(drafted)
        raised = [item for item in advice.barriers if item.level in ("likely", "possible")]
        if any(item.private for item in (*advice.safety, *raised)):
            assert drafted == []
    assert messages > 5


def test_nothing_known_is_nothing_said(engagement: KnowledgeBase) -> None:
    """A record without anything about engagement makes no card: not for an empty case, an age, or a low score."""
    for case in ({}, {"age_years": 40}, {"phq9_total": 3}, {"bmi": 24, "heart_rate": 70}):
        assert cards_of(engagement, case) == []


def test_questions_are_asked_only_where_they_change_something(engagement: KnowledgeBase) -> None:
    """A question stands on a card if it is about safety, or settles something that is shown or likely."""
    alone = 0
    for _, advice, cards in every_example(engagement):
        if of_topic(cards, "questions") and not of_topic(cards, "intervention") and not advice.safety:
            alone += 1
            raised = [item.id for item in advice.barriers if item.level in ("likely", "possible")]
            urgent = any(why.startswith("safety:") for item in advice.questions for why in item.why)
            assert raised or urgent
        for card in of_topic(cards, "questions"):
            assert 1 <= card["detail"].count("\n- ") + card["detail"].startswith("- ") <= 5
    cards = cards_of(engagement, {"hopelessness_statement": True})
    (card,) = of_topic(cards, "questions")
    assert card["indicator"] == "warning"
    assert card["summary"].startswith("Ask about safety: ")


def test_the_detail_has_all_that_is_needed_to_judge_it(engagement: KnowledgeBase) -> None:
    """Why, evidence grade, sources, what to ask and what is held back stand in the detail of recommendation cards."""
    seen = dict.fromkeys(
        ("**Why:**", "**Basis:**", "**Ask first:**", "**Held back for now, and why**", "](https://"), 0
    )
    for _, _, cards in every_example(engagement):
        for card in of_topic(cards, "intervention"):
            assert "**Basis:** " in card["detail"]
            assert "**Do:** " in card["detail"]
            assert "**Why:** " in card["detail"]
            assert "<" not in card["detail"].replace("&lt;", "")
            for words in seen:
                seen[words] += words in card["detail"]
    assert min(seen.values()) > 5, seen


def test_each_card_stands_on_its_own(engagement: KnowledgeBase) -> None:
    """A barrier that several cards answer has its signs on each of them, not on the first only."""
    cards = of_topic(cards_of(engagement, {"session_number": 1, "outcome_expectation_0_10": 3}), "intervention")
    named = [card["detail"] for card in cards if "*Little hope that this will help*" in card["detail"]]
    assert len(named) > 1
    assert all("hope that this can help is 3 of 10" in detail for detail in named)


def test_what_is_held_back_is_named_somewhere(engagement: KnowledgeBase) -> None:
    """Everything that something speaks against is counted on a card, if any card stands for the case."""
    told = 0
    for _, advice, cards in every_example(engagement):
        against = [item for item in advice.withheld if set(item.by) != {"only_if"}]
        text = "\n".join(card["detail"] for card in cards)
        if against and cards:
            told += 1
            assert "Held back for now, and why" in text
    assert told > 20


def test_a_site_may_show_less_and_never_more(engagement: KnowledgeBase) -> None:
    """The limit of a site lowers the number of recommendations; safety stays."""
    case = dict(engagement.pack.examples["erik_five_treatments"].case)
    assert len(of_topic(cards_of(engagement, case), "intervention")) == engagement.pack.info.shows == 4
    few = cards_of(engagement, case, options=HookOptions(limit=1))
    assert len(of_topic(few, "intervention")) == 1
    assert "**Also worth considering:**" in of_topic(few, "intervention")[0]["detail"]
    many = cards_of(engagement, case, options=HookOptions(limit=40))
    assert len(of_topic(many, "intervention")) == 4


def test_contradictions_and_gaps_are_said(engagement: KnowledgeBase) -> None:
    """Answers that cannot all be right, and parts of the record that failed to be read, have cards of their own."""
    case = {"cssrs_plan_intent": True, "cssrs_active_thoughts": False, "cssrs_wish_dead": False}
    advice = engagement.assess(case)
    cards = cards_of(engagement, case, gaps=(Gap("appointments"),))
    assert len(of_topic(cards, "contradictions")) == bool(advice.contradictions)
    (unread,) = of_topic(cards, "unread")
    assert "- appointments" in unread["detail"]
    assert unread["indicator"] == "warning"


def test_everything_held_back_is_not_silence(engagement: KnowledgeBase) -> None:
    """Where all that would fit is held back, a card says so."""
    for _, advice, _ in every_example(engagement):
        against = tuple(item for item in advice.withheld if set(item.by) != {"only_if"} and not item.private)
        if against and not advice.safety:
            silent = narrowed(advice, recommendations=(), withheld=against)
            cards = cards_of_advice(silent, engagement, HookOptions())
            (card,) = of_topic(cards, "held_back")
            assert card["summary"].startswith("Nothing is recommended")
            assert "Held back for now, and why" in card["detail"]
            return
    raise AssertionError("no example holds anything back without a red flag")


def test_links_lead_to_the_rule_and_hold_no_case(engagement: KnowledgeBase) -> None:
    """A card about an entry links to its page; the address holds the entry's id and nothing of the case."""
    for _, _, cards in every_example(engagement):
        for card in cards:
            if topic(card) in ("safety", "intervention"):
                (link,) = card["links"]
                kind, _, entry = link["url"].removeprefix(f"{PAGES}/").partition("/")
                assert entry in engagement.pack.entries(kind)
            else:
                assert "links" not in card


def test_accepting_a_plan_also_makes_its_task(engagement: KnowledgeBase) -> None:
    """A care plan refers to the task that the same suggestion creates, as it will be called on the server."""
    (first, *_) = of_topic(cards_of(engagement, {"session_number": 1, "outcome_expectation_0_10": 3}), "intervention")
    task, plan = first["suggestions"]
    assert first["selectionBehavior"] == "at-most-one"
    assert [suggestion["isRecommended"] for suggestion in (task, plan)] == [True, False]
    made, referring = (action["resource"] for action in plan["actions"])
    assert task["actions"][0]["resource"] == made
    assert referring["activity"] == [{"reference": {"reference": f"Task/{made['id']}"}}]


def later_case(kb: KnowledgeBase) -> tuple[str, Advice, list[dict[str, Any]]]:
    """Return a case in which what is shown first has to wait for something."""
    for name, example in kb.pack.examples.items():
        for item in kb.assess(dict(example.case)).recommendations:
            if item.status == "later":
                advice = kb.assess(dict(example.case))
                alone = narrowed(advice, recommendations=(item,))
                return name, alone, cards_of_advice(alone, kb, HookOptions())
    raise AssertionError("no example recommends something for later")


def test_what_has_to_be_checked_first_is_not_preselected(engagement: KnowledgeBase) -> None:
    """A suggestion is marked as recommended only where the recommendation can be offered now."""
    statuses = set()
    for _, advice, cards in [*every_example(engagement), later_case(engagement)]:
        now = {identity(Subject("intervention", item.id), engagement.pack, SERVICE, INSTANCE): item.status
               for item in advice.recommendations}  # fmt: skip
        for card in of_topic(cards, "intervention"):
            status = now[card["uuid"]]
            statuses.add(status)
            assert any(suggestion["isRecommended"] for suggestion in card["suggestions"]) == (status == "now")
    assert statuses == {"now", "check_first", "later"}


def test_override_reasons_have_codes_and_never_blame(engagement: KnowledgeBase) -> None:
    """Reasons are codings with display; none says what the pack's language never says."""
    reasons = all_reasons()
    assert {reason["system"] for reason in reasons} == {NON_ADHERENCE, OWN}
    never = engagement.pack.language.never_say
    assert [(reason, word) for reason in reasons for word in never if word in reason["display"].lower()] == []
    known = {(reason["system"], reason["code"]): reason["display"] for reason in reasons}
    for _, _, cards in every_example(engagement):
        for card in cards:
            assert all(known[item["system"], item["code"]] == item["display"] for item in card["overrideReasons"])


def test_ids_say_what_a_card_is_about(engagement: KnowledgeBase) -> None:
    """Each id is found again, is the same for the same call and another for another; no two subjects share one."""
    known = subjects(engagement.pack)
    wanted = [
        Subject("questions"),
        Subject("safety", "delirium"),
        Subject("intervention", "honest_hope").suggestion("task"),
    ]
    for subject in wanted:
        first = identity(subject, engagement.pack, SERVICE, INSTANCE)
        assert subject_of(first, known) == subject
        assert first == identity(subject, engagement.pack, SERVICE, INSTANCE)
        assert first != identity(subject, engagement.pack, SERVICE, AT.isoformat())
    pack = engagement.pack
    assert len(known) == (5 + len(pack.safety) + len(pack.interventions)) * 5
    assert subject_of("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", known) is None
    assert subject_of("no uuid", known) is None


def test_switches_add_their_fields_and_nothing_else(engagement: KnowledgeBase) -> None:
    """HealthChain's and 3.0's fields appear with their switch only."""
    case = {"session_number": 1, "outcome_expectation_0_10": 3, "hopelessness_statement": True}
    plain = cards_of(engagement, case)
    chain = cards_of(engagement, case, options=HookOptions(healthchain=True))
    third = cards_of(engagement, case, options=HookOptions(version_3=True))
    assert problems({"cards": plain}, RESPONSE) == []
    assert all(link["autoLaunchable"] is False for card in chain for link in card.get("links", ()))
    assert all("isRecommended" in item for card in chain for item in card.get("suggestions", ()))
    assert all("actions" in item for card in chain for item in card.get("suggestions", ()))
    assert all(link["autolaunchable"] is False for card in third for link in card.get("links", ()))
    assert any(item.get("actionSelectionBehavior") == "all" for card in third for item in card.get("suggestions", ()))
    for card in (*chain, *third):
        for link in card.get("links", ()):
            link.pop("autoLaunchable", None)
            link.pop("autolaunchable", None)
        for item in card.get("suggestions", ()):
            item.pop("actionSelectionBehavior", None)
            if item.get("actions") == []:
                del item["actions"]
    assert chain == plain
    assert third == plain


@given(text=st.text(max_size=400), longest=st.integers(1, 200))
def test_cut_texts_are_short_and_begin_alike(text: str, longest: int) -> None:
    """A cut text keeps to its length as JavaScript counts it, and is the beginning of the text."""
    done = cut(text, longest)
    assert length(done) <= max(longest, 1)
    assert done == text or (done.endswith("…") and text.startswith(done[:-1]))


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("short", "short"),
        ("one two three four", "one two…"),
        ("one two, three four", "one two…"),
        ("abcdefghijklmnop", "abcdefghi…"),
        ("\N{GRINNING FACE}" * 9, "\N{GRINNING FACE}" * 4 + "…"),
    ],
)
def test_texts_are_cut_between_words(text: str, done: str) -> None:
    """The cut falls between words where one is near, and never inside a character."""
    assert cut(text, 10) == done


def test_the_frame_of_a_summary_stays_whole() -> None:
    """What stands before and after a text that is cut is not cut."""
    made = framed("EMERGENCY: ", "word " * 60, ". Call now")
    assert made.startswith("EMERGENCY: word")
    assert made.endswith("…. Call now")
    assert length(made) <= LONGEST
