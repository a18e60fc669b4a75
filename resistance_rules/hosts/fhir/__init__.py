"""HL7 FHIR R4, in and out, as plain dicts. Needs no FHIR package; see docs/fhir.md."""
