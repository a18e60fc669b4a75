"""Which FHIR mapping the services read with: the site's, else the one that is shipped for the pack or its base."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.fhir.codes import system
from resistance_rules.hosts.fhir.reading import FhirMapping, load_mapping
from resistance_rules.hosts.fhir.reading.mapping_entries import MappingInfo, MaxAge, OwnCodes
from resistance_rules.hosts.fhir.reading.mapping_files import shipped_mappings

_DAYS: Final = 30
_log: Final = logging.getLogger("resistance_rules.service")


def mapping_for(kb: KnowledgeBase, names: Sequence[str]) -> FhirMapping:
    """The mapping for a pack.

    Args:
        kb: the pack.
        names: what the site has set: the id of a shipped mapping or a file, then files laid over it. Empty: the
            mapping that is shipped for the pack, or for one that it extends. A pack of which nothing is shipped is
            read by its own codes only: Observations and QuestionnaireResponses under the ids of its facts.

    Raises:
        MappingError: the mapping does not fit the pack; all problems.
    """
    if names:
        return load_mapping(list(names), pack=kb)
    info = kb.pack.info
    shipped = shipped_mappings()
    found = next((name for name in (info.id, *info.extends) if name in shipped), None)
    if found is not None:
        return load_mapping(found, pack=kb)
    _log.warning("no FHIR mapping is shipped for this pack: CDS Hooks reads facts under their own ids only")
    return _own_codes_only(kb)


def _own_codes_only(kb: KnowledgeBase) -> FhirMapping:
    own = OwnCodes(
        system=system("fact"),
        max_age=MaxAge(days=_DAYS, because="nothing is known of how fast this changes"),
        because="it was sent under the fact's own id",
    )
    info = MappingInfo(id=kb.pack.info.id, title="Facts under their own ids", version="1.0.0", format=1)
    return FhirMapping(info, kb.pack.facts, {}, (), (), own)
