"""Proofs about a pack and exact answers about a case, by the SMT solver Z3.

An optional extra: `pip install "resistance-rules[prove]"`.

* `prove(kb)`: every promise of the pack and everything else that has to hold, for every case, or the smallest case
  that breaks it;
* `compare(old, new)`: the same advice for every case, or the smallest case for each difference;
* `enough(advice, id)`: the smallest set of a case's facts that alone forces what the advice says;
* `what_would_change(advice, id)`: the smallest change after which it says otherwise.

What the solver finds is replayed on the reference evaluator before it is shown. Where the solver gives up, the answer
is *not decided* (`NotDecidedError`), never yes or no. The core of the library does not import this package.
"""

from resistance_rules.prove.changes import Step, WhatWouldChange, what_would_change
from resistance_rules.prove.comparison import Comparison, Shift, compare
from resistance_rules.prove.logic import NotDecidedError
from resistance_rules.prove.proof import prove
from resistance_rules.prove.sufficiency import Enough, enough
from resistance_rules.prove.verdicts import Proof, Refutation, Verdict

__all__ = [
    "Comparison", "Enough", "NotDecidedError", "Proof", "Refutation", "Shift", "Step", "Verdict", "WhatWouldChange",
    "compare", "enough", "prove", "what_would_change",
]  # fmt: skip
