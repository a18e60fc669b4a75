# %% [markdown]
# # Four strategies, walked through
#
# The engagement pack grew from what four clinicians wrote about people who had been called "resistant":
#
# 1. **The alliance.** A strong working relationship, goals in the person's own words, and progress that is noticed.
# 2. **The help that was never offered.** Not "nothing works for this person", but "we have not found what fits, and our
#    system has limits".
# 3. **Nonjudgment and pace.** Trust and safety come before any challenge.
# 4. **Never force, never sell.** A first session that is worth it by itself, and four aims to choose from: Relief,
#    Root-cause reversal, Rebalance, Regeneration.
#
# This is how they look as rules, on people who are made up. Open it as a notebook (VS Code, PyCharm, Jupytext)
# and go from cell to cell, or run it from top to bottom: `python examples/walk_through.py`.
#
# > The pack is a draft and not for clinical use.

# %%
from textwrap import fill

from resistance_rules import Advice, load

kb = load()
pack = kb.pack
print(pack)


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def quote(text: str) -> None:
    print(fill(text, width=100, initial_indent="    ", subsequent_indent="    "))


def show(advice: Advice, first: int = 4) -> None:
    """What stands in the way, and the first few things to offer."""
    for flag in advice.safety:
        print(f"  ! {flag.label}: {flag.because}")
    for barrier in advice.barriers:
        if barrier.level in ("likely", "possible"):
            print(f"  {barrier.level:8}  {barrier.label}: {'; '.join(barrier.because)}")
    for offer in advice.recommendations[:first]:
        waits = " after " + ", ".join(pack.gates[gate].label for gate in offer.gates) if offer.gates else ""
        print(f"  {offer.rank}. {offer.label} [{offer.status.replace('_', ' ')}{waits}]")


# Known about every one of them: they agreed to treatment, know what stays private, and were asked about suicide.
SETTLED = {
    "consent_to_treatment": "obtained",
    "confidentiality_limits_explained": True,
    "suicide_risk_conversation_done": True,
}

# %% [markdown]
# ## 1. The alliance
#
# **Ilse**, 45, fourth session. She drinks more than she would like and weighs it up: a five of ten for "how
# important". The goal is in her own words, and the relationship is good. That is being in two minds, which is
# where most people are before a change; it says nothing about willingness.

# %%
ILSE = {
    **SETTLED,
    "age_years": 45,
    "session_number": 4,
    "own_goal_stated": True,
    "goal_disagreement": False,
    "rupture_marker": "none",
    "srs_total": 38,
    "srs_drop": 0,
    "change_target_named": True,
    "soc_stage": "contemplation",
    "importance_ruler": 5,
    "decision_made": False,
    "clinician_neutrality_required": False,
}
heading("Ilse, in two minds, well met")
ilse = kb.assess(ILSE)
show(ilse)
print("  in words:")
quote(pack.interventions["mi_evocation"].say[0])

# %% [markdown]
# A plan for change would be the helper's plan: she has not decided. The advice does not hold it back as a
# punishment; nothing indicates it yet, and `why_not` says so.

# %%
print(ilse.why_not("change_planning").verdict)

# %% [markdown]
# Now suppose that she goes quiet after a remark. The same facts, and one of them changed. Repairing the strain is
# offered at once, and what needs a sound relationship waits until it is one again.

# %%
heading("Ilse goes quiet")
strained = ilse.what_if(rupture_marker="withdrawal")
show(strained.advice)
evoking = strained.advice.recommendation("mi_evocation")
if evoking is not None:
    print(f"  {evoking.label}: {evoking.status}, because this is not open: {', '.join(evoking.gates)}")
for change in strained.difference.of("gate"):
    print(f"  gate: {change.label}: {change.before} -> {change.after}")

# %% [markdown]
# **Mona**, 52, got better: her PHQ-9 fell by nine points. She says nothing has changed, and that it was the
# tablets. Progress that is not owned is easily lost, so naming it is treatment, not politeness.

# %%
heading("Mona is better, and does not feel that it is hers")
mona = kb.assess({
    **SETTLED,
    "age_years": 52,
    "session_number": 9,
    "phq9_total": 8,
    "phq9_change": -9,
    "gains_credited_to_self": False,
})  # fmt: skip
show(mona, first=5)
quote(pack.interventions["celebrate_progress"].say[1])

# %% [markdown]
# ## 2. The help that was never offered
#
# **Piet**, 49, was in the same group twice. It did not help, the letter carries a label, and he had asked for
# something else. Look at whom the barriers sit with: none of them is "the patient".

# %%
PIET = {
    **SETTLED,
    "age_years": 49,
    "session_number": 2,
    "main_problem": "depression",
    "prior_treatment_effect": "no_help",
    "prior_treatment_episodes": 2,
    "only_one_modality_offered": True,
    "preference_met": "not_met",
    "strong_preference_present": True,
    "blaming_label_in_notes": True,
}
heading("Piet was offered one thing, again")
piet = kb.assess(PIET)
show(piet, first=6)
for state in piet.barriers:
    if state.level == "likely":
        entry = pack.barriers[state.id]
        print(f"  {entry.label}")
        print(f"    sits with: {entry.sits_with.replace('_', ' ')}; mistaken for: {', '.join(entry.mistaken_for)}")
quote(pack.interventions["what_have_we_missed"].say[0])

# %% [markdown]
# The pathway begins with taking the blame off him, then gives an honest account of what was offered, and only
# then chooses. It claims no more than it knows.

# %%
heading("The pathway he is on")
pathway = pack.pathways["right_help_not_offered_yet"]
current = next(state for state in piet.pathways if state.id == pathway.id)
for stage in pathway.stages:
    print(f"  {'->' if stage.id == current.stage else '  '} {stage.label}")
if pathway.evidence is not None:
    print(f"  evidence {pathway.evidence.grade}; not claimed: {pathway.evidence.not_claimed}")

# %% [markdown]
# ## 3. Nonjudgment and the person's own pace
#
# **Bo**, 37, third session. A demanding step is planned. Openness feels four of ten, and nobody has asked for
# permission.

# %%
BO = {
    **SETTLED,
    "age_years": 37,
    "session_number": 3,
    "trust_rating_0_10": 4,
    "challenge_planned": True,
    "soc_stage": "preparation",
    "rupture_marker": "none",
}
heading("Bo: trust and safety before any challenge")
bo = kb.assess(BO)
show(bo, first=5)
for held in bo.withheld:
    print(f"  held back: {held.label}")
    for because in held.because:
        print(f"    {because}")

# %% [markdown]
# What would open the way? More trust alone does not do it. Trust is not permission: Bo has to say yes to this,
# today.

# %%
heading("What if")
safer = {"trust_rating_0_10": 9, "own_goal_stated": True, "goal_disagreement": False}
yes = {**safer, "permission_for_challenge": True}
for said, facts in {
    "it felt safe": safer,
    "it felt safe, and Bo said yes": yes,
    "Bo said yes, and then lost touch with the room": {**yes, "dissociation_in_session": True},
}.items():
    advice = bo.what_if(facts).advice
    found = advice.recommendation("graded_challenge")
    waits = ", ".join(pack.gates[gate].label for gate in found.gates) if found else ""
    where = next(state.stage_label for state in advice.pathways if state.id == "trust_before_challenge")
    status = f"{found.status.replace('_', ' ')}{'; waits for: ' + waits if waits else ''}" if found else "held back"
    print(f"  if {said}: {status}  (stage: {where})")
    for fact in found.questions if found else ():
        print(f"    to find out: {pack.facts[fact].ask}")

# %% [markdown]
# ## 4. Never force, never sell
#
# **Nadia**, 28, comes once, to have a look, and gives it a three of ten. The hour is hers. It ends with her
# decision: again, later, or enough.

# %%
NADIA = {**SETTLED, "age_years": 28, "session_number": 1, "outcome_expectation_0_10": 3}
heading("Nadia has a look")
nadia = kb.assess(NADIA)
show(nadia)
quote(pack.interventions["impactful_first_session"].do)

# %% [markdown]
# The four aims are a way to organise the work, in an order that she may change. The pack says openly that
# nobody has tested the frame as a whole.

# %%
heading("Relief, Root-cause reversal, Rebalance, Regeneration")
aims = pack.pathways["first_session_and_four_r"]
here = next(state for state in nadia.pathways if state.id == aims.id)
for stage in aims.stages:
    print(f"  {'->' if stage.id == here.stage else '  '} {stage.label}")
    if stage.avoid:
        print(f"       not: {'; '.join(stage.avoid)}")
if aims.evidence is not None:
    print(f"  evidence {aims.evidence.grade}; not claimed: {aims.evidence.not_claimed}")

# %% [markdown]
# And if she says no? A no is an answer. It is respected, the offer stays, and the door stays open. Pressure is
# not in the pack at all: that no case ever gets it is one of the promises that `resistance-rules check` tries
# to break.

# %%
heading("Nadia says no")
no = nadia.what_if(declines_offered_treatment=True).advice
respect = no.recommendation("respect_informed_no")
print(f"  {respect.rank}. {respect.label}" if respect else "  nothing")
promise = pack.never["no-confrontation-ever"]
print(f"  never, in any case: {', '.join(pack.categories[name].label for name in promise.recommend.categories)}")

# %% [markdown]
# ## And when nothing is known?
#
# Nothing known is not "nothing wrong". No box is ticked, no progress is praised, and the advice is to ask.

# %%
heading("An empty record")
empty = kb.assess({})
show(empty)
for question in empty.ask_next(3):
    print(f"  ask: {question.ask}")
