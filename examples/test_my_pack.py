"""A host's tests of the rules it uses. Run: pytest examples/test_my_pack.py --rule-coverage=engagement."""

from hypothesis import given

from resistance_rules import load
from resistance_rules.testing import assert_always, assert_never, assert_unknown_is_not_false, near_misses

kb = load("engagement")


def test_no_joint_sessions_with_a_violent_partner():
    assert_never(kb, ["category:couples_family"], when="ipv_active")


def test_a_plan_to_die_is_always_answered():
    assert_always(kb, ["safety_planning", "direct_suicide_conversation"], when="suicide_intent_or_plan")


def test_learning_more_never_hides_a_red_flag():
    assert_unknown_is_not_false(kb, max_examples=20)


@given(near_misses(kb, "suicide_intent_or_plan"))
def test_the_red_flag_is_exact(pair):
    inside, outside = (["suicide_intent_or_plan" in {item.id for item in kb.assess(case).safety}] for case in pair)
    assert inside == [True]
    assert outside == [False]
