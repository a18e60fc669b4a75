"""A first case: load the pack, submit some facts, read the advice.

    python examples/first_case.py

Everybody in these examples is made up.
"""

from resistance_rules import Advice, CaseError, load

kb = load()  # a few tenths of a second; do it once, and use it for every case, from any thread

# Bo, third session. Something demanding is planned for today, openness feels 4 of 10, the way here takes 95 minutes.
# What nobody knows is left out: it stays unknown, and is never taken for "no".
BO = {
    "session_number": 3,
    "consent_to_treatment": "obtained",
    "confidentiality_limits_explained": True,
    "suicide_risk_conversation_done": True,
    "own_goal_stated": True,
    "goal_disagreement": False,
    "rupture_marker": "none",
    "trust_rating_0_10": 4,
    "challenge_planned": True,
    "soc_stage": "preparation",
    "travel_minutes_one_way": 95,
    "missed_appointments_90d": 2,
}


def show(advice: Advice) -> None:
    """Show what a clinician needs first. `print(advice)` shows all of it, ready made."""
    # Red flags come before everything else, each with what to do and what the site itself has to add.
    for flag in advice.safety:
        print(f"! {flag.label} ({flag.urgency}): {flag.because}")
        for step in flag.do_first:
            print(f"    first: {step}")
        if flag.unanswered:
            print("    NOTHING HERE ANSWERS THIS: follow your local emergency procedure")
        if flag.policy_missing:
            print("    your site has not written down yet what to do here")

    print("What stands in the way:")
    for barrier in advice.barriers:
        if barrier.level in ("likely", "possible"):
            print(f"  {barrier.label} ({barrier.level}): {'; '.join(barrier.because)}")

    print("What to offer first:")
    for offer in advice.recommendations[:4]:
        print(f"  {offer.rank}. {offer.label} [{offer.status}, evidence {offer.evidence.grade}]")

    print("Held back for now:")
    for held in advice.withheld[:3]:
        print(f"  {held.label}: {'; '.join(held.because)}")
    if advice.withheld[3:]:
        print(f"  ... and {len(advice.withheld[3:])} more")

    print("Worth asking next:")
    for question in advice.ask_next(3):
        print(f"  {question.ask}" + ("  (only when the person is alone)" if question.alone else ""))


advice = kb.assess(BO)
show(advice)

print("\n--- Why this first? Every line goes down to a rule, its place in the pack and its sources.\n")
print(advice.why(advice.recommendations[0].id))

print("\n--- And why not the challenge that was planned?\n")
explanation = advice.why_not("graded_challenge")
print(explanation.verdict)
for line in explanation.lines:
    if line.text.startswith(("needs the gate", "held back by")):
        print(f"  {line.text}")

print("\n--- What if it felt safe, and Bo had said yes to it?\n")
what_if = advice.what_if(trust_rating_0_10=9, permission_for_challenge=True)
for change in (*what_if.difference.of("barrier"), *what_if.difference.of("gate"), *what_if.difference.of("pathway")):
    print(change)
challenge = what_if.advice.recommendation("graded_challenge")
if challenge is not None:
    print(f"{challenge.label}: {challenge.status}, at place {challenge.rank}")
    for caution in challenge.cautions:
        print(f"  {'find out' if caution.state == 'check' else 'keep in mind'}: {caution.say}")

print("\n--- In an emergency nothing but the answer to it is recommended.\n")
show(kb.assess({**BO, "suicide_act_in_progress": True}))

print("\n--- Facts that do not fit are all reported at once. The text never shows a value, so it may be logged.\n")
try:
    kb.assess({"trust_ratng_0_10": 4, "session_number": "three", "soc_stage": "Preparation", "age_years": 370})
except CaseError as error:
    for problem in error.problems:
        print(f"  {problem.fact}: {problem.expected}" + (f" ({problem.help})" if problem.help else ""))
