"""The renderings say what the advice holds, for every format, and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from resistance_rules import Advice, KnowledgeBase
from resistance_rules.advice.advice import LISTS
from resistance_rules.advice.items import ListsMade
from resistance_rules.advice.render import style, words
from resistance_rules.advice.render.conditions import condition_in_words, may_be_shared
from resistance_rules.advice.render.html import render_fragment, render_html, render_pack
from resistance_rules.advice.render.markdown import escape, render_markdown
from resistance_rules.advice.render.pack_parts import references
from resistance_rules.advice.render.text import render_text
from resistance_rules.advice.render.view import AdviceView
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Source

FORMATS: Final = ("text", "markdown", "html", "fragment")
USUAL: Final = (
    "two_buses",
    "a_first_hour_that_counts",
    "quiet_overdose",
    "partner_in_the_room",
    "doing_well",
    "empty_record",
)
HOSTILE: Final = "<b>1 | *two* _three_ `four` [five](javascript:6) & \x1b[31m\x07 #7 $8$ ~9~ \\ 'ten' \"</b>"
VOID: Final = {"meta", "hr", "br"}


def draw(advice: Advice, pack: Pack, form: str) -> str:
    """The advice in one format, with line breaks and markup out of the way of a search for texts."""
    if form == "text":
        return " ".join(render_text(advice, pack, width=10_000).split())
    if form == "markdown":
        return plain_markdown(render_markdown(advice, pack))
    drawn = render_html(advice, pack) if form == "html" else render_fragment(advice, pack)
    return Page(drawn).text


def plain_markdown(text: str) -> str:
    """Markdown without its escapes and marks."""
    return html.unescape(re.sub(r"\\(.)", r"\1", text).replace("**", "").replace("*", "").replace("<br>", " "))


def all_formats(advice: Advice, pack: Pack) -> str:
    """Everything that any format says."""
    return "\n".join(draw(advice, pack, form) for form in FORMATS)


def shows(drawn: str, text: str) -> bool:
    """Whether a text is there, but for marks that a format takes away."""
    return words.clean(text).replace("*", "") in drawn.replace("*", "")


@cache
def assess(kb: KnowledgeBase, example: str) -> Advice:
    """The advice on a case of the pack."""
    return kb.assess(kb.pack.examples[example].case)


class Page(HTMLParser):
    """A page taken apart, strictly: every element is closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, Mapping[str, str | None], tuple[str, ...]]] = []
        self.pieces: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it stands in."""
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text that is shown."""
        if "style" not in self.open:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """What is shown, on one line."""
        return " ".join(" ".join(self.pieces).split())

    def named(self, tag: str) -> list[Mapping[str, str | None]]:
        """The attributes of every element of this name."""
        return [attrs for name, attrs, _ in self.elements if name == tag]


# --- what must be said ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_an_emergency_comes_first(engagement: KnowledgeBase, form: str) -> None:
    """In an emergency what to do first stands before everything else, and only its responses are recommended."""
    advice = assess(engagement, "quiet_overdose")
    drawn = draw(advice, engagement.pack, form)
    first, response = drawn.index("Call emergency services and stay"), drawn.index("Stay with the person")
    assert first < response < drawn.index("Offer real choice of time")
    assert drawn.index("Offer real choice of time") > drawn.lower().index(words.WITHHELD_HEADING.lower())
    assert words.CHOICE not in drawn
    assert drawn.count("POLICY TEXT MISSING") == 1
    conditions = "“Self-harm needing medical care” and “Suicide act, overdose or serious injury now”"
    assert words.POLICY_MISSING.format(conditions=conditions, needed="Local emergency and crisis numbers") in drawn


@pytest.mark.parametrize("form", FORMATS)
def test_routine_questions_wait_in_an_emergency(engagement: KnowledgeBase, form: str) -> None:
    """In an emergency nothing is asked but what is about safety or about a recommended response."""
    advice = assess(engagement, "quiet_overdose")
    routine = [item.ask for item in advice.questions if all(why.startswith("barrier:") for why in item.why)]
    drawn = draw(advice, engagement.pack, form)
    assert routine
    assert not any(shows(drawn, ask) for ask in routine[:20])


@pytest.mark.parametrize("form", FORMATS)
def test_an_unanswered_emergency_is_said(engagement: KnowledgeBase, form: str) -> None:
    """An emergency to which no recommendation responds says so, and so does the empty list of recommendations."""
    pack = engagement.pack
    mute = evolve(pack, safety={name: evolve(item, respond_with=()) for name, item in pack.safety.items()})
    advice = KnowledgeBase.of(mute, "reference").assess(pack.examples["quiet_overdose"].case)
    assert advice.unanswered
    assert advice.recommendations == ()
    drawn = draw(advice, mute, form)
    assert drawn.count(words.UNANSWERED) == len(advice.unanswered)
    assert words.NOTHING_IN_EMERGENCY in drawn


@pytest.mark.parametrize("form", FORMATS)
def test_the_sites_own_policy_is_shown(engagement: KnowledgeBase, form: str) -> None:
    """Where a site supplies its policy text, every line of it is shown and nothing is called missing."""
    pack = engagement.pack
    supplied = {
        name: evolve(item, policy=evolve(item.policy, text="Call 555-0110.\nThen tell the senior."))
        if item.policy
        else item
        for name, item in pack.safety.items()
    }
    local = evolve(pack, safety=supplied)
    drawn = draw(KnowledgeBase.of(local, "reference").assess(pack.examples["quiet_overdose"].case), local, form)
    assert "Call 555-0110." in drawn
    assert "Then tell the senior." in drawn
    assert "POLICY TEXT MISSING" not in drawn


@pytest.mark.parametrize("form", FORMATS)
def test_a_first_session(engagement: KnowledgeBase, form: str) -> None:
    """A first session says what to do, why, on what basis, what to keep in mind, what to ask and what waits."""
    drawn = draw(assess(engagement, "a_first_hour_that_counts"), engagement.pack, form)
    for text in (
        "Honest hope without selling",
        "do now",
        "Little hope that this will help",
        "hope that this can help is 3 of 10",
        "cohort studies, guidelines or consensus",
        "Constantino et al. (2018a)",
        "Fill the placeholders only with figures from your own service",
        "How did earlier treatment turn out?",
        "A first session that is worth it by itself",
        "First session: one useful thing",
        words.CHOICE,
        words.HYPOTHESES,
        "Draft, not released for clinical use.",
        "Decision support for qualified clinicians",
    ):
        assert shows(drawn, text), text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("example", USUAL)
def test_all_safety_and_all_that_is_held_back_is_shown(engagement: KnowledgeBase, example: str, form: str) -> None:
    """Every active safety condition with what to do first, and every response held back, stands in every format."""
    advice = assess(engagement, example)
    drawn = draw(advice, engagement.pack, form)
    for item in advice.safety:
        assert all(shows(drawn, text) for text in (item.label, item.because, *item.do_first))
        assert words.URGENCY[item.urgency] in drawn
    for held in advice.withheld:
        assert shows(drawn, held.label)


@pytest.mark.parametrize("example", USUAL)
def test_every_reason_for_holding_back_is_told(engagement: KnowledgeBase, example: str) -> None:
    """What is held back tells each of its reasons, as the advice gives it or as what it needs."""
    advice = assess(engagement, example)
    view = AdviceView.of(advice, engagement.pack)
    told = {
        label: [*group.reasons, *(reason for name, reason in group.besides if name == label)]
        for group in view.withheld
        for label in group.labels
    }
    for item in advice.withheld:
        reasons = told[words.clean(item.label)]
        assert [reason.kind for reason in reasons] == [by.partition(":")[0] for by in item.by]
        for reason, because in zip(reasons, item.because, strict=True):
            assert reason.words
            assert reason.kind == "pathway" or words.clean(because) in reason.words


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_only_asked_alone_says_so(engagement: KnowledgeBase, form: str) -> None:
    """A safety condition and a question that are for when the person is alone say so."""
    drawn = draw(assess(engagement, "partner_in_the_room"), engagement.pack, form)
    assert words.ALONE in drawn
    assert re.search(r"choked you or said they would kill you\? .{0,3}(ask )?only when alone", drawn)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_record_asks(engagement: KnowledgeBase, form: str) -> None:
    """Nothing known: the routine question is offered, and questions are asked."""
    advice = assess(engagement, "empty_record")
    drawn = draw(advice, engagement.pack, form)
    assert shows(drawn, advice.recommendations[0].label)
    assert shows(drawn, advice.questions[0].ask)


def with_lists(advice: Advice, **lists: Any) -> Advice:
    """Give the advice with some of its lists replaced."""
    return evolve(advice, lists=ListsMade(**{name: getattr(advice, name) for name in LISTS} | lists))


def test_nothing_recommended_is_said_plainly(engagement: KnowledgeBase) -> None:
    """Where nothing is recommended the reader is told why that is, and what comes next."""
    pack = engagement.pack
    bare = evolve(pack, interventions={name: evolve(item, when=None) for name, item in pack.interventions.items()})
    kb = KnowledgeBase.of(bare, "reference")
    advice = kb.assess({})
    assert advice.recommendations == ()
    assert words.NOTHING_KNOWN in all_formats(advice, bare)
    held_back = with_lists(advice, withheld=assess(engagement, "two_buses").withheld)
    assert words.EVERYTHING_HELD_BACK in all_formats(held_back, bare)
    assert words.NOTHING_AT_ALL in all_formats(with_lists(advice, questions=()), bare)


def test_what_comes_first_for_something_later_is_said(engagement: KnowledgeBase) -> None:
    """A response that waits for a gate names the gate, its question and what helps; one to check names the question."""
    pack = evolve(engagement.pack, info=evolve(engagement.pack.info, shows=50))
    waiting, unsettled = 0, 0
    for example in pack.examples.values():
        advice = engagement.assess(example.case)
        gates = {gate.id: gate for gate in advice.gates}
        for item, view in zip(advice.recommendations, AdviceView.of(advice, pack).recommendations, strict=True):
            assert [gate.ask for gate in view.gates] == [words.clean(gates[name].ask) for name in item.gates]
            assert all(gate.opened_by for gate in view.gates)
            waiting += bool(view.gates)
            unsettled += bool(view.settle)
            assert bool(view.settle) or item.status != "check_first"
    assert waiting > 10
    assert unsettled > 10


def test_working_thresholds_are_said_where_they_spoke(engagement: KnowledgeBase) -> None:
    """A sign by a threshold of the pack's own says so, and no other."""
    view = AdviceView.of(assess(engagement, "two_buses"), engagement.pack)
    signs = {sign.text: sign.working for barrier in view.barriers for sign in barrier.signs}
    assert signs["the way here takes 95 minutes"]
    assert not signs["transport keeps the person from coming"]
    assert f"95 minutes ({words.WORKING})" in draw(assess(engagement, "two_buses"), engagement.pack, "html")


@pytest.mark.parametrize("form", FORMATS)
def test_contradictions_come_first_of_all(engagement: KnowledgeBase, form: str) -> None:
    """Facts that cannot all be right are named before anything rests on them."""
    advice = engagement.assess({"phq9_total": 5, "phq9_item9": 3, "cssrs_intent": True, "cssrs_active_thoughts": False})
    contradicted = [name for name in advice.contradictions if engagement.pack.assume[name].because is None]
    assert contradicted
    drawn = draw(advice, engagement.pack, form)
    assert drawn.index(words.CONTRADICTION) < drawn.index("Suicidal intent")
    assert "C-SSRS 4: some intention of acting: yes" in drawn


def test_a_question_asked_in_the_same_words_is_asked_once(engagement: KnowledgeBase) -> None:
    """Several facts that one sentence asks about are one question to a person."""
    view = AdviceView.of(assess(engagement, "hand_washing"), engagement.pack)
    asked = [item.ask for item in view.questions]
    assert len(asked) == len(set(asked)) == 5


# --- what must not be said -----------------------------------------------------------------------------------


def test_the_shareable_rendering_gives_nothing_away(engagement: KnowledgeBase) -> None:
    """No format of a shareable advice has the label of a private fact, or of an entry that was left out."""
    pack = engagement.pack
    private = [fact.label for fact in pack.facts.values() if fact.private]
    lists = ("safety", "barriers", "gates", "pathways", "recommendations", "withheld")
    hidden_somewhere = 0
    for name in pack.examples:
        full = assess(engagement, name)
        shared = full.shareable()
        drawn = all_formats(shared, pack)
        left_out = [
            item.label
            for part in lists
            for item in getattr(full, part)
            if item.id not in {kept.id for kept in getattr(shared, part)}
        ]
        hidden_somewhere += bool(left_out)
        assert [label for label in (*private, *left_out) if shows(drawn, label)] == [], name
    assert hidden_somewhere > 20


@pytest.mark.parametrize("form", FORMATS)
def test_the_shareable_rendering_says_that_it_is_one(engagement: KnowledgeBase, form: str) -> None:
    """The note is there whether or not anything was left out, and nothing is said about the whole."""
    for name in ("quiet_overdose", "two_buses", "empty_record"):
        shared = assess(engagement, name).shareable()
        drawn = draw(shared, engagement.pack, form)
        assert shared.note is not None
        assert shared.note in drawn
        assert words.CHOICE not in drawn
        assert words.PRIVATE not in drawn
    drawn = draw(assess(engagement, "quiet_overdose").shareable(), engagement.pack, form)
    assert words.NOTHING_SHOWN in drawn


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_looked_up_in_the_case(engagement: KnowledgeBase, form: str) -> None:
    """An advice that has lost its case is drawn the same."""
    for name in USUAL:
        for advice in (assess(engagement, name), assess(engagement, name).shareable()):
            alone = evolve(advice, origin=None)
            assert draw(alone, engagement.pack, form) == draw(advice, engagement.pack, form)


def test_a_condition_is_worded_only_where_it_may_be() -> None:
    """A condition that names a private fact or a conclusion is not put in words for others."""
    fact = type("Fact", (), {"private": True})()
    pack: Any = type("Pack", (), {"facts": {"secret": fact, "open": type("Fact", (), {"private": False})()}})()
    assert may_be_shared(c.Equals("open", (True,)), pack)
    assert not may_be_shared(c.All((c.Known("open"), c.NotEstablished(c.Known("secret")))), pack)
    assert not may_be_shared(c.Not(c.GateIs("trust")), pack)


def test_no_score_of_a_person(engagement: KnowledgeBase) -> None:
    """Neither the points of a barrier nor the value of a recommendation changes a byte."""
    for name in USUAL:
        advice = assess(engagement, name)
        bare = with_lists(
            advice,
            barriers=tuple(evolve(item, points=0, upper=0) for item in advice.barriers),
            recommendations=tuple(evolve(item, value="0") for item in advice.recommendations),
        )
        assert all_formats(bare, engagement.pack) == all_formats(advice, engagement.pack)


def test_no_blame(engagement: KnowledgeBase) -> None:
    """No rendering of any case, and none of the fixed words, uses a word that the pack never says."""
    pack = engagement.pack
    never = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in pack.language.never_say), re.IGNORECASE)
    fixed = [value for name, value in vars(words).items() if name.isupper()]
    assert never.search(str(fixed)) is None
    for name in pack.examples:
        drawn = draw(assess(engagement, name), pack, "html") + draw(assess(engagement, name), pack, "text")
        assert never.search(drawn) is None, name


# --- form ----------------------------------------------------------------------------------------------------


def test_the_same_advice_gives_the_same_bytes(engagement: KnowledgeBase, engagement_durable: KnowledgeBase) -> None:
    """Every format is the same bytes again, and on another engine."""
    for name in ("two_buses", "quiet_overdose"):
        advice, other = assess(engagement, name), assess(engagement_durable, name)
        for render in (render_text, render_markdown, render_html, render_fragment):
            assert render(advice, engagement.pack) == render(advice, engagement.pack) == render(other, engagement.pack)


def test_the_advice_has_its_faces(engagement: KnowledgeBase) -> None:
    """The methods of an advice and of a knowledge base give these renderings."""
    advice = assess(engagement, "two_buses")
    assert advice.to_text() == str(advice) == render_text(advice, engagement.pack)
    assert advice.to_markdown() == render_markdown(advice, engagement.pack)
    assert advice.to_html() == render_html(advice, engagement.pack)
    assert advice._repr_html_() == render_fragment(advice, engagement.pack)
    assert engagement._repr_html_() == render_pack(engagement.pack)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_fit(engagement: KnowledgeBase, width: int) -> None:
    """No line of text is longer than asked for, with and without colour."""
    for name in USUAL:
        advice = assess(engagement, name)
        text = render_text(advice, engagement.pack, width=width)
        assert max(map(len, text.splitlines())) <= width
        colored = render_text(advice, engagement.pack, width=width, color=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == text
        assert "\x1b" not in text


def test_a_usual_text_is_short(engagement: KnowledgeBase) -> None:
    """Half of the pack's cases fit in 90 lines, and none needs more than 150."""
    lengths = sorted(
        render_text(assess(engagement, name), engagement.pack).count("\n") for name in engagement.pack.examples
    )
    assert lengths[len(lengths) // 2] <= 90
    assert lengths[-1] <= 150


@pytest.mark.parametrize("shareable", [False, True])
def test_pages_are_well_formed(engagement: KnowledgeBase, shareable: bool) -> None:  # noqa: FBT001
    """Elements close in order, landmarks are there once, headings descend by one, nothing runs or is fetched."""
    for name in engagement.pack.examples:
        advice = assess(engagement, name)
        page = Page(render_html(advice.shareable() if shareable else advice, engagement.pack))
        assert page.named("html") == [{"lang": "en"}]
        assert [len(page.named(tag)) for tag in ("title", "header", "main", "footer", "h1")] == [1] * 5
        levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {"script", "img", "link", "iframe", "object", "form"}.isdisjoint(tag for tag, _, _ in page.elements)
        assert all(str(attrs["href"]).startswith("http") for attrs in page.named("a"))
        assert not any(
            key in {"src", "style"} or key.startswith("on") for _, attrs, _ in page.elements for key in attrs
        )
        assert all("summary" in tags for tags in children_of_details(page))


def children_of_details(page: Page) -> list[list[str]]:
    """The elements directly inside each `details`."""
    found: list[list[str]] = []
    depths: list[int] = []
    for tag, _, path in page.elements:
        depths = [depth for depth in depths if len(path) > depth]
        if path and path[-1] == "details":
            found[-1].append(tag)
        if tag == "details":
            found.append([])
            depths.append(len(path))
    return found


def test_notebook_fragments_stand_in_any_page(engagement: KnowledgeBase) -> None:
    """A fragment is one element without ids, and its styles touch only what is inside it."""
    for drawn in (render_fragment(assess(engagement, "two_buses"), engagement.pack), render_pack(engagement.pack)):
        page = Page(drawn)
        assert page.elements[0][0] == "div"
        assert sum(path == () for _, _, path in page.elements) == 1
        assert not any("id" in attrs for _, attrs, _ in page.elements)
        assert {"html", "head", "body", "main"}.isdisjoint(tag for tag, _, _ in page.elements)
    for selector in re.findall(r"^\s*([^@{}\s][^{}]*?)\s*\{", style.style_sheet(), re.MULTILINE):
        assert all(part.strip().startswith((".rr", "body.rr")) for part in selector.split(",")), selector


def test_every_table_has_headers(engagement: KnowledgeBase) -> None:
    """Each row of a table has a header cell with its scope, and the table a caption."""
    page = Page(render_pack(engagement.pack))
    assert len(page.named("table")) == len(page.named("caption")) == 1
    assert page.named("th") == [{"scope": "row"}] * len(page.named("tr"))
    for name in engagement.pack.examples:
        assert Page(render_html(assess(engagement, name), engagement.pack)).named("table") == []


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK])
def test_contrast(palette: Mapping[str, str]) -> None:
    """Text has a contrast of 7 to 1 on its ground, lines and focus rings of 3 to 1; every colour is in some pair."""
    for text, ground in style.TEXT_ON_GROUND:
        assert contrast(palette[text], palette[ground]) >= 7, (text, ground)
    for line, ground in style.LINE_ON_GROUND:
        assert contrast(palette[line], palette[ground]) >= 3, (line, ground)
    assert {name for pair in (*style.TEXT_ON_GROUND, *style.LINE_ON_GROUND) for name in pair} == set(palette)


def test_only_named_colours_are_used() -> None:
    """The rules of the style sheet take every colour from the palette, so that its contrast is checked."""
    used = set(re.findall(r"var\(--([a-z-]+)\)", style._RULES))
    assert used == set(style.LIGHT) == set(style.DARK)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl|url\(|@import", style._RULES) == []


# --- escaping ------------------------------------------------------------------------------------------------


def hostile_pack(pack: Pack) -> Pack:
    """The pack with markup in every kind of text that a rendering shows."""

    def spoil(entries: Mapping[str, Any], **texts: object) -> dict[str, Any]:
        return {name: evolve(entry, **texts) for name, entry in entries.items()}

    return evolve(
        pack,
        info=evolve(pack.info, title=HOSTILE, intended_use=HOSTILE, version=HOSTILE, language='"><b>'),
        facts=spoil(pack.facts, label=HOSTILE, ask=HOSTILE),
        sources=spoil(pack.sources, authors=HOSTILE, doi=None, pmid=None, url='https://x.test/")|(<b>'),
        barriers={
            name: evolve(
                item,
                label=f"{HOSTILE} {name}",
                description=HOSTILE,
                ask=HOSTILE,
                mistaken_for=(HOSTILE,),
                indicators=tuple(evolve(indicator, because=HOSTILE) for indicator in item.indicators),
            )
            for name, item in pack.barriers.items()
        },
        interventions=spoil(pack.interventions, label=HOSTILE, do=HOSTILE, say=(HOSTILE,), training_note=HOSTILE),
        safety={
            name: evolve(
                item,
                label=HOSTILE,
                because=HOSTILE,
                do_first=(HOSTILE,),
                policy=evolve(item.policy, text=HOSTILE) if item.policy else None,
            )
            for name, item in pack.safety.items()
        },
        gates=spoil(pack.gates, label=HOSTILE, ask=HOSTILE),
        contraindications=spoil(pack.contraindications, because=HOSTILE),
        pathways={
            name: evolve(
                item, label=HOSTILE, stages=tuple(evolve(s, label=HOSTILE, avoid=(HOSTILE,)) for s in item.stages)
            )
            for name, item in pack.pathways.items()
        },
        assume=spoil(pack.assume, because=HOSTILE),
    )


def test_texts_cannot_become_markup(engagement: KnowledgeBase) -> None:
    """Markup, pipes, stars and control characters in a pack's texts are shown as they are, or not at all."""
    pack = hostile_pack(engagement.pack)
    kb = KnowledgeBase.of(pack, "reference")
    for name in USUAL:
        advice = kb.assess(pack.examples[name].case)
        page = Page(render_html(advice, pack))
        assert page.named("b") == []
        assert page.named("html") == [{"lang": '"><b>'}]
        assert words.clean(HOSTILE) in page.text
        assert all(str(attrs["href"]).startswith("https://x.test/") for attrs in page.named("a"))
        for render in (render_text, render_markdown, render_html, render_fragment):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", render(advice, pack))
        marked = render_markdown(advice, pack)
        assert "<b>" not in marked
        assert not re.search(r"(?<!\\)\]\(javascript", marked)
        assert not re.search(r"(?<!\\)\|", marked.replace("\\\\", ""))


def rendered_markdown(text: str) -> Page:
    """Markdown as GitHub-like HTML, taken apart."""
    markdown_it = pytest.importorskip("markdown_it")
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return Page(parser.render(text).replace(" />", ">"))


def test_markdown_of_hostile_texts_has_no_more_elements(engagement: KnowledgeBase) -> None:
    """Drawn by a Markdown parser, hostile texts bring no element that a rendering does not make itself."""
    pack = hostile_pack(engagement.pack)
    kb = KnowledgeBase.of(pack, "reference")
    for name in USUAL:
        page = rendered_markdown(render_markdown(kb.assess(pack.examples[name].case), pack))
        made = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "hr", "sub", "br"}
        assert {tag for tag, _, _ in page.elements} <= made
        assert all(str(attrs["href"]).startswith("https://x.test/") for attrs in page.named("a"))
        assert words.clean(HOSTILE) in page.text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_survives_markdown(text: str) -> None:
    """A text escaped for Markdown is shown as it was, at the start of a line and after a list mark."""
    text = words.clean(text)
    for before in ("", "- "):
        page = rendered_markdown(before + escape(text))
        assert {tag for tag, _, _ in page.elements} <= {"p", "ul", "li"}
        assert page.text == " ".join(text.split())


@given(st.text())
def test_any_text_survives_html(text: str) -> None:
    """A text inside an element is shown as it was and makes no element."""
    from resistance_rules.advice.render.markup import tag

    page = Page(tag("p", words.clean(text), title=words.clean(text)))
    assert [name for name, _, _ in page.elements] == ["p"]
    assert page.text == words.clean(text)
    assert page.elements[0][1]["title"] == words.clean(text)


# --- small pieces --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("Dowd ET, Milne CR, Wise SL", "Dowd et al. (2018)"),
        ("Calabrese JR, et al.", "Calabrese et al. (2018)"),
        ("Gibbons MBC et al.", "Gibbons et al. (2018)"),
        ("Barber CW, Miller MJ", "Barber & Miller (2018)"),
        ("Hong S-M, Faedda S", "Hong & Faedda (2018)"),
        ("Gordon SY, Pinals DA (SMI Adviser)", "Gordon & Pinals (2018)"),
        ("van Straten A", "van Straten (2018)"),
        ("Eubanks, Muran, Safran", "Eubanks et al. (2018)"),
        ("NICE", "NICE (2018)"),
        ("US FDA", "US FDA (2018)"),
        ("MHRA / EMA", "MHRA / EMA (2018)"),
        (
            "American Psychiatric Association; Lewis-Fernandez R, et al.",
            "American Psychiatric Association et al. (2018)",
        ),
        (None, "A title (2018)"),
    ],
)
def test_short_citations(authors: str | None, expected: str) -> None:
    """People are cited by family name, bodies in full, a source without authors by its title."""
    source = Source(id="x", authors=authors, year=2018, title="A title", kind="rct", supports="x", verified="search")
    assert words.short_citation(source) == expected


def test_sources_that_would_read_alike_are_told_apart() -> None:
    """Papers of the same people and year get letters by title, also when there are more of them than letters."""
    nice = Source(id="x", authors="NICE", year=2020, title="P", kind="guideline", supports="x", verified="search")
    alike = {f"id{n}": evolve(nice, title=f"Paper {n:02}") for n in range(28)}
    other = evolve(nice, title="Another", year=2021)
    undated = {name: evolve(nice, title=name, authors="WHO", year=None) for name in ("u1", "u2")}
    found = {name: ref.citation for name, ref in references({**alike, "other": other, **undated}).items()}
    assert (found["id0"], found["id25"], found["id27"]) == ("NICE (2020a)", "NICE (2020z)", "NICE (2020-28)")
    assert found["other"] == "NICE (2021)"
    assert (found["u1"], found["u2"]) == ("WHO (a)", "WHO (b)")
    assert len(set(found.values())) == len(found)


def test_each_citation_of_a_page_leads_to_one_source(engagement: KnowledgeBase) -> None:
    """Whatever the examples cite, the same words never lead to two addresses, nor stand twice in one list."""
    for example in engagement.pack.examples.values():
        view = AdviceView.of(engagement.assess(example.case), engagement.pack)
        shown = [*view.recommendations, *view.further]
        addresses = {(ref.citation, ref.url) for item in shown for ref in item.evidence.references}
        assert len({citation for citation, _ in addresses}) == len(addresses)


def test_what_several_stages_wait_for_is_said_once(engagement: KnowledgeBase) -> None:
    """Where two pathways wait for the same, it is named once, and each further thing beside it."""
    advice = engagement.assess({"session_number": 3, "trust_rating_0_10": 4, "challenge_planned": True})
    held = next(item for item in AdviceView.of(advice, engagement.pack).withheld if "graded_challenge" in item.ids)
    assert held.release == (
        "when “Consent and limits of confidentiality are clear” is in place",
        "when “Enough trust for depth” is in place",
    )


def test_links_lead_to_the_web_only() -> None:
    """A source links to its DOI, else PubMed, else its address if that is one of the web."""

    def source(**ids: str) -> Source:
        return Source(id="x", title="A title", kind="rct", supports="x", verified="search", **ids)

    assert words.link(source(doi="10.1000/1", pmid="2", url="https://x.test")) == "https://doi.org/10.1000/1"
    assert words.link(source(pmid="2", url="https://x.test")) == "https://pubmed.ncbi.nlm.nih.gov/2/"
    assert words.link(source(url="https://x.test")) == "https://x.test"
    assert words.link(source(url="javascript:alert(1)")) is None
    assert words.link(source()) is None


def test_conditions_in_words(engagement: KnowledgeBase) -> None:
    """Conditions read as sentences: unknowns are said with their fact, brackets keep parts together."""
    pack = engagement.pack
    interventions = pack.interventions

    def needed(name: str) -> str:
        condition = interventions[name].only_if
        assert condition is not None
        return condition_in_words(condition, pack)

    session = "Number of the current or next session (0 = before the first)"
    assert needed("therapeutic_assessment") == f"{session}: at least 2, or not known"
    assert needed("creative_arts_option") == "Kind of help the person would choose: creative"
    assert needed("first_contact_engagement_call") == f"no sign of: {session}: at least 2"
    stage = pack.pathways["trust_before_challenge"].stages[0].until
    assert stage is not None
    assert condition_in_words(stage, pack) == (
        "“Consent and limits of confidentiality are clear” is in place; and “Enough trust for depth” is in place"
    )
    both = c.All((c.Equals("mandated", (True,)), c.Any((c.Known("age_years"), c.NotEstablished(c.Known("age_years"))))))
    assert condition_in_words(both, pack).endswith("; and (Age: known; or no sign of: Age: known)")
    counted = c.Count(2, (c.Not(c.Known("age_years")), c.Not(c.NotEstablished(c.GateIs("trust")))))
    assert condition_in_words(counted, pack) == "at least 2 of (not: Age: known; “Enough trust for depth” is in place)"
    assert condition_in_words(c.NotEstablished(c.Equals("mandated", (True,))), pack).endswith(": no, or not known")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), ("body first", "Body first."), ("Really?", "Really?"), ("(so)", "(so)."), ("“Now.”", "“Now.”"),
        ("r = .28 (N = 9)", "r = .28 (N = 9)."), ("d 0.42", "d 0.42."), ("g -.3", "g -.3."), ("p<.05", "p<.05."),
        ("a 10-week course", "A 10-week course."), ("e.g. a walk", "E.g. a walk."), ("d of .4", "D of .4."),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: str) -> None:
    """A text becomes a sentence without doubling its mark; a symbol at its start stays what it is."""
    assert words.sentence(text) == expected
