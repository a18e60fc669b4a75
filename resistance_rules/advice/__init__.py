"""Advice: what the conclusions about a case mean, in what order, why, and what to ask next (semantics 4-7)."""
