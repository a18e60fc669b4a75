"""FHIR resources of a made-up person become a case, with where each fact comes from; then the advice.

python examples/fhir/facts_from_fhir.py
"""

import json
from datetime import datetime
from pathlib import Path

from resistance_rules import load
from resistance_rules.hosts.fhir.reading import facts_from_fhir, load_mapping

HERE = Path(__file__).parent
NOW = datetime.fromisoformat("2026-03-02T09:00:00+01:00")

kb = load()
mapping = load_mapping(HERE / "clinic.yaml", pack=kb)  # read once, used for every request
bundle = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))

found = facts_from_fhir(bundle, mapping=mapping, patient="Patient/example-7", now=NOW)

for fact in found.found:
    grounds = ", ".join(source.resource for source in fact.sources)
    print(f"{fact.fact} = {fact.value}  ({fact.because}; from {grounds})")

print("\nnot used:")
for line in dict.fromkeys(f"- {entry.resource}: {entry.words}" for entry in found.not_used):
    print(line)

advice = kb.assess(found.facts)
print("\nfirst:", advice.recommendations[0].label)
