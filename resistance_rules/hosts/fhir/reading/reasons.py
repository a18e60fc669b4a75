"""Why content of a resource became no fact: stable codes, each with its plain words. Listed in docs/fhir-in.md."""

from __future__ import annotations

from typing import Final

REASONS: Final = {
    # the resource as a whole
    "malformed": "it does not have the shape that FHIR gives it",
    "not_read": "nothing is read from resources of this type",
    "outcome": "the server sent an error or a remark in place of data",
    "contained": "it stands inside another resource and is not read on its own",
    "older_version": "a later version of the same resource was given",
    "deleted": "it was deleted",
    "version_conflict": "several versions of the same resource were given, and nothing says which is the latest",
    "more_pages": "the server has more pages than were given",
    # whose it is
    "other_patient": "it is about somebody else",
    "no_subject": "nothing says whom it is about",
    # whether it holds
    "entered_in_error": "it was entered in error",
    "no_status": "it has no status",
    "unknown_status": "its status is unknown, or is none that FHIR has for it",
    "not_final": "it is not final yet",
    "cancelled": "it was cancelled",
    "stopped": "it was stopped, put on hold or taken back",
    "resolved": "it is over: resolved, inactive or in remission",
    "refuted": "it was refuted",
    "modified": "a modifier that is not understood changes what it means",
    "not_confirmed": "it is not confirmed",
    "not_done": "it was not done, for another reason than that the person said no",
    "refused": "the person said no to it",
    "do_not_perform": "it says what not to do",
    # what it says
    "no_code": "it has no code that says what it is",
    "not_mapped": "the mapping does not know its code",
    "set_aside": "the mapping reads it into no fact, on purpose",
    "panel": "it groups other observations and has no value of its own",
    "no_value": "it has no value",
    "value_absent": "it says that the value is absent, and why",
    "answer_not_mapped": "the mapping does not say what this answer means",
    "wrong_type": "its value is of another kind than the fact",
    "inexact": "its value is below or above a bound, not a number",
    "out_of_range": "its value is outside the range of the fact",
    "unit_missing": "its value has no unit",
    "unit_not_mapped": "the mapping does not know its unit",
    "not_counted": "the mapping looks at it, and does not count it",
    # when it was
    "undated": "nothing says when it was",
    "bad_date": "its date cannot be read",
    "imprecise": "its date is not exact enough for this fact",
    "in_future": "its date has not come yet",
    "too_old": "it is older than the mapping lets count",
    "outside_window": "it is outside the window in which is counted",
    # among others
    "older": "there is a newer one",
    "newer_unclear": "there is a newer one that cannot be interpreted, so that the fact stays unknown",
    "conflict": "it contradicts another one of the same moment, so that the fact stays unknown",
    "another_way": "another way to the same fact comes first",
    "none_counted": "none of those that were given counts, and nobody vouched that all were given",
    "too_few": "fewer were given than are looked at",
    "undecided": "whether one of those that are looked at counts cannot be told",
}
"""Code -> what it says, in plain words. The words hold no case content."""

DOUBTFUL: Final = frozenset(
    {
        "malformed", "outcome", "version_conflict", "more_pages", "modified", "unknown_status", "no_status",
        "answer_not_mapped", "wrong_type", "inexact", "out_of_range", "unit_missing", "unit_not_mapped",
        "bad_date", "newer_unclear", "conflict", "undecided",
    }
)  # fmt: skip
"""Reasons that say: something was recorded, and what it means for the person cannot be told. Somebody should look."""
