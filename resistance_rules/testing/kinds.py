"""What can be asked of the kit by name; apart from what does the work, so that the command line starts quickly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SLIPS: Final[Mapping[str, str]] = {
    "drop_condition": "a condition is left out",
    "flip_comparison": "a comparison is the wrong way round",
    "threshold": "a threshold is off by one",
    "strength": "strong and weak are mixed up",
    "drop_contraindication": "a contraindication is left out",
    "drop_gate": "a gate is left out",
    "drop_for": "a barrier is left out of `for` or `also`",
}
MOST_FACTS: Final = 24
"""So many facts a proposed case knows at most, if nobody says otherwise and it can."""
