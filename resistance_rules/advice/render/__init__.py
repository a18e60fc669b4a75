"""Advice for people: as text for a terminal, as Markdown for notes and cards, as an accessible HTML page.

All three draw the same `AdviceView`, so they show the same; none looks beyond the advice and the pack's texts.
"""
