"""A pack as FHIR R4 knowledge resources, in the way of CPG-on-FHIR: see docs/fhir.md."""

from resistance_rules.hosts.fhir.publishing.headers import Publication
from resistance_rules.hosts.fhir.publishing.resources import pack_bundle, pack_resources

__all__ = ["Publication", "pack_bundle", "pack_resources"]
