"""Inference: a case in, the truth of every rule and conclusion out. Source: semantics.md 1-3."""
